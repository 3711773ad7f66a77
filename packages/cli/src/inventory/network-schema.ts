import { z } from 'zod'
import { domain, ipv4, subnet } from './fields.ts'
import { DEFAULTS, type AddressRange, type InventoryNetwork } from './types.ts'

const range: z.ZodType<AddressRange> = z.tuple([ipv4, ipv4])

/** One address, or a first and a last one. */
const reserved = z
  .string()
  .regex(
    /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$|-)|(?=$|-))){4}(?:-(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4})?$/,
    { error: 'is neither an IPv4 address nor a first and a last one, such as 10.0.33.240-10.0.33.254' },
  )

const seconds = z.int().min(60).max(2147483647)

/** What an inventory says of a network. */
export const network: z.ZodType<InventoryNetwork> = z
  .strictObject({
    subnet: subnet.meta({ description: 'The addresses of the network, such as 10.0.33.0/24.' }),
    boot: z.boolean().optional().meta({
      description: 'Whether the master serves DHCP, TFTP and NFS on this network; true for one at least.',
      default: false,
    }),
    relay: z.string().optional().meta({
      description:
        'The served network through which a relay passes on what machines here ask; the master has no card here.',
    }),
    wire: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_-]{0,62}$/, {
        error: 'is no name of a cable: a letter, then letters, digits, hyphens and underscores',
      })
      .optional()
      .meta({ description: 'A name that networks on the same cable have in common.' }),
    range: range.optional().meta({
      description:
        'First and last address for machines without a reserved one; without it only nodes are served.',
    }),
    ranges: z.array(range).optional().meta({ description: 'Further ranges of the kind.' }),
    pool: range.optional().meta({
      description: 'First and last of the addresses that nodes are given that have none.',
    }),
    reserved: z.array(reserved).optional().meta({
      description: 'Addresses that no node is given, each one or a first and a last with a hyphen between.',
    }),
    router: ipv4
      .optional()
      .meta({ description: "The default gateway; on a served network the master's address unless given." }),
    dns: z.array(ipv4).optional().meta({ description: 'Name servers.' }),
    ntp: z.array(ipv4).optional().meta({ description: 'Time servers.' }),
    search: z.array(domain).optional().meta({ description: 'The domains that a name is looked for in.' }),
    mtu: z
      .int()
      .min(576)
      .max(65520)
      .optional()
      .meta({ description: 'The longest packet in bytes, for the cards on this network.' }),
    lease: seconds
      .optional()
      .meta({ description: 'Lease time in seconds, for who asks for none.', default: DEFAULTS.lease }),
    maxLease: seconds
      .optional()
      .meta({ description: 'The longest lease in seconds that is given to who asks for one.' }),
    minLease: seconds
      .optional()
      .meta({ description: 'The shortest lease in seconds that is given to who asks for one.' }),
  })
  .meta({ id: 'network' })
