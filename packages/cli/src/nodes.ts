import { numberOf } from './address.ts'
import { cardsOf, packagesFor, type Card } from './cards.ts'
import type { Network, Node, NodeBoot, NodeMount, SharedRoot } from './cluster.ts'
import { namesOf, settler } from './inventory/profiles.ts'
import { networkFinder } from './inventory/served.ts'
import {
  EXPORT_OPTIONS,
  SETTINGS,
  type BootFile,
  type ExportOption,
  type Inventory,
  type InventoryNode,
  type SettledSettings,
} from './inventory/types.ts'
import { nodeFiles } from './node-files.ts'

/**
 * Resolves the nodes of an inventory.
 * @param networks those of the inventory, resolved
 * @param nfs the directory of the root file systems
 * @throws RangeError if a node is on no served network
 */
export function nodesOf(inventory: Inventory, networks: readonly Network[], nfs: string): Node[] {
  const settle = settler(inventory)
  const networkAt = networkFinder(inventory)
  const byName = new Map(networks.map(network => [network.name, network]))
  return Object.entries(inventory.nodes).map(([name, node]) => {
    const settings = settle(name)
    const { mac, address } = node
    const network = byName.get(settings.network ?? networkAt(address) ?? '')
    if (network?.service === undefined) throw new RangeError(`${name} is on no served network`)
    const server = network.service.server.address
    const cards = cardsOf(settings.interfaces, networks)
    const own = `${nfs}/${name}`
    const { shared = SETTINGS.root.shared, memory = SETTINGS.root.memory } = settings.root ?? {}
    return {
      name,
      mac,
      address,
      profiles: namesOf(node.profile),
      network,
      server,
      root: shared === false ? own : `${nfs}/${shared}`,
      layer: shared === false ? undefined : { over: shared, path: own, memory },
      boot: nodeBoot(node, settings),
      cards,
      mounts: mountsOf(settings.mounts),
      exports: exportOptions(shared !== false, inventory.async ?? false, settings.exports ?? []),
      packages: packagesOf(settings, cards),
      files: nodeFiles(inventory, settings),
      hooks: settings.hooks ?? [],
      extra: settings.extra ?? {},
    }
  })
}

function packagesOf(
  { packages = [], authorizedKeys = [] }: SettledSettings,
  cards: readonly Card[],
): string[] {
  const ssh = authorizedKeys.length > 0 ? ['openssh-server'] : []
  return [...new Set([...packages, ...packagesFor(cards), ...ssh])]
}

function nodeBoot(node: InventoryNode, { boot }: SettledSettings): NodeBoot {
  const { file = SETTINGS.boot.file, serial } = boot
  return {
    firmware: boot.firmware ?? SETTINGS.boot.firmware,
    arguments: boot.arguments ?? [],
    serial: serial && { port: serial.port ?? 0, speed: serial.speed ?? 115200 },
    file: bootFileName(node, file),
    timeout: boot.timeout ?? SETTINGS.boot.timeout,
    menu: boot.menu ?? SETTINGS.boot.menu,
  }
}

/** The names under which PXELINUX looks for a machine's file, and in which case it writes them. */
function bootFileName({ mac, address, uuid }: InventoryNode, by: BootFile): string {
  if (by === 'ip') return numberOf(address).toString(16).toUpperCase().padStart(8, '0')
  if (by === 'mac') return `01-${mac.replaceAll(':', '-')}`
  if (uuid === undefined) throw new RangeError('a boot file by UUID wants a UUID')
  return uuid
}

/** The roots that nodes share, with all that is asked for them. */
export function sharedRootsOf(nodes: readonly Node[]): readonly SharedRoot[] {
  const found = new Map<string, SharedRoot>()
  for (const { layer, root, packages, hooks } of nodes) {
    if (layer === undefined) continue
    const known = found.get(layer.over)
    found.set(layer.over, {
      name: layer.over,
      root,
      packages: [...new Set([...(known?.packages ?? []), ...packages])],
      hooks: [...new Set([...(known?.hooks ?? []), ...hooks])],
    })
  }
  return [...found.values()]
}

/** What every root is exported with. Root of a node is root of its files: without it /etc/shadow could not be read. */
const EXPORT = ['no_root_squash', 'no_subtree_check'] as const

/** Each option in the place of its opposite, or behind the others. */
function exportOptions(readOnly: boolean, async: boolean, asked: readonly ExportOption[]): readonly string[] {
  return asked.reduce<readonly string[]>(
    (options, option) => {
      const at = EXPORT_OPTIONS.indexOf(option)
      const opposite = EXPORT_OPTIONS[at % 2 === 0 ? at + 1 : at - 1]
      if (options.includes(option)) return options
      return options.some(other => other === opposite)
        ? options.map(other => (other === opposite ? option : other))
        : [...options, option]
    },
    [readOnly ? 'ro' : 'rw', ...EXPORT, async ? 'async' : 'sync'],
  )
}

/** What is mounted, each behind that which its mount point or, of a bind mount, its source lies in. */
function mountsOf(mounts: SettledSettings['mounts']): readonly NodeMount[] {
  const points = Object.keys(mounts).toSorted()
  const seen = new Set<string>()
  const ordered: NodeMount[] = []
  const add = (point: string): void => {
    if (seen.has(point)) return
    seen.add(point)
    const { source = '', type = 'nfs', options = [] } = mounts[point] ?? {}
    const within = (outer: string): boolean => isWithin(point, outer) || isWithin(source, outer)
    for (const outer of points) if (within(outer)) add(outer)
    ordered.push({ source, point, type, options: options.length === 0 ? ['defaults'] : options })
  }
  for (const point of points) add(point)
  return ordered
}

function isWithin(path: string, directory: string): boolean {
  return `${path}/`.startsWith(`${directory}/`)
}
