import { eolOf, LayoutNotes, noteEol, ParseError, type Eol, type ParseOptions } from '@cluster-configs/syntax'
import type {
  Blank,
  Comment,
  Document,
  Family,
  Iface,
  Mapping,
  MappingChild,
  Selection,
  Stanza,
} from './ast.ts'
import * as fault from './fault.ts'
import {
  CHILD_INDENT,
  commentText,
  cut,
  isFamily,
  isSelection,
  keywordOf,
  METHODS,
  optionName,
} from './lexical.ts'
import type { Keyword } from './lexical.ts'
import { LineReader } from './line.ts'

/**
 * Reads an interfaces file as ifupdown does. Files that it sources are not read, and whether an iface inherits from
 * one that there is is not asked: a sourced file may have it.
 * @param text the file's text; read the file as latin1 if it must be exact to the byte in any encoding
 * @throws ParseError where ifupdown could not read the file
 */
export function parse(text: string, options: ParseOptions = {}): Document {
  return new Parser(text, options).document()
}

/** The stanza that options are still added to. */
type Open = OpenStanza<Iface> | OpenStanza<Mapping>

interface OpenStanza<Stanza extends Iface | Mapping> {
  readonly type: Stanza['type']
  readonly head: Omit<Stanza, 'children' | 'layout'>
  readonly children: Stanza['children'][number][]
  readonly notes: LayoutNotes
  /** What its first option has before it, as soon as there is one. */
  indent: string | undefined
}

/** A comment or an empty line: only what follows says whether it belongs to the stanza before it. */
type Loose = (indent: string) => Comment | Blank

const BLANKS = /[ \t\v\f\r]+/

class Parser {
  readonly #text: string
  readonly #options: ParseOptions
  readonly #lines: LineReader
  readonly #eol: Eol
  readonly #stanzas: Stanza[] = []
  #open: Open | undefined
  #loose: Loose[] = []
  /** The keyword of the last line that is no option. */
  #last: Keyword | undefined

  constructor(text: string, options: ParseOptions) {
    this.#text = text
    this.#options = options
    this.#lines = new LineReader(text)
    this.#eol = eolOf(text)
  }

