import { stretches, type Items, type Spelling } from '@cluster-configs/syntax'
import { fault, nulFault } from './fault.ts'

/*
 * Fields are separated by spaces and tabs only. In the first four, `\ooo` is the byte with that octal number;
 * nothing else is special in them, quotes least of all (fstab(5); libmount's parser decides where it is silent).
 */

/** A field as it stands in the file. */
const WORD = /^[^ \t\n\0]+$/
/** What strtol(3) takes for a number behind white space, which is a part of the gap here. */
const NUMBER = /^[+-]?0*[0-9]{1,19}$/

/** A field of the first four. */
export const word: Spelling<string> = {
  read: text => (WORD.test(text) ? unescape(text) : undefined),
  write: escape,
  refuse: value => {
    if (typeof value !== 'string') return 'is not a string'
    if (value === '') return 'is empty, and a field needs at least one character'
    if (value.includes('\0')) return 'holds a NUL, and the field would end before it'
    return undefined
  },
}

/** The first field, which must not look like a comment. */
export const spec: Spelling<string> = {
  read: text => (text.startsWith('#') ? undefined : word.read(text)),
  write: escape,
  refuse: value =>
    typeof value === 'string' && value.startsWith('#')
      ? 'begins with "#", and the line would be a comment'
      : word.refuse(value),
}

/** The fourth field. `''` is the field left out. */
export const options: Spelling<readonly string[]> = {
  read: text => {
    const list = text === '' ? 'defaults' : word.read(text)
    return list === undefined ? undefined : splitOptions(list)
  },
  write: list => escape(list.join(',')),
  refuse: list => {
    if (!Array.isArray(list)) return 'is not a list'
    if (list.length === 0) return 'is an empty list; write ["defaults"] for none in particular'
    for (const option of list) {
      const reason = option === '' ? undefined : word.refuse(option)
      if (reason !== undefined) return `an option ${reason}`
    }
    const text = list.join(',')
    if (text === '') return 'is empty, and a field needs at least one character'
    if (list.some(option => /[,"]/.test(option)) && !same(splitOptions(text), list)) {
      return 'an option holds a comma or an unbalanced quotation mark, and would be read as others'
    }
    return undefined
  },
}

/** The fifth and the sixth field. `''` is the field left out. */
export const count: Spelling<number> = {
  read: text => {
    return text === '' ? 0 : number(text)
  },
  write: String,
  refuse: value => (Object.is(value | 0, value) ? undefined : 'is not a whole number of 32 bits'),
}

/** Text that runs up to the end of its line. */
export const rest: Spelling<string> = {
  read: text => (rest.refuse(text) === undefined ? text : undefined),
  write: text => text,
  refuse: text => {
    if (typeof text !== 'string') return 'is not a string'
    return /[\n\0]/.test(text) ? 'holds a line feed or a NUL, and the line would end before it' : undefined
  },
}

function unescape(text: string): string {
  if (!text.includes('\\')) return text
  const decoded = text.replace(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(parseInt(octal, 8) & 0xff),
  )
  const nul = decoded.indexOf('\0')
  return nul === -1 ? decoded : decoded.slice(0, nul)
}

/** Only these four are read alike by libmount and by getmntent(3), which systemd uses. */
function escape(value: string): string {
  return /[ \t\n\\]/.test(value)
    ? value.replace(/[ \t\n\\]/g, char => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`)
    : value
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((option, index) => option === right[index])
}

/** A comma inside double quotes does not end an option (SELinux contexts have such commas). */
function splitOptions(text: string): string[] {
  if (!text.includes('"')) return text.split(',')
  const list: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    if (text[at] !== ',' || quoted) continue
    list.push(text.slice(start, at))
    start = at + 1
  }
  return [...list, text.slice(start)]
}

/**
 * libmount keeps the low 32 bits of 64. It rejects a larger number, but for one that ends its line, which it reads
 * as -1 or 0 by accident; to us that is no number either.
 */
function number(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined
  if (text.length < 10) return Number(text) | 0
  const value = BigInt(text.replace(/^\+/, ''))
  return BigInt.asIntN(64, value) === value ? Number(BigInt.asIntN(32, value)) : undefined
}

/** What mount(8) makes of a line. */
export type Line =
  | { readonly kind: 'blank' }
  | { readonly kind: 'comment'; readonly indent: number }
  | { readonly kind: 'ignored'; readonly reason: string }
  /** Three to six fields, what stands before each, and what stands behind the last. */
  | {
      readonly kind: 'entry'
      readonly gaps: readonly string[]
      readonly fields: readonly string[]
      readonly tail: string
    }

/**
 * Where the content of a line ends: before its line feed and one carriage return. A last line without a line feed
 * ends at a NUL byte, and mount(8) does not see what is behind.
 * @param whole the line with its line end
 */
export function contentEnd(whole: string): number {
  const nul = whole.endsWith('\n') ? whole.length - 1 : whole.indexOf('\0')
  const end = nul === -1 ? whole.length : nul
  return whole[end - 1] === '\r' ? end - 1 : end
}

/** Reads a line without its line end. */
export function readLine(line: string): Line {
  const indent = line.search(/[^ \t]/)
  if (line.includes('\0')) return { kind: 'ignored', reason: nulFault(line) }
  if (indent === -1) return { kind: 'blank' }
  if (line[indent] === '#') return { kind: 'comment', indent }
  const gaps: string[] = []
  const fields: string[] = []
  let end = 0
  while (fields.length < 6) {
    const start = fieldStart(line, end, fields.length >= 4)
    if (start === line.length) break
    gaps.push(line.slice(end, start))
    end = wordEnd(line, start)
    fields.push(line.slice(start, end))
  }
  const reason = fault(line, fields, text => number(text) !== undefined)
  return reason === undefined
    ? { kind: 'entry', gaps, fields, tail: line.slice(end) }
    : { kind: 'ignored', reason }
}

/**
 * Where the next field begins; the length of the line if there is none.
 * @param isNumber whether strtol(3) reads it, which passes over any white space behind the first blank
 */
function fieldStart(line: string, from: number, isNumber: boolean): number {
  let at = from
  while (isBlank(line.charCodeAt(at))) at++
  if (!isNumber || at === from) return at
  const start = line.slice(at).search(/[^ \t\v\f\r]/)
  return start === -1 ? at : at + start
}

function wordEnd(line: string, from: number): number {
  let at = from
  while (at < line.length && !isBlank(line.charCodeAt(at))) at++
  return at
}

/** A space or a tab; nothing else separates fields. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09
}

/** A line that is passed over. */
export const ignored: Spelling<string> = {
  read: text => (ignored.refuse(text) === undefined ? text : undefined),
  write: text => text,
  refuse: text => {
    if (typeof text !== 'string' || text.includes('\n')) return rest.refuse(text)
    return readLine(text).kind === 'ignored' ? undefined : 'is not a line that mount passes over'
  },
}

/** The options of a list. */
export const items: Items = text => stretches(text, /(?<=^|,)[^,]*/g)
