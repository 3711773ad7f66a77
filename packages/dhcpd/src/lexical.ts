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
export const LONGEST = 1499

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

interface Escape {
  readonly character: string
  readonly end: number
}

/** What follows a backslash, as read_string of conflex.c takes it, and where it ends; undefined if it is an error. */
function readEscape(text: string, from: number): Escape | undefined {
  for (let at = from; ;) {
    const character = text[at]
    if (character === undefined || character === '\xff') return undefined
    if (character === 'x') {
      const digits = text.slice(at + 1, at + 3)
      if (!/^[0-9A-Fa-f]{2}$/.test(digits)) return undefined
      return { character: String.fromCharCode(parseInt(digits, 16)), end: at + 3 }
    }
    if (!/^[0-3]$/.test(character)) return { character: CONTROLS[character] ?? character, end: at + 1 }
    const digits = /^[0-7]{1,3}/.exec(text.slice(at, at + 3))?.[0] ?? ''
    if (digits.length === 3) return { character: String.fromCharCode(parseInt(digits, 8)), end: at + 3 }
    at += digits.length
    if (/[^0]/.test(digits) || text[at] === '\xff') return undefined
    // A short `\0` is not finished: it swallows a character, and the one behind that is escaped in its place.
    at++
  }
}

const CONTROLS: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n', b: '\b' }

/** The text that a string token stands for. */
export function unquote(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1)
  let text = ''
  let from = 1
  for (let at = token.indexOf('\\'); at !== -1; at = token.indexOf('\\', from)) {
    const escape = readEscape(token, at + 1)
    if (escape === undefined) break
    text += token.slice(from, at) + escape.character
    from = escape.end
  }
  return text + token.slice(from, -1)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
}
const UNUSUAL = /["\\\x00-\x1f\x7f\xff]/

/**
 * The string token that stands for a text: in quotation marks, with what is special in a string escaped. Whatever
 * comes from an inventory or a person is safe in it.
 * @example option('domain-name', quote('cluster'))
 */
export function quote(text: string): string {
  if (!UNUSUAL.test(text)) return `"${text}"`
  const escaped = text.replace(
    /["\\\x00-\x1f\x7f\xff]/g,
    character => ESCAPES[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  )
  return `"${escaped}"`
}

function isCanonicalString(token: string): boolean {
  return !UNUSUAL.test(token.slice(1, -1)) || quote(unquote(token)) === token
}

/** The tokens of one statement, or of one field. */
export class Tokens {
  readonly text: string
  readonly kinds: number[] = []
  readonly starts: number[] = []
  readonly ends: number[] = []
  count = 0

  constructor(text: string) {
    this.text = text
  }

  push(scanner: Scanner): void {
    this.kinds[this.count] = scanner.kind
    this.starts[this.count] = scanner.start
    this.ends[this.count] = scanner.end
    this.count++
  }

  kind(index: number): number {
    return index < this.count ? (this.kinds[index] ?? END) : END
  }

  start(index: number): number {
    return this.starts[index] ?? 0
  }

  end(index: number): number {
    return this.ends[index] ?? 0
  }

  /** A token as it is written; empty behind the last one. */
  raw(index: number): string {
    return index < this.count ? this.text.slice(this.start(index), this.end(index)) : ''
  }

  /** Whether a token is the one character. */
  isMark(index: number, mark: string): boolean {
    return this.kind(index) === MARK && this.text[this.start(index)] === mark
  }

  /** Whether a token is a word, in any case. */
  isWord(index: number, word: string): boolean {
    const start = this.start(index)
    if (this.kind(index) !== WORD || this.end(index) - start !== word.length) return false
    return this.text.startsWith(word, start) || this.raw(index).toLowerCase() === word
  }

  /** The tokens `from` up to `to` in their canonical spelling: code. */
  code(from: number, to: number): string {
    if (this.#isCanonical(from, to))
      return this.text.slice(this.start(from), to > from ? this.end(to - 1) : 0)
    let code = ''
    for (let index = from; index < to; index++) {
      if (index > from && this.#blankBefore(index)) code += ' '
      const raw = this.raw(index)
      code += this.kind(index) === STRING ? quote(unquote(raw)) : raw
    }
    return code
  }

  #isCanonical(from: number, to: number): boolean {
    for (let index = from; index < to; index++) {
      if (index > from) {
        const gap = this.start(index) - this.end(index - 1)
        if (gap !== (this.#blankBefore(index) ? 1 : 0)) return false
        if (gap === 1 && this.text.charCodeAt(this.start(index) - 1) !== 0x20) return false
      }
      if (this.kind(index) === STRING && !isCanonicalString(this.raw(index))) return false
    }
    return true
  }

  /** Whether the canonical spelling has a blank before a token that is not the first. */
  #blankBefore(index: number): boolean {
    const isMark = this.kind(index) === MARK
    if (!isMark && this.kind(index - 1) !== MARK) return true
    const mark = isMark ? this.text[this.start(index)] : ''
    const before = this.kind(index - 1) === MARK ? this.text[this.start(index - 1)] : ''
    if (mark === ':' || before === ':') return this.#isApart(index)
    if (before === '(' || before === '.' || before === '/' || before === '!') return false
    if (mark === ')' || mark === ',' || mark === ';' || mark === '.' || mark === '/') return false
    if (mark === '(')
      return this.kind(index - 1) !== WORD || BEFORE_PARENTHESIS.has(this.raw(index - 1).toLowerCase())
    return before !== '~' || (mark !== '~' && mark !== '=')
  }

  /** Beside the two colons of an IPv6 address, and between two colons, it matters whether there is a blank. */
  #isApart(index: number): boolean {
    if (this.start(index) === this.end(index - 1)) return false
    const joined = (at: number): boolean =>
      this.isMark(at, ':') && this.isMark(at + 1, ':') && this.start(at + 1) === this.end(at)
    if (this.isMark(index, ':')) return this.isMark(index - 1, ':') || joined(index)
    return joined(index - 2)
  }
}

/** Words with a blank between them and a parenthesis; other words are functions, written without. */
const BEFORE_PARENTHESIS = new Set([
  'if',
  'elsif',
  'switch',
  'case',
  'and',
  'or',
  'not',
  'match',
  'with',
  'return',
  'eval',
])

/** The tokens in a text; undefined if dhcpd could not read all of it. */
function tokensIn(text: string): Tokens | undefined {
  const tokens = new Tokens(text)
  const scanner = new Scanner(text)
  while (scanner.next() !== END) {
    if (scanner.kind === FAULT) return undefined
    tokens.push(scanner)
  }
  return scanner.start === text.length ? tokens : undefined
}

/** The tokens that a text consists of, from its first character to its last; undefined if it does not. */
export function tokensOf(text: string): Tokens | undefined {
  const tokens = tokensIn(text)
  if (tokens === undefined || tokens.count === 0) return text === '' ? tokens : undefined
  return tokens.start(0) === 0 && tokens.end(tokens.count - 1) === text.length ? tokens : undefined
}

/** Whether there is a comment between the tokens of a text. */
export function holdsComment(text: string): boolean {
  if (!text.includes('#')) return false
  const tokens = tokensIn(text)
  if (tokens === undefined) return false
  for (let index = 1; index < tokens.count; index++)
    if (text.slice(tokens.end(index - 1), tokens.start(index)).includes('#')) return true
  return false
}

/** The canonical spelling of code; what cannot be read stays as it is, for the serializer to refuse. */
export function canonicalCode(text: string): string {
  const tokens = tokensIn(text)
  return tokens === undefined ? text : tokens.code(0, tokens.count)
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
