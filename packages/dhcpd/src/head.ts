import {
  isUtf16,
  LayoutNotes,
  lookalikeAdvice,
  ParseError,
  UTF_16,
  type ParseOptions,
} from '@cluster-configs/syntax'
import type { Node } from './ast.ts'
import type { Field } from './field.ts'
import { operation, optionName } from './fields/names.ts'
import { END, FAULT, MARK, STRING, WORD, type Scanner } from './lexical.ts'
import { shown } from './shown.ts'
import { Tokens } from './tokens.ts'
import { unclosedString } from './unclosed.ts'
import { KEYWORDS, PARAMETERS } from './vocabulary.ts'

/** What a statement's own tokens end with: nothing behind `no failover peer`, a colon behind a case. */
export type Close = ';' | '{' | ':' | ''

/** Reads the tokens of one statement up to its semicolon or brace, and then the node's parts in their order. */
export class Head {
  readonly tokens: Tokens
  /** Where the layout of the parts is noted. */
  notes: LayoutNotes = new LayoutNotes()
  /** Where the children are put if it is a block. */
  children: Node[] = []
  /** What ends the statement's own tokens. */
  close: Close = ''
  /** Where the end of its own tokens is written. */
  closeAt: number = 0
  readonly #scanner: Scanner
  readonly #options: ParseOptions
  #at = 0

  constructor(scanner: Scanner, options: ParseOptions) {
    this.tokens = new Tokens(scanner.text)
    this.#scanner = scanner
    this.#options = options
  }

  /**
   * Goes to the tokens that the scanner comes to next.
   * @throws ParseError if they are no statement
   */
  next(notes: LayoutNotes): void {
    const scanner = this.#scanner
    this.notes = notes
    this.tokens.count = 0
    this.#at = 0
    this.close = this.#gather(scanner)
    if (this.close === '{') this.children = []
    this.closeAt = scanner.start
    if (this.close === '') this.closeAt = scanner.at = scanner.end
  }

  #gather(scanner: Scanner): Close {
    const { tokens } = this
    let braces = 0
    let parentheses = 0
    for (;;) {
      const kind = scanner.next()
      if (kind === FAULT) throw this.#fault(scanner)
      if (kind === END) throw this.missingSemicolon()
      if (kind === MARK) {
        const mark = scanner.text[scanner.start]
        if (mark === ';') return this.#endAt(scanner)
        if (mark === '{') {
          if (!this.#opensRecord()) return '{'
          braces++
        } else if (mark === '}' && braces-- === 0) throw this.missingSemicolon()
        else if (mark === '(') parentheses++
        else if (mark === ')') parentheses--
        else if (mark === ':' && parentheses === 0 && this.#isCase()) return ':'
      }
      tokens.push(scanner)
      if (tokens.count === 3 && tokens.isWord(0, 'no')) return ''
    }
  }

  /**
   * Ends the tokens at a semicolon. Where an option or a parameter has no data, parse_option_statement of parse.c eats
   * it and wants another one: the first is then one of the words.
   */
  #endAt(scanner: Scanner): Close {
    const { start, end } = scanner
    if (!this.hasNoData) return ';'
    this.tokens.push(scanner)
    if (scanner.next() === MARK && scanner.text[scanner.start] === ';') return ';'
    this.tokens.count--
    scanner.start = start
    scanner.end = scanner.at = end
    return ';'
  }

  /** Whether the tokens are an option or a parameter without any data. */
  get hasNoData(): boolean {
    const { tokens } = this
    const count = tokens.isMark(tokens.count - 1, ';') ? tokens.count - 1 : tokens.count
    if (count === 1) return PARAMETERS.has(tokens.raw(0).toLowerCase())
    return operation.value(tokens, 0, 1) !== undefined && optionName.take(tokens, 1) === count
  }