  document(): Document {
    const lines = this.#lines
    while (lines.advance()) {
      if (lines.isComment) this.#loose.push(this.#comment())
      else if (lines.done) {
        const blank = this.#blank()
        this.#loose.push(() => blank)
      } else this.#line()
    }
    this.#close()
    const notes = new LayoutNotes()
    noteEol(notes, this.#eol)
    return { type: 'document', children: this.#stanzas, ...notes.layout }
  }

  #line(): void {
    const first = cut(this.#lines.first())
    const keyword = keywordOf(first)
    if (keyword === undefined) return this.#option(first)
    const open = this.#open
    // A selection without names is one of the stanza's own lines, and the stanza goes on (config.c).
    if (open?.type === 'iface' && this.#lines.done && isSelection(keyword)) {
      const indent = this.#indent(open)
      open.children.push(this.#selection(keyword, first, indent, true))
      return
    }
    this.#close()
    this.#last = keyword
    switch (keyword) {
      case 'iface':
        return this.#iface()
      case 'mapping':
        return this.#mapping()
      case 'rename':
      case 'source':
      case 'source-directory':
        this.#stanzas.push(this.#single(keyword))
        return
      default:
        this.#stanzas.push(this.#selection(keyword, first, '', false))
    }
  }

  #single(keyword: 'rename' | 'source' | 'source-directory'): Stanza {
    const notes = this.#keyword(keyword, '')
    const rest =
      keyword === 'rename'
        ? { type: keyword, renames: this.#words(notes, 'renames') }
        : { type: keyword, path: this.#value(notes, 'path') }
    this.#end(notes)
    return { ...rest, ...notes.layout }
  }

  /** @param own whether the line, which has no names, is one of an iface */
  #selection(keyword: Selection['type'], first: string, indent: string, own: boolean): Selection {
    const notes = new LayoutNotes()
    const isAllow = keyword === 'allow'
    this.#first(notes, isAllow ? 'class' : 'keyword', isAllow ? first : keyword, indent)
    const list = own ? [] : this.#words(notes, isAllow || keyword === 'auto' ? 'names' : 'patterns')
    this.#end(notes)
    switch (keyword) {
      case 'auto':
        return { type: keyword, names: list, ...notes.layout }
      case 'allow':
        return { type: keyword, class: first.slice('allow-'.length), names: list, ...notes.layout }
      default:
        return { type: keyword, patterns: list, ...notes.layout }
    }
  }

  #iface(): void {
    const lines = this.#lines
    const notes = this.#keyword('iface', '')
    if (lines.done) this.#fail(fault.noName(), lines.behind)
    const name = this.#word(notes, 'name')
    const family = lines.peek()
    const typed = isFamily(family) ? { family, ...this.#method(notes, name, family) } : {}
    if (!isFamily(family) && family !== 'inherits') this.#failNext(fault.noFamily(name, family))
    const head = { type: 'iface', name, ...typed, ...this.#inherits(notes) } as const
    this.#end(notes)
    this.#open = { type: 'iface', head, children: [], notes, indent: undefined }
  }

  /** Takes the family, which is known, and the method behind it, unless that is inherited. */
  #method(notes: LayoutNotes, name: string, family: Family): { readonly method?: string } {
    this.#word(notes, 'family')
    const method = this.#lines.peek()
    if (METHODS[family].includes(method)) return { method: this.#word(notes, 'method') }
    if (method !== 'inherits') this.#failNext(fault.noMethod(name, family, method))
    return {}
  }

  /** Takes `inherits` and the name behind it, if they are there. Other words are not read, and warned of. */
  #inherits(notes: LayoutNotes): { readonly inherits?: string } {
    const lines = this.#lines
    if (lines.peek() !== 'inherits') return {}
    const [, name] = lines.word(2).split(BLANKS)
    if (name === undefined) this.#fail(fault.noBase(), lines.behind)
    const inherits = cut(name)
    notes.note('gaps', 'inherits', lines.gap, ' ')
    notes.note('spelling', 'inherits', lines.spelt, `inherits ${inherits}`)
    return { inherits }
  }

  #mapping(): void {
    const notes = this.#keyword('mapping', '')
    const patterns = this.#words(notes, 'patterns')
    this.#end(notes)
    this.#open = {
      type: 'mapping',
      head: { type: 'mapping', patterns },
      children: [],
      notes,
      indent: undefined,
    }
  }

  #option(name: string): void {
    const lines = this.#lines
    const open = this.#open
    if (open === undefined) return this.#fail(fault.misplaced(name, this.#last))
    if (open.type === 'iface' && lines.done) this.#fail(fault.noValue(name), lines.behind)
    if (open.type === 'mapping' && name !== 'script' && name !== 'map') this.#fail(fault.notInMapping(name))
    if (open.type === 'mapping' && name === 'script' && open.children.some(isScript)) {
      this.#fail(fault.secondScript())
    }
    const notes = new LayoutNotes()
    const canonical = optionName.refuse(name) === undefined ? name : undefined
    this.#first(notes, 'name', canonical, this.#indent(open))
    const value = this.#value(notes, 'value')
    this.#end(notes)
    open.children.push({ type: 'option', name, value, ...notes.layout })
  }

  #comment(): Loose {
    const { content, start } = this.#lines
    const indent = this.#text.slice(start, content)
    const eol = this.#lineEnd(content + 1)
    const text = this.#text.slice(content + 1, this.#lines.next - eol.length)
    return canonical => {
      const notes = new LayoutNotes()
      notes.note('gaps', 'text', indent, canonical)
      notes.note('spelling', 'text', text, commentText.refuse(text) === undefined ? text : undefined)
      notes.note('gaps', 'eol', eol, this.#eol)
      return { type: 'comment', text, ...notes.layout }
    }
  }

