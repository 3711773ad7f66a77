import { hasByteOrderMark, noted, type Problem } from '@cluster-configs/syntax'
import type { Client, Document, Entry, Ignored, Node } from './ast.ts'
import { clientProblems, noClient } from './client-problems.ts'
import { Exports } from './duplicates.ts'
import { hostProblems } from './host-problems.ts'
import { InForce, valueOf } from './in-force.ts'
import { optionProblems } from './option-problems.ts'
import { pathProblems } from './path-problems.ts'
import { warning } from './problem.ts'
import { templateProblem } from './template.ts'
import { readWord, WORD_LIMIT } from './word.ts'

/**
 * What exportfs(8) rejects of a table (`error`), what it warns of and what it reads otherwise than a person would
 * (`warning`), in the order of the document. Whether paths exist and names can be looked up is not asked.
 */
export function problems(document: Document): readonly Problem<Node>[] {
  const exports = new Exports()
  const found: Problem<Node>[] = []
  for (const [index, node] of document.children.entries()) {
    if (node.type === 'ignored') found.push(silentEnd(node))
    if (node.type !== 'entry') continue
    const isMarked = index === 0 && hasByteOrderMark(node.path)
    const path = isMarked ? [byteOrderMark(node)] : [...pathProblems(node)]
    const others = [...entryProblems(node, path.length > 0, exports)]
    // The words of what was to be a comment are no clients: only what exportfs rejects of them is worth a word.
    const wasComment = isMarked && /^[^/]*#/.test(node.path)
    const all = [...path, ...others.filter(({ severity }) => !wasComment || severity === 'error')]
    const template = templateProblem(node, all)
    found.push(...(template === undefined ? all : [template]))
  }
  return found
}

function byteOrderMark(entry: Entry): Problem<Node> {
  const message =
    'the file begins with a byte order mark, which is read as a part of the first path, so that even a comment is none; take it out'
  return warning('byte-order-mark', entry, 'path', message)
}

function silentEnd(node: Ignored): Problem<Node> {
  const lost = node.text.split('\n').filter(line => /^[ \t]*[^ \t\r#]/.test(line)).length
  const message = `${node.reason}, without a word: ${lost === 0 ? 'what is added below' : 'all that follows'} is not exported`
  const advice = /^[ \t]*\r/.test(node.text) ? '; end the lines with a line feed alone' : ''
  return warning('silent-end', node, 'text', message + advice)
}

/**
 * What the words behind a path cannot mean, in their order.
 * @param odd whether the path is none already
 */
function* entryProblems(entry: Entry, odd: boolean, exports: Exports): Generator<Problem<Node>> {
  const { children } = entry
  const inForce = new InForce()
  if (children.length === 0) {
    if (!odd) yield noClient(entry, inForce)
    yield* exports.add(entry, entry, '', undefined)
  }
  let stopped = false
  for (const [index, node] of children.entries()) {
    const last = index === children.length - 1
    const options = [...optionProblems(node)]
    stopped ||= options.some(({ severity }) => severity === 'error')
    if (node.type === 'client') {
      const host = [...hostProblems(node)]
      yield* host
      yield* inForce.problems(node, last)
      yield* options
      const [before, behind] = [children[index - 1], children[index + 1]]
      yield* clientProblems(node, inForce, { before, behind, odd: host.length > 0, stopped })
      yield* exports.add(
        entry,
        node,
        isEmptyWord(node) ? '' : node.host,
        valueOf(node.options, 'fsid') ?? inForce.fsid,
      )
    } else {
      yield* inForce.problems(node, last)
      yield* options
      inForce.add(node)
      if (!last) continue
      if (!odd) yield noClient(node, inForce)
      yield* exports.add(entry, node, '', inForce.fsid)
    }
  }
}

/** Whether a client is everyone because its word is empty, as `""` is: to exportfs that is no client, and not `*`. */
function isEmptyWord(node: Client): boolean {
  if (node.host !== '*' || node.options.length > 0) return false
  const text = noted(node, 'spelling', 'word')
  return text !== undefined && readWord(text, 0, WORD_LIMIT).value === ''
}
