import { format, locate, parse, serialize } from '@cluster-configs/dhcpd'
import * as arbitrary from '@cluster-configs/dhcpd/arbitrary'
import type { Node } from '@cluster-configs/syntax'
import { laws } from '@cluster-configs/syntax/laws'
import fc from 'fast-check'
import { test } from 'vitest'
import { runs } from '../../../tools/programs.ts'

/** A branch stands in a conditional only, and all but the first one behind another. */
function reparse(slice: string, node: Node): Node | undefined {
  if (node.type !== 'branch' && node.type !== 'otherwise') return parse(slice).children[0]
  const isFirst = node.type === 'branch' && /^if(?![\w-])/i.test(slice)
  const [conditional] = parse(isFirst ? slice : `if a {}${slice}`).children
  return conditional?.type === 'conditional' ? conditional.children[isFirst ? 0 : 1] : undefined
}

for (const law of laws({ parse, serialize, format, locate, reparse, ...arbitrary })) {
  test(law.name, async () => {
    await fc.assert(law.property, { numRuns: runs(500) })
  })
}
