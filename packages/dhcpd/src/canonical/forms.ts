import type { FixedAddress, Hardware, Option, Parameter, Range } from '../ast.ts'
import { KNOWN_OPTIONS } from '../problems/option-table.ts'

/*
 * The lines of which a large file has many, in their canonical spelling or nearly, each read and written in one step.
 * Whatever is odd about one is left to the tokens, which know the whole grammar; where both can, they give the same.
 * No field holds a blank here, so that the text of a statement can be divided in one way only.
 */

const WORD = '[a-z][a-z0-9-]{0,99}'
const OCTETS = '[0-9a-f]{2}(?::[0-9a-f]{2}){5}'
const NUMBERS = String.raw`[0-9]{1,3}(?:\.[0-9]{1,3}){3}`
export const HOST: string = String.raw`[A-Za-z0-9-]{1,99}(?:\.[A-Za-z0-9-]{1,99}){0,9}`
/** Anything printable but blanks, quotation marks and backslashes. */
const STRING = String.raw`"[!#-\[\]-~]{0,99}"`
const TOKEN = `[A-Za-z0-9-]{1,99}|${STRING}`
/** A point before it would be a part of the name of the option. */
const DATUM = `[A-Za-z0-9-][A-Za-z0-9.:-]{0,98}|${STRING}`
/** A carriage return at the end of a comment would be a part of its line end. */
export const COMMENT: string = String.raw`[^\n\r\xff]*`

export type Simple = FixedAddress | Hardware | Option | Parameter | Range

/** One statement with one or two fields, from its first letter up to its semicolon. */
export interface Form {
  readonly keyword: string
  /** What stands before the first field. */
  readonly head: string
  readonly pattern: RegExp
  /** What the fields may be for the statement to be written in this form. */
  readonly fields: readonly RegExp[]
  readonly node: (first: string, second: string) => Simple
}

function form(keyword: string, fields: readonly string[], node: Form['node']): Form {
  return {
    keyword,
    head: `${keyword} `,
    pattern: new RegExp(`${keyword} ${fields.map(field => `(?:${field})`).join(' ')};`, 'y'),
    fields: fields.map(field => new RegExp(`^(?:${field})$`)),
    node,
  }
}

export const HARDWARE: Form = form('hardware ethernet', [OCTETS], hardwareAddress => ({
  type: 'hardware',
  hardwareType: 'ethernet',
  hardwareAddress,
}))

/** The same in capital letters, which are not canonical. */
export const CAPITAL_HARDWARE: Form = {
  ...HARDWARE,
  pattern: new RegExp(HARDWARE.pattern.source.replaceAll('a-f', 'A-Fa-f'), 'y'),
  node: written => ({
    type: 'hardware',
    hardwareType: 'ethernet',
    hardwareAddress: written.toLowerCase(),
    layout: { spelling: { hardwareAddress: written } },
  }),
}

export const FIXED_ADDRESS: Form = form('fixed-address', [HOST], address => ({
  type: 'fixedAddress',
  addresses: [address],
}))

/** But for `option space …` and `option … code …`, which are definitions. */
export const OPTION: Form = form(
  'option',
  [String.raw`(?!space\b)${WORD}`, String.raw`(?![Cc][Oo][Dd][Ee]\b)(?:${DATUM})`],
  (name, datum) => ({
    type: 'option',
    operation: 'option',
    // One string for the name that many hosts give costs less memory than one for each.
    name: KNOWN_OPTIONS.get(name) ?? name,
    data: [datum],
  }),
)

export const RANGE: Form = form('range', [NUMBERS, NUMBERS], (lowAddress, highAddress) => ({
  type: 'range',
  dynamicBootp: false,
  lowAddress,
  highAddress,
}))

function parameter(name: string, value: string): Form {
  return form(name, [value], value => ({ type: 'parameter', name, value }))
}

export const PARAMETERS: readonly Form[] = [
  parameter('filename', TOKEN),
  parameter('next-server', HOST),
  parameter('default-lease-time', TOKEN),
  parameter('max-lease-time', TOKEN),
  parameter('ddns-hostname', TOKEN),
]
