import { readEscape } from './string.ts'

/*
 * What dhcpd's scanner makes of the characters. Blanks, NULs and comments may stand between any two tokens, and a
 * token is a word, a number, a string or one character of anything else; even the dots of an address are tokens.
 */

export const END = 0
export const WORD = 1
export const NUMBER = 2
export const STRING = 3
/** One character. */
export const MARK = 4
/** A string that cannot be read; the scanner's `fault` says why. */
export const FAULT = 5

/** What a comment and the whole text end before: dhcpd takes it for the end of the file. */
const EOF_BYTE = 0xff
/** The scanner's buffer: a longer token, string or run of blanks is an error (conflex.c). */
const LONGEST = 1499

const BLANK = 1
const LETTER = 2
const DIGIT = 3
const CLASS = new Uint8Array(256)
for (const blank of ' \t\n\v\f\r\0') CLASS[blank.charCodeAt(0)] = BLANK
for (let code = 0x61; code <= 0x7a; code++) CLASS[code] = CLASS[code - 0x20] = LETTER
for (const digit of '0123456789-') CLASS[digit.charCodeAt(0)] = DIGIT

/** Blanks without the line feed, or none: what may stand before and behind a statement on its line. */
export function isBlank(code: number): boolean {
  return CLASS[code] === BLANK && code !== 0x0a
}

/** Whether a character can be part of a word or a number, so that two of them need a blank between. */
export function isWordPart(code: number): boolean {
  return (CLASS[code] ?? 0) >= LETTER || code === 0x5f
}

/** Goes through a text token by token. */
export class Scanner {
  readonly text: string
  /** Where the next token is looked for. */
  at: number
  kind: number = END
  start = 0
  end = 0
  fault = ''

  constructor(text: string, at = 0) {
    this.text = text
    this.at = at
  }

  /** Goes to the next token and gives its kind. */
  next(): number {
    const { text } = this
    let at = skipGap(text, this.at)
    this.start = at
    const code = at < text.length ? text.charCodeAt(at) : EOF_BYTE
    if (code === EOF_BYTE) this.kind = END
    else if (code === 0x22) at = this.#string(at)
    else {
      const kind = CLASS[code] ?? 0
      at++
      if (kind >= LETTER) {
        while (isWordPart(text.charCodeAt(at))) at++
        this.kind = kind === LETTER ? WORD : NUMBER
        if (at - this.start > LONGEST) this.#fail(`is longer than ${LONGEST} characters`)
      } else this.kind = MARK
    }
    this.end = this.at = at
    return this.kind
  }

  #string(start: number): number {
    const { text } = this
    this.kind = STRING
    for (let at = start + 1, length = 0; ; at++, length++) {
      const code = at < text.length ? text.charCodeAt(at) : EOF_BYTE
      if (code === 0x22) {
        if (length > LONGEST) this.#fail(`is longer than ${LONGEST} characters`)
        return at + 1
      }
      if (code === EOF_BYTE) {
        this.#fail('has no closing quotation mark')
        return at
      }
      if (code !== 0x5c) continue
      const escape = readEscape(text, at + 1)
      if (escape === undefined) {
        this.#fail('holds a broken escape: write two digits behind \\x, three behind \\')
        return at + 1
      }
      at = escape.end - 1
    }
  }

  #fail(fault: string): void {
    this.kind = FAULT
    this.fault = fault
  }
}

/** Where the blanks and comments that begin at an offset end. */
function skipGap(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (CLASS[code] === BLANK) at++
    else if (code === 0x23) at = commentEnd(text, at)
    else return at
  }
}

/** Where a comment ends: behind its line feed, or behind a byte 0xFF, which only ends the comment. */
function commentEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at++)
    if (code === 0x0a || code === EOF_BYTE) break
  }
  return at
}

/** A name in lower case, as dhcpd compares it: only the letters of ASCII have two cases. */
export function lowerCase(name: string): string {
  return /[A-Z]/.test(name) ? name.replace(/[A-Z]+/g, letters => letters.toLowerCase()) : name
}

/**
 * Where a statement that begins with `%` ends, as skip_to_semi of parse.c passes over it: behind the semicolon, or
 * the brace that closes the first one (or one too many), or the end of the text.
 */
export function skipStatement(scanner: Scanner): { readonly end: number; readonly open: boolean } {
  let depth = 0
  for (;;) {
    const kind = scanner.next()
    const { text, start, end } = scanner
    if (kind === END)
      return start < text.length ? { end: start + 1, open: false } : { end: text.length, open: true }
    if (kind === FAULT) return { end: -1, open: false }
    if (kind !== MARK) continue
    if (text[start] === '{') depth++
    else if (text[start] === '}' && --depth <= 0) return { end, open: false }
    else if (text[start] === ';' && depth === 0) return { end, open: false }
  }
}

/**
 * Why dhcpd passes over a text, and whether it passes over all that follows too; undefined if it reads it, or if
 * some of it is what follows the text.
 */
export function readIgnored(text: string): { readonly reason: string; readonly open: boolean } | undefined {
  const isWhole = !isBlank(text.charCodeAt(text.length - 1))
  if (text.startsWith('\xff'))
    return isWhole ? { reason: 'dhcpd takes a byte 0xFF for the end of the file', open: true } : undefined
  if (!text.startsWith('%')) return undefined
  const { end, open } = skipStatement(new Scanner(text))
  if (end !== text.length || (open && !isWhole)) return undefined
  return { reason: 'dhcpd passes over a statement that begins with %', open }
}

/** Where the first run of blanks begins that is too long for dhcpd; -1 if there is none. */
export function longRun(text: string): number {
  const size = LONGEST + 1
  let suspicious = false
  for (let at = LONGEST; at < text.length && !suspicious; at += size) {
    if (!isSpace(text.charCodeAt(at))) continue
    let from = at
    let to = at + 1
    while (from > 0 && isSpace(text.charCodeAt(from - 1))) from--
    while (to < text.length && isSpace(text.charCodeAt(to))) to++
    suspicious = to - from >= size
  }
  return suspicious ? longRunBetweenTokens(text) : -1
}

function longRunBetweenTokens(text: string): number {
  const scanner = new Scanner(text)
  for (let from = 0; ; from = scanner.end) {
    const kind = scanner.next()
    let run = from
    for (let at = from; at <= scanner.start; at++) {
      if (at < scanner.start && isSpace(text.charCodeAt(at))) continue
      if (at - run > LONGEST) return run
      if (text.charCodeAt(at) === 0x23 && at < scanner.start) at = commentEnd(text, at) - 1
      run = at + 1
    }
    if (kind === END || kind === FAULT) return -1
  }
}

function isSpace(code: number): boolean {
  return CLASS[code] === BLANK && code !== 0
}
