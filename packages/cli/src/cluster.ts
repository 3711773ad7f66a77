import { numberOf, subnetOf, type Subnet } from './address.ts'
import { cardsOf, packagesFor, type Card } from './cards.ts'
import { settler } from './inventory/profiles.ts'
import { networkFinder, serverOf, type Server } from './inventory/served.ts'
import {
  DEFAULTS,
  EXPORT_OPTIONS,
  SETTINGS,
  type AddressRange,
  type Architecture,
  type BootFile,
  type ExportOption,
  type Firmware,
  type Inventory,
  type MasterExtra,
  type NodeExtra,
  type InventoryNetwork,
  type InventoryNode,
  type MenuLabel,
  type NodeSettings,
} from './inventory/types.ts'

/** An inventory with every default filled in and every name resolved: what the generated files are made from. */
export interface Cluster {
  readonly name: string
  readonly domain: string
  readonly networks: readonly Network[]
  readonly master: Master
  readonly nodes: readonly Node[]
  /** Directories on the master: the root file systems, and the boot files. */
  readonly paths: { readonly nfs: string; readonly tftp: string }
  readonly release: string
  readonly mirror: string
  readonly architecture: Architecture
  readonly disableIpv6: boolean
  /** What the inventory adds to the master's files. */
  readonly extra: MasterExtra
  readonly async: boolean
}

export interface Network {
  readonly name: string
  readonly subnet: Subnet
  readonly router: string | undefined
  readonly dns: readonly string[]
  readonly ntp: readonly string[]
  /** The domains that a name is looked for in; none for the cluster's own alone. */
  readonly search: readonly string[]
  /** Bytes. */
  readonly mtu: number | undefined
  /** What the networks on its cable have in common, if there are several. */
  readonly wire: string | undefined
  /** What the master serves on it; undefined if it only has a card there. */
  readonly service: Service | undefined
}

/** The DHCP service of a network. */
export interface Service {
  /** The first of the ranges. */
  readonly range: AddressRange | undefined
  /** First and last addresses for machines that have no reserved one; those get none if there is no range. */
  readonly ranges: readonly AddressRange[]
  /** Seconds: what who asks for none gets, and what others get at most and at least. */
  readonly lease: number
  readonly maxLease: number
  readonly minLease: number | undefined
  /** The master's card that serves it, and the address that machines on it know the master by. */
  readonly server: Server
}

export interface Master {
  readonly name: string
  /** Its interfaces that are on a network. */
  readonly interfaces: readonly Interface[]
  /** All of its interfaces, each behind those that it is made of. */
  readonly cards: readonly Card[]
  /** The Debian packages that its interfaces need. */
  readonly packages: readonly string[]
  /** The interface that serves the first boot network, and its address there. */
  readonly boot: Server
}

export interface Interface {
  readonly name: string
  readonly network: Network
  /** Undefined if it asks a DHCP server. */
  readonly address: string | undefined
}

export interface Node {
  readonly name: string
  /** Six pairs in lower case with colons. */
  readonly mac: string
  readonly address: string
  /** The network that it boots from. */
  readonly network: Network
  /** The address of the master that it boots from. */
  readonly server: string
  /** Its root file system: a directory of the master. */
  readonly root: string
  /** How it starts. */
  readonly boot: NodeBoot
  /** Its interfaces beside the one that it boots over, each behind those that it is made of. */
  readonly cards: readonly Card[]
  /** What it mounts beside its root, parents first. */
  readonly mounts: readonly NodeMount[]
  /** The options of the export of its root. */
  readonly exports: readonly string[]
  /** Debian packages for its root: those asked for, and those that its interfaces need. */
  readonly packages: readonly string[]
  /** What the inventory adds to its files. */
  readonly extra: NodeExtra
}

export interface NodeMount {
  readonly source: string
  readonly point: string
  readonly type: string
  /** At least one. */
  readonly options: readonly string[]
}

export interface NodeBoot {
  readonly firmware: Firmware
  /** Further arguments of the kernel. */
  readonly arguments: readonly string[]
  readonly serial: { readonly port: number; readonly speed: number } | undefined
  /** The name of its PXELINUX file in `pxelinux.cfg`. */
  readonly file: string
  /** Seconds. */
  readonly timeout: number
  /** What can be chosen, the first being what is booted by itself. */
  readonly menu: readonly MenuLabel[]
}

/**
 * Resolves an inventory.
 * @param inventory as `parseInventory` gives it
 * @throws RangeError if the inventory was not checked and lacks what `parseInventory` asks for
 */
