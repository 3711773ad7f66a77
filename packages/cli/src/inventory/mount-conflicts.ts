import type { Complaint } from './complaint.ts'
import { saidAt } from './machines.ts'
import { settler } from './profiles.ts'
import type { Inventory, Mount } from './types.ts'

/** What every node mounts itself, and nothing else can be mounted on. */
const OWN = new Set(['/proc', '/sys', '/dev', '/run', '/etc', '/usr', '/boot'])

/** Mount points that a node cannot give away. */
export function* mountConflicts(inventory: Inventory): Generator<Complaint> {
  const settle = settler(inventory)
  const told = new Set<string>()
  for (const node of Object.keys(inventory.nodes)) {
    for (const [point, mount] of Object.entries(settle(node).mounts)) {
      const reason = wrongWith(point, mount)
      if (reason === undefined) continue
      const path = saidAt(inventory, node, ['mounts', point])
      if (told.has(JSON.stringify(path))) continue
      told.add(JSON.stringify(path))
      yield { path, reason, name: true }
    }
  }
}

function wrongWith(point: string, { source, type }: Mount): string | undefined {
  if (OWN.has(point)) return 'is what a node starts with or mounts itself: mount it elsewhere'
  if (point === 'none' && type !== 'swap') return 'is the place of swap alone: name where it is mounted'
  if (source === undefined) return 'has no source, here or in a profile: say what to mount'
  return point !== 'none' && type === 'swap' ? 'is no place for swap: write none instead' : undefined
}
