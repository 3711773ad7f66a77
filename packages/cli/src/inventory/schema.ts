import { z } from 'zod'

/** What an inventory file holds, as it was written, but for the MAC addresses, which are normalised. */
export interface Inventory {
  readonly $schema?: string | undefined
  /** What the cluster is called. */
  readonly name: string
  /** The DNS domain of every machine. */
  readonly domain: string
  readonly networks: Readonly<Record<string, InventoryNetwork>>
  readonly master: InventoryMaster
  readonly nodes: Readonly<Record<string, InventoryNode>>
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
  /** Whether the master serves DHCP, TFTP and NFS here; true for exactly one network. */
  readonly boot?: boolean | undefined
  /** First and last address for machines that have no reserved one. */
  readonly range?: readonly [string, string] | undefined
  readonly router?: string | undefined
  readonly dns?: readonly string[] | undefined
  /** Seconds. */
  readonly lease?: number | undefined
}

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

export interface InventoryNode {
  readonly mac: string
  readonly address: string
}

export type Architecture = 'amd64' | 'i386'

/** What holds where the inventory is silent; the paths and the lease are the cluster manual's. */
export const DEFAULTS = {
  paths: { nfs: '/srv/nfs', tftp: '/srv/tftp' },
  release: 'trixie',
  mirror: 'http://deb.debian.org/debian',
  architecture: 'amd64',
  lease: 600,
} as const

/** A label of a host name (RFC 1123, section 2.1). */
const label = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/, {
  error: 'is no valid host name: 1 to 63 letters, digits and inner hyphens (RFC 1123)',
})

/** A label that the resolver would not read as an address, as inet_aton(3) reads `10` and `0x1f`. */
const hostName: z.ZodType<string, string> = label.regex(/^(?!\d+$|0[xX][0-9a-fA-F]*$)/, {
  error: 'is no usable host name: the resolver reads it as an address',
})

const domain = z
  .string()
  .max(253, { error: 'is longer than the 253 characters of a domain name' })
  .regex(
    /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/,
    {
      error:
        'is no valid domain name: labels of letters, digits and inner hyphens, with dots between (RFC 1123)',
    },
  )

const ipv4 = z.string().regex(/^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/, {
  error: 'is no IPv4 address, such as 10.0.33.1 (four numbers up to 255, without leading zeros)',
})

const subnet = z
  .string()
  .regex(/^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|(?=\/))){4}\/(?:[1-9]|[12]\d|30)$/, {
    error: 'is no IPv4 subnet, such as 10.0.33.0/24 (a prefix length of 1 to 30)',
  })

/** The spellings of an Ethernet address: pairs with colons or dashes, or Cisco's groups of four with dots. */
const MAC =
  /^[0-9a-fA-F]{2}(?:(?::[0-9a-fA-F]{2}){5}|(?:-[0-9a-fA-F]{2}){5})$|^[0-9a-fA-F]{4}(?:\.[0-9a-fA-F]{4}){2}$/

const mac = z
  .string()
  .regex(MAC, { error: 'is no MAC address, such as 08:00:27:00:33:11' })
  .overwrite(normaliseMac)

/** Any spelling of an Ethernet address as six pairs in lower case with colons. */
function normaliseMac(text: string): string {
  return (text.toLowerCase().match(/[0-9a-f]{2}/g) ?? []).join(':')
}

/**
 * A path that exports(5), a kernel command line and a shell all read as it is written. A blank ends a kernel
 * argument, a comma begins the mount options of nfsroot=, a percent sign in it is replaced by the kernel.
 */
const path = z
  .string()
  .max(255, { error: 'is longer than 255 characters' })
  .regex(/^\//, { error: 'is not an absolute path: it must begin with "/"' })
  .regex(/^[A-Za-z0-9._+@~/-]*$/, {
    error:
      'holds a character that a kernel command line cannot carry (letters, digits and any of . _ + @ ~ - / can)',
  })
  .regex(/^(?:\/(?!\.{1,2}(?:\/|$))[^/]+)+$/, {
    error: 'is not a plain path: no "." or "..", no "//", no "/" at the end, and not "/" alone',
  })

/** What the kernel takes (dev_valid_name: 1 to 15 bytes, no slash, colon or blank), as far as ifupdown reads it too. */
const interfaceName: z.ZodType<string, string> = z
  .string()
  .max(15, { error: 'is no interface name: the kernel takes at most 15 characters' })
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, {
    error: 'is no interface name, such as eth0 or enp0s8 (letters, digits and any of _ . -)',
  })
  .regex(/^(?!lo$)/, { error: 'is the loopback interface, which needs no mention' })

