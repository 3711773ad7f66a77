import { subnetOf, type Subnet } from './address.ts'
import { cardsOf, packagesFor, type Card } from './cards.ts'
import { serverOf, type Server } from './inventory/served.ts'
import {
  DEFAULTS,
  type AddressRange,
  type Architecture,
  type Firmware,
  type Inventory,
  type InventoryNetwork,
  type MasterExtra,
  type MenuLabel,
  type NodeExtra,
} from './inventory/types.ts'
import { nodesOf, sharedRootsOf } from './nodes.ts'
import { textOf } from './node-files.ts'

/** An inventory with every default filled in and every name resolved: what the generated files are made from. */
export interface Cluster {
  readonly name: string
  readonly domain: string
  readonly networks: readonly Network[]
  readonly master: Master
  readonly nodes: readonly Node[]
  /** The roots that nodes share, in the order of the first node of each. */
  readonly sharedRoots: readonly SharedRoot[]
  /** The scripts that any of the nodes names, each once. */
  readonly hooks: readonly Hook[]
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
  /** The network through which a relay passes on what machines on it ask. */
  readonly relay: string | undefined
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
  /** The profiles that the inventory names for it, beside the one of all. */
  readonly profiles: readonly string[]
  /** The network that it boots from. */
  readonly network: Network
  /** The address of the master that it boots from. */
  readonly server: string
  /** The directory of the master that its kernel mounts as its root: its own, or one that it shares. */
  readonly root: string
  /** What it adds to a root that it shares; undefined for a node with its own. */
  readonly layer: NodeLayer | undefined
  /** How it starts. */
  readonly boot: NodeBoot
  /** Its interfaces beside the one that it boots over, each behind those that it is made of. */
  readonly cards: readonly Card[]
  /** What it mounts beside its root, each behind what it lies in. */
  readonly mounts: readonly NodeMount[]
  /** The options of the export of its root. */
  readonly exports: readonly string[]
  /** Debian packages for its root: those asked for, and those that its interfaces and its SSH keys need. */
  readonly packages: readonly string[]
  /** Further files, those with its SSH keys among them. */
  readonly files: readonly NodeFile[]
  /** Scripts that run in its root when it is built, in this order, by name. */
  readonly hooks: readonly string[]
  /** What the inventory adds to its files. */
  readonly extra: NodeExtra
}

/** What lies over a shared root: the node's own files, and over them what it writes while it runs. */
export interface NodeLayer {
  /** The name of the shared root. */
  readonly over: string
  /** The directory of the master with the node's own files. */
  readonly path: string
  /** How much it may write, as size= of tmpfs(5). */
  readonly memory: string
}

/** A root file system that nodes share and none of them writes to. */
export interface SharedRoot {
  readonly name: string
  /** A directory of the master. */
  readonly root: string
  /** Debian packages: those of each of its nodes. */
  readonly packages: readonly string[]
  /** Scripts that run in it when it is built: those of each of its nodes. */
  readonly hooks: readonly string[]
}

/** A file that the inventory asks for. */
export interface NodeFile {
  /** The absolute path in its root. */
  readonly destination: string
  readonly text: string
  /** Permissions, such as 0o644. */
  readonly mode: number
}

/** A script that runs in roots when they are built. */
export interface Hook {
  readonly name: string
  readonly text: string
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
  const nodes = nodesOf(inventory, networks, paths.nfs)
  return {
    name: inventory.name,
    domain: inventory.domain,
    networks,
    master: master(inventory, networks, boot),
    nodes,
    sharedRoots: sharedRootsOf(nodes),
    hooks: [...new Set(nodes.flatMap(({ hooks }) => hooks))].map(name => ({
      name,
      text: textOf(inventory, name),
    })),
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
    relay: rest.relay,
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

function master({ master }: Inventory, networks: readonly Network[], boot: Server): Master {
  const cards = cardsOf(master.interfaces, networks)
  const interfaces = cards.flatMap(({ name, network }): Interface[] =>
    network === undefined ? [] : [{ name, network, address: master.interfaces[name]?.address }],
  )
  return { name: master.name, interfaces, cards, packages: packagesFor(cards), boot }
}
