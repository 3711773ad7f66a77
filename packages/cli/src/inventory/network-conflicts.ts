import { contains, type Subnet } from '../address.ts'
import type { Complaint } from './complaint.ts'
import { meet, poolOf, rangesOf, reservedOf, spanWith, type Span } from './ranges.ts'
import { servedNetworks, serverOf } from './served.ts'
import type { Path } from './source.ts'
import type { Inventory, InventoryNetwork } from './types.ts'

/** What is wrong with the networks, among themselves and for the addresses in them. */
export function* networkConflicts(
  inventory: Inventory,
  subnets: ReadonlyMap<string, Subnet>,
): Generator<Complaint> {
  for (const [name, network] of Object.entries(inventory.networks)) {
    const subnet = subnets.get(name)
    if (subnet === undefined) continue
    const path = ['networks', name]
    if (network.subnet !== subnet.text) {
      yield {
        path: [...path, 'subnet'],
        reason: `has bits set behind its prefix: the subnet is ${subnet.text}`,
      }
    }
    yield* spanConflicts(name, network, subnet)
    yield* routerConflicts(name, network, subnet)
    yield* leaseConflicts(path, network)
    if (network.boot === true) yield* wayConflicts(inventory, name, network)
    else yield* unservedConflicts(path, network)
  }
  if (servedNetworks(inventory).length === 0) {
    yield { path: ['networks'], reason: 'has no boot network: set "boot": true on the one the nodes are on' }
  }
  yield* overlaps(subnets)
}

const SERVED = ['range', 'ranges', 'pool', 'lease', 'maxLease', 'minLease', 'relay'] as const

function* unservedConflicts(path: Path, network: InventoryNetwork): Generator<Complaint> {
  for (const field of SERVED) {
    if (network[field] === undefined) continue
    yield {
      path: [...path, field],
      reason:
        'says what the master serves on a network that it does not serve: remove it, or set "boot": true',
    }
  }
}

/** The way between a served network and the master. */
function* wayConflicts(
  inventory: Inventory,
  name: string,
  { relay, router }: InventoryNetwork,
): Generator<Complaint> {
  const path = ['networks', name]
  const server = serverOf(inventory, name)
  if (relay !== undefined && (relay === name || server === undefined)) {
    const others = servedNetworks(inventory)
      .map(([other]) => other)
      .filter(other => other !== name && serverOf(inventory, other)?.direct === true)
    const known = others.map(other => JSON.stringify(other)).join(', ')
    yield {
      path: [...path, 'relay'],
      reason: `must name a served network that the master has a card on: ${known === '' ? 'there is no other' : `there are ${known}`}`,
    }
  } else if (server === undefined) {
    yield {
      path: ['master', 'interfaces'],
      reason: `has none on the boot network: give one "network": ${JSON.stringify(name)} and an address`,
      other: path,
    }
  } else if (!server.direct && router === undefined) {
    yield { path, reason: 'has no router, and the master is on another network: name the one to it' }
  }
}

/** Neighbours in the order of their first addresses overlap if any two do. */
function* overlaps(subnets: ReadonlyMap<string, Subnet>): Generator<Complaint> {
  const sorted = [...subnets].toSorted(([, left], [, right]) => left.first - right.first)
  let [widest] = sorted
  for (const current of sorted.slice(1)) {
    if (widest === undefined) return
    const [name, subnet] = current
    const [otherName, other] = widest
    if (subnet.first <= other.last) {
      const [later, earlier] =
        [...subnets.keys()].indexOf(name) > [...subnets.keys()].indexOf(otherName)
          ? [name, otherName]
          : [otherName, name]
      yield {
        path: ['networks', later, 'subnet'],
        reason: `${subnets.get(later)?.text} overlaps ${subnets.get(earlier)?.text}, the subnet of networks.${earlier}: change one of them`,
        other: ['networks', earlier, 'subnet'],
      }
    }
    if (subnet.last > other.last) widest = current
  }
}

function* spanConflicts(name: string, network: InventoryNetwork, subnet: Subnet): Generator<Complaint> {
  const ranges = rangesOf(network)
  const reserved = reservedOf(network)
  for (const span of [...ranges, ...poolOf(network), ...reserved]) {
    const path = ['networks', name, ...span.path]
    const [first, last] = span.text
    if (span.first > span.last)
      yield { path, reason: `is inverted, for ${first} comes after ${last}: swap them` }
    const single = span.path[0] === 'reserved'
    for (const [index, address] of span.text.entries()) {
      if (single && index === 1 && last === first) continue
      const at = single ? path : [...path, index]
      yield* unusable(at, address, name, subnet)
    }
  }
  for (const [index, span] of ranges.entries()) {
    yield* common(name, span, ranges.slice(0, index), 'the dynamic range')
    yield* common(name, span, reserved, 'the reserved addresses')
  }
  for (const pool of poolOf(network)) yield* common(name, pool, ranges, 'the dynamic range')
}

function* common(name: string, span: Span, others: readonly Span[], what: string): Generator<Complaint> {
  for (const other of others) {
    if (!meet(span, other)) continue
    yield {
      path: ['networks', name, ...span.path],
      reason: `${span.text.join(' to ')} has addresses in common with ${what} ${[...new Set(other.text)].join(' to ')}: move one of them`,
      other: ['networks', name, ...other.path],
    }
  }
}

function* routerConflicts(name: string, network: InventoryNetwork, subnet: Subnet): Generator<Complaint> {
  const { router } = network
  if (router === undefined) return
  const path = ['networks', name, 'router']
  yield* outside(path, router, name, subnet)
  yield* inRange(network, name, path, router, 'the router')
}

function* leaseConflicts(path: Path, { lease, minLease, maxLease }: InventoryNetwork): Generator<Complaint> {
  const order = [
    ['minLease', minLease, 'lease', lease],
    ['lease', lease, 'maxLease', maxLease],
    ['minLease', minLease, 'maxLease', maxLease],
  ] as const
  for (const [field, low, other, high] of order) {
    if (low === undefined || high === undefined || low <= high) continue
    yield {
      path: [...path, field],
      reason: `is more than ${other}: change one of them`,
      other: [...path, other],
    }
    return
  }
}

/** An address that no machine in the subnet can have. */
export function* unusable(
  path: Path,
  address: string,
  network: string,
  subnet: Subnet,
): Generator<Complaint> {
  yield* outside(path, address, network, subnet)
  if (address === subnet.network) {
    yield {
      path,
      reason: `${address} is the network address of ${subnet.text}, which no machine can have: choose another`,
    }
  }
  if (address === subnet.broadcast) {
    yield {
      path,
      reason: `${address} is the broadcast address of ${subnet.text}, which no machine can have: choose another`,
    }
  }
}

function* outside(path: Path, address: string, network: string, subnet: Subnet): Generator<Complaint> {
  if (contains(subnet, address)) return
  yield {
    path,
    reason: `${address} is outside ${subnet.text}, the subnet of networks.${network}: choose one in it`,
    other: ['networks', network, 'subnet'],
  }
}

/** dhcpd would lend somebody's address inside the dynamic range to anybody. */
export function* inRange(
  network: InventoryNetwork,
  name: string,
  path: Path,
  address: string,
  whose: string,
): Generator<Complaint> {
  const range = spanWith(rangesOf(network), address)
  if (range === undefined) return
  yield {
    path,
    reason: `${address} is the address of ${whose} and lies in the dynamic range ${range.text.join(' to ')}: move one of them`,
    other: ['networks', name, ...range.path],
  }
}
