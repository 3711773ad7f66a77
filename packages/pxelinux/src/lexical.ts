import type { Spelling } from '@cluster-configs/syntax'
import type { Keyword, MenuKeyword } from './ast.ts'
import { menuWordNamed, upperCase, wordNamed, type DirectiveWord, type MenuWord } from './keywords.ts'
import { Lines, MAX_LINE } from './lines.ts'
import type { Scope } from './scope.ts'

/*
 * A line is a keyword and the rest of the line: no quotes, no escapes, no comments behind a value. Characters are
 * bytes of latin1 to the program, so the one at 0xa0 is a blank. (syslinux, com32/elflink/ldlinux/readconfig.c)
 */

/**
 * What isspace(3) of syslinux's C library finds before a keyword or a value, backspace among it. Line feed and
 * carriage return have ended the line before.
 */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x08 || code === 0x0b || code === 0x0c || code === 0xa0
}

/** What ends a keyword or a label's name. */
function endsWord(code: number): boolean {
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

/** Why the program passes over a line that stands at some place; undefined if it does not. */
export function reasonToIgnore(text: string, scope: Scope): string | undefined {
  if (words.refuse(text) !== undefined) return undefined
  const line = readLine(text)
  if (line.kind === 'unknown') return line.reason
  if (line.kind !== 'directive' && line.kind !== 'menu') return undefined
  return scope.passesOver(line.word.place, line.word.text)
}

/** Whether `INCLUDE` with this value makes a submenu of the file: whether it has a second word. */
export function hasTag(value: string): boolean {
  return skipBlanks(value, skipWord(value, 0, value.length), value.length) < value.length
}

/** Text up to the end of the line: it has one spelling only, so that none is ever noted. */
export const rest: Spelling<string> = {
  read: () => undefined,
  write: text => text,
  refuse: text => {
    if (typeof text !== 'string') return 'is not a string'
    const found = /[\n\r\0]/.exec(text)?.[0]
    if (found === undefined) return undefined
    const name = found === '\n' ? 'a line feed' : found === '\r' ? 'a carriage return' : 'a NUL'
    return `holds ${name}, and the line would end before it`
  },
}

/** The same where the program skips blanks before it. */
export const words: Spelling<string> = {
  ...rest,
  refuse: text => {
    const reason = rest.refuse(text)
    if (reason !== undefined) return reason
    return isBlank(text.charCodeAt(0)) ? 'begins with a blank, and the program would skip it' : undefined
  },
}

/** A field that is left out if there is nothing in it. */
export function some(spelling: Spelling<string>): Spelling<string> {
  return {
    ...spelling,
    refuse: text => (text === '' ? 'is empty; leave it out' : spelling.refuse(text)),
  }
}

/** The value of a bare `F`, which is a keyword only if no word follows. */
export const noWord: Spelling<string> = {
  ...words,
  refuse: text => {
    const word = text !== '' && !endsWord(text.charCodeAt(0))
    return word ? 'stands behind a bare F, which takes no value; F0 does' : words.refuse(text)
  },
}

/** A label's name; `''` is a name left out. */
export const name: Spelling<string> = {
  ...words,
  read: text => (text === '' ? '' : undefined),
  refuse: text => {
    const reason = words.refuse(text)
    if (reason !== undefined) return reason
    if (text === '') return 'is empty, and nothing could choose it'
    return skipWord(text, 0, text.length) < text.length ? 'is not one word' : undefined
  },
}

/** What stands behind `TEXT`: anything that begins with the word `HELP` is that; `''` is nothing. */
export const command: Spelling<string> = {
  ...words,
  read: text => {
    if (words.refuse(text) !== undefined) return undefined
    return upperCase(text.slice(0, skipWord(text, 0, text.length))) === 'HELP' ? 'HELP' : text
  },
  refuse: text => {
    const reason = words.refuse(text)
    if (reason !== undefined) return reason
    if (text === '') return 'is empty; write HELP'
    return command.read(text) === text ? undefined : 'would be read as HELP'
  },
}

/**
 * A directive's keyword.
 * @param lower whether the file writes its keywords in small letters
 */
export function keyword(lower: boolean): Spelling<Keyword> {
  return {
    read: text => {
      const line = readLine(text)
      const whole = line.kind === 'directive' && line.at === 0 && line.end === text.length
      return whole ? line.word.keyword : undefined
    },
    write: word => (lower ? word.toLowerCase() : word),
    refuse: word => {
      const known = typeof word === 'string' ? wordNamed(word) : undefined
      const same = known?.kind === 'directive' && known.keyword === word
      return same ? undefined : 'is not a keyword in capital letters'
    },
  }
}

/** `MENU` and the keyword behind it. */
export function menuKeyword(lower: boolean): Spelling<MenuKeyword> {
  return {
    read: text => {
      const line = readLine(text)
      return line.kind === 'menu' && line.at === 0 && line.end === text.length ? line.word.keyword : undefined
    },
    write: word => (lower ? `menu ${word.toLowerCase()}` : `MENU ${word}`),
    refuse: word => {
      const known = typeof word === 'string' ? menuWordNamed(word) : undefined
      return known?.keyword === word ? undefined : 'is not a keyword of MENU in capital letters'
    },
  }
}

/** A keyword that makes a node of its own. */
export function opening(kind: 'label' | 'text' | 'say', lower: boolean): Spelling<typeof kind> {
  return {
    read: text => (text.toLowerCase() === kind ? kind : undefined),
    write: () => (lower ? kind : kind.toUpperCase()),
    refuse: () => undefined,
  }
}

/** What ends a submenu. */
export function endOfMenu(lower: boolean): Spelling<'END'> {
  const spelling = menuKeyword(lower)
  return {
    read: text => (spelling.read(text) === 'END' ? 'END' : undefined),
    write: word => spelling.write(word),
    refuse: () => undefined,
  }
}

/** What ends a `TEXT` block; `''` is the line left out. */
export function endOfText(lower: boolean): Spelling<'ENDTEXT'> {
  return {
    read: text => (/^endtext$/i.test(text) ? 'ENDTEXT' : undefined),
    write: () => (lower ? 'endtext' : 'ENDTEXT'),
    refuse: () => undefined,
  }
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

/**
 * The lines of a `TEXT` block, each with its line end.
 * @param ended whether a line follows, so that the last of these must have its end
 */
export function helpLines(eol: string, ended: boolean): Spelling<readonly string[]> {
  return {
    read: text => {
      const lines = new Lines(text)
      while (lines.next()) {
        if (readEndOfText(text.slice(lines.start, lines.end)) !== undefined) return undefined
      }
      const whole = text === '' || text.endsWith('\n') || lines.end - lines.start === MAX_LINE
      return ended && !whole ? undefined : splitHelp(text)
    },
    write: lines => lines.map(line => line + eol).join(''),
    refuse: lines => {
      if (!Array.isArray(lines)) return 'is not a list'
      const reason = lines.map(line => refuseHelp(line, eol)).find(Boolean)
      return reason === undefined ? undefined : `a line ${reason}`
    },
  }
}

function refuseHelp(line: unknown, eol: string): string | undefined {
  if (typeof line !== 'string') return 'is not a string'
  if (/[\n\0]/.test(line)) return 'holds a line feed or a NUL, and would end before it'
  if (line.endsWith('\r')) return 'ends with a carriage return, and it would be taken for the line end'
  if (readEndOfText(line) !== undefined) return 'begins with ENDTEXT, and the block would end there'
  if (line.length + eol.length > MAX_LINE)
    return `has ${line.length} characters, and the program would split it`
  return undefined
}
