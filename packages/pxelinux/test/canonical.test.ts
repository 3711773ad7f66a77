import {
  directive,
  label,
  parse,
  serialize,
  walk,
  type Document,
  type Label,
  type Node,
} from '@cluster-configs/pxelinux'
import { SerializeError } from '@cluster-configs/syntax'
import { bare } from '@cluster-configs/syntax/laws'
import fc from 'fast-check'
import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { assertRefused, STRANGERS } from '../../../tools/strangers.ts'

/*
 * Labels and their directives in their canonical spelling are read and written in one step, all other lines piece by
 * piece. Where the first line ends with a carriage return and a line feed, all are read piece by piece, and so is
 * written what has a layout, even an empty one: both must give the same.
 */

const keyword = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('KERNEL', 'APPEND', 'INITRD', 'TIMEOUT', 'F1', 'kernel', 'append'),
  },
  fc.constantFrom(
    'INCLUDE',
    'F',
    'F13',
    'Kernel',
    'SAY',
    'TEXT HELP',
    'MENU LABEL',
    'MENU BEGIN',
    'MENU END',
    'NOWORD',
    '#',
    '',
  ),
)
const opening = fc.constantFrom(
  'LABEL',
  'LABEL',
  'LABEL',
  'label',
  'Label',
  'MENU BEGIN',
  'MENU END',
  'DEFAULT',
)
const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('node1', 'vmlinuz', 'ro quiet', 'a # b', 'x  y ') },
  fc.constantFrom(
    '',
    ' ',
    ' a',
    '\ta',
    '\xa0a',
    'a\xa0',
    '\x01',
    'a\x01',
    '\x7f',
    'a\rb',
    'a\0b',
    'ü',
    'a b',
    'x\nKERNEL y',
  ),
  fc.constantFrom(3990, 4081, 4088, 4089, 4090, 4095).map(length => 'x'.repeat(length)),
)
const indent = fc.constantFrom('  ', '  ', '  ', '', '\t', '    ')
const gap = fc.constantFrom(' ', ' ', ' ', '  ', '\t', ' \t', '\b', '')
const line = fc.tuple(indent, keyword, gap, value).map(parts => `${parts.join('')}\n`)
const block = fc
  .tuple(
    fc.constantFrom('', '', '', '  '),
    opening,
    gap,
    value,
    fc.array(fc.oneof({ weight: 6, arbitrary: line }, fc.constantFrom('\n', '# x\n')), { maxLength: 3 }),
  )
  .map(([indent, keyword, gap, name, lines]) => `${indent}${keyword}${gap}${name}\n${lines.join('')}`)
const text = fc
  .tuple(fc.constantFrom('PROMPT 0\n', 'prompt 0\n', '', '  PROMPT 0\n'), fc.array(block, { maxLength: 3 }))
  .map(([first, blocks]) => first + blocks.join(''))

test('what is read in one step is what the pieces say', () => {
  fc.assert(
    fc.property(text, text => {
      deepStrictEqual(bare(parse(`#\n${text}`)), bare(parse(`#\r\n${text}`)))
    }),
    { numRuns: runs(3000) },
  )
})

/** Labels of which each node, if it has another one to take it from, has the layout of that. */
function mixed(document: Document, shift: number): readonly Label[] {
  const layouts = [...walk(document)].flatMap(({ layout }) => layout ?? [])
  let at = shift
  const mix = <N extends Node>(node: N): N => ({ ...node, ...layoutOf(layouts[at++ % layouts.length]) })
  return document.children.flatMap(node =>
    node.type === 'label' ? { ...mix(node), children: node.children.map(mix) } : [],
  )
}

function layoutOf(layout: Label['layout']): Pick<Label, 'layout'> {
  return layout === undefined ? {} : { layout }
}

test('a layout that nodes share is heeded as one that says the same, whichever node has it', () => {
  fc.assert(
    fc.property(text, fc.nat(9), style, (text, shift, style) => {
      const children = mixed(parse(`PROMPT 0\n${text}`), shift)
      strictEqual(attempt({ type: 'document', children, layout: { style } }), written(children, style))
    }),
    { numRuns: runs(1000) },
  )
})

/** Anything that JSON can have, with what a field should be among it. */
const field = fc.oneof({ weight: 12, arbitrary: value }, fc.constantFrom(5, null, {}, ['a']))
const child = fc.record(
  {
    type: fc.constant('directive'),
    keyword: fc.oneof({ weight: 9, arbitrary: keyword }, fc.constantFrom(5, ['KERNEL'])),
    value: field,
  },
  { requiredKeys: ['type', 'keyword'] },
)
const node = fc.record({
  type: fc.constant('label'),
  name: field,
  children: fc.array(child, { maxLength: 2 }),
})
const style = fc.constantFrom({}, { keyword: 'lower' })
const indents = fc.constantFrom({}, { indent: '\t' }, { indent: ' '.repeat(95) }, { indent: ' '.repeat(96) })

/** What is written of nodes, or why it is refused. */
function written(children: readonly object[], style: object): string {
  return attempt(JSON.parse(JSON.stringify({ type: 'document', children, layout: { style } })))
}

function attempt(document: Document): string {
  try {
    return serialize(document)
  } catch (error) {
    if (error instanceof SerializeError) return error.message
    throw error
  }
}

test('what is written in one step is what the fields say', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 3 }), style, indents, (nodes, style, indents) => {
      const odd = nodes.map(node => ({
        ...node,
        children: node.children.map(child => ({ ...child, layout: {} })),
      }))
      const general = written(
        odd.map(node => ({ ...node, layout: {} })),
        style,
      )
      strictEqual(written(nodes, style), general)
      strictEqual(written(odd, style), general)
      const layout = { style: indents }
      strictEqual(
        written(
          nodes.map(node => ({ ...node, layout })),
          style,
        ),
        written(
          odd.map(node => ({ ...node, layout })),
          style,
        ),
      )
    }),
    { numRuns: runs(2000) },
  )
})

test('a name that would divide the line otherwise is refused', () => {
  const last = label('b', [])
  expect(() => serialize({ type: 'document', children: [label('a b', []), last] })).toThrow(
    'label.name "a b"',
  )
  const include = label('a', [directive('INCLUDE', 'file tag')])
  expect(() => serialize({ type: 'document', children: [include, last] })).toThrow('ends a label')
})

test('a line that is too long for the program is refused, however it is written', () => {
  const long = label('a', [directive('APPEND', 'x'.repeat(4090))])
  expect(() => serialize({ type: 'document', children: [long, label('b', [])] })).toThrow(
    'makes a line of 4099 characters',
  )
})

test('what stands before the first directive of a label is that of the others, in whatever way they are read', () => {
  const text = 'LABEL a\n\n  KERNEL b\n\tAPPEND c\nLABEL d\n\tKERNEL e\n  APPEND f\n'
  expect(parse(text).children).toMatchObject([
    { children: [{ type: 'blank' }, { value: 'b' }, { layout: { gaps: { keyword: '\t' } } }] },
    {
      children: [{ value: 'e' }, { layout: { gaps: { keyword: '  ' } } }],
      layout: { style: { indent: '\t' } },
    },
  ])
})

test('a value that is no text is refused, also behind a bare F', () => {
  const json = '{"type":"document","children":[{"type":"directive","keyword":"F","value":5}]}'
  expect(() => serialize(JSON.parse(json))).toThrow('directive.value 5: is not a string')
})

test.each(STRANGERS)('%j is no node, neither beside others nor in one', stranger => {
  assertRefused({ parse, serialize }, 'LABEL a\n  KERNEL b\nLABEL c\n', stranger)
})
