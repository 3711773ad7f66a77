import type { LayoutNotes } from '@cluster-configs/syntax'
import type { Directive, Menu, Node, Statement } from './ast.ts'
import { withLayout, type Block, type Notes, type Spelt } from './block.ts'
import { readEndOfText, skipBlanks, splitHelp, type LineOfKind } from './lexical.ts'
import type { Lines } from './lines.ts'
import { command, helpLines } from './spelling.ts'

type Parent = Block<Node> | Block<Statement>

/** Adds to a block the nodes that have no others in them, of the line that was read last; `TEXT` reads on. */
export class Statements {
  readonly #text: string
  readonly #lines: Lines
  readonly #notes: Notes

  constructor(text: string, lines: Lines, notes: Notes) {
    this.#text = text
    this.#lines = lines
    this.#notes = notes
  }

  /** What follows a keyword and the blanks behind it. */
  valueOf({ end }: LineOfKind<'directive' | 'menu'>): string {
    const { cut } = this.#lines
    return this.#text.slice(skipBlanks(this.#text, end, cut), cut)
  }

  directive(block: Parent, line: LineOfKind<'directive' | 'menu'>, value: string): void {
    const { start, cut } = this.#lines
    const { at, end, word } = line
    const notes = this.#notes.open(block, start, at)
    this.#notes.note(notes, 'spelling', 'keyword', at, end, this.#notes.keyword(word, at, end))
    this.#notes.note(notes, 'gaps', 'value', end, cut - value.length, value === '' ? '' : ' ')
    this.#notes.note(notes, 'gaps', 'eol', cut, this.#lines.end, this.#notes.eol)
    block.children.push(withLayout(directive(line, value), notes))
  }

  say(block: Parent, { at, end }: LineOfKind<'say'>): void {
    const { start, cut } = this.#lines
    const notes = this.#notes.open(block, start, at)
    const from = Math.min(end + 1, cut)
    const text = this.#text.slice(from, cut)
    this.#notes.note(notes, 'spelling', 'keyword', at, end, this.#notes.keyword(SAY, at, end))
    this.#notes.note(notes, 'gaps', 'text', end, from, text === '' ? '' : ' ')
    this.#notes.note(notes, 'gaps', 'eol', cut, this.#lines.end, this.#notes.eol)
    block.children.push(withLayout(text === '' ? { type: 'say' } : { type: 'say', text }, notes))
  }

  helpText(block: Parent, { at, end }: LineOfKind<'text'>): void {
    const lines = this.#lines
    const text = this.#text
    const notes = this.#notes.open(block, lines.start, at)
    const from = skipBlanks(text, end, lines.cut)
    const spelt = text.slice(from, lines.cut)
    const read = command.read(spelt) ?? spelt
    this.#notes.note(notes, 'spelling', 'keyword', at, end, this.#notes.keyword(TEXT, at, end))
    this.#notes.note(notes, 'gaps', 'command', end, from, spelt === '' ? '' : ' ')
    notes.note('spelling', 'command', spelt, spelt === '' ? undefined : read)
    this.#notes.note(notes, 'gaps', 'eol', lines.cut, lines.end, this.#notes.eol)
    const first = lines.end
    let last: ReturnType<typeof readEndOfText>
    while (last === undefined && lines.next()) last = readEndOfText(text.slice(lines.start, lines.end))
    const raw = text.slice(first, last === undefined ? text.length : lines.start)
    const help = splitHelp(raw)
    const spelling = helpLines(this.#notes.eol, true)
    const canonical = spelling.refuse(help) === undefined ? spelling.write(help) : undefined
    notes.note('spelling', 'lines', raw, canonical)
    if (last === undefined) notes.note('spelling', 'end', '', undefined)
    else this.#endOfText(block, notes, lines.start + last.indent.length, last.rest.length)
    block.children.push(withLayout({ type: 'text', command: read, lines: help }, notes))
  }

  #endOfText(block: Parent, notes: LayoutNotes, at: number, rest: number): void {
    const { start, end } = this.#lines
    const behind = at + 'ENDTEXT'.length
    this.#notes.note(notes, 'gaps', 'end', start, at, block.indent ?? block.canonical)
    this.#notes.note(notes, 'spelling', 'end', at, behind, this.#notes.lower === true ? 'endtext' : 'ENDTEXT')
    this.#notes.note(notes, 'gaps', 'rest', behind, behind + rest, '')
    this.#notes.note(notes, 'gaps', 'endEol', behind + rest, end, this.#notes.eol)
  }

  ignored(block: Parent, at: number, reason: string): void {
    const { start, cut, end } = this.#lines
    const notes = this.#notes.open(block, start, at)
    this.#notes.note(notes, 'gaps', 'eol', cut, end, this.#notes.eol)
    const text = this.#text.slice(at, cut)
    block.children.push(withLayout({ type: 'ignored', text, reason }, notes))
  }
}

const SAY: Spelt = { text: 'SAY', lower: 'say' }
const TEXT: Spelt = { text: 'TEXT', lower: 'text' }

function directive(line: LineOfKind<'directive' | 'menu'>, value: string): Directive | Menu {
  if (line.kind === 'menu') {
    const { keyword } = line.word
    return value === '' ? { type: 'menu', keyword } : { type: 'menu', keyword, value }
  }
  const { keyword } = line.word
  return value === '' ? { type: 'directive', keyword } : { type: 'directive', keyword, value }
}
