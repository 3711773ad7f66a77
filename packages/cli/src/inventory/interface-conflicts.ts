import { contains, subnetOf, type Subnet } from '../address.ts'
import type { Complaint } from './complaint.ts'
import type { Machine } from './machines.ts'
import { mtuConflicts } from './mtu-conflicts.ts'
import { inRange, unusable } from './network-conflicts.ts'
import type { Inventory, InventoryInterface } from './types.ts'

type Subnets = ReadonlyMap<string, Subnet>

/** What is wrong with the interfaces of a machine, each for itself and among themselves. */
export function* interfaceConflicts(
  machines: readonly Machine[],
  inventory: Inventory,
  subnets: Subnets,
): Generator<Complaint> {
  // A fault of a profile is told once, not for each of its nodes.
  const told = new Set<string>()
  for (const machine of machines) {
    for (const complaint of machineConflicts(machine, inventory, subnets)) {
      const key = JSON.stringify([complaint.path, complaint.reason])
      if (!told.has(key)) yield complaint
      told.add(key)
    }
  }
}

function* machineConflicts(machine: Machine, inventory: Inventory, subnets: Subnets): Generator<Complaint> {
  const members = new Map<string, string>()
  let gateway: string | undefined
  for (const [name, card] of Object.entries(machine.interfaces)) {
    yield* kindConflicts(machine, name, card)
    yield* memberConflicts(machine, name, card, members)
    yield* addressConflicts(machine, name, card, inventory, subnets)
    yield* routeConflicts(machine, name, card, subnets)
    if (!leadsOut(machine, card, inventory)) continue
    if (gateway !== undefined) {
      yield {
        path: machine.placeOf(name),
        reason: `would be a second way to everywhere beside ${gateway}: leave one of them out`,
        other: machine.placeOf(gateway),
      }
    }
    gateway ??= name
  }
  yield* mtuConflicts(machine, inventory)
  yield* circles(machine)
}

/** The interfaces that one is made of, or lies on. */
export function partsOf({ vlan, bond, bridge }: InventoryInterface): readonly string[] {
  return [...(vlan === undefined ? [] : [vlan.on]), ...(bond?.of ?? []), ...(bridge?.of ?? [])]
}

function* kindConflicts(machine: Machine, name: string, card: InventoryInterface): Generator<Complaint> {
  const kinds = (['vlan', 'bond', 'bridge'] as const).filter(kind => card[kind] !== undefined)
  if (kinds.length > 1) {
    yield { path: machine.placeOf(name), reason: `cannot be a ${kinds.join(' and a ')} at once: choose one` }
  }
  const { vlan } = card
  if (vlan !== undefined && name !== `${vlan.on}.${vlan.id}` && name !== `vlan${vlan.id}`) {
    yield {
      path: machine.placeOf(name, 'vlan'),
      reason: `makes it number ${vlan.id} on ${vlan.on}: its name must be ${vlan.on}.${vlan.id} or vlan${vlan.id}`,
    }
  }
  if (name === machine.boot) {
    yield {
      path: machine.placeOf(name),
      reason: 'is the card that the root is mounted over, and set up before: leave it out',
    }
  }
}

function* memberConflicts(
  machine: Machine,
  name: string,
  { bond, bridge }: InventoryInterface,
  members: Map<string, string>,
): Generator<Complaint> {
  const field = bond === undefined ? 'bridge' : 'bond'
  for (const [index, member] of (bond ?? bridge)?.of.entries() ?? []) {
    const path = machine.placeOf(name, field, 'of', index)
    const other = members.get(member)
    const its = Object.hasOwn(machine.interfaces, member) ? machine.interfaces[member] : undefined
    if (other !== undefined)
      yield { path, reason: `${member} is part of ${other} already: leave it out of one of them` }
    members.set(member, other ?? name)
    if (member === machine.boot) {
      yield { path, reason: `${member} is the card that the root is mounted over: leave it out` }
    }
    if (its === undefined || member === name) continue
    const speaks = its.address !== undefined || its.addresses !== undefined || its.method === 'dhcp'
    if (speaks) {
      yield {
        path,
        reason: `${member} has an address of its own, and as a part of ${name} can have none: give it to ${name}`,
        other: machine.placeOf(member),
      }
    }
  }
}

