import { parse, serialize, SerializeError, type Document, type Entry } from '@cluster-configs/exports'
import { bare } from '@cluster-configs/syntax/laws'
import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'vitest'

/*
 * Odd spellings, each in every place and with every other's layout: what is written means what the fields say, or is
 * refused for what no spelling can carry.
 */

type Line = Document['children'][number]
type Word = Entry['children'][number]

const lines: readonly Line[] = [
  ['/a\n', '/a', '/a\\', '/a \\\n', '/a\r\n', '/a\r\r\n', '/a \0\n', '"/a b', '"/a b"\n', '\\043a\n'],
  ['"\0"\n', '"\0', '/a b "" /c\n', '/a b \v/c\n', '/a b \f\n', '/a b ""', '/a b "', '/a b "\n', '/a b\\'],
  ['/a b\r\r\n', '/a \v\n', '/a ""\n', '/a "b c', '/a "-r o', '/a - -b\n', '/a b # c', '/a # c\n'],
  [
    '/a b "" # c\n',
    '/a b \v# c\r\n',
    '# c',
    '#c\n',
    '# c\r\n',
    '# c\r\r\n',
    ' # c\n',
    '\n',
    ' ',
    ' \n',
    '\\\n\n',
  ],
]
  .flat()
  .flatMap(text => parse(text).children)

const words: readonly Word[] = [
  ['a', '"a"', '\ta', 'a(ro)', 'a()', 'a(ro,)', '"a(ro, rw)"', '"a"(r"o")', 'a\\000b', '\\043a', 'a\\'],
  ['"a\\\nb"', '*', '""', '\v', '(ro)', '()', '"()"', '"(ro)"', '"\0"'],
  ['-', '-ro', '-ro,', '"-r o"', '- -b', '- -b(ro)'],
]
  .flat()
  .flatMap(word => parse(`/x ${word}\n`).children)
  .flatMap(node => (node.type === 'entry' ? node.children : []))

/** Expects that a document is written as it is meant. */
function expectMeaning(...children: readonly Line[]): void {
  const document: Document = { ...odd, children }
  const text = written(document)
  if (text !== undefined) deepStrictEqual(bare(parse(text)), bare(document), text)
}

/** Its lines end in a carriage return and a line feed, so that no line is read or written in one step. */
const odd = parse('#\r\n')

/** The text of a document; undefined if it is refused for what no spelling can carry. */
function written(document: Document): string | undefined {
  try {
    return serialize(document)
  } catch (error) {
    if (error instanceof SerializeError && REFUSED.test(error.message)) return undefined
    throw error
  }
}

const REFUSED = /is empty|stands right behind others|begins with "-"/

const last: Line = { type: 'comment', text: '' }

/** A node that says it was spelt as another. */
function laidOut<Node extends Line | Word>(node: Node, { layout }: Node): Node {
  return Object.assign({ ...node }, { layout })
}

test('lines behind each other, and with the layouts of others', () => {
  for (const one of lines) {
    for (const other of lines) {
      expectMeaning(one, other)
      expectMeaning(laidOut(one, other), last)
    }
  }
})

test('words behind each other, and with the layouts of others', () => {
  const entry = (...children: readonly Word[]): Line => ({ type: 'entry', path: '/x', children })
  for (const one of words) {
    for (const other of words) expectMeaning(entry(one, other, laidOut(one, other)))
    for (const line of lines) {
      if (line.type !== 'entry') continue
      expectMeaning({ ...line, children: [one] })
      expectMeaning({ ...line, children: [...line.children, one] }, last)
    }
  }
})
