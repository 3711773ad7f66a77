import { laidOut, LayoutNotes, noteEol, type ParseOptions } from '@cluster-configs/syntax'
import type { Document, Label, Node, Statement } from './ast.ts'
import { inside, Notes, withLayout, type Block, type Spelt } from './block.ts'
import { readCanonicalDirective, readCanonicalLabel } from './canonical.ts'
import { LineLayouts, type LineSpelling } from './layouts.ts'
import { hasTag, readLine, skipBlanks, skipWord, type Line, type LineOfKind } from './lexical.ts'
import { Lines, MAX_LINE } from './lines.ts'
import { MAX_DEPTH, Scope } from './scope.ts'
import { Statements } from './statements.ts'

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

interface OpenLabel {
  readonly block: Block<Statement>
  readonly name: string
  /** How its line is spelt, if it was read in one step: its notes do not say it then. */
  readonly spelling?: LineSpelling
}

class Reader {
  readonly #text: string
  readonly #lines: Lines
  readonly #notes: Notes
  readonly #statements: Statements
  readonly #scope = new Scope()
  readonly #root: Block<Node> = { children: [], notes: new LayoutNotes(), indent: '', canonical: '' }
  /** Offsets of the MENU BEGIN lines that no MENU END belongs to. */
  readonly #unended: ReadonlySet<number>
  /** The submenus that are open, the innermost last. */
  readonly #submenus: Submenu[] = []
  #label: OpenLabel | undefined
  /** The layouts of what is read in one step. */
  readonly #layouts = { label: new LineLayouts('name'), directive: new LineLayouts('value') }

  constructor(text: string, unended: ReadonlySet<number>) {
    this.#text = text
    this.#lines = new Lines(text)
    this.#notes = new Notes(text)
    this.#statements = new Statements(text, this.#lines, this.#notes)
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
    const indent = block.indent ?? this.#firstIndent(start, block.canonical)
    const from = start + indent.length
    if (!this.#text.startsWith(indent, start)) return false
    const node = readCanonicalDirective(this.#text, from, next, lower, this.#layouts.directive)
    if (node === undefined) return false
    this.#notes.settle(block, indent)
    block.children.push(node)
    return true
  }

  #canonicalLabel(start: number, next: number, lower: boolean): boolean {
    const menu = this.#menu
    const indent = menu.indent ?? this.#firstIndent(start, menu.canonical)
    if (!this.#text.startsWith(indent, start)) return false
    const line = readCanonicalLabel(this.#text, start + indent.length, next, lower)
    if (line === undefined) return false
    this.#endLabel()
    this.#notes.settle(menu, indent)
    this.#label = { block: inside(menu, new LayoutNotes()), name: line.name, spelling: line.spelling }
    this.#scope.label = 'open'
    return true
  }

  /** The indent of a block's first node, which settles that of the others. */
  #firstIndent(start: number, canonical: string): string {
    const text = this.#text
    if (text.startsWith(canonical, start) && text.charCodeAt(start + canonical.length) > SPACE)
      return canonical
    let end = start
    while (text.charCodeAt(end) === SPACE || text.charCodeAt(end) === TAB) end++
    return text.slice(start, end)
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
        return this.#statements.ignored(this.#block, line.at, line.reason)
      case 'label':
        return this.#beginLabel(line)
      case 'text':
        return this.#statements.helpText(this.#block, line)
      case 'say':
        return this.#statements.say(this.#block, line)
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

  #directive(line: LineOfKind<'directive' | 'menu'>): void {
    const { word } = line
    const reason = this.#scope.passesOver(word.place, word.text)
    if (reason !== undefined) return this.#statements.ignored(this.#block, line.at, reason)
    const value = this.#statements.valueOf(line)
    const tagged = word.keyword === 'INCLUDE' && hasTag(value)
    if (tagged || word.text === 'MENU SEPARATOR') this.#endLabel()
    this.#statements.directive(this.#block, line, value)
    if (word.keyword === 'INCLUDE') this.#scope.include(tagged)
  }

  /** What stands behind a MENU BEGIN or MENU END that has no counterpart, or is nested too deep. */
  #plain(line: LineOfKind<'menu'>): void {
    this.#endLabel()
    this.#directive(line)
  }

  #begin(line: LineOfKind<'menu'>): void {
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

  #end(line: LineOfKind<'menu'>): void {
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

  #beginLabel({ at, end }: LineOfKind<'label'>): void {
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
    const { block, name, spelling } = this.#label
    const indent = block.indent === block.canonical ? undefined : block.indent
    const layout =
      spelling === undefined ? block.notes.layout.layout : this.#layouts.label.of(spelling, indent)
    // A copy has no room to grow: it lives as long as the document.
    const children = block.children.slice()
    const label: Label = { type: 'label', name, children }
    this.#menu.children.push(laidOut(label, layout))
    this.#label = undefined
  }
}

const TAB = 9
const SPACE = 32

const LABEL: Spelt = { text: 'LABEL', lower: 'label' }