/** What an interface says of its network and its address. */
function* addressConflicts(
  machine: Machine,
  name: string,
  card: InventoryInterface,
  { networks }: Inventory,
  subnets: Subnets,
): Generator<Complaint> {
  const { network, address, addresses = [], method = 'static' } = card
  const subnet = network === undefined ? undefined : subnets.get(network)
  if (network !== undefined && subnet === undefined) {
    const known = [...subnets.keys()].map(name => JSON.stringify(name)).join(', ')
    const list = known === '' ? 'there are none' : `there are ${known}`
    yield { path: machine.placeOf(name, 'network'), reason: `names no network: ${list}` }
    return
  }
  if (address !== undefined && network === undefined) {
    yield {
      path: machine.placeOf(name, 'address'),
      reason: 'is given without the network that it is on: name it',
    }
  }
  if (address !== undefined && method !== 'static') {
    yield {
      path: machine.placeOf(name, 'address'),
      reason: `is given, but the method is ${method}: remove one of the two`,
    }
  }
  if (method === 'static' && address === undefined && addresses.length === 0 && !isPart(machine, name)) {
    yield {
      path: machine.placeOf(name),
      reason: 'has no address: give it one, or set "method": "dhcp" or "manual"',
    }
  }
  if (address === undefined || network === undefined || subnet === undefined) return
  yield* unusable(machine.placeOf(name, 'address'), address, network, subnet)
  const found = networks[network]
  const whose = machine.node === undefined ? 'the master' : 'a node'
  if (found !== undefined) yield* inRange(found, network, machine.placeOf(name, 'address'), address, whose)
}

/** Whether an interface is a part of a bond or of a bridge. */
export function isPart({ interfaces }: Pick<Machine, 'interfaces'>, name: string): boolean {
  return Object.values(interfaces).some(
    ({ bond, bridge }) => bond?.of.includes(name) === true || bridge?.of.includes(name) === true,
  )
}

function* routeConflicts(
  machine: Machine,
  name: string,
  { network, address, addresses = [], method, routes = [] }: InventoryInterface,
  subnets: Subnets,
): Generator<Complaint> {
  const own =
    network === undefined || (address === undefined && method !== 'dhcp') ? undefined : subnets.get(network)
  const near = [...(own === undefined ? [] : [own]), ...addresses.map(subnetOf)]
  for (const [index, { to, via }] of routes.entries()) {
    const path = machine.placeOf(name, 'routes', index)
    if (to !== 'default' && subnetOf(to).text !== to) {
      yield {
        path: [...path, 'to'],
        reason: `has bits set behind its prefix: the subnet is ${subnetOf(to).text}`,
      }
    }
    if (near.some(subnet => contains(subnet, via))) continue
    yield { path: [...path, 'via'], reason: `${via} is on no network of ${name}: name a router that is` }
  }
}

/** Whether the machine's way to everywhere is over this interface. */
function leadsOut(
  { node }: Machine,
  { network, address, routes = [] }: InventoryInterface,
  { networks }: Inventory,
): boolean {
  const its = network === undefined ? undefined : networks[network]
  const router =
    node === undefined && address !== undefined && its?.boot !== true && its?.router !== undefined
  return router || routes.some(({ to }) => to === 'default')
}

function* circles(machine: Machine): Generator<Complaint> {
  const reaches = (name: string, goal: string, seen: Set<string>): boolean => {
    if (seen.has(name)) return false
    seen.add(name)
    const card = Object.hasOwn(machine.interfaces, name) ? machine.interfaces[name] : undefined
    return card !== undefined && partsOf(card).some(part => part === goal || reaches(part, goal, seen))
  }
  for (const name of Object.keys(machine.interfaces)) {
    if (reaches(name, name, new Set())) {
      yield {
        path: machine.placeOf(name),
        reason: 'is, by way of others, a part of itself: leave it out of one of them',
      }
    }
  }
}
