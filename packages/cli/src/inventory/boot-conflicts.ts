import type { Complaint } from './complaint.ts'
import { layersOf, settler } from './profiles.ts'
import type { Path } from './source.ts'
import type { BootSettings, Inventory } from './types.ts'

/** Characters of all arguments together: the kernel takes 2047, and some are this program's own. */
const LONGEST_ARGUMENTS = 1024

/** How a node is to start, where that asks for more than the setting itself. */
export function* bootConflicts(inventory: Inventory): Generator<Complaint> {
  const settle = settler(inventory)
  for (const [name, { uuid }] of Object.entries(inventory.nodes)) {
    const { file, arguments: words = [] } = settle(name).boot ?? {}
    const length = words.join(' ').length
    if (file === 'uuid' && uuid === undefined) {
      yield {
        path: ['nodes', name],
        reason: 'has no uuid, and its boot file is to be found by it: give it one',
        other: placeOf(inventory, name, 'file'),
      }
    }
    if (length > LONGEST_ARGUMENTS) {
      yield {
        path: ['nodes', name],
        reason: `has kernel arguments of ${length} characters, and ${LONGEST_ARGUMENTS} is the most`,
        other: placeOf(inventory, name, 'arguments'),
      }
    }
  }
}

/** Where the last word on a setting is said. */
function placeOf(inventory: Inventory, node: string, field: keyof BootSettings): Path {
  const said = layersOf(inventory, node).findLast(({ settings }) => settings.boot?.[field] !== undefined)
  return [...(said?.path ?? []), 'boot', field]
}
