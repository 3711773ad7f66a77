import {
  hasBlankLookalike,
  hasByteOrderMark,
  noBreakSpaceIn,
  type Problem,
  shown,
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

/** What the fields of an entry cannot mean, in their order. */
function* entryProblems(entry: Entry, index: number, targets: Targets): Generator<Problem<Entry>> {
  for (const field of ['spec', 'file', 'vfstype'] as const) {
    if (!hasBlankLookalike(entry[field])) continue
    yield warning('no-break-space', entry, field, noBreakSpaceIn(shown(entry[field])))
    return
  }
  const item = entry.options.findIndex(hasBlankLookalike)
  if (item !== -1) {
    const message = noBreakSpaceIn(shown(entry.options[item] ?? ''))
    yield warning('no-break-space', entry, 'options', message, item)
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
