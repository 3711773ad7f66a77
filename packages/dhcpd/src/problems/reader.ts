import { NUMBER, STRING, WORD } from '../lexical.ts'
import { unquote } from '../string.ts'
import type { Rule } from '../rules.ts'
import { shown } from '../shown.ts'
import { tokensOf, type Tokens } from '../tokens.ts'
import { Fault } from './fault.ts'
import { RESERVED } from './reserved.ts'

/**
 * What a token is to dhcpd's parser. A word or number whose every character behind the first is a hexadecimal digit
 * is `hex` (NUMBER_OR_NAME of conflex.c), whatever the first may be.
 */
export type TokenClass = 'string' | 'number' | 'hex' | 'name' | 'keyword' | 'mark' | 'end'

/** Reads the code of one field token by token. */
export class Reader {
  readonly #tokens: Tokens
  #at = 0

  /** @throws Fault if the code is not made of tokens */
  constructor(code: string) {
    const tokens = tokensOf(code)
    if (tokens === undefined) throw new Fault('bad-code', `${shown(code)} is not made of whole tokens`)
    this.#tokens = tokens
  }

  get kind(): TokenClass {
    return this.kindAt(0)
  }

  /** The class of the token that is so many tokens ahead. */
  kindAt(ahead: number): TokenClass {
    const index = this.#at + ahead
    if (index >= this.#tokens.count) return 'end'
    const raw = this.#tokens.raw(index)
    switch (this.#tokens.kind(index)) {
      case STRING:
        return 'string'
      case NUMBER:
        if (/^-?[0-9]*$/.test(raw)) return 'number'
        return /^[-0-9][0-9]*[0-9A-Fa-f]+$|^0[xX][0-9A-Fa-f]+$/.test(raw) ? 'hex' : 'name'
      case WORD:
        if (RESERVED.has(raw.toLowerCase())) return 'keyword'
        return /^.[0-9A-Fa-f]*$/.test(raw) ? 'hex' : 'name'
      default:
        return 'mark'
    }
  }

  /** The next token as it is written; empty at the end. */
  get raw(): string {
    return this.#tokens.raw(this.#at)
  }

  /** How many commas stand before the next token: which item of a list it is in, or behind. */
  get item(): number {
    let commas = 0
    for (let index = 0; index < this.#at; index++) if (this.#tokens.isMark(index, ',')) commas++
    return commas
  }

  /** The next token for a message. */
  get found(): string {
    return this.kind === 'end' ? 'nothing' : shown(this.raw)
  }

  /** Whether the next token is an identifier, which every word is that is not a plain number. */
  get isIdentifier(): boolean {
    return this.kind === 'name' || this.kind === 'hex' || this.kind === 'keyword'
  }

  /** Whether something stands between the next token and the one before. */
  get isApart(): boolean {
    return this.#at > 0 && this.#tokens.start(this.#at) > this.#tokens.end(this.#at - 1)
  }

  isMark(mark: string, ahead = 0): boolean {
    return this.#tokens.isMark(this.#at + ahead, mark)
  }

  isWord(word: string): boolean {
    return this.#tokens.isWord(this.#at, word)
  }

  /** Goes to the next token, and gives this one as it is written. */
  take(): string {
    const { raw } = this
    this.#at++
    return raw
  }

  /** Takes a word or mark if it comes next. */
  takes(text: string): boolean {
    const is = /^[a-z]/.test(text) ? this.isWord(text) : this.isMark(text)
    if (is) this.#at++
    return is
  }

  /** @throws Fault if the text does not come next */
  expect(text: string, rule: Rule = 'bad-expression'): void {
    if (!this.takes(text)) throw new Fault(rule, `expected "${text}", found ${this.found}`)
  }

  /** Takes a string and gives what it stands for. */
  expectString(expected: string, rule: Rule = 'bad-expression'): string {
    if (this.kind !== 'string')
      throw new Fault(rule, `expected ${expected} in quotation marks, found ${this.found}`)
    return unquote(this.take())
  }

  /** @throws Fault if there is more */
  expectEnd(rule: Rule = 'bad-expression'): void {
    if (this.kind !== 'end')
      throw new Fault(
        rule,
        `expected the end of the statement, found ${this.found}; perhaps a ";" is missing before it`,
      )
  }
}
