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

/** By the code of the letter that a statement begins with. */
const STATEMENTS: readonly (readonly Form[])[] = Array.from({ length: 128 }, (_, code) =>
  [HARDWARE, FIXED_ADDRESS, OPTION, RANGE, ...PARAMETERS].filter(
    ({ keyword }) => keyword.charCodeAt(0) === code,
  ),
)

const HOST_NAME = '[A-Za-z0-9-]{1,99}'
const HOST_HEAD = new RegExp(String.raw`host ${HOST_NAME} \{`, 'y')
const HOST_FIELD = new RegExp(`^${HOST_NAME}$`)

/**
 * Reads the statement that begins where the scanner is, with its line feed.
 * @returns undefined if it is left to the tokens; the scanner stays where it is then
 */
export function readCanonical(scanner: Scanner): Node | undefined {
  const { text, at } = scanner
  for (const { keyword, pattern, fields, node } of STATEMENTS[text.charCodeAt(at)] ?? []) {
    pattern.lastIndex = at
    if (!pattern.test(text)) continue
    // To look for the blanks again costs less than a list of what was captured.
    const first = at + keyword.length + 1
    const end = pattern.lastIndex - ';\n'.length
    const blank = fields.length === 1 ? end : text.indexOf(' ', first)
    scanner.at = pattern.lastIndex
    return node(text.slice(first, blank), text.slice(blank + 1, end))
  }
  return undefined
}

/**
 * Reads `host name {`.
 * @returns the name; undefined if it is left to the tokens, and the scanner stays where it is then
 */
export function readCanonicalHost(scanner: Scanner): string | undefined {
  const { text, at } = scanner
  HOST_HEAD.lastIndex = at
  if (!HOST_HEAD.test(text)) return undefined
  scanner.at = HOST_HEAD.lastIndex
  return text.slice(at + 'host '.length, scanner.at - ' {'.length)
}

/** The line of a node that has no layout and no comment; undefined if it is left to the fields. */
export function writeCanonical(node: Node): string | undefined {
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

/** `host name {` of a host that has no layout; undefined if it is left to the fields. */
export function writeCanonicalHost({ name }: Host): string | undefined {
  return isPlain(HOST_FIELD, name) ? `host ${name} {` : undefined
}
