import { eolOf, LayoutNotes, noteEol, type Eol, type ParseOptions } from '@cluster-configs/syntax'
import type { Blank, Comment, Directive, Document, Menu, Node, Statement } from './ast.ts'
import { hasTag, readEndOfText, readLine, skipBlanks, skipWord, splitHelp, type Line } from './lexical.ts'
import { Lines } from './lines.ts'
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

/** The nodes of one parent as far as they are read. */
interface Block<Child> {
  readonly children: Child[]
  readonly notes: LayoutNotes
  /** The indent of the first of them, which the others are compared with. */
  indent: string | undefined
  /** The indent that needs no note. */
  readonly canonical: string
}

interface Submenu {
  readonly block: Block<Node>
  readonly parent: Block<Node>
  readonly tag: string
  /** Where its MENU BEGIN stands. */
  readonly start: number
}

type Of<Kind extends Line['kind']> = Extract<Line, { readonly kind: Kind }>
type Pending = Of<'blank' | 'comment'> & {
  readonly start: number
  readonly cut: number
  readonly end: number
}

class Reader {
  readonly #text: string
  readonly #lines: Lines
  readonly #eol: Eol
  readonly #scope = new Scope()
  readonly #root: Block<Node> = { children: [], notes: new LayoutNotes(), indent: '', canonical: '' }
  /** Offsets of the MENU BEGIN lines that no MENU END belongs to. */
  readonly #unended: ReadonlySet<number>
  /** The submenus that are open, the innermost last. */
  readonly #submenus: Submenu[] = []
  #label: { readonly block: Block<Statement>; readonly name: string } | undefined
  /** Comments and blank lines, which belong to a label only if one of its directives follows. */
  #pending: Pending[] = []
  /** Whether keywords are written in small letters, as the first one is. */
  #lower: boolean | undefined

  constructor(text: string, unended: ReadonlySet<number>) {
    this.#text = text
    this.#lines = new Lines(text)
    this.#eol = eolOf(text)
    this.#unended = unended
  }

