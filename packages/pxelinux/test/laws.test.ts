import { isDeepStrictEqual } from 'node:util'
import {
  format,
  locate,
  parse,
  serialize,
  walk,
  type Document,
  type Label,
  type Node,
  type Statement,
} from '@cluster-configs/pxelinux'
import * as arbitrary from '@cluster-configs/pxelinux/arbitrary'
import { bare, laws } from '@cluster-configs/syntax/laws'
import fc from 'fast-check'
import { test } from 'vitest'
import { runs } from '../../../tools/programs.ts'

/** Whether the program goes on with the label before a node. */
function continues(node: Node): node is Statement {
  if (node.type === 'label' || node.type === 'submenu') return false
  if (node.type !== 'menu' && node.type !== 'directive') return true
  if (node.keyword === 'INCLUDE')
    return !/^[^\0- \x7f]+[\0- \x7f][\b\t\v\f \xa0]*[^\b\t\v\f \xa0]/.test(node.value ?? '')
  return node.type === 'directive' || !['SEPARATOR', 'BEGIN', 'END'].includes(node.keyword)
}

/** What follows a label is the label's to the program, wherever it stands in the tree. */
function regroup(children: readonly Node[]): readonly Node[] {
  const list: Node[] = []
  let label: Label | undefined
  for (const node of children) {
    if (label !== undefined && continues(node)) {
      label = { ...label, children: [...label.children, node] }
      list[list.length - 1] = label
      continue
    }
    label = node.type === 'label' ? node : undefined
    list.push(node.type === 'submenu' ? { ...node, children: regroup(node.children) } : node)
  }
  return list
}

function meaning(document: Document): Document {
  return { ...document, children: regroup(document.children) }
}

/** What a node means depends on the label and the submenu around it: the slice is read in each such place. */
function reparse(slice: string, node: { readonly type: string }): Node | undefined {
  for (const before of ['', 'LABEL x\n', 'MENU BEGIN\nLABEL x\n', 'MENU BEGIN\n']) {
    for (const found of walk(parse(before + slice))) {
      if (found.type === node.type && isDeepStrictEqual(bare(found), bare(node))) return found
    }
  }
  return undefined
}

for (const law of laws({ parse, serialize, format, locate, ...arbitrary, meaning, reparse })) {
  test(law.name, async () => {
    await fc.assert(law.property, { numRuns: runs(500) })
  })
}
