import { numberOf, subnetOf, textOf } from '../address.ts'
import type { Draft } from './types.ts'

/** What a first inventory is made from. */
export interface Answers {
  /** What the cluster is called. */
  readonly name: string
  readonly domain: string
  /** The addresses of the boot network, such as `10.0.33.0/24`. */
  readonly subnet: string
  /** The master's address on it; the first one unless given. */
  readonly address?: string | undefined
  /** The master's card on it. */
  readonly interface: string
  /** The master's card on another network, on which a DHCP server gives it an address, and the addresses there. */
  readonly uplink?: { readonly interface: string; readonly subnet: string } | undefined
  /** The hardware addresses of the nodes. */
  readonly macs: readonly string[]
}

/** Nodes begin so far behind the first address of a large network: what is below is for other machines. */
const ROOM = 10

/** A first inventory, in which everything is still to be checked. */
export function firstInventory(answers: Answers): Draft {
  const { name, domain, subnet, uplink } = answers
  const { first, last, prefix } = subnetOf(subnet)
  const address = answers.address ?? textOf(first + 1)
  const start = prefix <= 26 ? first + ROOM : first
  const free = Array.from(
    { length: Math.min(answers.macs.length + 1, last - start - 1) },
    (_, index) => start + 1 + index,
  )
  const addresses = free.filter(number => number !== numberOf(address))
  return {
    name,
    domain,
    networks: {
      ...(uplink && { general: { subnet: uplink.subnet } }),
      boot: { subnet, boot: true },
    },
    master: {
      name: 'master',
      interfaces: {
        ...(uplink && { [uplink.interface]: { network: 'general', method: 'dhcp' } }),
        [answers.interface]: { network: 'boot', address },
      },
    },
    nodes: Object.fromEntries(
      answers.macs.map((mac, index) => {
        const number = addresses[index]
        return [`node${index + 1}`, { mac, ...(number !== undefined && { address: textOf(number) }) }]
      }),
    ),
  }
}

/** Hardware addresses that no maker gave away, for nodes whose own are not known yet. */
export function placeholders(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    ['02', '00', ...((index + 1).toString(16).padStart(8, '0').match(/../g) ?? [])].join(':'),
  )
}
