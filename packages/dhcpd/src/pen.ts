import { noted, type Gap, type Node, type Spelling, type Writer } from '@cluster-configs/syntax'
import { isWordPart } from './lexical.ts'
import { holdsComment } from './tokens.ts'

/*
 * Between two tokens: blanks, but not more of them in one run than dhcpd's buffer holds, NULs, and comments, each to
 * the end of its line or to a byte 0xFF.
 */
const PIECES: string = String.raw`(?:[ \t\n\v\f\r]{1,1499}(?![ \t\n\v\f\r])|\0|#[^\n\xff]*[\n\xff])`
const KEEP = /#/
/** Between two tokens that would be one without anything between. */
const APART: Gap = { pattern: new RegExp(`^${PIECES}+$`), canonical: ' ', keep: KEEP }
/** Between two tokens of which one is a mark or a string. */
export const LOOSE: Gap = { pattern: new RegExp(`^${PIECES}*$`), canonical: ' ', keep: KEEP }

/** What may double the end of a statement. */
export const EXTRA_SEMICOLON: Gap = { pattern: new RegExp(`^(?:${PIECES}*;)?$`), canonical: '', keep: KEEP }

/** Writes the parts of one statement in their order: the counterpart of `Head`. */
export class Pen {
  readonly #out: Writer
  readonly #node: Node
  /** The last character that was written, -1 before the first part. */
  #last = -1

  constructor(out: Writer, node: Node) {
    this.#out = out
    this.#node = node
  }

  /** Writes a word that says nothing by itself. */
  keyword(word: string): void {
    if (this.#node.layout === undefined) {
      this.#out.write(this.#last === -1 ? word : ` ${word}`)
      this.#last = word.charCodeAt(word.length - 1)
      return
    }
    this.field(`<${word}>`, word, {
      read: text => (text.toLowerCase() === word ? word : undefined),
      write: () => word,
      refuse: () => undefined,
    })
  }

  /** Writes a character. */
  mark(mark: string, canonical = ' '): void {
    this.#out.gap(this.#node, mark === '=' ? '<=>' : '<end>', LOOSE, canonical)
    this.#out.write(mark)
    this.#last = mark.charCodeAt(0)
  }

  /**
   * Writes a field's value.
   * @throws SerializeError if no text can carry it
   */
  field<Value>(part: string, value: Value, spelling: Spelling<Value>): void {
    const text =
      this.#keptComment(part, value, spelling) ?? this.#out.fieldText(this.#node, part, value, spelling)
    if (text !== '' && this.#last !== -1) {
      const apart = isWordPart(this.#last) && isWordPart(text.charCodeAt(0))
      this.#out.gap(this.#node, part, apart ? APART : LOOSE)
    }
    this.#out.put(this.#node, part, text)
    if (text !== '') this.#last = text.charCodeAt(text.length - 1)
  }

  /** A formatter leaves a spelling as it is if that is where a comment stands. */
  #keptComment<Value>(part: string, value: Value, spelling: Spelling<Value>): string | undefined {
    if (!this.#out.canonical) return undefined
    const text = noted(this.#node, 'spelling', part)
    if (text === undefined || !holdsComment(text)) return undefined
    return JSON.stringify(spelling.read(text)) === JSON.stringify(value) ? text : undefined
  }
}