  #blank(): Blank {
    const notes = new LayoutNotes()
    const { start, next } = this.#lines
    const eol = this.#lineEnd(start)
    notes.note('gaps', 'end', this.#text.slice(start, next - eol.length), '')
    notes.note('gaps', 'eol', eol, this.#eol)
    return { type: 'blank', ...notes.layout }
  }

  /** Ends the stanza that is open. The comments and empty lines behind its last option stand behind it. */
  #close(): void {
    const open = this.#open
    if (open?.type === 'iface')
      this.#stanzas.push({ ...open.head, children: open.children, ...open.notes.layout })
    if (open?.type === 'mapping')
      this.#stanzas.push({ ...open.head, children: open.children, ...open.notes.layout })
    this.#open = undefined
    for (const loose of this.#loose) this.#stanzas.push(loose(''))
    this.#loose = []
  }

  /** What a line of the open stanza has before it unless it says otherwise; what stands before it is settled. */
  #indent(open: Open): string {
    if (open.indent === undefined) {
      const { content, start } = this.#lines
      open.indent = this.#text.slice(start, content)
      open.notes.note('style', 'indent', open.indent, CHILD_INDENT)
    }
    for (const loose of this.#loose) open.children.push(loose(open.indent))
    if (this.#loose.length > 0) this.#loose = []
    return open.indent
  }

  /** Notes of a line that begins with a keyword. */
  #keyword(keyword: Exclude<Keyword, 'allow'>, indent: string): LayoutNotes {
    const notes = new LayoutNotes()
    this.#first(notes, 'keyword', keyword, indent)
    return notes
  }

  /** Notes how the first word was spelt, and what stands before it. */
  #first(notes: LayoutNotes, field: string, canonical: string | undefined, indent: string): void {
    notes.note('gaps', field, this.#lines.gap, indent)
    notes.note('spelling', field, this.#lines.spelt, canonical)
  }

  #word(notes: LayoutNotes, field: string): string {
    const word = cut(this.#lines.word())
    notes.note('gaps', field, this.#lines.gap, ' ')
    notes.note('spelling', field, this.#lines.spelt, word)
    return word
  }

  /** Takes all the words that are left. */
  #words(notes: LayoutNotes, field: string): readonly string[] {
    const rest = this.#lines.rest()
    if (rest === '') notes.note('spelling', field, '', undefined)
    if (rest === '') return []
    const words = rest.split(BLANKS).map(cut)
    notes.note('gaps', field, this.#lines.gap, ' ')
    notes.note('spelling', field, this.#lines.spelt, words.join(' '))
    return words
  }

  /** Takes the rest of the line as it is. */
  #value(notes: LayoutNotes, field: string): string {
    const value = this.#lines.rest()
    if (value !== '') notes.note('gaps', field, this.#lines.gap, ' ')
    notes.note('spelling', field, this.#lines.spelt, value === '' ? undefined : value)
    return value
  }

  /** Notes what stands behind the part at hand, which is the last of its line. */
  #end(notes: LayoutNotes): void {
    const { behind, next } = this.#lines
    const eol = this.#lineEnd(behind)
    notes.note('gaps', 'end', this.#text.slice(behind, next - eol.length), '')
    notes.note('gaps', 'eol', eol, this.#eol)
  }

  /** The line end, which is no part of what stands before an offset. */
  #lineEnd(behind: number): string {
    const { next } = this.#lines
    const has = (at: number, code: number): boolean => at >= behind && this.#text.charCodeAt(at) === code
    if (has(next - 1, LINE_FEED)) return has(next - 2, RETURN) ? '\r\n' : '\n'
    return has(next - 1, RETURN) ? '\r' : ''
  }

  /** The fault is what follows the part at hand: a word, or the end of the line. */
  #failNext(reason: string): never {
    const { behind } = this.#lines
    this.#lines.word()
    this.#fail(reason, Math.max(behind, this.#lines.offset))
  }

  #fail(reason: string, offset: number = this.#lines.offset): never {
    throw new ParseError(this.#text, offset, reason, this.#options)
  }
}

const LINE_FEED = 10
const RETURN = 13

function isScript(node: MappingChild): boolean {
  return node.type === 'option' && node.name === 'script'
}
