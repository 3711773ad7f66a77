import { LayoutNotes, noteEol, type ParseOptions } from '@cluster-configs/syntax'
import type { Directive, Document, Menu, Node, Statement } from './ast.ts'
import { inside, Notes, withLayout, type Block, type Spelt } from './block.ts'
import { readCanonicalDirective, readCanonicalLabel } from './canonical.ts'
import { hasTag, readEndOfText, readLine, skipBlanks, skipWord, splitHelp, type Line } from './lexical.ts'
import { Lines, MAX_LINE } from './lines.ts'
import { MAX_DEPTH, Scope } from './scope.ts'
import { command, helpLines } from './spelling.ts'

/**
 * Reads a configuration as PXELINUX and its menus do. Nothing makes it fail: a line that they pass over is an
 * `ignored` node with the reason. The text is taken for the file that is read first; in one that another file
 * includes, what is ignored for standing outside a label may mean something.
 * @param text the file's text; read the file as latin1 if it must be exact to the byte in any encoding
 */
export function parse(text: string, _options: ParseOptions = {}): Document {
  const first = new Reader(text, new Set())
  const unended = first.read()
  if (unended.size === 0) return first.document()
  // Only the end of the text tells that a MENU BEGIN has no MENU END: it is read again with those known.
  const second = new Reader(text, unended)
  second.read()
  return second.document()
}

interface Submenu {
  readonly block: Block<Node>
  readonly parent: Block<Node>
  readonly tag: string
  /** Where its MENU BEGIN stands. */
  readonly start: number
}

type Of<Kind extends Line['kind']> = Extract<Line, { readonly kind: Kind }>
class Reader {
  readonly #text: string
  readonly #lines: Lines
  readonly #notes: Notes
  readonly #scope = new Scope()
  readonly #root: Block<Node> = { children: [], notes: new LayoutNotes(), indent: '', canonical: '' }
  /** Offsets of the MENU BEGIN lines that no MENU END belongs to. */
  readonly #unended: ReadonlySet<number>
  /** The submenus that are open, the innermost last. */
  readonly #submenus: Submenu[] = []
  #label: { readonly block: Block<Statement>; readonly name: string } | undefined

  constructor(text: string, unended: ReadonlySet<number>) {
    this.#text = text
    this.#lines = new Lines(text)
    this.#notes = new Notes(text)
    this.#unended = unended
  }

