import { eolOf, LayoutNotes, type Eol } from '@cluster-configs/syntax'
import type { Node } from './ast.ts'
import { complete } from './complete.ts'
import { isBlank, type Scanner } from './lexical.ts'

/** Reads what is no statement: blanks, comments and line ends. */
export class Lines {
  /** What the first line ends with, and all lines whose layout says nothing else. */
  readonly eol: Eol
  readonly #scanner: Scanner
  readonly #text: string
  /** Whether the text ends with a statement or a comment instead of a line end. */
  isUnfinished = false

  constructor(scanner: Scanner) {
    this.#scanner = scanner
    this.#text = scanner.text
    this.eol = eolOf(scanner.text)
  }

  /** Whether a line begins at an offset; behind a byte 0xFF that ends a comment one does. */
  isLineStart(at: number): boolean {
    return at === 0 || this.#text[at - 1] === '\n' || this.#text[at - 1] === '\xff'
  }

  /** Where the blanks end that begin at an offset. */
  skipBlanks(from: number): number {
    let at = from
    while (isBlank(this.#text.charCodeAt(at))) at++
    return at
  }

  /** Reads an empty line from its beginning up to its line feed, or to the end of the text. */
  blank(from: number, at: number): Node {
    const notes = new LayoutNotes()
    const eol = this.#lineEnd(from, at)
    notes.note('gaps', 'end', this.#text.slice(from, eol), '')
    notes.note('gaps', 'eol', this.#text.slice(eol, at + 1), this.eol)
    this.#scanner.at = Math.min(at + 1, this.#text.length)
    return { type: 'blank', ...notes.layout }
  }

  /** Where a line end begins whose line feed is at an offset: a carriage return before it is a part of it. */
  #lineEnd(from: number, feed: number): number {
    return feed > from && this.#text[feed] === '\n' && this.#text[feed - 1] === '\r' ? feed - 1 : feed
  }

  /** Reads a comment with its line end, and gives its text. */
  comment(at: number, notes: LayoutNotes): string {
    const text = this.#text
    let end = at
    while (end < text.length && text[end] !== '\n' && text[end] !== '\xff') end++
    const behind = this.#lineEnd(at + 1, end)
    this.#scanner.at = Math.min(end + 1, text.length)
    if (end === text.length) this.isUnfinished = true
    else if (end + 1 - behind !== this.eol.length || text[end] === '\xff')
      notes.note('gaps', 'eol', text.slice(behind, end + 1), this.eol)
    return text.slice(at + 1, behind)
  }

  /** Where the text ends but for its last line end and the blanks before it. */
  lastLineEnd(): number {
    let at = this.#text.length
    if (this.#text.endsWith('\n')) at--
    while (isBlank(this.#text.charCodeAt(at - 1))) at--
    return at
  }

  /** Reads what follows a statement on its line: a comment, blanks, the line end, or nothing before the next one. */
  finish<N extends Exclude<Node, { readonly type: 'blank' | 'comment' | 'branch' | 'otherwise' }>>(
    node: N,
    notes: LayoutNotes,
  ): N {
    const text = this.#text
    const from = this.#scanner.at
    const at = this.skipBlanks(from)
    if (text[at] === '#') {
      if (at - from !== 1 || text[from] !== ' ') notes.note('gaps', 'comment', text.slice(from, at), ' ')
      const comment = this.comment(at, notes)
      return complete(node, notes.layout.layout, comment)
    }
    const isEnd = at >= text.length
    if (text[at] === '\n' || isEnd) {
      const eol = this.#lineEnd(from, at)
      if (eol > from) notes.note('gaps', 'end', text.slice(from, eol), '')
      if (isEnd) this.isUnfinished = true
      else if (at + 1 - eol !== this.eol.length) notes.note('gaps', 'eol', text.slice(eol, at + 1), this.eol)
      this.#scanner.at = isEnd ? at : at + 1
    } else {
      notes.note('gaps', 'eol', '', this.eol)
      // Without a semicolon the blanks are what keeps the next word apart.
      if (node.type === 'noFailoverPeer') {
        notes.note('gaps', 'end', text.slice(from, at), '')
        this.#scanner.at = at
      }
    }
    return complete(node, notes.layout.layout)
  }
}
