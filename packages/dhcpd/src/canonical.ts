import type { Writer } from '@cluster-configs/syntax'
import type { Host, Node } from './ast.ts'
import type { Scanner } from './lexical.ts'

/*
 * The statements of which a large file has many, in their canonical spelling, each read and written in one step.
 * Whatever is odd about one is left to the tokens, which know the whole grammar; where both can, they give the same.
 * No field holds a blank here, so that the text of a statement can be divided in one way only.
 */

const WORD = '[a-z][a-z0-9-]{0,99}'
const OCTETS = '[0-9a-f]{2}(?::[0-9a-f]{2}){5}'
const NUMBERS = String.raw`[0-9]{1,3}(?:\.[0-9]{1,3}){3}`
const HOST = String.raw`[A-Za-z0-9-]{1,99}(?:\.[A-Za-z0-9-]{1,99}){0,9}`
const STRING = '"[A-Za-z0-9./:_-]{0,99}"'
const TOKEN = `[A-Za-z0-9-]{1,99}|${STRING}`
/** A point before it would be a part of the name of the option. */
const DATUM = `[A-Za-z0-9-][A-Za-z0-9.:-]{0,98}|${STRING}`

/** One statement with one or two fields, from its first letter up to the line feed behind its semicolon. */
interface Form {
  readonly keyword: string
  readonly pattern: RegExp
  /** What the fields may be for the statement to be written in this form. */
  readonly fields: readonly RegExp[]
  readonly node: (first: string, second: string) => Node
}

function form(keyword: string, fields: readonly string[], node: Form['node']): Form {
  return {
    keyword,
    pattern: new RegExp(`${keyword} ${fields.map(field => `(?:${field})`).join(' ')};\n`, 'y'),
    fields: fields.map(field => new RegExp(`^(?:${field})$`)),
    node,
  }
}

const HARDWARE = form('hardware ethernet', [OCTETS], hardwareAddress => ({
  type: 'hardware',
  hardwareType: 'ethernet',
  hardwareAddress,
}))

const FIXED_ADDRESS = form('fixed-address', [HOST], address => ({
  type: 'fixedAddress',
  addresses: [address],
}))

/** But for `option space …` and `option … code …`, which are definitions. */
const OPTION = form(
  'option',
  [String.raw`(?!space\b)${WORD}`, String.raw`(?![Cc][Oo][Dd][Ee]\b)(?:${DATUM})`],
  (name, datum) => ({ type: 'option', operation: 'option', name, data: [datum] }),
)

const RANGE = form('range', [NUMBERS, NUMBERS], (lowAddress, highAddress) => ({
  type: 'range',
  dynamicBootp: false,
  lowAddress,
  highAddress,
}))

function parameter(name: string, value: string): Form {
  return form(name, [value], value => ({ type: 'parameter', name, value }))
}

const PARAMETERS: readonly Form[] = [
  parameter('filename', TOKEN),
  parameter('next-server', HOST),
  parameter('default-lease-time', TOKEN),
  parameter('max-lease-time', TOKEN),
  parameter('ddns-hostname', TOKEN),
]

/**
 * Reads what begins where the scanner is, with its last line feed.
 * @returns undefined if it is left to the tokens
 */
type Reader = (scanner: Scanner, indent: string) => Node | undefined

/** By the code of the letter that a line begins with. The optimizer leaves functions in a table apart, which is quicker. */
type Readers = readonly (readonly Reader[])[]

function readersOf(readers: readonly (readonly [letter: string, reader: Reader])[]): Readers {
  return Array.from({ length: 128 }, (_, code) =>
    readers.filter(([letter]) => letter.charCodeAt(0) === code).map(([, reader]) => reader),
  )
}

const STATEMENTS = [HARDWARE, FIXED_ADDRESS, OPTION, RANGE, ...PARAMETERS].map(
  form => [form.keyword, (scanner: Scanner) => readForm(form, scanner)] as const,
)
const IN_HOSTS = readersOf(STATEMENTS)
const ANYWHERE = readersOf([...STATEMENTS, ['host', readHost]])

const HOST_NAME = '[A-Za-z0-9-]{1,99}'
const HOST_HEAD = new RegExp(String.raw`host ${HOST_NAME} \{\n`, 'y')
const HOST_FIELD = new RegExp(`^${HOST_NAME}$`)

/**
 * Reads the statements and hosts that begin where the scanner is, one behind the other, each with its line feed.
 * The scanner stays before the first line that is left to the tokens.
 * @param indent what stands before each of them
 * @param hosts whether there may be hosts
 */
