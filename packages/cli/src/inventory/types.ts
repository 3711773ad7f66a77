/**
 * What an inventory file holds, as it was written, but for the MAC addresses, which are normalised, and the addresses
 * of nodes, which are assigned where they are left out.
 */
export interface Inventory extends Omit<Draft, 'nodes'> {
  /** The diskless nodes, by host name. */
  readonly nodes: Readonly<Record<string, InventoryNode>>
  /** The addresses that were assigned, by node: what the lock file keeps. */
  readonly assigned?: Readonly<Record<string, string>> | undefined
  /** The texts of the files beside the inventory that profiles and nodes name, by the name. */
  readonly texts?: Readonly<Record<string, string>> | undefined
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
  /** A CSV file with further nodes, beside the inventory. They are among `nodes` when it has been read. */
  readonly nodesFile?: string | undefined
  /** What this program cannot say, in the words of the master's files. */
  readonly extra?: MasterExtra | undefined
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

/** A network interface of the master or of a node: a card, or what is made of cards. */
export interface InventoryInterface {
  /** The network it is on; none for the cards of a bond, and for what only carries others. */
  readonly network?: string | undefined
  readonly method?: InterfaceMethod | undefined
  /** Its address on its network. */
  readonly address?: string | undefined
  /** Further addresses, each with a prefix length: `10.0.40.1/24`. */
  readonly addresses?: readonly string[] | undefined
  /** Its Ethernet or InfiniBand address. */
  readonly mac?: string | undefined
  /** Bytes; the network's unless given. */
  readonly mtu?: number | undefined
  /** Makes it a virtual network on another interface. */
  readonly vlan?: { readonly on: string; readonly id: number } | undefined
  /** Makes it several cards at once. */
  readonly bond?: { readonly of: readonly string[]; readonly mode?: BondMode | undefined } | undefined
  /** Makes it a switch of cards. */
  readonly bridge?: { readonly of: readonly string[]; readonly stp?: boolean | undefined } | undefined
  readonly routes?: readonly Route[] | undefined
}

export type InterfaceMethod = 'static' | 'dhcp' | 'manual'

/** As the kernel's bonding driver names them. */
export const BOND_MODES = [
  'active-backup',
  'balance-rr',
  'balance-xor',
  'broadcast',
  '802.3ad',
  'balance-tlb',
  'balance-alb',
] as const
export type BondMode = (typeof BOND_MODES)[number]

/** A way to other networks. */
export interface Route {
  /** A subnet, or `default`. */
  readonly to: string
  /** The router's address. */
  readonly via: string
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

/** What a node can have from a profile, or for itself; false takes away what a profile below has said. */
export interface NodeSettings {
  /** Its own root file system, or one that it shares. */
  readonly root?: RootSettings | undefined
  /** Its interfaces beside the one that it boots over, by kernel name. */
  readonly interfaces?: Readonly<Record<string, InventoryInterface | false>> | undefined
  /** What it mounts beside its root, by mount point. */
  readonly mounts?: Readonly<Record<string, Mount | false>> | undefined
  /** Options of the export of its root, for or instead of the usual ones. */
  readonly exports?: readonly ExportOption[] | undefined
  /** Debian packages to install in its root. */
  readonly packages?: readonly string[] | undefined
  /** Further files of its root, by the absolute path. */
  readonly files?: Readonly<Record<string, ExtraFile | false>> | undefined
  /** Scripts that run in its root when it is built, in this order: names of files beside the inventory. */
  readonly hooks?: readonly string[] | undefined
  /** Who may log in as root with an SSH key: lines of authorized_keys. */
  readonly authorizedKeys?: readonly string[] | undefined
  /** What this program cannot say, in the words of the node's files; that of all profiles and of the node adds up. */
  readonly extra?: NodeExtra | undefined
  /** The served network that it boots from; the one that its address is in unless named. */
  readonly network?: string | undefined
  readonly boot?: BootSettings | undefined
}

/** What a node comes to have of all that is said: what was taken away is not in it. */
export interface SettledSettings extends Omit<NodeSettings, 'interfaces' | 'mounts' | 'files' | 'boot'> {
  readonly interfaces: Readonly<Record<string, InventoryInterface>>
  readonly mounts: Readonly<Record<string, Mount>>
  readonly files: Readonly<Record<string, ExtraFile>>
  readonly boot: Omit<BootSettings, 'serial'> & { readonly serial?: SerialLine | undefined }
}

/** A root file system is a node's own and writable, or shared, and what a node writes is kept in its memory. */
export interface RootSettings {
  /** The name of the root that it shares with others; false for its own where a profile says otherwise. */
  readonly shared?: string | false | undefined
  /** The most that it may write while it runs: a part of its memory or a size, as tmpfs(5) has it. */
  readonly memory?: string | undefined
}

/** Lines for the end of the master's files. */
export interface MasterExtra {
  readonly dhcpd?: readonly string[] | undefined
  readonly exports?: readonly string[] | undefined
  readonly interfaces?: readonly string[] | undefined
}

/** Lines for a node's files: the end of its fstab and interfaces, and before the labels of its PXELINUX file. */
export interface NodeExtra {
  readonly fstab?: readonly string[] | undefined
  readonly interfaces?: readonly string[] | undefined
  readonly pxelinux?: readonly string[] | undefined
}

/** A file for a root: it has either `content` or `from`. */
export interface ExtraFile {
  readonly content?: string | undefined
  /** The name of a file beside the inventory that has the content. */
  readonly from?: string | undefined
  /** Permissions in octal, such as `0644`. */
  readonly mode?: string | undefined
}

/** A file system to mount. */
export interface Mount {
  /** What to mount, such as `10.0.33.1:/srv/home` or `LABEL=scratch`; one layer at least says so. */
  readonly source?: string | undefined
  /** Its type; nfs unless given. */
  readonly type?: string | undefined
  readonly options?: readonly string[] | undefined
}

/** Options of exports(5) that leave a root what it is: its node's, and writable. Each two are opposites. */
export const EXPORT_OPTIONS = [
  'sync',
  'async',
  'wdelay',
  'no_wdelay',
  'secure',
  'insecure',
  'subtree_check',
  'no_subtree_check',
  'hide',
  'nohide',
  'crossmnt',
  'nocrossmnt',
  'acl',
  'no_acl',
  'pnfs',
  'no_pnfs',
] as const
export type ExportOption = (typeof EXPORT_OPTIONS)[number]

/** How a node starts. */
export interface BootSettings {
  /** Whose boot loader it is given; `both` goes by what the machine says of itself. */
  readonly firmware?: Firmware | undefined
  /** Further arguments of the kernel, each one word; those of all profiles and of the node come together. */
  readonly arguments?: readonly string[] | undefined
  /** A serial line that the boot loader and the kernel talk on beside the screen. */
  readonly serial?: SerialLine | false | undefined
  /** What PXELINUX finds the node's file by. */
  readonly file?: BootFile | undefined
  /** How long to wait before the first label is booted, in seconds. */
  readonly timeout?: number | undefined
  /** The labels that can be chosen; the first is booted if nothing is. */
  readonly menu?: readonly MenuLabel[] | undefined
}

export interface SerialLine {
  /** 0 is ttyS0. */
  readonly port?: number | undefined
  /** Bits a second. */
  readonly speed?: number | undefined
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
  readonly root: { readonly shared: string | false; readonly memory: string }
  readonly boot: {
    readonly firmware: Firmware
    readonly file: BootFile
    readonly timeout: number
    readonly menu: readonly MenuLabel[]
  }
} = {
  root: { shared: false, memory: '50%' },
  boot: { firmware: 'both', file: 'mac', timeout: 3, menu: ['system'] },
}
