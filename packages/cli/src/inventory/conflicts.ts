import { subnetOf } from '../address.ts'
import { bootConflicts } from './boot-conflicts.ts'
import { dotted, type Complaint } from './complaint.ts'
import { fileConflicts } from './file-conflicts.ts'
import { interfaceConflicts } from './interface-conflicts.ts'
import { interfacesOf, machinesOf, type Machine } from './machines.ts'
import { machineConflicts } from './machine-conflicts.ts'
import { mountConflicts } from './mount-conflicts.ts'
import { networkConflicts } from './network-conflicts.ts'
import { profileConflicts } from './profile-conflicts.ts'
import { rootConflicts } from './root-conflicts.ts'
import type { Path } from './source.ts'
import { DEFAULTS, type Inventory } from './types.ts'

/** What is wrong with an inventory whose fields are each right by themselves. */
export function conflicts(inventory: Inventory): Complaint[] {
  const subnets = new Map(
    Object.entries(inventory.networks).map(([name, { subnet }]) => [name, subnetOf(subnet)] as const),
  )
  const machines = machinesOf(inventory)
  return [
    ...networkConflicts(inventory, subnets),
    ...machineConflicts(inventory, subnets),
    ...interfaceConflicts(machines, inventory, subnets),
    ...mountConflicts(inventory),
    ...rootConflicts(inventory),
    ...fileConflicts(inventory),
    ...repeated('MAC address', macs(machines, inventory)),
    ...repeated('UUID', uuids(inventory)),
    ...repeated('address', addresses(machines, inventory), inventory.assigned),
    ...repeatedNames(inventory),
    ...pathConflicts(inventory),
    ...profileConflicts(inventory),
    ...bootConflicts(inventory),
  ]
}

type Claim = readonly [value: string, path: Path]

function* macs(machines: readonly Machine[], inventory: Inventory): Generator<Claim> {
  for (const { card, path } of interfacesOf(machines)) {
    if (card.mac !== undefined) yield [card.mac, [...path, 'mac']]
  }
  for (const [name, { mac }] of Object.entries(inventory.nodes)) yield [mac, ['nodes', name, 'mac']]
}

function* uuids({ nodes }: Inventory): Generator<Claim> {
  for (const [name, { uuid }] of Object.entries(nodes)) {
    if (uuid !== undefined) yield [uuid, ['nodes', name, 'uuid']]
  }
}

function* addresses(machines: readonly Machine[], inventory: Inventory): Generator<Claim> {
  for (const { card, path } of interfacesOf(machines)) {
    const { address, addresses = [] } = card
    if (address !== undefined) yield [address, [...path, 'address']]
    for (const [index, text] of addresses.entries()) {
      yield [text.replace(/\/.*/, ''), [...path, 'addresses', index]]
    }
  }
  for (const [name, { address }] of Object.entries(inventory.nodes))
    yield [address, ['nodes', name, 'address']]
}

/** @param locked what the lock file keeps for nodes, by their names: that stands nowhere in the inventory */
function* repeated(
  what: string,
  claims: Iterable<Claim>,
  locked: Inventory['assigned'] = {},
): Generator<Complaint> {
  const owners = new Map<string, Path>()
  for (const [value, path] of claims) {
    const other = owners.get(value)
    if (other === undefined) {
      owners.set(value, path)
      continue
    }
    const kept = [path, other].find(([, name]) => locked[String(name)] === value)
    const advice =
      kept === undefined
        ? 'change one of them'
        : `the lock file keeps it for ${kept[1]}; choose another, or take its line out there`
    yield {
      path,
      reason: `${value} is already the ${what} of ${dotted(other.slice(0, -1))}: ${advice}`,
      other,
    }
  }
}

/** Host names are compared without case (RFC 1123, section 2.1). */
function* repeatedNames({ master, nodes }: Inventory): Generator<Complaint> {
  const owners = new Map<string, readonly [string, Path]>([
    ['localhost', ['localhost', []]],
    [master.name.toLowerCase(), [master.name, ['master', 'name']]],
  ])
  if (master.name.toLowerCase() === 'localhost') {
    yield { path: ['master', 'name'], reason: 'is the name every machine has for itself: choose another' }
  }
  for (const name of Object.keys(nodes)) {
    const path = ['nodes', name]
    const owner = owners.get(name.toLowerCase())
    owners.set(name.toLowerCase(), owner ?? [name, path])
    if (owner === undefined) continue
    const [ownerName, other] = owner
    if (other.length === 0)
      yield { path, reason: 'is the name every machine has for itself: choose another', name: true }
    else if (ownerName === name)
      yield { path, reason: 'is already the name of the master: choose another', name: true, other }
    else
      yield {
        path,
        reason: `differs from ${ownerName} only in case, and host names have none: choose another`,
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
    reason: `${nfs} for root file systems and ${tftp} for boot files must not lie within each other: move one of them`,
  }
}
