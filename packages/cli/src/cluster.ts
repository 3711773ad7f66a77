import { numberOf, subnetOf, type Subnet } from './address.ts'
import { settler } from './inventory/profiles.ts'
import {
  DEFAULTS,
  SETTINGS,
  type Architecture,
  type BootFile,
  type Firmware,
  type Inventory,
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
  /** What the master serves on it; undefined if it only has a card there. */
  readonly service: Service | undefined
}

/** The DHCP service of the boot network. */
export interface Service {
  /** First and last address for machines that have no reserved one; undefined if those get none. */
  readonly range: readonly [string, string] | undefined
  /** Seconds. */
  readonly lease: number
}

export interface Master {
  readonly name: string
  readonly interfaces: readonly Interface[]
  /** The interface on the boot network, and its address there. */
  readonly boot: { readonly interface: string; readonly address: string; readonly mac: string | undefined }
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
  const boot = bootInterface(inventory)
  const networks = Object.entries(inventory.networks).map(([name, network]): Network => {
    const { subnet, range, dns = [], lease = DEFAULTS.lease } = network
    const served = network.boot === true
    return {
      name,
      subnet: subnetOf(subnet),
      router: network.router ?? (served ? boot.address : undefined),
      dns,
      service: served ? { range, lease } : undefined,
    }
  })
  return {
    name: inventory.name,
    domain: inventory.domain,
    networks,
    master: { name: inventory.master.name, interfaces: interfaces(inventory, networks), boot },
    nodes: nodes(inventory, paths.nfs),
    paths,
    release: inventory.release ?? DEFAULTS.release,
    mirror: inventory.mirror ?? DEFAULTS.mirror,
    architecture: inventory.architecture ?? DEFAULTS.architecture,
    disableIpv6: inventory.disableIpv6 ?? true,
    async: inventory.async ?? false,
  }
}

function nodes(inventory: Inventory, nfs: string): Node[] {
  const settle = settler(inventory)
  return Object.entries(inventory.nodes).map(([name, node]) => {
    const settings = settle(name)
    const { mac, address } = node
    return { name, mac, address, root: `${nfs}/${name}`, boot: nodeBoot(node, settings) }
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

function bootInterface({ networks, master }: Inventory): Master['boot'] {
  for (const [name, { network, address, mac }] of Object.entries(master.interfaces)) {
    if (networks[network]?.boot === true && address !== undefined) return { interface: name, address, mac }
  }
  throw new RangeError('the master has no address on a boot network')
}

function interfaces({ master }: Inventory, networks: readonly Network[]): Interface[] {
  return Object.entries(master.interfaces).map(([name, { network, address }]) => {
    const found = networks.find(candidate => candidate.name === network)
    if (found === undefined) throw new RangeError(`there is no network ${network}`)
    return { name, network: found, address }
  })
}
