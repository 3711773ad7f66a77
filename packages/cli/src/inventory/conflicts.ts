import { contains, numberOf, subnetOf, type Subnet } from '../address.ts'
import { dotted, type Complaint } from './complaint.ts'
import { bootConflicts } from './boot-conflicts.ts'
import { profileConflicts } from './profile-conflicts.ts'
import type { Path } from './source.ts'
import { DEFAULTS, type Inventory, type InventoryNetwork } from './types.ts'

/** What is wrong with an inventory whose fields are each right by themselves. */
export function conflicts(inventory: Inventory): Complaint[] {
  const subnets = new Map(
    Object.entries(inventory.networks).map(([name, { subnet }]) => [name, subnetOf(subnet)] as const),
  )
  return [
    ...networkConflicts(inventory, subnets),
    ...masterConflicts(inventory, subnets),
    ...nodeConflicts(inventory, subnets),
    ...repeated('MAC address', macs(inventory)),
    ...repeated('UUID', uuids(inventory)),
    ...repeated('address', addresses(inventory)),
    ...repeatedNames(inventory),
    ...pathConflicts(inventory),
    ...profileConflicts(inventory),
    ...bootConflicts(inventory),
  ]
}

function* networkConflicts(inventory: Inventory, subnets: ReadonlyMap<string, Subnet>): Generator<Complaint> {
  const networks = Object.entries(inventory.networks)
  for (const [name, network] of networks) {
    const subnet = subnets.get(name)
    if (subnet === undefined) continue
    const path = ['networks', name]
    if (network.subnet !== subnet.text) {
      yield {
        path: [...path, 'subnet'],
        reason: `has bits set behind its prefix: the subnet is ${subnet.text}`,
      }
    }
    yield* rangeConflicts(path, network, subnet)
    if (network.router !== undefined) yield* outside([...path, 'router'], network.router, name, subnet)
    if (network.boot !== true) yield* unservedConflicts(path, network)
  }
  yield* bootNetworkConflicts(inventory)
  yield* overlaps(subnets)
}

function* unservedConflicts(path: Path, network: InventoryNetwork): Generator<Complaint> {
  for (const field of ['range', 'lease'] as const) {
    if (network[field] === undefined) continue
    yield {
      path: [...path, field],
      reason:
        'says what the master serves on a network that it does not serve: remove it, or set "boot": true',
    }
  }
}

function* bootNetworkConflicts({ networks }: Inventory): Generator<Complaint> {
  const boot = Object.entries(networks).filter(([, network]) => network.boot === true)
  const [first, ...others] = boot.map(([name]) => ['networks', name, 'boot'])
  if (first === undefined) {
    yield { path: ['networks'], reason: 'has no boot network: set "boot": true on the one the nodes are on' }
  }
  for (const path of others) {
    yield { path, reason: 'is a second boot network, and there can be only one', other: first ?? [] }
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
        reason: `${subnets.get(later)?.text} overlaps ${subnets.get(earlier)?.text}, the subnet of networks.${earlier}`,
        other: ['networks', earlier, 'subnet'],
      }
    }
    if (subnet.last > other.last) widest = current
  }
}

function* rangeConflicts(path: Path, { range }: InventoryNetwork, subnet: Subnet): Generator<Complaint> {
  if (range === undefined) return
  const [first, last] = range
  if (numberOf(first) > numberOf(last)) {
    yield { path: [...path, 'range'], reason: `is inverted: ${first} comes after ${last}` }
  }
  for (const [index, address] of range.entries()) {
    yield* unusable([...path, 'range', index], address, path.slice(1).join('.'), subnet)
  }
}

/** An address that no machine in the subnet can have. */
function* unusable(path: Path, address: string, network: string, subnet: Subnet): Generator<Complaint> {
  yield* outside(path, address, network, subnet)
  if (address === subnet.network) {
    yield { path, reason: `${address} is the network address of ${subnet.text}, which no machine can have` }
  }
  if (address === subnet.broadcast) {
    yield { path, reason: `${address} is the broadcast address of ${subnet.text}, which no machine can have` }
  }
}

function* outside(path: Path, address: string, network: string, subnet: Subnet): Generator<Complaint> {
  if (contains(subnet, address)) return
  yield {
    path,
    reason: `${address} is outside ${subnet.text}, the subnet of networks.${network}`,
    other: ['networks', network, 'subnet'],
  }
}

function* masterConflicts(inventory: Inventory, subnets: ReadonlyMap<string, Subnet>): Generator<Complaint> {
  const boot = bootNetwork(inventory)
  let served = false
  for (const [name, { network, method = 'static', address }] of Object.entries(inventory.master.interfaces)) {
    const path = ['master', 'interfaces', name]
    const subnet = subnets.get(network)
    if (subnet === undefined) {
      const known = [...subnets.keys()].map(name => JSON.stringify(name)).join(', ')
      yield {
        path: [...path, 'network'],
        reason: `names no network: ${known === '' ? 'there are none' : `there are ${known}`}`,
      }
      continue
    }
    if (method === 'dhcp') {
      if (address !== undefined) {
        yield {
          path: [...path, 'address'],
          reason: 'is given, but the method is dhcp: remove one of the two',
        }
      }
      if (network === boot) {
        yield {
          path: [...path, 'method'],
          reason: 'is dhcp on the boot network, where the master itself is the server: give it an address',
        }
        served = true
      }
      continue
    }
    if (address === undefined) {
      yield { path, reason: 'has no address: give it one, or set "method": "dhcp"' }
    } else {
      yield* unusable([...path, 'address'], address, network, subnet)
      if (network === boot) yield* inRange(inventory, [...path, 'address'], address, 'the master')
    }
    if (network !== boot) continue
    if (served) yield { path, reason: 'is a second interface on the boot network, and one is served' }
    served = true
  }
  if (boot !== undefined && !served) {
    yield {
      path: ['master', 'interfaces'],
      reason: `has none on the boot network: give one "network": ${JSON.stringify(boot)} and an address`,
      other: ['networks', boot],
    }
  }
}