  /** Only in the definition of an option can a brace be a part of a statement. */
  #opensRecord(): boolean {
    const { tokens } = this
    const last = tokens.count - 1
    return tokens.isWord(0, 'option') && (tokens.isMark(last, '=') || tokens.isWord(last, 'of'))
  }

  #isCase(): boolean {
    return this.tokens.isWord(0, 'case') || (this.tokens.count === 1 && this.tokens.isWord(0, 'default'))
  }

  /** Whether there are tokens that belong to no part yet. */
  get hasMore(): boolean {
    return this.#at < this.tokens.count
  }

  /** Whether the next token is a word. */
  isWord(word: string): boolean {
    return this.tokens.isWord(this.#at, word)
  }

  /** Whether the next token is a character. */
  isMark(mark: string): boolean {
    return this.tokens.isMark(this.#at, mark)
  }

  /** Reads a word that says nothing by itself; its part is named by the word in angle brackets. */
  keyword(word: string): void {
    if (!this.isWord(word)) throw this.unexpected(`"${word}"`)
    const part = `<${word}>`
    this.#gap(part)
    if (!this.tokens.text.startsWith(word, this.tokens.start(this.#at)))
      this.notes.note('spelling', part, this.tokens.raw(this.#at), word)
    this.#at++
  }

  /** Reads a character. */
  mark(mark: string): void {
    if (!this.isMark(mark)) throw this.unexpected(`"${mark}"`)
    this.#gap(`<${mark}>`)
    this.#at++
  }

  /** Reads a field's value. */
  field<Value>(part: string, field: Field<Value>): Value {
    const { tokens } = this
    const from = this.#at
    const to = field.take(tokens, from)
    const value = to === -1 ? undefined : field.value(tokens, from, to)
    if (value === undefined) {
      this.#at = field.stuckAt?.(tokens, from) ?? from
      const isQuoted = tokens.kind(this.#at) === STRING && !field.expected.includes('quotation marks')
      throw this.unexpected(`${field.expected}${isQuoted ? ' without quotation marks' : ''}`)
    }
    this.#gap(part)
    const canonical = field.write(value)
    const start = tokens.start(from)
    const end = tokens.end(to - 1)
    if (canonical.length !== end - start || !tokens.text.startsWith(canonical, start))
      this.notes.note('spelling', part, tokens.text.slice(start, end), canonical)
    this.#at = to
    return value
  }

  /**
   * Every token belongs to a part now, or something is missing.
   * @param end what the statement must end with, if it is known
   */
  finish(end: ';' | '{' = ';'): void {
    if (this.hasMore) {
      if (this.close !== '{') throw this.missingSemicolon(this.#at)
      throw this.#beginsLine(this.#at) ? this.#missing(end, this.#at) : this.unexpected('"{"')
    }
    const from = this.tokens.end(this.tokens.count - 1)
    if (this.close === '') return
    this.#note('<end>', from, this.closeAt, this.close === '{' ? ' ' : '')
  }

  #gap(part: string): void {
    if (this.#at === 0) return
    const { tokens } = this
    this.#note(part, tokens.end(this.#at - 1), tokens.start(this.#at), ' ')
  }

  #note(part: string, from: number, to: number, canonical: string): void {
    const { text } = this.tokens
    if (to - from === canonical.length && (canonical === '' || text.charCodeAt(from) === 0x20)) return
    this.notes.note('gaps', part, text.slice(from, to), canonical)
  }

  /** The error of a word or string that cannot be read. */
  #fault({ text, start, fault }: Scanner): ParseError {
    if (text[start] !== '"') return this.error(start, `the word ${fault}`)
    const unclosed = unclosedString(text, start, fault)
    if (unclosed === undefined) return this.error(start, `the string ${fault}`)
    return this.error(unclosed, 'the string has no closing quotation mark in its line')
  }

  /** Whether it begins like a comment of another language. */
  get isComment(): boolean {
    const { tokens } = this
    return tokens.isMark(0, '/') && (tokens.isMark(1, '/') || tokens.isMark(1, '*'))
  }

  /** The error that it does. */
  comment(): ParseError {
    return this.error(this.tokens.start(0), 'a comment begins with "#"')
  }

  /** The error that something else was expected where the next token is. */
  unexpected(expected: string): ParseError {
    return this.#unexpectedAt(this.#at, expected)
  }

  #unexpectedAt(index: number, expected: string): ParseError {
    const { tokens } = this
    const found = index < tokens.count ? tokens.run(index) : this.close
    const offset = index < tokens.count ? tokens.start(index) : this.closeAt
    const advice = offset === 0 && isUtf16(tokens.text) ? UTF_16 : lookalikeAdvice(found)
    return this.error(
      offset,
      `expected ${expected}, found ${shown(found)}${advice === undefined ? '' : `; ${advice}`}`,
    )
  }

  /**
   * The error that a semicolon is missing: before the next token, or where a line begins like a statement.
   * @param before the token that cannot belong to the statement
   */
  missingSemicolon(before: number = this.tokens.count): ParseError {
    return this.#missing(';', this.#nextLine(before))
  }

  /** The error that a block is missing: before the next token, or where a line begins like a statement. */
  missingBrace(): ParseError {
    return this.#missing('{', this.hasMore ? this.#at : this.#nextLine(this.tokens.count))
  }

  /** The token that a line begins with like a statement, or one that is known to follow. */
  #nextLine(before: number): number {
    let index = 1
    while (index < before && !this.#beginsLine(index)) index++
    return index
  }

  #missing(mark: string, index: number): ParseError {
    const { tokens } = this
    if (this.isComment) return this.comment()
    if (tokens.kind(0) === MARK) return this.#unexpectedAt(0, 'a statement')
    const written = tokens.code(0, index)
    const end = written.length > 60 ? `…${written.slice(-59)}` : written
    return this.error(tokens.end(index - 1), `expected "${mark}" after "${end}"`)
  }

  #beginsLine(index: number): boolean {
    const { tokens } = this
    if (tokens.kind(index) !== WORD || !KEYWORDS.has(tokens.raw(index).toLowerCase())) return false
    return tokens.text.slice(tokens.end(index - 1), tokens.start(index)).includes('\n')
  }

  /**
   * Refuses data in which a line begins like another statement: dhcpd would take its first word for data, but no
   * one means that.
   * @throws ParseError where the semicolon is missing
   */
  refuseNextStatement(): void {
    const { tokens } = this
    for (let index = this.#at + 1; index < tokens.count - 1; index++) {
      if (tokens.kind(index) !== WORD || tokens.kind(index - 1) === MARK || tokens.kind(index + 1) === MARK)
        continue
      if (this.#beginsLine(index) && !/^(?:on|ignore)$/i.test(tokens.raw(index)))
        throw this.missingSemicolon(index)
    }
  }

  error(offset: number, reason: string): ParseError {
    return new ParseError(this.tokens.text, offset, reason, this.#options)
  }
}