const network: z.ZodType<InventoryNetwork> = z
  .strictObject({
    subnet: subnet.meta({ description: 'The addresses of the network, such as 10.0.33.0/24.' }),
    boot: z.boolean().optional().meta({
      description: 'Whether the master serves DHCP, TFTP and NFS on this network; true for exactly one.',
      default: false,
    }),
    range: z.tuple([ipv4, ipv4]).optional().meta({
      description:
        'First and last address for machines without a reserved one; without it only nodes are served.',
    }),
    router: ipv4
      .optional()
      .meta({ description: "The default gateway; on the boot network the master's address unless given." }),
    dns: z.array(ipv4).optional().meta({ description: 'Name servers.' }),
    lease: z
      .int()
      .min(60)
      .max(2147483647)
      .optional()
      .meta({ description: 'Lease time in seconds.', default: DEFAULTS.lease }),
  })
  .meta({ id: 'network' })

const card: z.ZodType<InventoryInterface> = z
  .strictObject({
    network: z.string().meta({ description: 'The name of the network it is on.' }),
    method: z.enum(['static', 'dhcp']).optional().meta({
      description:
        'How it gets its address: static (the default) or dhcp, from a server that is not the master.',
      default: 'static',
    }),
    address: ipv4.optional().meta({ description: 'Its address, unless the method is dhcp.' }),
    mac: mac.optional().meta({ description: 'Its Ethernet address.' }),
  })
  .meta({ id: 'interface' })

const node: z.ZodType<InventoryNode> = z
  .strictObject({
    mac: mac.meta({ description: 'The Ethernet address of the card it boots from, in any usual spelling.' }),
    address: ipv4.meta({ description: 'The address it gets on the boot network.' }),
  })
  .meta({ id: 'node' })

/** The shape of an inventory. What needs more than one field at a time is checked by `conflicts`. */
export const inventorySchema: z.ZodType<Inventory> = z
  .strictObject({
    $schema: z.string().optional().meta({ description: 'Where an editor finds the schema of this file.' }),
    name: hostName.meta({ description: 'What the cluster is called.' }),
    domain: domain.meta({ description: 'The DNS domain of every machine.' }),
    networks: z.record(hostName, network).meta({ description: 'The networks the master is on, by name.' }),
    master: z.strictObject({
      name: hostName.meta({ description: 'The host name of the master.' }),
      interfaces: z.record(interfaceName, card).meta({ description: 'Its network cards, by kernel name.' }),
    }),
    nodes: z.record(hostName, node).meta({ description: 'The diskless nodes, by host name.' }),
    paths: z
      .strictObject({
        nfs: path
          .optional()
          .meta({ description: 'Where the root file systems are.', default: DEFAULTS.paths.nfs }),
        tftp: path
          .optional()
          .meta({ description: 'Where the boot files are.', default: DEFAULTS.paths.tftp }),
      })
      .optional()
      .meta({ description: 'Directories on the master.' }),
    release: z
      .string()
      .regex(/^[a-z]{2,32}$/, { error: 'is no Debian release name, such as trixie' })
      .optional()
      .meta({ description: 'The Debian release of the nodes.', default: DEFAULTS.release }),
    mirror: z
      .string()
      .regex(/^https?:\/\/[A-Za-z0-9.:[\]-]+(?:\/[A-Za-z0-9._~%+-]*)*$/, {
        error: 'is no URL of a Debian mirror, such as http://deb.debian.org/debian',
      })
      .optional()
      .meta({ description: 'Where debootstrap fetches packages.', default: DEFAULTS.mirror }),
    architecture: z
      .enum(['amd64', 'i386'])
      .optional()
      .meta({ description: 'The Debian architecture of the nodes.', default: DEFAULTS.architecture }),
    disableIpv6: z
      .boolean()
      .optional()
      .meta({ description: 'Whether IPv6 is switched off on the master.', default: true }),
    async: z.boolean().optional().meta({
      description:
        'Whether the NFS server may answer before data is on disk: faster, and lossy if the master fails.',
      default: false,
    }),
  })
  .meta({ id: 'inventory', title: 'Inventory of a diskless Debian cluster' })