export function readCanonical(scanner: Scanner, indent: string, children: Node[], hosts: boolean): void {
  const { text } = scanner
  const readers = hosts ? ANYWHERE : IN_HOSTS
  for (let from = scanner.at; text.startsWith(indent, from); from = scanner.at) {
    const at = from + indent.length
    let node: Node | undefined
    for (const read of readers[text.charCodeAt(at)] ?? []) {
      scanner.at = at
      node = read(scanner, indent)
      if (node !== undefined) break
    }
    if (node === undefined) {
      scanner.at = from
      return
    }
    children.push(node)
  }
}

function readForm({ keyword, pattern, fields, node }: Form, scanner: Scanner): Node | undefined {
  const { text, at } = scanner
  pattern.lastIndex = at
  if (!pattern.test(text)) return undefined
  // To look for the blanks again costs less than a list of what was captured.
  const first = at + keyword.length + 1
  const end = pattern.lastIndex - ';\n'.length
  const blank = fields.length === 1 ? end : text.indexOf(' ', first)
  scanner.at = pattern.lastIndex
  return node(text.slice(first, blank), text.slice(blank + 1, end))
}

function readHost(scanner: Scanner, indent: string): Host | undefined {
  const { text, at } = scanner
  HOST_HEAD.lastIndex = at
  if (!HOST_HEAD.test(text)) return undefined
  const name = text.slice(at + 'host '.length, HOST_HEAD.lastIndex - ' {\n'.length)
  scanner.at = HOST_HEAD.lastIndex
  const children: Node[] = []
  readCanonical(scanner, `${indent}  `, children, false)
  const close = `${indent}}\n`
  if (!text.startsWith(close, scanner.at)) return undefined
  scanner.at += close.length
  // A copy has no room to grow: it lives as long as the document.
  return { type: 'host', name, children: children.slice() }
}

/**
 * Writes the statements and hosts from an index on, one behind the other, up to the first that is left to the fields.
 * @param indent what stands before each of them
 * @param hosts whether there may be hosts
 * @param to the index behind the last one
 * @returns the index of the first that was not written
 */
export function writeCanonical(
  out: Writer,
  nodes: readonly Node[],
  from: number,
  to: number,
  indent: string,
  hosts: boolean,
): number {
  for (let index = from; index < to; index++) {
    const node = nodes[index]
    const text = hosts && node?.type === 'host' ? hostText(node, indent) : statementText(node)
    if (text === undefined) return index
    out.write(`${indent}${text}`)
  }
  return to
}

function hostText(host: Host, indent: string): string | undefined {
  const { name, children } = host
  if (!isBare(host) || !isPlain(HOST_FIELD, name) || !Array.isArray(children)) return undefined
  let text = `host ${name} {\n`
  for (const child of children) {
    const line = statementText(child)
    if (line === undefined) return undefined
    text += `${indent}  ${line}`
  }
  return `${text}${indent}}\n`
}

function statementText(node: Node | undefined): string | undefined {
  if (node === undefined || !isBare(node)) return undefined
  switch (node.type) {
    case 'hardware':
      return node.hardwareType === 'ethernet' ? write(HARDWARE, node.hardwareAddress) : undefined
    case 'fixedAddress':
      return write(FIXED_ADDRESS, only(node.addresses))
    case 'option':
      return node.operation === 'option' ? write(OPTION, node.name, only(node.data)) : undefined
    case 'parameter':
      return write(
        PARAMETERS.find(({ keyword }) => keyword === node.name),
        node.value,
      )
    case 'range':
      return isFalse(node.dynamicBootp) ? write(RANGE, node.lowAddress, node.highAddress) : undefined
    default:
      return undefined
  }
}

/** Whether all of a node is in the fields that say what it means. */
function isBare(node: Node): boolean {
  return node.layout === undefined && !('comment' in node)
}

function write(form: Form | undefined, first: unknown, second?: unknown): string | undefined {
  if (form === undefined || !isPlain(form.fields[0], first)) return undefined
  if (form.fields.length === 1) return `${form.keyword} ${first};\n`
  return isPlain(form.fields[1], second) ? `${form.keyword} ${first} ${second};\n` : undefined
}

/** A document may come from anywhere: a field that is not a string is left to those who refuse it. */
function isPlain(pattern: RegExp | undefined, field: unknown): field is string {
  return pattern !== undefined && typeof field === 'string' && pattern.test(field)
}

function isFalse(field: unknown): boolean {
  return field === false
}

function only(items: readonly string[]): string | undefined {
  return Array.isArray(items) && items.length === 1 ? items[0] : undefined
}
