import { contains, subnetOf, type Subnet } from '../address.ts'
import type { Draft, InventoryNetwork } from './types.ts'

/** The card of the master through which it serves a network, and the address that nodes know it by. */
export interface Server {
  readonly interface: string
  readonly address: string
  readonly mac: string | undefined
  /** Whether the card is on the network itself, not on one that a relay or the same cable leads from. */
  readonly direct: boolean
}

/**
 * The card that serves a network: the master's own there, or else that on the network that its relay passes on to,
 * or on another one on the same cable.
 * @returns undefined if there is none
 */
export function serverOf({ networks, master }: Draft, name: string): Server | undefined {
  const on = (network: string, direct: boolean): Server | undefined => {
    for (const [card, { network: its, address, mac }] of Object.entries(master.interfaces)) {
      if (its === network && address !== undefined) return { interface: card, address, mac, direct }
    }
    return undefined
  }
  const { relay, wire }: Partial<InventoryNetwork> = Object.hasOwn(networks, name)
    ? (networks[name] ?? {})
    : {}
  if (relay !== undefined) return on(relay, false)
  const neighbours = Object.entries(networks)
    .filter(([, network]) => wire !== undefined && network.wire === wire && network.boot === true)
    .map(([neighbour]) => on(neighbour, false))
  return on(name, true) ?? neighbours.find(found => found !== undefined)
}

/** The served networks by name, in their order. */
export function servedNetworks({ networks }: Draft): readonly (readonly [string, InventoryNetwork])[] {
  return Object.entries(networks).filter(([, network]) => network.boot === true)
}

/** Finds the served network that an address is in. */
export function networkFinder(inventory: Draft): (address: string) => string | undefined {
  const subnets = servedNetworks(inventory).map(([name, { subnet }]): readonly [string, Subnet] => [
    name,
    subnetOf(subnet),
  ])
  return address => subnets.find(([, subnet]) => contains(subnet, address))?.[0]
}
