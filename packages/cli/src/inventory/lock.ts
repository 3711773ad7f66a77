import { z } from 'zod'
import type { Complaint } from './complaint.ts'
import { hostName, ipv4 } from './fields.ts'
import type { Inventory } from './types.ts'

/** What the lock file of an inventory holds: the addresses that were assigned, by node. */
export interface Lock {
  readonly addresses: Readonly<Record<string, string>>
}

/** The shape of a lock file. */
export const lockSchema: z.ZodType<Lock> = z.object({ addresses: z.record(hostName, ipv4) })

/** Addresses that two nodes are to keep, as when two changes of a lock file were merged. */
export function* keptTwice({ addresses }: Lock): Generator<Complaint> {
  const owners = new Map<string, string>()
  for (const [name, address] of Object.entries(addresses)) {
    const owner = owners.get(address)
    if (owner === undefined) owners.set(address, name)
    else
      yield {
        path: ['addresses', name],
        reason: `${address} is kept for ${owner}, too: remove one of the two lines`,
        other: ['addresses', owner],
      }
  }
}

/** The name of the lock file of an inventory: `inventory.json` has `inventory.lock.json`, whatever its format. */
export function lockNameOf(file: string): string {
  return `${file.replace(/\.(?:jsonc?|ya?ml)$/i, '')}.lock.json`
}

/**
 * The text of an inventory's lock file, which keeps the addresses of nodes when others come and go.
 * @returns undefined if no address was assigned: then there need be no such file
 */
export function lockText({ assigned = {} }: Inventory): string | undefined {
  const names = Object.keys(assigned).toSorted()
  if (names.length === 0) return undefined
  const addresses = Object.fromEntries(names.map(name => [name, assigned[name]]))
  return `${JSON.stringify({ addresses }, undefined, 2)}\n`
}