export function resolveCluster(inventory: Inventory): Cluster {
  const paths = {
    nfs: inventory.paths?.nfs ?? DEFAULTS.paths.nfs,
    tftp: inventory.paths?.tftp ?? DEFAULTS.paths.tftp,
  }
  const networks = Object.keys(inventory.networks).map(name => network(inventory, name))
  const boot = networks.find(({ service }) => service !== undefined)?.service?.server
  if (boot === undefined) throw new RangeError('the master has no address on a boot network')
  return {
    name: inventory.name,
    domain: inventory.domain,
    networks,
    master: master(inventory, networks, boot),
    nodes: nodes(inventory, networks, paths.nfs),
    paths,
    release: inventory.release ?? DEFAULTS.release,
    mirror: inventory.mirror ?? DEFAULTS.mirror,
    architecture: inventory.architecture ?? DEFAULTS.architecture,
    disableIpv6: inventory.disableIpv6 ?? true,
    extra: inventory.extra ?? {},
    async: inventory.async ?? false,
  }
}

function network(inventory: Inventory, name: string): Network {
  const {
    subnet,
    dns = [],
    ntp = [],
    search = [],
    ...rest
  } = inventory.networks[name] ?? { subnet: '0.0.0.0/0' }
  const alone = Object.values(inventory.networks).filter(({ wire }) => wire === rest.wire).length < 2
  const service = rest.boot === true ? serviceOf(inventory, name, rest) : undefined
  return {
    name,
    subnet: subnetOf(subnet),
    router: rest.router ?? service?.server.address,
    dns,
    ntp,
    search,
    mtu: rest.mtu,
    wire: alone ? undefined : rest.wire,
    service,
  }
}

/** Seconds: what a client that asks for a long lease gets at most, unless the inventory says. */
const LONGEST_LEASE = 7200

function serviceOf(inventory: Inventory, name: string, network: Omit<InventoryNetwork, 'subnet'>): Service {
  const server = serverOf(inventory, name)
  if (server === undefined) throw new RangeError(`the master does not reach the network ${name}`)
  const { range, ranges = [], lease = DEFAULTS.lease, minLease } = network
  const all = [...(range === undefined ? [] : [range]), ...ranges]
  return {
    range: all[0],
    ranges: all,
    lease,
    maxLease: network.maxLease ?? Math.max(lease, LONGEST_LEASE),
    minLease,
    server,
  }
}

function nodes(inventory: Inventory, networks: readonly Network[], nfs: string): Node[] {
  const settle = settler(inventory)
  const networkAt = networkFinder(inventory)
  const byName = new Map(networks.map(network => [network.name, network]))
  return Object.entries(inventory.nodes).map(([name, node]) => {
    const settings = settle(name)
    const { mac, address } = node
    const network = byName.get(settings.network ?? networkAt(address) ?? '')
    if (network?.service === undefined) throw new RangeError(`${name} is on no served network`)
    const server = network.service.server.address
    const cards = cardsOf(settings.interfaces ?? {}, networks)
    return {
      name,
      mac,
      address,
      network,
      server,
      root: `${nfs}/${name}`,
      boot: nodeBoot(node, settings),
      cards,
      mounts: mountsOf(settings.mounts ?? {}),
      exports: exportOptions(inventory.async ?? false, settings.exports ?? []),
      packages: [...new Set([...(settings.packages ?? []), ...packagesFor(cards)])],
      extra: settings.extra ?? {},
    }
  })
}

function nodeBoot(node: InventoryNode, { boot = {} }: NodeSettings): NodeBoot {
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

function master({ master }: Inventory, networks: readonly Network[], boot: Server): Master {
  const cards = cardsOf(master.interfaces, networks)
  const interfaces = cards.flatMap(({ name, network }): Interface[] =>
    network === undefined ? [] : [{ name, network, address: master.interfaces[name]?.address }],
  )
  return { name: master.name, interfaces, cards, packages: packagesFor(cards), boot }
}

/** What every root is exported with: its node alone writes it, as root. */
const EXPORT = ['rw', 'no_root_squash', 'no_subtree_check'] as const

/** Each option in the place of its opposite, or behind the others. */
function exportOptions(async: boolean, asked: readonly ExportOption[]): readonly string[] {
  return asked.reduce<readonly string[]>(
    (options, option) => {
      const at = EXPORT_OPTIONS.indexOf(option)
      const opposite = EXPORT_OPTIONS[at % 2 === 0 ? at + 1 : at - 1]
      if (options.includes(option)) return options
      return options.some(other => other === opposite)
        ? options.map(other => (other === opposite ? option : other))
        : [...options, option]
    },
    [...EXPORT, async ? 'async' : 'sync'],
  )
}

function mountsOf(mounts: NonNullable<NodeSettings['mounts']>): readonly NodeMount[] {
  return Object.keys(mounts)
    .toSorted()
    .flatMap(point => {
      const { source, type = 'nfs', options = [] } = mounts[point] ?? { source: '' }
      return [{ source, point, type, options: options.length === 0 ? ['defaults'] : options }]
    })
}
