import { stretches, type Items } from '@cluster-configs/syntax'
import { menuWordNamed, upperCase, wordNamed, type DirectiveWord, type MenuWord } from './keywords.ts'
import { Lines } from './lines.ts'

/*
 * A line is a keyword and the rest of the line: no quotes, no escapes, no comments behind a value. Characters are
 * bytes of latin1 to the program, so the one at 0xa0 is a blank. (syslinux, com32/elflink/ldlinux/readconfig.c)
 */

/**
 * What isspace(3) of syslinux's C library finds before a keyword or a value, backspace among it. Line feed and
 * carriage return have ended the line before.
 */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x08 || code === 0x0b || code === 0x0c || code === 0xa0
}

/** What ends a keyword or a label's name. */
export function endsWord(code: number): boolean {
  return code <= 0x20 || code === 0x7f
}

/** The offset behind the blanks at an offset. */
export function skipBlanks(text: string, at: number, end: number): number {
  let behind = at
  while (behind < end && isBlank(text.charCodeAt(behind))) behind++
  return behind
}

/** The offset behind the word at an offset. */
export function skipWord(text: string, at: number, end: number): number {
  let behind = at
  while (behind < end && !endsWord(text.charCodeAt(behind))) behind++
  return behind
}

/** What the program takes a line for. `at` is where its first word begins, `end` where its keyword ends. */
export type Line =
  | { readonly kind: 'blank' | 'comment'; readonly at: number }
  | { readonly kind: 'label'; readonly at: number; readonly end: number }
  | { readonly kind: 'text'; readonly at: number; readonly end: number }
  | { readonly kind: 'say'; readonly at: number; readonly end: number }
  | { readonly kind: 'directive'; readonly at: number; readonly end: number; readonly word: DirectiveWord }
  | { readonly kind: 'menu'; readonly at: number; readonly end: number; readonly word: MenuWord }
  | { readonly kind: 'unknown'; readonly at: number; readonly reason: string }

export type LineOfKind<Kind extends Line['kind']> = Extract<Line, { readonly kind: Kind }>

/** Reads the line of a text between two offsets, its line end not among it. */
export function readLine(text: string, start = 0, cut: number = text.length): Line {
  const at = skipBlanks(text, start, cut)
  if (at === cut) return { kind: 'blank', at }
  if (text[at] === '#') return { kind: 'comment', at }
  const end = skipWord(text, at, cut)
  const name = text.slice(at, end)
  const word = wordNamed(name)
  // `F` is the only word of one letter.
  if (word === undefined || name.length === 1) return readFunctionKey(text, at, cut) ?? unknown(name, at)
  if (word.kind === 'directive') return { kind: 'directive', at, end, word }
  if (word.kind === 'menu') return readMenu(text, at, end, cut)
  return { kind: word.kind, at, end }
}

function readMenu(text: string, at: number, from: number, cut: number): Line {
  const start = skipBlanks(text, from, cut)
  const end = skipWord(text, start, cut)
  const name = text.slice(start, end)
  const word = menuWordNamed(name)
  if (word !== undefined) return { kind: 'menu', at, end, word }
  if (upperCase(name) === 'MASTER') return readMaster(text, at, end, cut)
  return unknown(`MENU ${name}`.trimEnd(), at)
}

/** `MENU MASTER PASSWD` is the one of two words. */
function readMaster(text: string, at: number, from: number, cut: number): Line {
  const start = skipBlanks(text, from, cut)
  const end = skipWord(text, start, cut)
  const name = `MASTER ${text.slice(start, end)}`
  const word = menuWordNamed(name)
  return word === undefined ? unknown(`MENU ${name}`.trimEnd(), at) : { kind: 'menu', at, end, word }
}

/** `F` and a number as strtoul(3) reads it: blanks and a sign may stand before it, and `F+` is `F0`. */
const FUNCTION_KEY = /[Ff][\b\t\v\f \xa0]*([+-]?[0-9]*)/y

function readFunctionKey(text: string, at: number, cut: number): Line | undefined {
  FUNCTION_KEY.lastIndex = at
  const [, number] = FUNCTION_KEY.exec(text) ?? []
  const end = Math.min(FUNCTION_KEY.lastIndex, cut)
  if (number === undefined || (end < cut && !endsWord(text.charCodeAt(end)))) return undefined
  const word = wordNamed(`F${number === '' ? '' : lowBits(number)}`)
  if (word?.kind !== 'directive') return undefined
  return { kind: 'directive', at, end, word }
}

/** What is left of a number in 32 bits. */
function lowBits(number: string): bigint {
  const size = BigInt(number.replace(/^[+-]?/, '0'))
  return BigInt.asIntN(32, number.startsWith('-') ? -size : size)
}

function unknown(name: string, at: number): Line {
  const near = /^([A-Za-z]+[0-9]*)[=:](.*)$/.exec(name)
  const keyword = near === null ? undefined : wordNamed(near[1] ?? '')
  const hint = keyword === undefined ? '' : `; write a blank behind ${keyword.text}`
  return { kind: 'unknown', at, reason: `${JSON.stringify(name)} is not a keyword${hint}` }
}

/** Whether `INCLUDE` with this value makes a submenu of the file: whether it has a second word. */
export function hasTag(value: string): boolean {
  return skipBlanks(value, skipWord(value, 0, value.length), value.length) < value.length
}

/** The line that ends a `TEXT` block. It is read before carriage returns are looked for, and skips them. */
const END_OF_TEXT = /^([\b\t\v\f\r \xa0]*)endtext((?:[\x01-\x09\v\f\x0e- \x7f][^\n\r\0]*)?)(?![^\n\r\0])/i

/** What stands before and behind `ENDTEXT` on a line that ends a `TEXT` block. */
export function readEndOfText(line: string): { indent: string; rest: string } | undefined {
  const match = END_OF_TEXT.exec(line)
  return match === null ? undefined : { indent: match[1] ?? '', rest: match[2] ?? '' }
}

/** The lines of a `TEXT` block as they stand, each with its line end. */
export function splitHelp(text: string): string[] {
  const lines = new Lines(text)
  const list: string[] = []
  while (lines.next()) {
    const line = text.slice(lines.start, lines.end)
    list.push(line.replace(lines.end === text.length ? /\r?\n$|\r$/ : /\r?\n$/, ''))
  }
  return list
}

/** The words of a value, or the lines of a `TEXT` block. */
export const items: Items = text => stretches(text, text.includes('\n') ? LINES : WORDS)

const WORDS = /[^\0- \x7f]+/g
const LINES = /(?<=^|\n)[^\r\n]*(?=\r?\n)/g
