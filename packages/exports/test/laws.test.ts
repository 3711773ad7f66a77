import { format, locate, parse, serialize, type Document } from '@cluster-configs/exports'
import * as arbitrary from '@cluster-configs/exports/arbitrary'
import { laws } from '@cluster-configs/syntax/laws'
import fc from 'fast-check'
import { test } from 'vitest'
import { runs } from '../../../tools/programs.ts'

/** A client or defaults alone on a line: behind `-` both read as what they are if a client's word follows. */
function reparse(
  slice: string,
  node: { readonly type: string },
): Document['children'][number] | Child | undefined {
  if (node.type === 'defaults') return childOf(`/x ${slice}`, 0)
  if (node.type === 'client') return childOf(`/x - ${slice}`, 1) ?? childOf(`/x - ${slice} x`, 1)
  const { children } = parse(slice)
  return children.length === 1 ? children[0] : undefined
}

type Child = Extract<Document['children'][number], { type: 'entry' }>['children'][number]

function childOf(text: string, index: number): Child | undefined {
  const [entry] = parse(text).children
  return entry?.type === 'entry' ? entry.children[index] : undefined
}

for (const law of laws({ parse, serialize, format, locate, reparse, ...arbitrary })) {
  test(law.name, async () => {
    await fc.assert(law.property, { numRuns: runs(500) })
  })
}
