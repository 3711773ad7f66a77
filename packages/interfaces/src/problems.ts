import { blankLookalikeIn, noBreakSpaceIn, noted, shown, type Problem } from '@cluster-configs/syntax'
import type { Document, Iface, Node, Stanza } from './ast.ts'
import { ifaceProblems } from './iface.ts'
import { mappingProblems, renameProblems, selectionProblems } from './names.ts'
import { optionProblems } from './options.ts'
import { Overview } from './overview.ts'
import { sourceProblems } from './source-path.ts'
import { warning } from './warning.ts'

/**
 * What ifupdown rejects although it is well-formed (`error`), and what it, or the programs that it runs, read
 * otherwise than a person would (`warning`); in the order of the document. Other files are not looked at: what they
 * may have is not missed.
 */
export function problems(document: Document): readonly Problem<Node>[] {
  const file = new Overview(document)
  return document.children.flatMap(node => [...unread(node), ...stanzaProblems(node, file)])
}

function* stanzaProblems(node: Stanza, file: Overview): Generator<Problem<Node>> {
  switch (node.type) {
    case 'iface':
      yield* plain(node, ifaceProblems(node, file))
      return yield* childProblems(node, file)
    case 'mapping':
      yield* plain(node, mappingProblems(node))
      for (const child of node.children) yield* plain(child, unread(child))
      return
    case 'rename':
      return yield* renameProblems(node)
    case 'source':
    case 'sourceDirectory':
      return yield* plain(node, sourceProblems(node))
    case 'comment':
    case 'blank':
      return
    default:
      yield* plain(node, selectionProblems(node, false, file))
  }
}

function* childProblems(iface: Iface, file: Overview): Generator<Problem<Node>> {
  for (const child of iface.children) {
    yield* unread(child)
    if (child.type === 'option') yield* plain(child, optionProblems(child, iface, file))
    else if (child.type !== 'comment' && child.type !== 'blank')
      yield* plain(child, selectionProblems(child, true, file))
  }
}

/** What is told of a node; where its words only seem to be apart, that alone and what ifupdown rejects. */
function* plain(node: Node, problems: Iterable<Problem<Node>>): Generator<Problem<Node>> {
  const lookalike = lookalikeIn(node)
  if (lookalike !== undefined) yield lookalike
  for (const problem of problems) if (lookalike === undefined || problem.severity === 'error') yield problem
}

function lookalikeIn(node: Node): Problem<Node> | undefined {
  if (node.type === 'comment' || node.type === 'blank') return undefined
  const found = blankLookalikeIn(Object.entries(node))
  return found && warning('no-break-space', node, found.field, noBreakSpaceIn(shown(found.word)), found.item)
}

/** A NUL ends a line for ifupdown, wherever it stands. */
function* unread(node: Node): Generator<Problem<Node>> {
  const ends = [noted(node, 'gaps', 'end'), node.type === 'comment' ? node.text : undefined]
  if (!ends.some(text => text?.includes('\0'))) return
  yield warning(
    'nul',
    node,
    undefined,
    'there is a NUL byte in this line, and what follows it is not read; take it out',
  )
}
