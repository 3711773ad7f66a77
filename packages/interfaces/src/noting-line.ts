import { eolOf, LayoutNotes, type Eol } from '@cluster-configs/syntax'
import { cut, KEYWORDS, type Keyword } from './lexical.ts'
import { LineReader } from './line.ts'

/** What separates words in what is read of a line. */
export const BLANKS: RegExp = /[ \t\v\f\r]+/

const LINE_FEED = 10
const RETURN = 13

/** Goes through a file as {@link LineReader} does, and notes how what is taken was spelt where that is not canonical. */
export class NotingLineReader extends LineReader {
  /** The line end that the file uses. */
  readonly eol: Eol

  constructor(source: string) {
    super(source)
    this.eol = eolOf(source)
  }

  /** Notes of a line that begins with a keyword. */
  noteKeyword(keyword: Exclude<Keyword, 'allow'>, indent: string): LayoutNotes {
    const notes = new LayoutNotes()
    this.noteFirst(notes, 'keyword', KEYWORDS[keyword], indent)
    return notes
  }

  /** Notes how the first word was spelt, and what stands before it. */
  noteFirst(notes: LayoutNotes, field: string, canonical: string | undefined, indent: string): void {
    notes.note('gaps', field, this.gap, indent)
    notes.note('spelling', field, this.spelt, canonical)
  }

  /** Takes one word. */
  takeWord(notes: LayoutNotes, field: string): string {
    const word = cut(this.word())
    notes.note('gaps', field, this.gap, ' ')
    notes.note('spelling', field, this.spelt, word)
    return word
  }

  /** Takes all the words that are left. */
  takeWords(notes: LayoutNotes, field: string): readonly string[] {
    const rest = this.rest()
    if (rest === '') notes.note('spelling', field, '', undefined)
    if (rest === '') return []
    const words = BLANKS.test(rest) ? rest.split(BLANKS).map(cut) : [cut(rest)]
    notes.note('gaps', field, this.gap, ' ')
    notes.note('spelling', field, this.spelt, words.join(' '))
    return words
  }

  /** Takes the rest of the line as it is. */
  takeValue(notes: LayoutNotes, field: string): string {
    const value = this.rest()
    if (value !== '') notes.note('gaps', field, this.gap, ' ')
    notes.note('spelling', field, this.spelt, value === '' ? undefined : value)
    return value
  }

  /** Notes what stands behind the part at hand, which is the last of its line. */
  noteEnd(notes: LayoutNotes): void {
    const { behind, next } = this
    const eol = this.lineEnd(behind)
    notes.note('gaps', 'end', this.source.slice(behind, next - eol.length), '')
    notes.note('gaps', 'eol', eol, this.eol)
  }

  /** The line end, which is no part of what stands before an offset. */
  lineEnd(behind: number): string {
    const { next } = this
    if (this.#has(LINE_FEED, next - 1, behind)) return this.#has(RETURN, next - 2, behind) ? '\r\n' : '\n'
    return this.#has(RETURN, next - 1, behind) ? '\r' : ''
  }

  #has(code: number, at: number, from: number): boolean {
    return at >= from && this.source.charCodeAt(at) === code
  }
}
