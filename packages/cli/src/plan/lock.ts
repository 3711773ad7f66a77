import type { Lock } from '../inventory/lock.ts'

/** What a run would change in the lock file of an inventory: the addresses that nodes are given from pools. */
export interface LockChange {
  /** Addresses that nodes are given now. */
  readonly assigned: readonly Assignment[]
  /** Addresses that nodes no longer have, and that others can be given later. */
  readonly released: readonly Assignment[]
}

export interface Assignment {
  readonly node: string
  readonly address: string
}

/** Compares what a lock file keeps with what it is to keep. */
export function lockChange(before: Lock['addresses'], after: Lock['addresses']): LockChange {
  return { assigned: missing(after, before), released: missing(before, after) }
}

/** What the first has and the second has not. */
function missing(first: Lock['addresses'], second: Lock['addresses']): readonly Assignment[] {
  return Object.entries(first)
    .filter(([node, address]) => !Object.hasOwn(second, node) || second[node] !== address)
    .map(([node, address]) => ({ node, address }))
}
