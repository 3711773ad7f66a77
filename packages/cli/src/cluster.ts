import { numberOf, subnetOf, type Subnet } from './address.ts'
import { settler } from './inventory/profiles.ts'
import { networkFinder, serverOf, type Server } from './inventory/served.ts'
import {
  DEFAULTS,
  SETTINGS,
  type AddressRange,
  type Architecture,
  type BootFile,
  type Firmware,
  type Inventory,
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
  readonly interfaces: readonly Interface[]
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
    master: { name: inventory.master.name, interfaces: interfaces(inventory, networks), boot },
    nodes: nodes(inventory, networks, paths.nfs),
    paths,
    release: inventory.release ?? DEFAULTS.release,
    mirror: inventory.mirror ?? DEFAULTS.mirror,
    architecture: inventory.architecture ?? DEFAULTS.architecture,
    disableIpv6: inventory.disableIpv6 ?? true,
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
    return { name, mac, address, network, server, root: `${nfs}/${name}`, boot: nodeBoot(node, settings) }
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

function interfaces({ master }: Inventory, networks: readonly Network[]): Interface[] {
  return Object.entries(master.interfaces).map(([name, { network, address }]) => {
    const found = networks.find(candidate => candidate.name === network)
    if (found === undefined) throw new RangeError(`there is no network ${network}`)
    return { name, network: found, address }
  })
}
