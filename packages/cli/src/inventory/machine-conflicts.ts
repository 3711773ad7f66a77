import type { Subnet } from '../address.ts'
import type { Complaint } from './complaint.ts'
import { saidAt } from './machines.ts'
import { inRange, unusable } from './network-conflicts.ts'
import { settler } from './profiles.ts'
import { reservedOf, spanWith } from './ranges.ts'
import { networkFinder, servedNetworks } from './served.ts'
import type { Inventory } from './types.ts'

type Subnets = ReadonlyMap<string, Subnet>

/** What is wrong with where the master and the nodes are. */
export function* machineConflicts(inventory: Inventory, subnets: Subnets): Generator<Complaint> {
  yield* masterConflicts(inventory)
  yield* nodeConflicts(inventory, subnets)
}

/** The master's cards on the networks that it serves. */
function* masterConflicts({ networks, master }: Inventory): Generator<Complaint> {
  const served = new Set<string>()
  for (const [name, { network: on = '', method = 'static' }] of Object.entries(master.interfaces)) {
    const path = ['master', 'interfaces', name]
    const network = Object.hasOwn(networks, on) ? networks[on] : undefined
    if (network?.boot !== true) continue
    if (method !== 'static') {
      yield {
        path: [...path, 'method'],
        reason: `is ${method} on the boot network, where the master itself is the server: give it an address`,
      }
      continue
    }
    if (served.has(on))
      yield {
        path,
        reason: 'is a second interface on the boot network, and one is served: remove one of the two',
      }
    if (network.relay !== undefined) {
      yield {
        path: [...path, 'network'],
        reason: 'is a network behind a relay, and the master has a card on it: remove one of the two',
        other: ['networks', on, 'relay'],
      }
    }
    served.add(on)
  }
}

function* nodeConflicts(inventory: Inventory, subnets: Subnets): Generator<Complaint> {
  const settle = settler(inventory)
  const networkAt = networkFinder(inventory)
  const served = new Map(servedNetworks(inventory))
  const [only, ...others] = [...served.keys()]
  if (only === undefined) return
  for (const [name, { address }] of Object.entries(inventory.nodes)) {
    const { network: named } = settle(name)
    const path = ['nodes', name, 'address']
    if (named !== undefined && !served.has(named)) {
      yield notServed(inventory, name, named, listed(served.keys()))
      continue
    }
    const on = named ?? networkAt(address) ?? (others.length === 0 ? only : undefined)
    const network = on === undefined ? undefined : served.get(on)
    const subnet = on === undefined ? undefined : subnets.get(on)
    if (on === undefined || network === undefined || subnet === undefined) {
      yield { path, reason: `${address} is in no served network: ${listed(served.keys())}` }
      continue
    }
    yield* unusable(path, address, on, subnet)
    yield* inRange(network, on, path, address, 'a node')
    const reserved = spanWith(reservedOf(network), address)
    if (reserved !== undefined) {
      yield {
        path,
        reason: `${address} is reserved: ${[...new Set(reserved.text)].join(' to ')} are no node's; choose another`,
        other: ['networks', on, ...reserved.path],
      }
    }
  }
}

/** A node that is to boot from a network where nothing is served, or that there is not. */
function notServed(inventory: Inventory, node: string, network: string, known: string): Complaint {
  const said = saidAt(inventory, node, ['network'])
  const what = Object.hasOwn(inventory.networks, network) ? 'is no served network' : 'is no network'
  const reason = `${JSON.stringify(network)} ${what}: ${known}`
  return said[0] === 'nodes'
    ? { path: said, reason }
    : { path: ['nodes', node], reason: `is on a network that is not served: ${reason}`, other: said }
}

function listed(names: Iterable<string>): string {
  const known = [...names].map(name => JSON.stringify(name)).join(', ')
  return known === '' ? 'there are none' : `there are ${known}`
}
