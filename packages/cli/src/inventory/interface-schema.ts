import { z } from 'zod'
import { hardwareAddress, interfaceName, ipv4, prefixed } from './fields.ts'
import { BOND_MODES, type InventoryInterface } from './types.ts'

const cards = z.array(interfaceName).min(1, { error: 'must name a card at least' })

/** A subnet that a route leads to, or the rest of the world. */
const destination = z.string().refine(text => text === 'default' || prefixed.safeParse(text).success, {
  error: 'is neither "default" nor a subnet, such as 10.0.40.0/24',
})

/** What an inventory says of an interface of the master or of a node. */
export const card: z.ZodType<InventoryInterface> = z
  .strictObject({
    network: z.string().optional().meta({ description: 'The name of the network it is on.' }),
    method: z.enum(['static', 'dhcp', 'manual']).optional().meta({
      description:
        'How it gets its address: static (the default), dhcp, from a server that is not the master, or manual: not at all.',
      default: 'static',
    }),
    address: ipv4.optional().meta({ description: 'Its address on its network, if the method is static.' }),
    addresses: z
      .array(prefixed)
      .optional()
      .meta({ description: 'Further addresses, each with the length of its prefix.' }),
    mac: hardwareAddress.optional().meta({ description: 'Its Ethernet or InfiniBand address.' }),
    mtu: z
      .int()
      .min(576)
      .max(65520)
      .optional()
      .meta({ description: "The longest packet in bytes; its network's unless given." }),
    vlan: z
      .strictObject({
        on: interfaceName.meta({ description: 'The interface that carries it.' }),
        id: z.int().min(1).max(4094).meta({ description: 'Its number.' }),
      })
      .optional()
      .meta({ description: 'Makes it a virtual network; its name is then like eth1.20 or vlan20.' }),
    bond: z
      .strictObject({
        of: cards.meta({ description: 'The cards.' }),
        mode: z.enum(BOND_MODES).optional().meta({
          description: 'How they share the work.',
          default: 'active-backup',
        }),
      })
      .optional()
      .meta({ description: 'Makes it several cards at once.' }),
    bridge: z
      .strictObject({
        of: cards.meta({ description: 'The interfaces that it joins.' }),
        stp: z
          .boolean()
          .optional()
          .meta({ description: 'Whether it talks to other switches to avoid loops.', default: false }),
      })
      .optional()
      .meta({ description: 'Makes it a switch.' }),
    routes: z
      .array(
        z.strictObject({
          to: destination.meta({ description: 'A subnet, or default.' }),
          via: ipv4.meta({ description: "The router's address." }),
        }),
      )
      .optional()
      .meta({ description: 'Ways to other networks.' }),
  })
  .meta({ id: 'interface' })
