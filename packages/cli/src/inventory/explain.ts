import { resolveCluster, type Node } from '../cluster.ts'
import { dotted } from './complaint.ts'
import { ADDING_UP, lastWord, layersOf, settler, type Layer } from './profiles.ts'
import { valueAt, type Path } from './source.ts'
import type { Inventory, SettledSettings } from './types.ts'

/** One setting of a node, and whose word it is. */
export interface Explained {
  /** Such as `boot.timeout`. */
  readonly name: string
  readonly value: unknown
  /** `built in`, `profile NAME` or `node`; `pool` of an address that was assigned, `address` of the network that it is in. */
  readonly origin: string
  /** Where it stands in the inventory, or the pool does; undefined for what nobody has said. */
  readonly path: Path | undefined
}

/**
 * Every setting of a node and whose word it is, what it has for itself first. Each item of a list that adds up is one.
 * @throws RangeError if the inventory has no such node
 */
export function explain(inventory: Inventory, node: string): readonly Explained[] {
  const own = Object.hasOwn(inventory.nodes, node) ? inventory.nodes[node] : undefined
  const resolved = resolveCluster(inventory).nodes.find(({ name }) => name === node)
  if (own === undefined || resolved === undefined) throw new RangeError(`there is no node ${node}`)
  const layers = layersOf(inventory, node)
  const all = { ...own, ...complete(settler(inventory)(node), resolved, layers) }
  const pool = { origin: 'pool', path: ['networks', resolved.network.name, 'pool'] }
  return [...explained(all, [], layers)].map(setting => {
    if (setting.name === 'address' && Object.hasOwn(inventory.assigned ?? {}, node))
      return { ...setting, ...pool }
    return setting.name === 'network' && setting.path === undefined
      ? { ...setting, origin: 'address' }
      : setting
  })
}

/** The settings of a node with all that nobody has said and that holds all the same, and what was taken away. */
function complete(settings: SettledSettings, node: Node, layers: readonly Layer[]): object {
  const methods = new Map(node.cards.map(({ name, method }) => [name, method]))
  const serial = lastWord(layers, ['boot', 'serial'])?.settings.boot?.serial
  return {
    ...settings,
    network: node.network.name,
    interfaces: {
      ...each(settings.interfaces, (card, name) => ({ method: methods.get(name), ...card })),
      ...takenAway(layers, 'interfaces'),
    },
    mounts: {
      ...Object.fromEntries(node.mounts.map(({ point, ...mount }) => [point, mount])),
      ...takenAway(layers, 'mounts'),
    },
    exports: node.exports,
    packages: node.packages,
    files: {
      ...each(settings.files, file => ({ ...file, mode: file.mode ?? '0644' })),
      ...takenAway(layers, 'files'),
    },
    boot: { ...settings.boot, serial: serial === false ? false : node.boot.serial },
  }
}

/** What the last word on is false. */
function takenAway(
  layers: readonly Layer[],
  field: 'interfaces' | 'mounts' | 'files',
): Readonly<Record<string, false>> {
  const last = new Map(layers.flatMap(({ settings }) => Object.entries(settings[field] ?? {})))
  return Object.fromEntries([...last].flatMap(([name, word]) => (word === false ? [[name, word]] : [])))
}

function each<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]))
}

function* explained(value: unknown, path: Path, layers: readonly Layer[]): Generator<Explained> {
  const name = dotted(path)
  if (Array.isArray(value) && ADDING_UP.has(name)) {
    for (const item of value) yield firstWord(name, item, path, layers)
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [field, inner] of Object.entries(value)) yield* explained(inner, [...path, field], layers)
  } else if (value !== undefined) {
    yield { name, value, ...placed(lastWord(layers, path), path) }
  }
}

/** An item of a list that adds up is due to whoever named it first. */
function firstWord(name: string, value: unknown, path: Path, layers: readonly Layer[]): Explained {
  for (const layer of layers) {
    const list = valueAt(layer.settings, path)
    const index = Array.isArray(list) ? list.indexOf(value) : -1
    if (index >= 0) return { name, value, ...placed(layer, [...path, index]) }
  }
  return { name, value, ...placed(undefined, path) }
}

function placed(layer: Layer | undefined, path: Path): Pick<Explained, 'origin' | 'path'> {
  return {
    origin: layer?.name ?? 'built in',
    path: layer?.path === undefined ? undefined : [...layer.path, ...path],
  }
}