  /** Reads the text; gives the offsets of the MENU BEGIN lines that nothing ended. */
  read(): ReadonlySet<number> {
    const lines = this.#lines
    while (lines.next()) this.#line(readLine(this.#text, lines.start, lines.cut))
    this.#endLabel()
    this.#flush(this.#menu)
    return new Set(this.#submenus.map(({ start }) => start))
  }

  document(): Document {
    const { children, notes } = this.#root
    noteEol(notes, this.#eol)
    if (this.#lower === true) notes.note('style', 'keyword', 'lower', undefined)
    return { type: 'document', children, ...notes.layout }
  }

  #line(line: Line): void {
    switch (line.kind) {
      case 'blank':
      case 'comment': {
        const { start, cut, end } = this.#lines
        this.#pending.push({ kind: line.kind, at: line.at, start, cut, end })
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
    const notes = this.#open(this.#block, start, at)
    this.#note(notes, 'spelling', 'keyword', at, end, this.#spelt(word, at, end))
    this.#note(notes, 'gaps', 'value', end, from, value === '' ? '' : ' ')
    this.#note(notes, 'gaps', 'eol', cut, this.#lines.end, this.#eol)
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
    const notes = this.#open(parent, start, line.at)
    const from = skipBlanks(this.#text, line.end, cut)
    const tag = this.#text.slice(from, cut)
    this.#note(notes, 'spelling', 'keyword', line.at, line.end, this.#spelt(line.word, line.at, line.end))
    this.#note(notes, 'gaps', 'tag', line.end, from, tag === '' ? '' : ' ')
    this.#note(notes, 'gaps', 'eol', cut, end, this.#eol)
    this.#submenus.push({ block: inside(parent, notes), parent, tag, start })
    nesting.push('submenu')
  }

  #end(line: Of<'menu'>): void {
    const { start, cut, end } = this.#lines
    const nesting = this.#scope.nesting.pop()
    const submenu = nesting === 'submenu' ? this.#submenus.at(-1) : undefined
    if (submenu === undefined) return this.#plain(line)
    this.#endLabel()
    this.#flush(submenu.block)
    this.#submenus.pop()
    const { block, parent, tag } = submenu
    this.#note(block.notes, 'gaps', 'end', start, line.at, parent.indent ?? parent.canonical)
    this.#note(block.notes, 'spelling', 'end', line.at, line.end, this.#spelt(line.word, line.at, line.end))
    this.#note(block.notes, 'gaps', 'rest', line.end, cut, '')
    this.#note(block.notes, 'gaps', 'endEol', cut, end, this.#eol)
    const named = tag === '' ? {} : { tag }
    parent.children.push(withLayout({ type: 'submenu', ...named, children: block.children }, block.notes))
  }

  #beginLabel({ at, end }: Of<'label'>): void {
    const { start, cut } = this.#lines
    this.#endLabel()
    const notes = this.#open(this.#menu, start, at)
    const from = skipBlanks(this.#text, end, cut)
    const behind = skipWord(this.#text, from, cut)
    this.#note(notes, 'spelling', 'keyword', at, end, this.#spelt(LABEL, at, end))
    this.#note(notes, 'gaps', 'name', end, from, behind === from ? '' : ' ')
    if (behind === from) notes.note('spelling', 'name', '', undefined)
    this.#note(notes, 'gaps', 'end', behind, cut, '')
    this.#note(notes, 'gaps', 'eol', cut, this.#lines.end, this.#eol)
    this.#label = { block: inside(this.#menu, notes), name: this.#text.slice(from, behind) }
    this.#scope.label = 'open'
  }

  #endLabel(): void {
    this.#scope.label = 'closed'
    if (this.#label === undefined) return
    const { block, name } = this.#label
    this.#menu.children.push(withLayout({ type: 'label', name, children: block.children }, block.notes))
    this.#label = undefined
  }

  #say({ at, end }: Of<'say'>): void {
    const { start, cut } = this.#lines
    const notes = this.#open(this.#block, start, at)
    const from = Math.min(end + 1, cut)
    const text = this.#text.slice(from, cut)
    this.#note(notes, 'spelling', 'keyword', at, end, this.#spelt(SAY, at, end))
    this.#note(notes, 'gaps', 'text', end, from, text === '' ? '' : ' ')
    this.#note(notes, 'gaps', 'eol', cut, this.#lines.end, this.#eol)
    this.#block.children.push(withLayout(text === '' ? { type: 'say' } : { type: 'say', text }, notes))
  }

  #helpText({ at, end }: Of<'text'>): void {
    const lines = this.#lines
    const text = this.#text
    const notes = this.#open(this.#block, lines.start, at)
    const from = skipBlanks(text, end, lines.cut)
    const spelt = text.slice(from, lines.cut)
    const read = command.read(spelt) ?? spelt
    this.#note(notes, 'spelling', 'keyword', at, end, this.#spelt(TEXT, at, end))
    this.#note(notes, 'gaps', 'command', end, from, spelt === '' ? '' : ' ')
    notes.note('spelling', 'command', spelt, spelt === '' ? undefined : read)
    this.#note(notes, 'gaps', 'eol', lines.cut, lines.end, this.#eol)
    const first = lines.end
    let last: ReturnType<typeof readEndOfText>
    while (last === undefined && lines.next()) last = readEndOfText(text.slice(lines.start, lines.end))
    const raw = text.slice(first, last === undefined ? text.length : lines.start)
    const help = splitHelp(raw)
    const spelling = helpLines(this.#eol, true)
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
    this.#note(notes, 'gaps', 'end', start, at, block.indent ?? block.canonical)
    this.#note(notes, 'spelling', 'end', at, behind, this.#lower === true ? 'endtext' : 'ENDTEXT')
    this.#note(notes, 'gaps', 'rest', behind, behind + rest, '')
    this.#note(notes, 'gaps', 'endEol', behind + rest, end, this.#eol)
  }

  #ignored(at: number, reason: string): void {
    const { start, cut, end } = this.#lines
    const notes = this.#open(this.#block, start, at)
    this.#note(notes, 'gaps', 'eol', cut, end, this.#eol)
    const text = this.#text.slice(at, cut)
    this.#block.children.push(withLayout({ type: 'ignored', text, reason }, notes))
  }

  /** Begins a node of a block: what was pending belongs before it, and its indent is compared with the others'. */
  #open(block: Block<Node> | Block<Statement>, start: number, at: number): LayoutNotes {
    if (block.indent === undefined) {
      block.indent = this.#text.slice(start, at)
      block.notes.note('style', 'indent', block.indent, block.canonical)
    }
    this.#flush(block)
    const notes = new LayoutNotes()
    this.#note(notes, 'gaps', 'keyword', start, at, block.indent)
    return notes
  }

  #flush(block: Block<Node> | Block<Statement>): void {
    if (this.#pending.length === 0) return
    for (const { kind, at, start, cut, end } of this.#pending) {
      const notes = new LayoutNotes()
      if (kind === 'blank') this.#note(notes, 'gaps', 'end', start, cut, '')
      else this.#note(notes, 'gaps', 'keyword', start, at, block.indent ?? block.canonical)
      this.#note(notes, 'gaps', 'eol', cut, end, this.#eol)
      const node: Blank | Comment =
        kind === 'blank' ? { type: 'blank' } : { type: 'comment', text: this.#text.slice(at + 1, cut) }
      block.children.push(withLayout(node, notes))
    }
    this.#pending = []
  }

  /** How a keyword is spelt in this file, of which the first one decides. */
  #spelt(word: Spelt, at: number, end: number): string {
    this.#lower ??= end - at === word.lower.length && this.#text.startsWith(word.lower, at)
    return this.#lower ? word.lower : word.text
  }

  /** Notes a stretch of the text unless it is canonical; nothing is copied if it is. */
  #note(
    notes: LayoutNotes,
    kind: 'gaps' | 'spelling',
    name: string,
    from: number,
    to: number,
    canonical: string,
  ) {
    if (to - from === canonical.length && this.#text.startsWith(canonical, from)) return
    notes.note(kind, name, this.#text.slice(from, to), canonical)
  }
}

interface Spelt {
  readonly text: string
  readonly lower: string
}

const LABEL: Spelt = { text: 'LABEL', lower: 'label' }
const SAY: Spelt = { text: 'SAY', lower: 'say' }
const TEXT: Spelt = { text: 'TEXT', lower: 'text' }

/** The block of a node's own children. */
function inside<Child>(parent: Block<unknown>, notes: LayoutNotes): Block<Child> {
  const canonical = `${parent.indent ?? parent.canonical}  `
  return { children: [], notes, indent: undefined, canonical }
}

function directive(line: Of<'directive' | 'menu'>, value: string): Directive | Menu {
  if (line.kind === 'menu') {
    const { keyword } = line.word
    return value === '' ? { type: 'menu', keyword } : { type: 'menu', keyword, value }
  }
  const { keyword } = line.word
  return value === '' ? { type: 'directive', keyword } : { type: 'directive', keyword, value }
}

/** A node with its layout, if it has one: most have none, and are not copied. */
function withLayout<N extends Node>(node: N, notes: LayoutNotes): N {
  const { layout } = notes.layout
  return layout === undefined ? node : { ...node, layout }
}
