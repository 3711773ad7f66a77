import { valueAt, type Path } from './source.ts'
import { SETTINGS, type Draft, type NodeSettings, type SettledSettings } from './types.ts'

/** Settings from one place; the layers of a node lie upon each other, the last one at the top. */
export interface Layer {
  /** `built in`, `profile NAME` or `node`. */
  readonly name: string
  /** Where it stands in the inventory; undefined for what is built in. */
  readonly path: Path | undefined
  readonly settings: NodeSettings
}

/** The name of the profile that every node has. */
const EVERYBODY = 'default'

/** One name, several or none, as a list. */
export function namesOf(names: string | readonly string[] | undefined): readonly string[] {
  return typeof names === 'string' ? [names] : (names ?? [])
}

/**
 * The layers of a node from the ground up: what is built in, the default profile, each of its profiles upon those
 * that it inherits, and the node's own. A profile lies where it is first needed, and once.
 */
export function layersOf(inventory: Draft, node: string): readonly Layer[] {
  const found = inventory.nodes[node]
  const own = found === undefined ? [] : [{ name: 'node', path: ['nodes', node], settings: found }]
  return [...profileLayers(inventory, namesOf(found?.profile)), ...own]
}

/** The layer whose word on a setting holds; undefined if none has said it, or what was said holds no more. */
export function lastWord(layers: readonly Layer[], path: Path): Layer | undefined {
  for (const layer of layers.toReversed()) {
    if (valueAt(layer.settings, path) !== undefined) return layer
    if (path.some((_, length) => endsBelow(layer.settings, path.slice(0, length)))) return undefined
  }
  return undefined
}

/** Whether what lower layers say at a path holds no more: it was taken away, or is a file, which is another one as a whole. */
function endsBelow(settings: NodeSettings, path: Path): boolean {
  const value = valueAt(settings, path)
  return value === false || (path[0] === 'files' && path.length === 2 && value !== undefined)
}

/**
 * Settles what each node has.
 * @returns for a node's name its settings, the last word of its layers
 */
export function settler(inventory: Draft): (node: string) => SettledSettings {
  // Most nodes have one of a few lists of profiles.
  const known = new Map<string, SettledSettings>()
  return node => {
    const own = inventory.nodes[node]
    const names = namesOf(own?.profile)
    const key = names.join(' ')
    const ground = known.get(key) ?? settle(profileLayers(inventory, names))
    known.set(key, ground)
    return own === undefined || !speaks(own) ? ground : merge(ground, own)
  }
}

/** Whether a node has a setting of its own. Most have none, and then are what their profiles are. */
function speaks(own: NodeSettings): boolean {
  const { network, root, boot, interfaces, mounts, exports, packages, files, hooks, authorizedKeys, extra } =
    own
  const settings = [network, root, boot, interfaces, mounts, exports, packages, files, hooks, authorizedKeys]
  return [...settings, extra].some(setting => setting !== undefined)
}

function profileLayers({ profiles = {} }: Draft, names: readonly string[]): readonly Layer[] {
  const layers = new Map<string, Layer>()
  const open = new Set<string>()
  const add = (name: string): void => {
    const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined
    if (profile === undefined || layers.has(name) || open.has(name)) return
    open.add(name)
    for (const inherited of namesOf(profile.inherits)) add(inherited)
    layers.set(name, { name: `profile ${name}`, path: ['profiles', name], settings: profile })
  }
  for (const name of [EVERYBODY, ...names]) add(name)
  return [{ name: 'built in', path: undefined, settings: SETTINGS }, ...layers.values()]
}

const NOTHING: SettledSettings = { interfaces: {}, mounts: {}, files: {}, boot: {} }

function settle(layers: readonly Layer[]): SettledSettings {
  return layers.reduce((ground, { settings }) => merge(ground, settings), NOTHING)
}

/** The lists that add up; of everything else the last word holds. */
export const ADDING_UP: ReadonlySet<string> = new Set([
  'boot.arguments',
  'exports',
  'packages',
  'hooks',
  'authorizedKeys',
  'extra.fstab',
  'extra.interfaces',
  'extra.pxelinux',
])

/** What holds when one set of settings lies upon another. */
function merge(ground: SettledSettings, above: NodeSettings): SettledSettings {
  return {
    network: above.network ?? ground.network,
    interfaces: entries(ground.interfaces, above.interfaces, both),
    mounts: entries(ground.mounts, above.mounts, both),
    exports: together(ground.exports, above.exports),
    packages: together(ground.packages, above.packages),
    // What a file is cannot be one layer's content and another's mode.
    files: entries(ground.files, above.files, (_, file) => file),
    hooks: together(ground.hooks, above.hooks),
    authorizedKeys: together(ground.authorizedKeys, above.authorizedKeys),
    extra: {
      fstab: behind(ground.extra?.fstab, above.extra?.fstab),
      interfaces: behind(ground.extra?.interfaces, above.extra?.interfaces),
      pxelinux: behind(ground.extra?.pxelinux, above.extra?.pxelinux),
    },
    root: unlessFalse(ground.root, above.root),
    boot: {
      ...ground.boot,
      ...above.boot,
      arguments: together(ground.boot.arguments, above.boot?.arguments),
      serial: unlessFalse(ground.boot.serial, above.boot?.serial),
    },
  }
}

/** All items in their order, each once: a later one that stands there already adds nothing. */
function together<T>(ground: readonly T[] = [], above: readonly T[] = []): readonly T[] {
  return [...new Set([...ground, ...above])]
}

/** Lines of text, of which the same one may stand in many places. */
function behind(ground: readonly string[] = [], above: readonly string[] = []): readonly string[] {
  return ground.length === 0 ? above : [...ground, ...above]
}

/** Entries by name; of two with the same name, what they are together. */
function entries<T extends object>(
  ground: Readonly<Record<string, T>>,
  above: Readonly<Record<string, T | false>> = {},
  together: (ground: T | undefined, above: T) => T,
): Readonly<Record<string, T>> {
  const found = new Map(Object.entries(ground))
  for (const [name, entry] of Object.entries(above)) {
    if (entry === false) found.delete(name)
    else found.set(name, together(found.get(name), entry))
  }
  return Object.fromEntries(found)
}

/** Field by field. */
function both<T extends object>(ground: T | undefined, above: T): T {
  return ground === undefined ? above : { ...ground, ...above }
}

function unlessFalse<T extends object>(ground: T | undefined, above: T | false | undefined): T | undefined {
  if (above === false) return undefined
  return above === undefined ? ground : both(ground, above)
}
