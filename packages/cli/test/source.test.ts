import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { InventoryError } from '../src/inventory/fault.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { readSource } from '../src/inventory/source.ts'

/** The value of a text, or where and why there is none. */
function read(text: string, file: string): unknown {
  const source = readSource(text, file)
  return 'value' in source ? source.value : source.map(({ offset, reason }) => `${offset}: ${reason}`)
}

const data = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('no', '012', '1e3', '~', '<<', '*a', '&a', '!x', '10.0'),
    ),
    fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter(n => !Object.is(n, -0)),
    ),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ unit: 'grapheme' }).filter(name => name !== '__proto__' && name !== '<<'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value

test('the same data in JSON, in JSON with comments and in YAML reads the same', () => {
  fc.assert(
    fc.property(data, value => {
      const json = JSON.stringify(value, undefined, 2)
      const commented = `// one\n${json.replaceAll('\n', ' // "two"\n/* three */')}\n/* four */`
      expect(read(json, 'a.json')).toEqual(value)
      expect(read(commented, 'a.jsonc')).toEqual(value)
      // What JSON can say is YAML as it is.
      expect(read(json, 'a.yml')).toEqual(value)
      expect(read(stringify(value), 'a.YAML')).toEqual(value)
    }),
  )
})

test('every part of a YAML text has its place', () => {
  const text = '# c\nnetworks:\n  boot: { subnet: 10.0.0.0/8 }\nlist:\n- a\n- b: c\n'
  const source = readSource(text, 'a.yaml')
  if (!('value' in source)) throw new Error('it is not read')
  const places = [
    ['networks', 'boot', 'subnet'],
    ['list', 1, 'b'],
    ['list', 1],
    ['networks', 'none', 'x'],
  ]
  expect(places.map(path => text.slice(source.offsetOf(path)).slice(0, 4))).toEqual([
    '10.0',
    'c\n',
    'b: c',
    'boot',
  ])
  expect(text.slice(source.offsetOfName(['networks', 'boot', 'subnet']))).toMatch(/^subnet/)
})

describe('what YAML is not read for', () => {
  test.each([
    [
      'a: 012',
      '3: 012 is not the same number to every reader: write it without a leading zero, or in quotes if it is text',
    ],
    [
      'a: 0x1f',
      '3: 0x1f is not the same number to every reader: write it without a leading zero, or in quotes if it is text',
    ],
    ['a: .inf', '3: .inf is no number here: write a finite one, or put it in quotes if it is text'],
    ['a: &x 1\nb: *x', '11: an alias is not read here: a profile says what nodes have in common'],
    ['<<: {}', '0: a merge key is not read here: a profile says what nodes have in common'],
    ['a: !!str 1', '9: the tag tag:yaml.org,2002:str is not read here: leave it out'],
    ['a: !x {}', '6: the tag !x is not read here: leave it out'],
    ['a: 1\n---\nb: 1', '5: a second document begins here, and the file holds one'],
    [
      '%YAML 1.1\n---\na: no',
      '0: a %YAML directive is not read here: remove it, the file is read as YAML 1.2',
    ],
    ['? [a]\n: 1', '2: this is no name: a name is a word, or text in quotes'],
    ['a:\n\tb: 1', '3: a tab stands in the indentation: YAML takes only spaces'],
    ['a: 1\na: 2', '5: the name "a" stands here a second time: remove one of them'],
    ['1: a\n"1": b', '5: the name "1" stands here a second time: remove one of them'],
    ['__proto__: 1', '0: "__proto__" is no name for anything: choose another'],
    ['a: "x', '5: the file is no YAML here: Missing closing "quote'],
    ['', '0: the file is empty: expected the fields of an inventory'],
    ['# c\n', '0: the file is empty: expected the fields of an inventory'],
  ])('%j', (text, fault) => {
    expect(read(text, 'a.yaml')).toEqual([fault])
  })
})

test.each([
  ['a.json', `{"name":${'['.repeat(500)}${']'.repeat(500)}}`, 71],
  ['a.yaml', `name: ${'['.repeat(500)}${']'.repeat(500)}`, 69],
])(
  'nesting that its reader can follow and the stack cannot is refused where it is too deep: %s',
  (file, text, offset) => {
    expect(read(text, file)).toEqual([
      `${offset}: the file is nested too deeply: an inventory has a few levels`,
    ])
  },
)

test('deep nesting is refused', () => {
  const reasons = ['a.json', 'a.yaml'].map(file => read('['.repeat(100_000), file))
  expect(reasons).toEqual([
    [expect.stringMatching(/nested too deeply: an inventory has a few levels$/)],
    [expect.stringMatching(/nested too deeply: an inventory has a few levels$/)],
  ])
})

test.each([
  ['a: no', 'no'],
  ['a: off', 'off'],
  ['a: 10.0', 10],
  ['a: 1_000', '1_000'],
  ['a: 12:30:45', '12:30:45'],
  ['a: 08:00:27:00:33:11', '08:00:27:00:33:11'],
  ['a: 2026-01-01', '2026-01-01'],
  ['a: &anchor 1', 1],
  ['\ufeffa: 1', 1],
  ['a: |\n  x\n  y\n', 'x\ny\n'],
  ['a:', null],
])('YAML: %j', (text, value) => {
  expect(read(text, 'a.yaml')).toEqual({ a: value })
})

test('names are text in YAML whatever they look like', () => {
  expect(read('012: 1\ntrue: 2\n~: 3', 'a.yaml')).toEqual({ '012': 1, true: 2, '~': 3 })
})

test('a fault of a YAML inventory is shown in the YAML', () => {
  const text =
    'name: 12\ndomain: cluster\nnetworks: {}\nmaster:\n  name: master\n  interfaces: {}\nnodes: {}\n'
  let message = ''
  try {
    parseInventory(text, { file: 'inventory.yaml' })
  } catch (error) {
    message = error instanceof InventoryError ? error.message : ''
  }
  expect(message).toBe(`inventory.yaml:1:7: name is a number and must be a string: put it in quotes

> 1 | name: 12
    |       ^
  2 | domain: cluster
`)
})
