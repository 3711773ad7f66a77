/**
 * What an inventory file holds, as it was written, but for the MAC addresses, which are normalised, and the addresses
 * of nodes, which are assigned where they are left out.
 */
export interface Inventory extends Omit<Draft, 'nodes'> {
  /** The diskless nodes, by host name. */
  readonly nodes: Readonly<Record<string, InventoryNode>>
  /** The addresses that were assigned, by node: what the lock file keeps. */
  readonly assigned?: Readonly<Record<string, string>> | undefined
}

/** An inventory in which nodes may have no address yet. */
export interface Draft {
  readonly $schema?: string | undefined
  /** What the cluster is called. */
  readonly name: string
  /** The DNS domain of every machine. */
  readonly domain: string
  readonly networks: Readonly<Record<string, InventoryNetwork>>
  readonly master: InventoryMaster
  readonly nodes: Readonly<Record<string, DraftNode>>
  /** Named settings of nodes; the one called `default` is every node's. */
  readonly profiles?: Readonly<Record<string, Profile>> | undefined
  readonly paths?: { readonly nfs?: string | undefined; readonly tftp?: string | undefined } | undefined
  /** The Debian release of the nodes. */
  readonly release?: string | undefined
  /** Where debootstrap fetches packages. */
  readonly mirror?: string | undefined
  /** The Debian architecture of the nodes. */
  readonly architecture?: Architecture | undefined
  /** Whether IPv6 is switched off on the master. */
  readonly disableIpv6?: boolean | undefined
  /** Whether the NFS server may answer before data is on disk: faster, and lossy when the master fails. */
  readonly async?: boolean | undefined
}

export interface InventoryNetwork {
  /** Such as `10.0.33.0/24`. */
  readonly subnet: string
  /** Whether the master serves DHCP, TFTP and NFS here; true for at least one network. */
  readonly boot?: boolean | undefined
  /** The served network through which a relay passes on what machines here ask: the master needs no card here. */
  readonly relay?: string | undefined
  /** What networks on one cable have in common: a name. */
  readonly wire?: string | undefined
  /** First and last address for machines that have no reserved one. */
  readonly range?: AddressRange | undefined
  /** Further ranges of the kind. */
  readonly ranges?: readonly AddressRange[] | undefined
  /** First and last of the addresses that nodes are given that have none. */
  readonly pool?: AddressRange | undefined
  /** Addresses, or `first-last`, that no node is given. */
  readonly reserved?: readonly string[] | undefined
  readonly router?: string | undefined
  readonly dns?: readonly string[] | undefined
  readonly ntp?: readonly string[] | undefined
  /** The domains that a name is looked for in. */
  readonly search?: readonly string[] | undefined
  /** Bytes. */
  readonly mtu?: number | undefined
  /** Seconds: what a machine gets that asks for no lease time, and what it gets at most and at least. */
  readonly lease?: number | undefined
  readonly maxLease?: number | undefined
  readonly minLease?: number | undefined
}

export type AddressRange = readonly [string, string]

export interface InventoryMaster {
  readonly name: string
  readonly interfaces: Readonly<Record<string, InventoryInterface>>
}

export interface InventoryInterface {
  readonly network: string
  readonly method?: 'static' | 'dhcp' | undefined
  readonly address?: string | undefined
  readonly mac?: string | undefined
}

export interface InventoryNode extends DraftNode {
  readonly address: string
}

export interface DraftNode extends NodeSettings {
  readonly mac: string
  /** The address that it boots with. */
  readonly address?: string | undefined
  /** The machine's UUID as its firmware tells it, in lower case. */
  readonly uuid?: string | undefined
  /** The profiles that it takes its settings from; a later one outdoes an earlier one. */
  readonly profile?: string | readonly string[] | undefined
}

/** Settings that nodes have in common. */
export interface Profile extends NodeSettings {
  /** The profiles that it builds on; a later one outdoes an earlier one. */
  readonly inherits?: string | readonly string[] | undefined
}

/** What a node can have from a profile, or for itself. */
export interface NodeSettings {
  /** The served network that it boots from; the one that its address is in unless named. */
  readonly network?: string | undefined
  readonly boot?: BootSettings | undefined
}

/** How a node starts. */
export interface BootSettings {
  /** Whose boot loader it is given; `both` goes by what the machine says of itself. */
  readonly firmware?: Firmware | undefined
  /** Further arguments of the kernel, each one word; those of all profiles and of the node come together. */
  readonly arguments?: readonly string[] | undefined
  /** A serial line that the boot loader and the kernel talk on beside the screen. */
  readonly serial?: { readonly port?: number | undefined; readonly speed?: number | undefined } | undefined
  /** What PXELINUX finds the node's file by. */
  readonly file?: BootFile | undefined
  /** How long to wait before the first label is booted, in seconds. */
  readonly timeout?: number | undefined
  /** The labels that can be chosen; the first is booted if nothing is. */
  readonly menu?: readonly MenuLabel[] | undefined
}

export type Firmware = 'bios' | 'uefi' | 'both'
export type BootFile = 'mac' | 'ip' | 'uuid'
/** The node's own system, the disk in it, or a test of its memory. */
export type MenuLabel = 'system' | 'disk' | 'memtest'

export type Architecture = 'amd64' | 'i386'

/** What holds where the inventory is silent; the paths and the lease are the cluster manual's. */
export const DEFAULTS = {
  paths: { nfs: '/srv/nfs', tftp: '/srv/tftp' },
  release: 'trixie',
  mirror: 'http://deb.debian.org/debian',
  architecture: 'amd64',
  lease: 600,
} as const

/** What a node has that no profile and not the node itself says otherwise. */
export const SETTINGS: {
  readonly boot: {
    readonly firmware: Firmware
    readonly file: BootFile
    readonly timeout: number
    readonly menu: readonly MenuLabel[]
  }
} = { boot: { firmware: 'both', file: 'mac', timeout: 3, menu: ['system'] } }
