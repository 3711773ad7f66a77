import fc from 'fast-check'
import { inventoryJsonSchema } from 'gen-cluster-configs'
import { stringify } from 'yaml'
import { inventoriesOf } from '../inventories.ts'

/** A text that claims to be an inventory, with the name of its file and that of the nodes beside it. */
export interface Hostile {
  readonly file: string
  readonly text: string
  readonly nodes: string
}

/** A word that shows wherever it gets to. It is never all that was asked for. */
export const MARK = 'EVIL'

const PIECES = [
  '"',
  "'",
  '\\',
  '`',
  '$(',
  ';',
  '}',
  '{',
  '#',
  '(',
  ')',
  ',',
  ' ',
  '\t',
  '\n',
  '\r',
  '\0',
  '\u2028',
  '%s',
  '/../',
  '=',
  ':',
  '|',
  '<',
  '&',
]
const BEGINNINGS = [
  '',
  'a',
  '10.9.0.1',
  '/srv',
  '02:00:00:00:00:0f',
  'eth0',
  'noatime',
  'http://deb.debian.org',
]

const marked = fc
  .tuple(fc.constantFrom(...BEGINNINGS), fc.constantFrom(...PIECES))
  .map(([beginning, piece]): unknown => `${beginning}${piece}${MARK}`)

const odd = fc.constantFrom<unknown>(
  -1,
  0,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  Infinity,
  '',
  '-',
  '.',
  '..',
  '/',
  '/..',
  '10',
  '0x1f',
  '255.255.255.255',
  '0.0.0.0/1',
  'localhost',
  'constructor',
  '__proto__',
  'x'.repeat(5000),
  '/x'.repeat(2000),
  null,
  true,
  [],
  {},
  [[]],
  { constructor: 1 },
  ['a', 'a'],
  { '../x': {} },
  { toString: {} },
)

const value = fc.oneof(
  { weight: 6, arbitrary: marked },
  { weight: 3, arbitrary: odd },
  { weight: 1, arbitrary: marked.map(text => [text]) },
  { weight: 1, arbitrary: fc.constantFrom(10, 70, 500).map(nested) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary-ascii', maxLength: 12 }) },
)

function nested(depth: number): unknown {
  return Array.from({ length: depth }).reduce<unknown>(
    (inner, _, level) => (level % 2 === 0 ? [inner] : { a: inner }),
    MARK,
  )
}

/** The names of all fields that there are anywhere in an inventory, and some that are none. */
const name = fc.oneof(
  fc.constantFrom(...fieldsOf(inventoryJsonSchema())),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    `x\n${MARK}`,
    '../x',
    'a b',
    '',
    'x;y',
    '<<',
  ),
)

function fieldsOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own =
    'properties' in schema && typeof schema.properties === 'object'
      ? Object.keys(schema.properties ?? {})
      : []
  return [...new Set([...own, ...Object.values(schema).flatMap(fieldsOf)])]
}

/**
 * Puts a value somewhere into a tree: in place of another, or as a field or an item more.
 * @param way which child to go down to at each step, and where to stop
 */
function put(tree: unknown, way: readonly number[], value: unknown, name: string): void {
  let parent = tree
  for (const step of way) {
    if (typeof parent !== 'object' || parent === null) return
    const keys = Object.keys(parent)
    const key = keys[step % (keys.length + 1)]
    const child: unknown = key === undefined ? undefined : Reflect.get(parent, key)
    const last = step === way.at(-1) || typeof child !== 'object' || child === null
    if (!last) parent = child
    else return define(parent, key ?? (Array.isArray(parent) ? String(keys.length) : name), value)
  }
}

/** An assignment to "__proto__" would not make a property. */
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}

/** Pieces of text that change what a reader sees: of JSON, of YAML, of CSV, and of none. */
const BREAKS = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '\r',
  '\t',
  '\0',
  '\ufeff',
  '\\u0000',
  '\\ud800',
  '//',
  '/*',
  '&a ',
  '*a',
  '!!js ',
  '<<: ',
  '%YAML 1.1\n',
  '---\n',
  '? ',
  '- ',
  '| ',
  '1e999',
  '0x1f',
  '01',
  '-0',
  '"__proto__":{},',
  '#',
  "'",
  '['.repeat(5000),
  '{"a":'.repeat(3000),
  '\nodd',
]

const way = fc.array(fc.nat(), { minLength: 1, maxLength: 6 })

const breaks = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...BREAKS), fc.nat(8)), { maxLength: 2 })

function broken(text: string, changes: readonly (readonly [number, string, number])[]): string {
  return changes.reduce((text, [at, piece, gone]) => {
    const offset = at % (text.length + 1)
    return text.slice(0, offset) + piece + text.slice(offset + gone)
  }, text)
}

/** Few machines: what one can bring about, many cannot do better. */
const SOUND: fc.Arbitrary<string> = inventoriesOf(5).map(inventory => JSON.stringify(inventory))

/**
 * Inventories with hostile values, names and pieces of text, as JSON, as YAML, and with their nodes in a CSV file.
 * @param sources how the inventories beneath are made, if there are to be a few of them; each its own unless given
 */
export function hostile(sources?: fc.Parameters<string>): fc.Arbitrary<Hostile> {
  const source = sources === undefined ? SOUND : fc.constantFrom(...fc.sample(SOUND, sources))
  return fc
    .record({
      source,
      values: fc.array(fc.tuple(way, value, name), { maxLength: 2 }),
      form: fc.constantFrom('json', 'json', 'json', 'csv', 'csv', 'yaml'),
      breaks: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: breaks }),
      beside: fc.boolean(),
    })
    .map(({ source, values, form, breaks, beside }) => {
      const copy: unknown = JSON.parse(source)
      // Each inventory has a copy of its own, for the next value may come into this one.
      for (const [way, other, name] of values) put(copy, way, structuredClone(other), name)
      const nodes = form === 'csv' ? csvOf(copy) : ''
      const text = form === 'yaml' ? stringify(copy, { aliasDuplicateObjects: false }) : JSON.stringify(copy)
      return {
        file: `inventory.${form === 'yaml' ? 'yaml' : 'json'}`,
        text: nodes !== '' && beside ? text : broken(text, breaks),
        nodes: beside ? broken(nodes, breaks) : nodes,
      }
    })
}

const COLUMNS = ['mac', 'address', 'profile', 'network'] as const

/** Moves the nodes of an inventory into a CSV text, as far as that can carry them. */
function csvOf(inventory: unknown): string {
  if (typeof inventory !== 'object' || inventory === null || !('nodes' in inventory)) return ''
  const { nodes } = inventory
  if (typeof nodes !== 'object' || nodes === null) return ''
  const rows = Object.entries(nodes).map(([name, node]: [string, unknown]) =>
    [name, ...COLUMNS.map(column => cellOf(node, column))].join(','),
  )
  Reflect.deleteProperty(inventory, 'nodes')
  Object.assign(inventory, { nodesFile: 'nodes.csv' })
  return [`name,${COLUMNS.join(',')}`, ...rows, ''].join('\n')
}

function cellOf(node: unknown, column: string): string {
  if (typeof node !== 'object' || node === null) return ''
  const value: unknown = Reflect.get(node, column)
  const words = Array.isArray(value) ? value.filter(word => typeof word === 'string') : []
  const text = typeof value === 'string' ? value : words.join(' ')
  // A quotation mark is left as it is in a plain cell, for that is what a careless program would write.
  return /[",\n]/.test(text) && !text.includes(MARK) ? `"${text.replaceAll('"', '""')}"` : text
}