  /** Reads the text; gives the offsets of the MENU BEGIN lines that nothing ended. */
  read(): ReadonlySet<number> {
    const lines = this.#lines
    for (;;) {
      if (this.#canonical()) continue
      if (!lines.next()) break
      this.#line(readLine(this.#text, lines.start, lines.cut))
    }
    this.#endLabel()
    this.#notes.flush(this.#menu)
    return new Set(this.#submenus.map(({ start }) => start))
  }

  document(): Document {
    const { children, notes } = this.#root
    noteEol(notes, this.#notes.eol)
    if (this.#notes.lower === true) notes.note('style', 'keyword', 'lower', undefined)
    return { type: 'document', children, ...notes.layout }
  }

  /** Reads the next line if nothing about it is odd. The first one that has a keyword tells how these are written. */
  #canonical(): boolean {
    const lines = this.#lines
    const { lower, eol } = this.#notes
    if (lower === undefined || eol !== '\n') return false
    const start = lines.end
    const next = this.#text.indexOf('\n', start) + 1
    if (next === 0 || next - start > MAX_LINE) return false
    const isRead = this.#canonicalDirective(start, next, lower) || this.#canonicalLabel(start, next, lower)
    if (isRead) lines.end = next
    return isRead
  }

  #canonicalDirective(start: number, next: number, lower: boolean): boolean {
    if (this.#label === undefined) return false
    const { block } = this.#label
    const indent = block.indent ?? block.canonical
    if (!this.#text.startsWith(indent, start)) return false
    const node = readCanonicalDirective(this.#text, start + indent.length, next, lower)
    if (node === undefined) return false
    this.#notes.settle(block, indent)
    block.children.push(node)
    return true
  }

  #canonicalLabel(start: number, next: number, lower: boolean): boolean {
    const menu = this.#menu
    const indent = menu.indent ?? menu.canonical
    if (!this.#text.startsWith(indent, start)) return false
    const name = readCanonicalLabel(this.#text, start + indent.length, next, lower)
    if (name === undefined) return false
    this.#endLabel()
    this.#notes.settle(menu, indent)
    this.#label = { block: inside(menu, new LayoutNotes()), name }
    this.#scope.label = 'open'
    return true
  }

  #line(line: Line): void {
    switch (line.kind) {
      case 'blank':
      case 'comment': {
        const { start, cut, end } = this.#lines
        this.#notes.pend({ kind: line.kind, at: line.at, start, cut, end })
        return
      }
      case 'unknown':
        return this.#ignored(line.at, line.reason)
      case 'label':
        return this.#beginLabel(line)
      case 'text':
        return this.#helpText(line)
      case 'say':
        return this.#say(line)
      case 'directive':
        return this.#directive(line)
      case 'menu':
        if (line.word.keyword === 'BEGIN') return this.#begin(line)
        if (line.word.keyword === 'END') return this.#end(line)
        return this.#directive(line)
    }
  }

  /** The submenu around, or the file. */
  get #menu(): Block<Node> {
    return this.#submenus.at(-1)?.block ?? this.#root
  }

  /** What a directive belongs to here. */
  get #block(): Block<Node> | Block<Statement> {
    return this.#label?.block ?? this.#menu
  }

  #directive(line: Of<'directive' | 'menu'>): void {
    const { start, cut } = this.#lines
    const { at, end, word } = line
    const reason = this.#scope.passesOver(word.place, word.text)
    if (reason !== undefined) return this.#ignored(at, reason)
    const from = skipBlanks(this.#text, end, cut)
    const value = this.#text.slice(from, cut)
    const tagged = word.keyword === 'INCLUDE' && hasTag(value)
    if (tagged || word.text === 'MENU SEPARATOR') this.#endLabel()
    const notes = this.#notes.open(this.#block, start, at)
    this.#notes.note(notes, 'spelling', 'keyword', at, end, this.#notes.keyword(word, at, end))
    this.#notes.note(notes, 'gaps', 'value', end, from, value === '' ? '' : ' ')
    this.#notes.note(notes, 'gaps', 'eol', cut, this.#lines.end, this.#notes.eol)
    if (word.keyword === 'INCLUDE') this.#scope.include(tagged)
    this.#block.children.push(withLayout(directive(line, value), notes))
  }

  /** What stands behind a MENU BEGIN or MENU END that has no counterpart, or is nested too deep. */
  #plain(line: Of<'menu'>): void {
    this.#endLabel()
    this.#directive(line)
  }

  #begin(line: Of<'menu'>): void {
    const { start, cut, end } = this.#lines
    const { nesting } = this.#scope
    if (nesting.length >= MAX_DEPTH || this.#unended.has(start)) {
      this.#plain(line)
      nesting.push(nesting.length >= MAX_DEPTH ? 'deep' : 'open')
      return
    }
    this.#endLabel()
    const parent = this.#menu
    const notes = this.#notes.open(parent, start, line.at)
    const from = skipBlanks(this.#text, line.end, cut)
    const tag = this.#text.slice(from, cut)
    this.#notes.note(
      notes,
      'spelling',
      'keyword',
      line.at,
      line.end,
      this.#notes.keyword(line.word, line.at, line.end),
    )
    this.#notes.note(notes, 'gaps', 'tag', line.end, from, tag === '' ? '' : ' ')
    this.#notes.note(notes, 'gaps', 'eol', cut, end, this.#notes.eol)
    this.#submenus.push({ block: inside(parent, notes), parent, tag, start })
    nesting.push('submenu')
  }

  #end(line: Of<'menu'>): void {
    const { start, cut, end } = this.#lines
    const nesting = this.#scope.nesting.pop()
    const submenu = nesting === 'submenu' ? this.#submenus.at(-1) : undefined
    if (submenu === undefined) return this.#plain(line)
    this.#endLabel()
    this.#notes.flush(submenu.block)
    this.#submenus.pop()
    const { block, parent, tag } = submenu
    this.#notes.note(block.notes, 'gaps', 'end', start, line.at, parent.indent ?? parent.canonical)
    this.#notes.note(
      block.notes,
      'spelling',
      'end',
      line.at,
      line.end,
      this.#notes.keyword(line.word, line.at, line.end),
    )
    this.#notes.note(block.notes, 'gaps', 'rest', line.end, cut, '')
    this.#notes.note(block.notes, 'gaps', 'endEol', cut, end, this.#notes.eol)
    const named = tag === '' ? {} : { tag }
    parent.children.push(withLayout({ type: 'submenu', ...named, children: block.children }, block.notes))
  }

  #beginLabel({ at, end }: Of<'label'>): void {
    const { start, cut } = this.#lines
    this.#endLabel()
    const notes = this.#notes.open(this.#menu, start, at)
    const from = skipBlanks(this.#text, end, cut)
    const behind = skipWord(this.#text, from, cut)
    this.#notes.note(notes, 'spelling', 'keyword', at, end, this.#notes.keyword(LABEL, at, end))
    this.#notes.note(notes, 'gaps', 'name', end, from, behind === from ? '' : ' ')
    if (behind === from) notes.note('spelling', 'name', '', undefined)
    this.#notes.note(notes, 'gaps', 'end', behind, cut, '')
    this.#notes.note(notes, 'gaps', 'eol', cut, this.#lines.end, this.#notes.eol)
    this.#label = { block: inside(this.#menu, notes), name: this.#text.slice(from, behind) }
    this.#scope.label = 'open'
  }

  #endLabel(): void {
    this.#scope.label = 'closed'
    if (this.#label === undefined) return
    const { block, name } = this.#label
    // A copy has no room to grow: it lives as long as the document.
    const children = block.children.slice()
    this.#menu.children.push(withLayout({ type: 'label', name, children }, block.notes))
    this.#label = undefined
  }

  #say({ at, end }: Of<'say'>): void {
    const { start, cut } = this.#lines
    const notes = this.#notes.open(this.#block, start, at)
    const from = Math.min(end + 1, cut)
    const text = this.#text.slice(from, cut)
    this.#notes.note(notes, 'spelling', 'keyword', at, end, this.#notes.keyword(SAY, at, end))
    this.#notes.note(notes, 'gaps', 'text', end, from, text === '' ? '' : ' ')
    this.#notes.note(notes, 'gaps', 'eol', cut, this.#lines.end, this.#notes.eol)
    this.#block.children.push(withLayout(text === '' ? { type: 'say' } : { type: 'say', text }, notes))
  }

  #helpText({ at, end }: Of<'text'>): void {
    const lines = this.#lines
    const text = this.#text
    const notes = this.#notes.open(this.#block, lines.start, at)
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
    else this.#endOfText(notes, lines.start + last.indent.length, last.rest.length)
    this.#block.children.push(withLayout({ type: 'text', command: read, lines: help }, notes))
  }

  #endOfText(notes: LayoutNotes, at: number, rest: number): void {
    const { start, end } = this.#lines
    const behind = at + 'ENDTEXT'.length
    const block = this.#block
    this.#notes.note(notes, 'gaps', 'end', start, at, block.indent ?? block.canonical)
    this.#notes.note(notes, 'spelling', 'end', at, behind, this.#notes.lower === true ? 'endtext' : 'ENDTEXT')
    this.#notes.note(notes, 'gaps', 'rest', behind, behind + rest, '')
    this.#notes.note(notes, 'gaps', 'endEol', behind + rest, end, this.#notes.eol)
  }

  #ignored(at: number, reason: string): void {
    const { start, cut, end } = this.#lines
    const notes = this.#notes.open(this.#block, start, at)
    this.#notes.note(notes, 'gaps', 'eol', cut, end, this.#notes.eol)
    const text = this.#text.slice(at, cut)
    this.#block.children.push(withLayout({ type: 'ignored', text, reason }, notes))
  }
}

const LABEL: Spelt = { text: 'LABEL', lower: 'label' }
const SAY: Spelt = { text: 'SAY', lower: 'say' }
const TEXT: Spelt = { text: 'TEXT', lower: 'text' }

function directive(line: Of<'directive' | 'menu'>, value: string): Directive | Menu {
  if (line.kind === 'menu') {
    const { keyword } = line.word
    return value === '' ? { type: 'menu', keyword } : { type: 'menu', keyword, value }
  }
  const { keyword } = line.word
  return value === '' ? { type: 'directive', keyword } : { type: 'directive', keyword, value }
}
