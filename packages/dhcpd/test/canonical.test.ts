import { document, format, option, parse, range, serialize, type Document } from '@cluster-configs/dhcpd'
import fc from 'fast-check'
import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { assertRefused, STRANGERS } from '../../../tools/strangers.ts'

/*
 * Lines in their canonical spelling or nearly are read and written in one step, and everything else token by token.
 * Where lines end with a carriage return and a line feed, all go token by token: both must give the same.
 */

const keyword = fc.constantFrom(
  'default-lease-time',
  'ddns-hostname',
  'filename',
  'fixed-address',
  'hardware',
  'hardware ethernet',
  'max-lease-time',
  'next-server',
  'option',
  'option host-name',
  'option space',
  'range',
)
const field = fc.oneof(
  fc.constantFrom(
    '10.0.33.1',
    '08:00:27:00:33:11',
    '08:00:27:AB:33:1c',
    'code',
    'CODE',
    'code-x',
    'space',
    '',
  ),
  fc.constantFrom('"pxelinux.0"', '"a b"', '""', '"\\x41"', '"a;b"', '"a,{}#"'),
  fc.stringMatching(/^[a-zA-Z0-9.:/\\_ -]{0,9}$/),
)
const statement = fc
  .tuple(keyword, fc.array(field, { maxLength: 3 }), fc.constantFrom(';', ';', ';', ' ;', ', x;', ''))
  .map(([keyword, fields, end]) => `${[keyword, ...fields].join(' ')}${end}`)
/** What may stand behind a statement on its line. */
const end = fc.constantFrom('', '', ' # a', '# a', '  #', ' #\x01\xff', ' ')
const line = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(statement, end).map(([statement, end]) => `${statement}${end}`) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '# a', '#', '#\xff') },
)
const indent = fc.constantFrom('  ', '  ', '\t', '', '    ', ' \v')
const host = fc
  .tuple(field, fc.array(fc.tuple(line, indent), { maxLength: 3 }), indent, end)
  .map(([name, lines, usual, end]) => {
    const inside = lines.map(([line, indent]) => `${line === '' ? '' : indent === '' ? '' : usual}${line}\n`)
    return `host ${name} {\n${inside.join('')}}${end}`
  })
const oneLine = fc
  .tuple(field, fc.array(statement, { maxLength: 3 }), fc.constantFrom(' ', ' ', '', '  '), end)
  .map(([name, statements, blank, end]) => {
    return `host ${name} {${statements.map(statement => `${blank}${statement}`).join('')}${blank}}${end}`
  })
const text = fc
  .array(fc.oneof(line, host, oneLine), { maxLength: 4 })
  .map(lines => lines.map(line => `${line}\n`).join(''))

/** The document, or that it is none. */
function read(text: string): Document | undefined {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

/** In JSON, where a backslash before an r is two. */
const CARRIAGE_RETURN = /(\\\\)|\\r/g

test('what is read in one step is what the tokens say', () => {
  fc.assert(
    fc.property(text, text => {
      const slowly = JSON.stringify(read(text.replaceAll('\n', '\r\n'))?.children) ?? 'null'
      deepStrictEqual(read(text)?.children ?? null, JSON.parse(slowly.replaceAll(CARRIAGE_RETURN, '$1')))
    }),
    { numRuns: runs(5000) },
  )
})

test('what is written in one step is what the fields say', () => {
  fc.assert(
    fc.property(text, text => {
      const document = read(text)
      fc.pre(document !== undefined)
      strictEqual(serialize(document), text)
      // What does not share its layout with others is looked into.
      strictEqual(serialize(JSON.parse(JSON.stringify(document))), text)
      const slowly = { ...document, layout: { style: { eol: '\r\n' } } }
      if (!text.includes('\xff')) strictEqual(serialize(slowly).replaceAll('\r', ''), text)
    }),
    { numRuns: runs(1000) },
  )
})

test('a field that would divide the line otherwise is refused as ever', () => {
  const option = { type: 'option', operation: 'option', name: 'a b', data: ['c'] } as const
  expect(() => serialize({ type: 'document', children: [option] })).toThrow('option.name "a b"')
  const parameter = { type: 'parameter', name: 'option a', value: 'b' } as const
  expect(() => serialize({ type: 'document', children: [parameter] })).toThrow('parameter.name "option a"')
  expect(() => serialize(document([range('10.0.0.1 10.0.0.2', '')]))).toThrow('range.lowAddress')
})

test('a point behind the name of an option goes on with the name', () => {
  const [node] = parse('option host-name .a;\n').children
  expect(node).toMatchObject({ type: 'statement', keyword: 'option', words: 'host-name.a' })
  expect(() => serialize(document([option('host-name', '.a')]))).toThrow(
    `option.data [".a"]: would be read as a part of the option's name`,
  )
})

test('an address with a hyphen behind it is in no range', () => {
  expect(() => serialize(document([range('10.0.0.1-', '10.0.0.9')]))).toThrow('range.lowAddress "10.0.0.1-"')
})

test('a number where a string belongs is not written for one', () => {
  const document = JSON.parse('{"type":"document","children":[{"type":"fixedAddress","addresses":[10]}]}')
  expect(() => serialize(document)).toThrow('fixedAddress.addresses [10]')
})

test('formatting leaves canonical statements as they are', () => {
  const text = 'host a {\n  hardware ethernet 08:00:27:00:33:11;\n  option host-name "a";\n}\n'
  strictEqual(format(text), text)
})

test.each(STRANGERS)('%j is no node, neither beside others nor in one', stranger => {
  assertRefused({ parse, serialize }, 'host a {\n  fixed-address 10.0.0.1;\n}\n\n', stranger)
})
