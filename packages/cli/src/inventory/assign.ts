import { numberOf, subnetOf, textOf } from '../address.ts'
import type { Complaint } from './complaint.ts'
import { settler } from './profiles.ts'
import { rangesOf, reservedOf } from './ranges.ts'
import { networkFinder, servedNetworks } from './served.ts'
import type { Draft, DraftNode, Inventory, InventoryNetwork, InventoryNode } from './types.ts'

/**
 * Gives the nodes an address that have none: the one that they had before, or else the first free one of their
 * network's pool, in the order of the inventory. Another node that comes or goes changes no address.
 * @param locked the addresses that were assigned before, by node
 * @returns the inventory without the nodes that could be given none, and why they could not
 */
export function assignAddresses(
  draft: Draft,
  locked: Readonly<Record<string, string>>,
): { readonly inventory: Inventory; readonly complaints: readonly Complaint[] } {
  const { nodes, ...rest } = draft
  const entries = Object.entries(nodes)
  if (entries.every(hasAddress))
    return { inventory: { ...rest, nodes: Object.fromEntries(entries) }, complaints: [] }
  const networkOf = chooser(draft)
  const waiting = new Map(
    entries.flatMap(([name, node]) => (node.address === undefined ? [[name, networkOf(name)] as const] : [])),
  )
  const assigned = kept(draft, waiting, locked)
  const pools = new Map<string, Generator<string>>()
  const taken = takenAddresses(draft, [...assigned.values()])
  const complaints: Complaint[] = []
  for (const [name, network] of waiting) {
    if (assigned.has(name)) continue
    const pool = pools.get(network ?? '') ?? free(draft.networks[network ?? ''], taken)
    pools.set(network ?? '', pool)
    const next = pool.next()
    if (next.done === true) complaints.push(withoutAddress(draft, name, network))
    else assigned.set(name, next.value)
  }
  const complete = entries.flatMap(([name, node]): (readonly [string, InventoryNode])[] => {
    const address = node.address ?? assigned.get(name)
    return address === undefined ? [] : [[name, { ...node, address }]]
  })
  return {
    inventory: { ...rest, nodes: Object.fromEntries(complete), assigned: Object.fromEntries(assigned) },
    complaints,
  }
}

function hasAddress(entry: readonly [string, DraftNode]): entry is [string, InventoryNode] {
  return entry[1].address !== undefined
}

/** The network of a node without an address: the one that it names, or the only one that has a pool. */
function chooser(draft: Draft): (name: string) => string | undefined {
  const settle = settler(draft)
  const served = servedNetworks(draft)
  const pooled = served.filter(([, { pool }]) => pool !== undefined).map(([name]) => name)
  return name => {
    const { network } = settle(name)
    if (network !== undefined) return served.some(([known]) => known === network) ? network : undefined
    return pooled.length === 1 ? pooled[0] : undefined
  }
}

/** What nodes keep: the address that they had, if it is of the network that they are on. */
function kept(
  draft: Draft,
  waiting: ReadonlyMap<string, string | undefined>,
  locked: Readonly<Record<string, string>>,
): Map<string, string> {
  const networkAt = networkFinder(draft)
  return new Map(
    [...waiting].flatMap(([name, network]) => {
      const address = Object.hasOwn(locked, name) ? locked[name] : undefined
      return address !== undefined && network !== undefined && networkAt(address) === network
        ? [[name, address] as const]
        : []
    }),
  )
}

/** Numbers of the addresses that are somebody's. */
function takenAddresses(draft: Draft, assigned: readonly string[]): ReadonlySet<number> {
  const { networks, master, nodes } = draft
  const texts = [
    ...assigned,
    ...Object.values(nodes).map(({ address }) => address),
    ...Object.values(master.interfaces).map(({ address }) => address),
    ...Object.values(networks).flatMap(({ router, dns = [], ntp = [] }) => [router, ...dns, ...ntp]),
  ]
  return new Set(texts.flatMap(text => (text === undefined ? [] : [numberOf(text)])))
}

/** The addresses of a pool that are nobody's, from the first on. */
function* free(network: InventoryNetwork | undefined, taken: ReadonlySet<number>): Generator<string> {
  if (network?.pool === undefined) return
  const subnet = subnetOf(network.subnet)
  const closed = [...rangesOf(network), ...reservedOf(network)].map(({ first, last }) => ({ first, last }))
  const [first, last] = network.pool.map(numberOf)
  for (let number = first ?? 0; number <= (last ?? -1); number++) {
    const range = closed.find(({ first, last }) => first <= number && number <= last)
    if (range !== undefined) number = range.last
    else if (!taken.has(number) && number > subnet.first && number < subnet.last) yield textOf(number)
  }
}

function withoutAddress(draft: Draft, name: string, network: string | undefined): Complaint {
  const path = ['nodes', name]
  const pooled = servedNetworks(draft).filter(([, { pool }]) => pool !== undefined)
  if (network === undefined) {
    const reason =
      pooled.length === 0
        ? 'has no address: give it one, or give a served network a "pool" to assign it from'
        : `has no address and could have one of several pools: give it one, or "network": ${pooled.map(([known]) => JSON.stringify(known)).join(' or ')}`
    return { path, reason }
  }
  const pool = draft.networks[network]?.pool
  return pool === undefined
    ? {
        path,
        reason: `has no address, and networks.${network} has no "pool" to assign it from: give it one`,
        other: ['networks', network],
      }
    : {
        path,
        reason: `has no address, and none is free in the pool ${pool.join(' to ')} of networks.${network}: give it one, or the pool more`,
        other: ['networks', network, 'pool'],
      }
}
