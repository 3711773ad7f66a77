import {
  comment,
  document,
  entry,
  ignored,
  replace,
  serialize,
  SerializeError,
  type Document,
  type Node,
} from '@cluster-configs/fstab'
import { expect, test } from 'vitest'

/** The message of the error that writing a node gives. */
function refusal(node: Node): string {
  try {
    return `written: ${serialize(document([node]))}`
  } catch (error) {
    if (error instanceof SerializeError) return error.message
    throw error
  }
}

test.each<[Node, string]>([
  [entry('', '/x', 't'), 'entry.spec "": is empty, and a field needs at least one character'],
  [entry('#a', '/x', 't'), 'entry.spec "#a": begins with "#", and the line would be a comment'],
  [entry('a', '/x\0', 't'), 'entry.file "/x\\u0000": holds a NUL, and the field would end before it'],
  [
    entry('a', '/x', 't', []),
    'entry.options []: is an empty list; write ["defaults"] for none in particular',
  ],
  [
    entry('a', '/x', 't', ['ro,rw']),
    'entry.options ["ro,rw"]: an option holds a comma or an unbalanced quotation mark, and would be read as others',
  ],
  [entry('a', '/x', 't', ['ro'], 0.5), 'entry.freq 0.5: is not a whole number of 32 bits'],
  [comment('a\nb'), 'comment.text " a\\nb": holds a line feed or a NUL, and the line would end before it'],
  [
    { type: 'ignored', text: 'a /x t', reason: '' },
    'ignored.text "a /x t": is not a line that mount passes over',
  ],
])('%j is refused', (node, message) => {
  expect(refusal(node)).toBe(message)
})

test('a SerializeError names the node and the field', () => {
  const node = entry('a', '', 't')
  expect(() => serialize(document([node]))).toThrow(expect.objectContaining({ node, field: 'file' }))
})

test('ignored() takes only what mount passes over', () => {
  expect(() => ignored('a /x t')).toThrow(new RangeError('mount does not pass over "a /x t"'))
})

test('replace() tells nodes apart by identity', () => {
  expect(() => replace(document([comment('a')]), comment('a'), [])).toThrow(
    new RangeError('this comment is not in the document'),
  )
})

/** What a program that builds no types right is told. */
test.each([
  [{ ...entry('a', '/x', 't'), file: 5 }, 'entry.file 5: is not a string'],
  [{ ...entry('a', '/x', 't'), options: 'ro' }, 'entry.options "ro": is not a list'],
  [
    entry('a', '/x', 't', ['\0']),
    'entry.options ["\\u0000"]: an option holds a NUL, and the field would end before it',
  ],
  [entry('a', '/x', 't', ['']), 'entry.options [""]: is empty, and a field needs at least one character'],
  [{ type: 'comment', text: 5 }, 'comment.text 5: is not a string'],
  [{ type: 'ignored', text: 5, reason: '' }, 'ignored.text 5: is not a string'],
])('%j is refused with %s', (node, message) => {
  const document: Document = JSON.parse(JSON.stringify({ type: 'document', children: [node] }))
  expect(() => serialize(document)).toThrow(message)
})
