import {
  blankLookalikeIn,
  hasByteOrderMark,
  noBreakSpaceIn,
  shown,
  type Problem,
} from '@cluster-configs/syntax'
import type { Document, Entry, Ignored, Node } from './ast.ts'
import { contentEnd, readLine } from './lexical.ts'
import { optionProblems } from './mount-options.ts'
import { readMntents } from './mntent.ts'
import { differences } from './readers.ts'
import type { Rule } from './rules.ts'
import { serialize } from './serialize.ts'
import { sourceProblems } from './source.ts'
import { Targets, targetProblems } from './target.ts'
import { passProblems, typeProblems } from './type.ts'
import { warning } from './warning.ts'

/**
 * What mount(8) reports of a table (`error`: it passes over the line), what findmnt --verify warns of as far as
 * the text alone can tell, and where systemd reads a line otherwise than mount (`warning`); in the order of the
 * document.
 * @throws SerializeError if the document holds what no fstab can carry
 */
export function problems(document: Document): readonly Problem<Node>[] {
  const text = serialize(document)
  const lines = text.split(/(?<=\n)/)
  const readings = readMntents(text)
  const targets = new Targets(document.children)
  const found: Problem<Node>[] = []
  // Every node is one line.
  for (const [index, node] of document.children.entries()) {
    const whole = lines[index] ?? ''
    const line = whole.slice(0, contentEnd(whole))
    if (node.type === 'ignored') found.push(ignoredLine(node, line))
    if (index === 0 && hasByteOrderMark(line)) found.push(byteOrderMark(node))
    else if (node.type === 'entry') found.push(...entryProblems(node, index, targets))
    found.push(...differences(node, line, readings[index] ?? 'nothing'))
  }
  return found
}

function ignoredLine(node: Ignored, line: string): Problem<Node> {
  // The reason that the node holds may be that of another text.
  const read = readLine(line)
  const reason = read.kind === 'ignored' ? read.reason : node.reason
  const message = `mount passes over this line: ${reason}`
  return { rule: 'ignored-line' satisfies Rule, severity: 'error', node, message }
}

const FIELDS = ['spec', 'file', 'vfstype', 'options'] as const

/** What the fields of an entry cannot mean, in their order. */
function* entryProblems(entry: Entry, index: number, targets: Targets): Generator<Problem<Entry>> {
  const lookalike = blankLookalikeIn(FIELDS.map(field => [field, entry[field]]))
  if (lookalike !== undefined) {
    const { field, item, word } = lookalike
    yield warning('no-break-space', entry, field, noBreakSpaceIn(shown(word)), item)
    return
  }
  yield* sourceProblems(entry)
  yield* targetProblems(entry)
  yield* targets.problems(entry, index)
  yield* typeProblems(entry)
  yield* optionProblems(entry)
  yield* passProblems(entry)
}

function byteOrderMark(node: Node): Problem<Node> {
  return {
    rule: 'byte-order-mark' satisfies Rule,
    severity: 'warning',
    node,
    message:
      'the file begins with a byte order mark, which is read as a part of the first word, so that even a comment is none; take it out',
  }
}
