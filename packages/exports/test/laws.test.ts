import { format, locate, parse, serialize, type Document } from '@cluster-configs/exports'
import * as arbitrary from '@cluster-configs/exports/arbitrary'
import { noted } from '@cluster-configs/syntax'
import { isAccepted, laws } from '@cluster-configs/syntax/laws'
import fc from 'fast-check'
import { test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { wild } from './wild.ts'

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

/**
 * Whether an empty word behind a client, and nothing else, parts two entries of one line: without that client it parts
 * nothing, and a line feed must stand there instead.
 */
function isParted(text: string): boolean {
  return parse(text)
    .children.slice(0, -1)
    .some(node => noted(node, 'gaps', 'eol') === '')
}

const accepted = wild.filter(text => isAccepted({ parse }, text) && !isParted(text))
const texts = fc.oneof({ weight: 4, arbitrary: arbitrary.texts }, fc.constantFrom(...accepted))

for (const law of laws({ parse, serialize, format, locate, reparse, ...arbitrary, texts })) {
  test(law.name, async () => {
    await fc.assert(law.property, { numRuns: runs(500) })
  })
}
