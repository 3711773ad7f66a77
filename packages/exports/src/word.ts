/*
 * A file is a run of words. Outside of double quotes a word ends at white space (C's isspace, or a NUL); quotes may
 * stand anywhere in it and are dropped; `\ooo` is the byte with that octal number, and may itself be a part of the
 * next such number; a backslash before a line feed is a blank, together with the blanks behind it. Nfs-utils'
 * support/nfs/xio.c decides where exports(5) is silent.
 */

/** The characters that a path may have, less one. */
export const PATH_LIMIT = 1025
/** The same for any other word. */
export const WORD_LIMIT = 512

export interface Word {
  /** Where it ends: on the character that ends it. */
  readonly end: number
  /** What it says, undefined if that is too long. */
  readonly value: string | undefined
  /** Whether there is nothing to it, not even a NUL. */
  readonly empty: boolean
  /** Whether a NUL in it hides what follows. */
  readonly cut: boolean
  /** Whether it is its own canonical spelling. */
  readonly plain: boolean
  /** Whether the text ends inside its quotes. */
  readonly open: boolean
}

const NUL = 0
const TAB = 9
const FEED = 10
const RETURN = 13
const SPACE = 32
const QUOTE = 34
const ZERO = 48
const BACKSLASH = 92

/** Reads the word that begins at an offset; an empty one if none does. */
export function readWord(text: string, at: number, limit: number): Word {
  let end = at
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (isEnd(code)) break
    if (code < SPACE || code === QUOTE || code === BACKSLASH || code === 127) return spell(text, at, limit)
  }
  const value = end - at < limit ? text.slice(at, end) : undefined
  return { end, value, empty: end === at, cut: false, plain: true, open: false }
}

/** Reads a word character by character, as xgettok does. */
function spell(text: string, at: number, limit: number): Word {
  const codes: number[] = []
  let end = at
  let quoted = false
  while (end < text.length && codes.length < limit) {
    const continued = isContinuation(text, end)
    const code = continued ? SPACE : text.charCodeAt(end)
    if (!quoted && isEnd(code)) break
    end = continued ? skipBlanks(text, end + 2) : end + 1
    if (code === QUOTE) {
      quoted = !quoted
      continue
    }
    codes.push(code)
    decodeLast(codes)
  }
  const nul = codes.indexOf(NUL)
  const value =
    codes.length < limit ? String.fromCharCode(...(nul === -1 ? codes : codes.slice(0, nul))) : undefined
  return { end, value, empty: codes.length === 0, cut: nul !== -1, plain: false, open: quoted }
}

/** Puts the byte in the place of `\ooo` where that is what the characters end with. */
function decodeLast(codes: number[]): void {
  const first = codes.length - 4
  if (codes[first] !== BACKSLASH) return
  let byte = 0
  for (let index = first + 1; index < codes.length; index++) {
    const digit = (codes[index] ?? 0) - ZERO
    if (digit < 0 || digit > 7) return
    byte = byte * 8 + digit
  }
  if (byte < 256) codes.splice(first, 4, byte)
}

/** Whether a character ends a word. */
export function isEnd(code: number): boolean {
  return code <= SPACE && (code === SPACE || (code >= TAB && code <= RETURN) || code === NUL)
}

/** Whether a backslash continues the line. */
export function isContinuation(text: string, at: number): boolean {
  return text.charCodeAt(at) === BACKSLASH && text.charCodeAt(at + 1) === FEED
}

function skipBlanks(text: string, at: number): number {
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at++
  return at
}

/** Skips what may stand before any word: blanks, NULs, continued lines. */
export function skipGap(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === SPACE || code === TAB || code === NUL) at++
    else if (isContinuation(text, at)) at += 2
    else return at
  }
}

/** Skips what ends a word and what may stand before the next. Nothing of it is a part of the line's end. */
export function skipSeparator(text: string, at: number): number {
  if (isLineEnd(text, at)) return at
  return skipGap(text, isEnd(text.charCodeAt(at)) ? at + 1 : at)
}

/** Whether a line ends here: in a line feed with or without a carriage return before it, or with the text. */
export function isLineEnd(text: string, at: number): boolean {
  const behind = text[at] === '\r' ? at + 1 : at
  return behind >= text.length || text[behind] === '\n'
}

/** The characters that no word holds as they are, and a digit that would make one of the three before it. */
const SPECIAL = /[\u0000-\u0020"\\\u007f]|(?<=\\[0-3][0-7])[0-7]/g
const ANY_SPECIAL = /^#|[\u0000-\u0020"\\\u007f]/

/** The canonical spelling of a word: `\ooo` for what cannot stand there as it is. */
export function escape(value: string): string {
  if (!ANY_SPECIAL.test(value)) return value
  return value.replace(SPECIAL, octal).replace(/^#/, octal)
}

/** The same for a path, which is put in quotes if it has spaces, as exports(5) asks. */
export function escapePath(value: string): string {
  if (!value.includes(' ')) return escape(value)
  return `"${value.replace(SPECIAL, char => (char === ' ' ? char : octal(char)))}"`
}

function octal(char: string): string {
  return `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`
}
