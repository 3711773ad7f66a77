import { client, entry, parse, serialize, type Document } from '@cluster-configs/exports'
import { ParseError, SerializeError } from '@cluster-configs/syntax'
import { bare } from '@cluster-configs/syntax/laws'
import fc from 'fast-check'
import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { assertRefused, STRANGERS } from '../../../tools/strangers.ts'

/*
 * Entries in their canonical spelling are read and written in one step, all others word by word. Where the first line
 * ends with a carriage return and a line feed, all are read word by word, and so is written what has a layout, even an
 * empty one: both must give the same.
 */

const part = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('/srv', 'node1', 'rw', 'sync', '*', '@nodes', 'fsid=0') },
  fc.constantFrom(
    '',
    '#',
    'a#b',
    '-',
    '-ro',
    'a-b',
    'a b',
    'a\nb',
    'a\rb',
    'a\0b',
    '\u0001',
    '\u007f',
    'ü',
    '\\',
    '"',
    '""',
  ),
  fc.constantFrom('(', ')', '()', 'a(rw)', 'a,b', ',', '\\040', '\\\n', '\t', '/srv node1(rw)\n/srv'),
  fc.constantFrom(500, 511, 512, 1024, 1025).map(length => 'x'.repeat(length)),
)
const word = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(part, fc.array(part, { maxLength: 3 }))
      .map(([host, list]) => `${host}(${list.join(',')})`),
  },
  part,
)
const line = fc
  .tuple(
    part,
    fc.array(fc.tuple(fc.constantFrom(' ', ' ', ' ', '  ', '\t', ''), word), { maxLength: 3 }),
    fc.constantFrom('', '', '', ' ', ' # x', ' ""', ' \f'),
  )
  .map(([path, words, end]) => `${path}${words.map(([gap, word]) => gap + word).join('')}${end}\n`)
const lines = fc.array(line, { maxLength: 3 })

/** What is read of a text, or that it is rejected. */
function read(text: string): unknown {
  try {
    return bare(parse(text))
  } catch (error) {
    if (error instanceof ParseError) return error.reason
    throw error
  }
}

test('what is read in one step is what the words say', () => {
  fc.assert(
    fc.property(lines, lines => {
      const text = lines.join('')
      deepStrictEqual(read(`#\n${text}`), read(`#\r\n${text}`))
    }),
    { numRuns: runs(3000) },
  )
})

test('what is laid out in columns is written as it was, whether it shares its layout or not', () => {
  fc.assert(
    fc.property(lines, lines => {
      const text = lines.join('')
      fc.pre(typeof read(text) !== 'string')
      const document = parse(text)
      strictEqual(serialize(document), text)
      strictEqual(serialize(JSON.parse(JSON.stringify(document))), text)
    }),
    { numRuns: runs(1000) },
  )
})

test('a layout that clients share is heeded as one of their own', () => {
  const layout = parse('/a\tb\n/\n').children.flatMap(entry => ('children' in entry ? entry.children : []))[0]
    ?.layout
  fc.assert(
    fc.property(part, fc.array(part, { maxLength: 2 }), (host, options) => {
      const of = (layout: unknown): string => {
        const child = Object.assign(client(host, options), { layout })
        try {
          return serialize({ type: 'document', children: [entry('/a', [child]), entry('/')] })
        } catch (error) {
          if (error instanceof SerializeError) return error.message
          throw error
        }
      }
      strictEqual(of(layout), of(structuredClone(layout)))
    }),
    { numRuns: runs(3000) },
  )
})

/** Anything that JSON can have, with what a field should be among it. */
const value = fc.oneof({ weight: 20, arbitrary: part }, fc.constantFrom(5, null, ['a'], {}))
const list = fc.oneof(
  { weight: 9, arbitrary: fc.array(value, { maxLength: 3 }) },
  fc.constantFrom('rw', null, {}),
)
const child = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('client'), host: value, options: list }) },
  fc.record({ type: fc.constant('defaults'), options: list }),
)
const node = fc.record({ path: value, children: fc.array(child, { maxLength: 2 }) })

/** What is written of entries, or why it is refused. */
function written(nodes: readonly object[], layout: object): string {
  const children = nodes.map(node => ({ type: 'entry', ...node, ...layout }))
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
      const odd = nodes.map(node => ({
        ...node,
        children: node.children.map(child => ({ ...child, layout: {} })),
      }))
      const general = written(odd, { layout: {} })
      strictEqual(written(nodes, {}), general)
      strictEqual(written(odd, {}), general)
    }),
    { numRuns: runs(3000) },
  )
})

test('a field that would divide the line otherwise is spelt with an escape or refused', () => {
  const last = entry('/')
  expect(serialize({ type: 'document', children: [entry('/a b', [client('c d')]), last] })).toBe(
    '"/a b" c\\040d\n/\n',
  )
  expect(() => serialize({ type: 'document', children: [entry('/a', [client('b(rw)')]), last] })).toThrow(
    'client.host "b(rw)"',
  )
  expect(() =>
    serialize({ type: 'document', children: [entry('/a', [client('b', ['ro,sync'])]), last] }),
  ).toThrow('client.options ["ro,sync"]')
})

test('an entry may follow an empty word on the same line', () => {
  expect(parse('/a b "" /c d(rw)\n/e\n').children).toMatchObject([
    { path: '/a', children: [{ host: 'b', options: [] }] },
    { path: '/c', children: [{ host: 'd', options: ['rw'] }] },
    { path: '/e', children: [] },
  ])
})

test('millions of options are rejected as too long, not a fault of ours', () => {
  expect(() => parse(`/a b(${'rw,'.repeat(5_000_000)})\n`)).toThrow('in at most 511 characters')
  const options = Array.from({ length: 5_000_000 }, () => 'rw')
  const document = { type: 'document', children: [entry('/a', [client('b', options)]), entry('/')] } as const
  expect(() => serialize(document)).toThrow(SerializeError)
})

test.each(STRANGERS)('%j is no node, neither beside others nor in one', stranger => {
  assertRefused({ parse, serialize }, '/a b(rw)\n\n', stranger)
})
