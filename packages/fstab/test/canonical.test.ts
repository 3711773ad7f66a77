import { entry, parse, serialize, SerializeError, type Document } from '@cluster-configs/fstab'
import { bare } from '@cluster-configs/syntax/laws'
import fc from 'fast-check'
import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { assertRefused, STRANGERS } from '../../../tools/strangers.ts'

/*
 * Entries in their canonical spelling are read and written in one step, all others field by field. Where the first line
 * ends with a carriage return and a line feed, all are read field by field, and so is written what has a layout, even
 * an empty one: both must give the same.
 */

const odd = fc.constantFrom(
  '',
  'a b',
  '#',
  '#a',
  'a#b',
  'a\tb',
  'a\nb',
  'a\rb',
  'a\0b',
  '\\040',
  '"',
  'a,b',
  'a="b,c"',
  ',',
  'a b c d 0 0\n',
)
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('proc', '/srv/nfs', '0', '12') },
  odd,
  fc.string({ unit: fc.constantFrom('a', '0', ' ', '#', '\\', '\v'), maxLength: 4 }),
)
const line = fc.oneof(
  { weight: 6, arbitrary: fc.array(text, { minLength: 3, maxLength: 4 }) },
  fc.array(text, { maxLength: 7 }),
)
const numbers = fc.constantFrom(
  '0 0',
  '1 2',
  '1',
  '00 0',
  '0 +1',
  '0 -1',
  '0 0 ',
  '0  0',
  ' 0 0',
  '0 0 # x',
  '0 0 0',
  '0 x',
)
const blanks = fc.constantFrom(' ', ' ', '\t', '  ', ' \t')
const lines = fc.array(
  fc.tuple(line, numbers, blanks, blanks).map(([fields, numbers, blank, last]) => {
    return `${fields.join(blank)}${blank}${numbers.replace(' ', last)}\n`
  }),
  { maxLength: 4 },
)

test('what is read in one step is what the fields say', () => {
  fc.assert(
    fc.property(lines, lines => {
      const text = lines.join('')
      deepStrictEqual(bare(parse(`#\n${text}`)), bare(parse(`#\r\n${text}`)))
    }),
    { numRuns: runs(3000) },
  )
})

test('what is laid out in columns is written as it was, whether it shares its layout or not', () => {
  fc.assert(
    fc.property(lines, lines => {
      const text = lines.join('')
      const document = parse(text)
      strictEqual(serialize(document), text)
      strictEqual(serialize(JSON.parse(JSON.stringify(document))), text)
    }),
    { numRuns: runs(1000) },
  )
})

/** Anything that JSON can have, with what a field should be among it. */
const value = fc.oneof({ weight: 20, arbitrary: text }, fc.constantFrom(5, null, [], ['a'], {}))
const count = fc.oneof({ weight: 6, arbitrary: fc.nat(9) }, fc.constantFrom('1', -1, 10, 1.5, null, [1]))
const list = fc.oneof({ weight: 9, arbitrary: fc.array(value, { maxLength: 3 }) }, value)
const node = fc
  .tuple(value, value, value, list, count, count)
  .map(([spec, file, vfstype, options, freq, passno]) => ({
    type: 'entry',
    spec,
    file,
    vfstype,
    options,
    freq,
    passno,
  }))

/** What is written of nodes, or why it is refused. */
function written(children: readonly object[]): string {
  const document: Document = JSON.parse(JSON.stringify({ type: 'document', children }))
  try {
    return serialize(document)
  } catch (error) {
    if (error instanceof SerializeError) return error.message
    throw error
  }
}

test('what is written in one step is what the fields say', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 3 }), nodes => {
      strictEqual(written(nodes), written(nodes.map(node => ({ ...node, layout: {} }))))
    }),
    { numRuns: runs(3000) },
  )
})

test('a layout that entries share is heeded as one of their own', () => {
  const layout = parse('a\tb\tc\td\t0\t0\n').children[0]?.layout
  const last = entry('proc', '/proc', 'proc')
  fc.assert(
    fc.property(node, node => {
      const document: Document = JSON.parse(JSON.stringify({ type: 'document', children: [node, last] }))
      const children = document.children.map((node, index) => (index === 0 ? { ...node, layout } : node))
      const own = written([{ ...node, layout }, last])
      try {
        strictEqual(serialize(Object.assign(document, { children })), own)
      } catch (error) {
        if (!(error instanceof SerializeError)) throw error
        strictEqual(error.message, own)
      }
    }),
    { numRuns: runs(3000) },
  )
})

test('a field that would divide the line otherwise is spelt with an escape', () => {
  const children = [entry('a b', '', 'c'), entry('proc', '/proc', 'proc')]
  expect(() => serialize({ type: 'document', children })).toThrow('entry.file ""')
  strictEqual(
    serialize({ type: 'document', children: [entry('a b', '/', 'c')] }),
    'a\\040b / c defaults 0 0\n',
  )
})

test('a zero with a sign is refused wherever it stands', () => {
  const children = [entry('a', 'b', 'c', ['d'], -0), entry('proc', '/proc', 'proc')]
  expect(() => serialize({ type: 'document', children })).toThrow('entry.freq 0: is not a whole number')
})

test.each(STRANGERS)('%j is no node, neither beside others nor in one', stranger => {
  assertRefused({ parse, serialize }, 'a /b nfs ro 0 0\n\n', stranger)
})