function* nodeConflicts(inventory: Inventory, subnets: ReadonlyMap<string, Subnet>): Generator<Complaint> {
  const boot = bootNetwork(inventory)
  const subnet = boot === undefined ? undefined : subnets.get(boot)
  if (boot === undefined || subnet === undefined) return
  for (const [name, { address }] of Object.entries(inventory.nodes)) {
    const path = ['nodes', name, 'address']
    yield* unusable(path, address, boot, subnet)
    yield* inRange(inventory, path, address, 'a node')
  }
}

/** dhcpd would lend a reserved address inside the dynamic range to anybody. */
function* inRange(inventory: Inventory, path: Path, address: string, whose: string): Generator<Complaint> {
  const boot = bootNetwork(inventory)
  const range = boot === undefined ? undefined : inventory.networks[boot]?.range
  if (boot === undefined || range === undefined) return
  const [first, last] = range
  if (!contains({ first: numberOf(first), last: numberOf(last) }, address)) return
  yield {
    path,
    reason: `${address} is the address of ${whose} and lies in the dynamic range ${first} to ${last}: move one of them`,
    other: ['networks', boot, 'range'],
  }
}

function bootNetwork({ networks }: Inventory): string | undefined {
  return Object.entries(networks).find(([, network]) => network.boot === true)?.[0]
}

type Claim = readonly [value: string, path: Path]

function* macs({ master, nodes }: Inventory): Generator<Claim> {
  for (const [name, { mac }] of Object.entries(master.interfaces)) {
    if (mac !== undefined) yield [mac, ['master', 'interfaces', name, 'mac']]
  }
  for (const [name, { mac }] of Object.entries(nodes)) yield [mac, ['nodes', name, 'mac']]
}

function* uuids({ nodes }: Inventory): Generator<Claim> {
  for (const [name, { uuid }] of Object.entries(nodes)) {
    if (uuid !== undefined) yield [uuid, ['nodes', name, 'uuid']]
  }
}

function* addresses({ master, nodes }: Inventory): Generator<Claim> {
  for (const [name, { address }] of Object.entries(master.interfaces)) {
    if (address !== undefined) yield [address, ['master', 'interfaces', name, 'address']]
  }
  for (const [name, { address }] of Object.entries(nodes)) yield [address, ['nodes', name, 'address']]
}

function* repeated(what: string, claims: Iterable<Claim>): Generator<Complaint> {
  const owners = new Map<string, Path>()
  for (const [value, path] of claims) {
    const other = owners.get(value)
    if (other === undefined) owners.set(value, path)
    else yield { path, reason: `${value} is already the ${what} of ${dotted(other.slice(0, -1))}`, other }
  }
}

/** Host names are compared without case (RFC 1123, section 2.1). */
function* repeatedNames({ master, nodes }: Inventory): Generator<Complaint> {
  const owners = new Map<string, readonly [string, Path]>([
    ['localhost', ['localhost', []]],
    [master.name.toLowerCase(), [master.name, ['master', 'name']]],
  ])
  if (master.name.toLowerCase() === 'localhost') {
    yield { path: ['master', 'name'], reason: 'is the name every machine has for itself' }
  }
  for (const name of Object.keys(nodes)) {
    const path = ['nodes', name]
    const owner = owners.get(name.toLowerCase())
    owners.set(name.toLowerCase(), owner ?? [name, path])
    if (owner === undefined) continue
    const [ownerName, other] = owner
    if (other.length === 0) yield { path, reason: 'is the name every machine has for itself', name: true }
    else if (ownerName === name)
      yield { path, reason: 'is already the name of the master', name: true, other }
    else
      yield {
        path,
        reason: `differs from ${ownerName} only in case, and host names have none`,
        name: true,
        other,
      }
  }
}

function* pathConflicts({ paths }: Inventory): Generator<Complaint> {
  const nfs = paths?.nfs ?? DEFAULTS.paths.nfs
  const tftp = paths?.tftp ?? DEFAULTS.paths.tftp
  const inside = (inner: string, outer: string): boolean => `${inner}/`.startsWith(`${outer}/`)
  if (!inside(nfs, tftp) && !inside(tftp, nfs)) return
  const written = paths?.tftp === undefined ? 'nfs' : 'tftp'
  yield {
    path: ['paths', written],
    reason: `${nfs} for root file systems and ${tftp} for boot files must not lie within each other`,
  }
}
