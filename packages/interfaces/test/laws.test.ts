import { format, locate, parse, serialize, type Document, type Node } from '@cluster-configs/interfaces'
import * as arbitrary from '@cluster-configs/interfaces/arbitrary'
import { isAccepted, laws } from '@cluster-configs/syntax/laws'
import fc from 'fast-check'
import { test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { wild } from './wild.ts'

/** Comments and empty lines behind the last option of a stanza are read as behind the stanza. */
function meaning(document: Document): unknown {
  return document.children.flatMap((node): Node[] => {
    if (node.type !== 'iface' && node.type !== 'mapping') return [node]
    const last = node.children.findLastIndex(child => child.type !== 'comment' && child.type !== 'blank')
    const kept = node.children.slice(0, last + 1)
    return [Object.assign({}, node, { children: kept }), ...node.children.slice(last + 1)]
  })
}

/** What stands in a stanza is read in one. */
function reparse(slice: string, node: Node | { type: string }, ancestors: readonly { type: string }[]) {
  const parent = ancestors.at(-1)
  if (parent === undefined) {
    const { children } = parse(slice)
    return children.length === 1 ? children[0] : undefined
  }
  const loose = node.type === 'comment' || node.type === 'blank'
  const head = parent.type === 'iface' ? 'iface x inet manual\n' : 'mapping x\n'
  const [stanza, behind] = parse(head + slice).children
  return loose ? behind : stanza !== undefined && 'children' in stanza ? stanza.children[0] : undefined
}

const accepted = wild.filter(text => isAccepted({ parse }, text))
const texts = fc.oneof({ weight: 4, arbitrary: arbitrary.texts }, fc.constantFrom(...accepted))

for (const law of laws({ parse, serialize, format, locate, ...arbitrary, texts, meaning, reparse })) {
  test(law.name, async () => {
    await fc.assert(law.property, { numRuns: runs(500) })
  })
}
