import { z } from 'zod'
import { domain, hardwareAddress, hostName, interfaceName, ipv4, path } from './fields.ts'
import { card } from './interface-schema.ts'
import { network } from './network-schema.ts'
import { lines, nodeSettings, profiles, uuid, PROFILE } from './settings.ts'
import { DEFAULTS, type Draft, type DraftNode, type Profile } from './types.ts'

const node: z.ZodType<DraftNode> = z
  .strictObject({
    mac: hardwareAddress.meta({
      description:
        'The Ethernet address of the card it boots from, in any usual spelling, or its InfiniBand address.',
    }),
    address: ipv4.optional().meta({
      description: "The address it boots with; without it, one of its network's pool is assigned.",
    }),
    uuid: uuid
      .optional()
      .meta({ description: 'The UUID that its firmware tells, for a boot file that is found by it.' }),
    profile: profiles.optional().meta({
      description: 'The profile, or a list of them, that it has settings from; a later one outdoes.',
    }),
    ...nodeSettings,
  })
  .meta({ id: 'node' })

const profile: z.ZodType<Profile> = z
  .strictObject({
    inherits: profiles
      .optional()
      .meta({ description: 'The profile, or a list of them, that it builds on; a later one outdoes.' }),
    ...nodeSettings,
  })
  .meta({ id: 'profile' })

/** The shape of an inventory. What needs more than one field at a time is checked by `conflicts`. */
export const inventorySchema: z.ZodType<Draft> = z
  .strictObject({
    $schema: z.string().optional().meta({ description: 'Where an editor finds the schema of this file.' }),
    name: hostName.meta({ description: 'What the cluster is called.' }),
    domain: domain.meta({ description: 'The DNS domain of every machine.' }),
    networks: z.record(hostName, network).meta({ description: 'The networks the master is on, by name.' }),
    master: z.strictObject({
      name: hostName.meta({ description: 'The host name of the master.' }),
      interfaces: z.record(interfaceName, card).meta({ description: 'Its network cards, by kernel name.' }),
    }),
    extra: z
      .strictObject({
        dhcpd: lines.optional().meta({ description: 'Lines behind those of dhcpd.conf.' }),
        exports: lines.optional().meta({ description: 'Lines behind those of exports.' }),
        interfaces: lines.optional().meta({ description: 'Lines behind those of network/interfaces.' }),
      })
      .optional()
      .meta({
        description:
          "Lines for the master's files that this program has no words for; they are read as the files are, and checked.",
      }),
    nodes: z.record(hostName, node).default({}).meta({ description: 'The diskless nodes, by host name.' }),
    nodesFile: z
      .string()
      .regex(/^(?!\.{0,2}$)[^/\\\p{Cc}]{1,255}$/u, {
        error: 'must be the name of a file beside the inventory',
      })
      .optional()
      .meta({
        description:
          'A CSV file with further nodes, beside the inventory; its columns: name, mac, address, profile, network, uuid.',
      }),
    profiles: z
      .record(PROFILE, profile)
      .optional()
      .meta({ description: 'Settings that nodes have in common, by name; "default" is for every node.' }),
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
