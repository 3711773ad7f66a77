import type { Complaint } from './complaint.ts'
import { saidAt } from './machines.ts'
import { settler } from './profiles.ts'
import type { Inventory } from './types.ts'

/** What every node mounts itself, and nothing else can be mounted on. */
const OWN = new Set(['/proc', '/sys', '/dev', '/run', '/etc', '/usr', '/boot'])

/** Mount points that a node cannot give away. */
export function* mountConflicts(inventory: Inventory): Generator<Complaint> {
  const settle = settler(inventory)
  const told = new Set<string>()
  for (const node of Object.keys(inventory.nodes)) {
    for (const point of Object.keys(settle(node).mounts ?? {})) {
      if (!OWN.has(point)) continue
      const path = saidAt(inventory, node, ['mounts', point])
      if (told.has(JSON.stringify(path))) continue
      told.add(JSON.stringify(path))
      yield { path, reason: 'is what a node starts with or mounts itself: mount it elsewhere', name: true }
    }
  }
}
