import type { Items, Stretch } from '@cluster-configs/syntax'
import { END, FAULT, MARK, NUMBER, Scanner, STRING, WORD } from './lexical.ts'
import { isCanonicalString, quote, unquote } from './string.ts'

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

  /** The first token from one on that is written as the predicate wants it; -1 if none is. */
  find(from: number, predicate: (raw: string) => boolean): number {
    for (let index = from; index < this.count; index++) if (predicate(this.raw(index))) return index
    return -1
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
      if (index > from && this.#blankBefore(index, from, to)) code += ' '
      const raw = this.raw(index)
      code += this.kind(index) === STRING ? quote(unquote(raw)) : raw
    }
    return code
  }

  /** A token with those that follow it without anything between, as a person sees it: an address, a path, a list. */
  run(index: number): string {
    let last = index
    while (last + 1 < this.count && this.end(last) === this.start(last + 1)) last++
    return this.text.slice(this.start(index), this.end(last))
  }

  #isCanonical(from: number, to: number): boolean {
    for (let index = from; index < to; index++) {
      if (index > from) {
        const gap = this.start(index) - this.end(index - 1)
        if (gap !== (this.#blankBefore(index, from, to) ? 1 : 0)) return false
        if (gap === 1 && this.text.charCodeAt(this.start(index) - 1) !== 0x20) return false
      }
      if (this.kind(index) === STRING && !isCanonicalString(this.raw(index))) return false
    }
    return true
  }

  /** Whether the code `first` up to `behind` has a blank before one of its tokens that is not the first. */
  #blankBefore(index: number, first: number, behind: number): boolean {
    const isMark = this.kind(index) === MARK
    if (!isMark && this.kind(index - 1) !== MARK) return true
    const mark = isMark ? this.text.charAt(this.start(index)) : ''
    const before = this.kind(index - 1) === MARK ? this.text.charAt(this.start(index - 1)) : ''
    if (SEPARATORS.has(mark) || SEPARATORS.has(before)) return this.#isApart(index, first, behind)
    if (before === '(' || before === '/' || before === '!') return false
    if (mark === ')' || mark === ',' || mark === ';' || mark === '/') return false
    if (mark === '(')
      return this.kind(index - 1) !== WORD || BEFORE_PARENTHESIS.has(this.raw(index - 1).toLowerCase())
    return before !== '~' || (mark !== '~' && mark !== '=')
  }

  /**
   * Whether a blank beside a colon or a dot must stay. Between bytes, or in an IPv4 address, it says nothing, but an
   * IPv6 address ends at a blank (parse_ip6_addr of parse.c), and two colons are not one "::".
   */
  #isApart(index: number, first: number, behind: number): boolean {
    if (this.#isJoined(index)) return false
    if (this.isMark(index, ':') && this.isMark(index - 1, ':')) return true
    let from = index
    let to = index
    while (from > first && index - from < LONGEST_ADDRESS && this.#areLinked(from)) from--
    while (to + 1 < behind && to - index < LONGEST_ADDRESS && this.#areLinked(to + 1)) to++
    let hasColon = false
    // Without "::" an address has eight groups, or six and an IPv4 address.
    let isAddress = to - from >= 12
    for (let at = from; at <= to; at++) {
      hasColon ||= this.isMark(at, ':')
      isAddress ||=
        this.end(at) - this.start(at) > 2 ||
        (this.isMark(at, ':') && this.isMark(at - 1, ':') && this.start(at) === this.end(at - 1))
    }
    return hasColon && isAddress
  }

  /** Whether no blank stands before a token: a comment is none, and its line end is a part of it. */
  #isJoined(index: number): boolean {
    const from = this.end(index - 1)
    const to = this.start(index)
    return from === to || COMMENTS.test(this.text.slice(from, to))
  }

  /** Whether a token and the one before it are a colon or dot and what it stands beside. */
  #areLinked(index: number): boolean {
    const is = this.#isSeparator(index)
    const was = this.#isSeparator(index - 1)
    if (is && was) return true
    const other = this.kind(is ? index - 1 : index)
    return is !== was && (other === WORD || other === NUMBER)
  }

  #isSeparator(index: number): boolean {
    return this.isMark(index, ':') || this.isMark(index, '.')
  }
}

/** What stands between the groups of an address. */
const SEPARATORS: ReadonlySet<string> = new Set([':', '.'])

/** Comments without a blank before or behind any. */
export const COMMENTS: RegExp = /^(?:#[^\n\xff]*[\n\xff])+$/

/** No address has more tokens. */
const LONGEST_ADDRESS = 16

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

/** Why a text cannot be the code of a field: dhcpd cannot take it apart, or would end the statement; if it is that. */
export function faultOf(text: string): string | undefined {
  const scanner = new Scanner(text)
  while (scanner.next() !== END) {
    if (scanner.kind === FAULT) return scanner.fault
    if (scanner.kind === MARK && text.charAt(scanner.start) === ';')
      return 'holds a semicolon outside of quotation marks, and the statement would end there'
  }
  return undefined
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

/** What commas outside of parentheses separate. */
export const items: Items = text => {
  const tokens = tokensIn(text)
  if (tokens === undefined) return []
  const found: Stretch[] = []
  let depth = 0
  let first = 0
  for (let index = 0; index <= tokens.count; index++) {
    if (tokens.isMark(index, '(')) depth++
    if (tokens.isMark(index, ')')) depth--
    if (index < tokens.count && !(depth <= 0 && tokens.isMark(index, ','))) continue
    if (index > first) found.push({ start: tokens.start(first), end: tokens.end(index - 1) })
    first = index + 1
  }
  return found
}
