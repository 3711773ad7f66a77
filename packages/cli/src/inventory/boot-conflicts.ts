import { isInfiniBand } from '../hardware.ts'
import type { Complaint } from './complaint.ts'
import { saidAt } from './machines.ts'
import { settler } from './profiles.ts'
import type { Inventory } from './types.ts'

/** Characters of all arguments together: the kernel takes 2047, and some are this program's own. */
const LONGEST_ARGUMENTS = 1024

/** How a node is to start, where that asks for more than the setting itself. */
export function* bootConflicts(inventory: Inventory): Generator<Complaint> {
  const settle = settler(inventory)
  for (const [name, { mac, uuid }] of Object.entries(inventory.nodes)) {
    const { file, arguments: words = [] } = settle(name).boot
    const length = words.join(' ').length
    if (file === 'uuid' && uuid === undefined) {
      yield {
        path: ['nodes', name],
        reason: 'has no uuid, and its boot file is to be found by it: give it one',
        other: saidAt(inventory, name, ['boot', 'file']),
      }
    }
    if (isInfiniBand(mac) && (file ?? 'mac') === 'mac') {
      yield {
        path: ['nodes', name, 'mac'],
        reason:
          'is an InfiniBand address, which PXELINUX finds no file by: set "file" in "boot" to "ip" or "uuid"',
      }
    }
    if (length > LONGEST_ARGUMENTS) {
      yield {
        path: ['nodes', name],
        reason: `has kernel arguments of ${length} characters, and ${LONGEST_ARGUMENTS} is the most: leave some out`,
        other: saidAt(inventory, name, ['boot', 'arguments']),
      }
    }
  }
}
