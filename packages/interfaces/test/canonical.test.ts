import { allow, auto, iface, option, parse, serialize, type Document } from '@cluster-configs/interfaces'
import { ParseError, SerializeError } from '@cluster-configs/syntax'
import { bare } from '@cluster-configs/syntax/laws'
import fc from 'fast-check'
import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { assertRefused, STRANGERS } from '../../../tools/strangers.ts'

/*
 * Lines in their canonical spelling are read and written in one step, all others word by word. Where the first line ends
 * with a carriage return and a line feed, all are read word by word, and so is written what has a layout, even an empty
 * one: both must give the same.
 */

const part = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(
      'eth0',
      'lo',
      'inet',
      'inet6',
      'static',
      'dhcp',
      'address',
      'up',
      '10.0.0.1/8',
    ),
  },
  fc.constantFrom(
    '',
    '#',
    '#a',
    'a#',
    'a b',
    'a\nb',
    'a\\',
    '\\',
    'a\0b',
    'a\tb',
    '\r',
    'ü',
    'inherits',
    'hotplug',
  ),
  fc.constantFrom(
    'auto',
    'allow-',
    'allow-auto',
    'allow-hotplug',
    'iface',
    'source',
    'source-dirs',
    'script',
    'no-scripts',
  ),
  fc.constantFrom(72, 73, 74, 79, 80).map(length => 'x'.repeat(length)),
)
const first = fc.constantFrom(
  'auto',
  'auto',
  'allow-hotplug',
  'allow-auto',
  'allow-',
  'allow',
  'iface',
  'mapping',
  'no-scripts',
)
const words = fc.array(part, { maxLength: 3 })
const head = fc.oneof(
  fc.tuple(first, words).map(([keyword, words]) => [keyword, ...words]),
  part.map(name => ['iface', name, 'inet', 'static']),
  part.map(name => ['iface', name, 'inet6', 'auto']),
)
const indent = fc.constantFrom('    ', '    ', '\t', '  ', '')
const own = fc.tuple(indent, words).map(([indent, words]) => indent + words.join(' '))
const end = fc.constantFrom('\n', '\n', '\n', ' \n', '\\\n', '\n\n', '\n# x\n')
const stanza = fc
  .tuple(head, fc.array(fc.tuple(own, end), { maxLength: 3 }), end)
  .map(([head, lines, end]) => `${head.join(' ')}${end}${lines.flat().join('')}`)
const stanzas = fc.array(stanza, { maxLength: 3 })

/** What is read of a text, or why it is rejected. */
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
    fc.property(stanzas, stanzas => {
      const text = stanzas.join('')
      deepStrictEqual(read(`#\n${text}`), read(`#\r\n${text}`))
    }),
    { numRuns: runs(5000) },
  )
})

/** Anything that JSON can have, with what a field should be among it. */
const value = fc.oneof({ weight: 20, arbitrary: part }, fc.constantFrom(5, null, {}, ['inet']))
const list = fc.oneof({ weight: 9, arbitrary: fc.array(value, { maxLength: 2 }) }, fc.constantFrom('a', {}))
const optionNode = fc.record({ type: fc.constant('option'), name: value, value })
const node = fc.oneof(
  fc.record({ type: fc.constant('auto'), names: list }),
  fc.record({ type: fc.constant('allow'), class: value, names: list }),
  fc.record({
    type: fc.constant('iface'),
    name: value,
    family: fc.oneof(fc.constantFrom('inet', 'inet6', 'can'), value),
    method: fc.oneof(fc.constantFrom('static', 'dhcp', 'manual'), value),
    children: fc.array(optionNode, { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('mapping'),
    patterns: list,
    children: fc.array(optionNode, { maxLength: 1 }),
  }),
)

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
      const odd = nodes.map(node =>
        'children' in node
          ? { ...node, children: node.children.map(child => ({ ...child, layout: {} })) }
          : node,
      )
      const general = written(odd.map(node => ({ ...node, layout: {} })))
      strictEqual(written(nodes), general)
      strictEqual(written(odd), general)
    }),
    { numRuns: runs(5000) },
  )
})

test('a field that would divide the line otherwise is refused', () => {
  const refused = (node: Document['children'][number], reason: string): void => {
    expect(() => serialize({ type: 'document', children: [node, auto(['lo'])] })).toThrow(reason)
  }
  refused(auto(['a b']), 'auto.names ["a b"]')
  refused(allow('a b', ['c']), 'allow.class "a b"')
  refused(allow('auto', ['c']), 'is written as "auto"')
  refused(iface('a inet', 'inet', 'static'), 'iface.name "a inet"')
  refused(iface('a', 'inet', 'static', [option('up a', 'b')]), 'option.name "up a"')
  refused(iface('a', 'inet', 'static', [option('#up', 'a')]), 'option.name "#up"')
})

test('what stands before the first option of an iface is that of the others, in whatever way they are read', () => {
  const text =
    'iface a inet static\n\n    up b\n\tup c\nauto a\niface b inet static\n\tup d\n    up e\nauto b\n'
  expect(parse(text).children).toMatchObject([
    { children: [{ type: 'blank' }, { value: 'b' }, { layout: { gaps: { name: '\t' } } }] },
    { names: ['a'] },
    {
      children: [{ value: 'd' }, { layout: { gaps: { name: '    ' } } }],
      layout: { style: { indent: '\t' } },
    },
    { names: ['b'] },
  ])
})

test('a value of millions of words is read and written', () => {
  const text = `iface a inet static\n    up${' x'.repeat(5_000_000)}\nauto a\n`
  strictEqual(serialize(parse(text)) === text, true)
})

test.each(STRANGERS)('%j is no node, neither beside others nor in one', stranger => {
  assertRefused({ parse, serialize }, 'iface a inet static\n    up b\nauto a\n', stranger)
})
