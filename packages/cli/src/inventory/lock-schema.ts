import { z } from 'zod'
import type { Complaint } from './complaint.ts'
import { hostName, ipv4 } from './fields.ts'
import type { Lock } from './lock.ts'

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
