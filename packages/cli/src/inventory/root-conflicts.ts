import type { Complaint } from './complaint.ts'
import { saidAt } from './machines.ts'
import { settler } from './profiles.ts'
import type { Inventory } from './types.ts'

/** Shared roots whose directories would be those of other machines. */
export function* rootConflicts(inventory: Inventory): Generator<Complaint> {
  const settle = settler(inventory)
  const told = new Set<string>()
  for (const node of Object.keys(inventory.nodes)) {
    const { shared = false } = settle(node).root ?? {}
    if (shared === false || told.has(shared) || !Object.hasOwn(inventory.nodes, shared)) continue
    told.add(shared)
    yield {
      path: saidAt(inventory, node, ['root', 'shared']),
      reason: `${shared} is a node, and its root stands where this one is to be: name it otherwise`,
      other: ['nodes', shared],
    }
  }
}
