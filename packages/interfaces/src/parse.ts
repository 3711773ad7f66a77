import { LayoutNotes, noteEol, ParseError, type ParseOptions } from '@cluster-configs/syntax'
import { Assembly, withLayout, type Loose, type Open } from './assembly.ts'
import type { Blank, Document, Family, Iface, MappingChild, Selection, Stanza } from './ast.ts'
import { OptionRun, readCanonical, readCanonicalOptions } from './canonical.ts'
import * as fault from './fault.ts'
import {
  CHILD_INDENT,
  commentText,
  cut,
  isFamily,
  isSelection,
  keywordOf,
  KEYWORDS,
  METHODS,
} from './lexical.ts'
import { BLANKS, NotingLineReader } from './noting-line.ts'

/**
 * Reads an interfaces file as ifupdown does. Files that it sources are not read, and whether an iface inherits from
 * one that there is is not asked: a sourced file may have it.
 * @param text the file's text; read the file as latin1 if it must be exact to the byte in any encoding
 * @throws ParseError where ifupdown could not read the file
 */
export function parse(text: string, options: ParseOptions = {}): Document {
  return new Parser(text, options).document()
}

class Parser {
  readonly #text: string
  readonly #options: ParseOptions
  readonly #lines: NotingLineReader
  readonly #run = new OptionRun()
  readonly #stanzas = new Assembly()
  /** The first word of the last line that is no option. */
  #last: string | undefined

  constructor(text: string, options: ParseOptions) {
    this.#text = text
    this.#options = options
    this.#lines = new NotingLineReader(text)
  }

  document(): Document {
    const lines = this.#lines
    for (;;) {
      if (this.#canonical()) continue
      if (!lines.advance()) break
      if (lines.isComment) this.#stanzas.addLoose(this.#comment())
      else if (lines.done) {
        const blank = this.#blank()
        this.#stanzas.addLoose(() => blank)
      } else this.#line()
    }
    const notes = new LayoutNotes()
    noteEol(notes, this.#lines.eol)
    return withLayout({ type: 'document', children: this.#stanzas.finish() }, notes)
  }

  /** Reads the next lines as far as nothing about them is odd, and says whether it did. */
  #canonical(): boolean {
    const lines = this.#lines
    if (lines.eol !== '\n') return false
    if (this.#canonicalOptions(lines)) return true
    if (lines.source.charCodeAt(lines.next) === LINE_FEED) {
      lines.next++
      this.#stanzas.addLoose(blankLine)
      return true
    }
    const stanza = readCanonical(lines, this.#run)
    if (stanza === undefined) return false
    this.#last = stanza.type === 'allow' ? `allow-${stanza.class}` : stanza.type
    if ('node' in stanza) this.#stanzas.begin(stanza)
    else this.#stanzas.add(stanza)
    return true
  }

  #canonicalOptions(lines: NotingLineReader): boolean {
    const { open } = this.#stanzas
    if (open?.type !== 'iface') return false
    const indent = open.indent ?? CHILD_INDENT
    readCanonicalOptions(lines, indent, this.#run)
    const options = this.#run.take()
    if (options.length > 0) this.#stanzas.settle(open, indent)
    for (const option of options) open.children.push(option)
    return options.length > 0
  }

  #line(): void {
    const first = cut(this.#lines.first())
    const keyword = keywordOf(first)
    if (keyword === undefined) return this.#option(first)
    const { open } = this.#stanzas
    // A selection without names is one of the stanza's own lines, and the stanza goes on (config.c).
    if (open?.type === 'iface' && this.#lines.done && isSelection(keyword)) {
      const indent = this.#indent(open)
      open.children.push(this.#selection(keyword, first, indent, true))
      return
    }
    this.#last = first
    switch (keyword) {
      case 'iface':
        return this.#iface()
      case 'mapping':
        return this.#mapping()
      case 'rename':
      case 'source':
      case 'sourceDirectory':
        this.#stanzas.add(this.#single(keyword))
        return
      default:
        this.#stanzas.add(this.#selection(keyword, first, '', false))
    }
  }

  #single(keyword: 'rename' | 'source' | 'sourceDirectory'): Stanza {
    const notes = this.#lines.noteKeyword(keyword, '')
    const rest =
      keyword === 'rename'
        ? { type: keyword, renames: this.#lines.takeWords(notes, 'renames') }
        : { type: keyword, path: this.#lines.takeValue(notes, 'path') }
    this.#lines.noteEnd(notes)
    return withLayout(rest, notes)
  }

  /** @param own whether the line, which has no names, is one of an iface */
  #selection(keyword: Selection['type'], first: string, indent: string, own: boolean): Selection {
    const notes = new LayoutNotes()
    const isAllow = keyword === 'allow'
    this.#lines.noteFirst(notes, isAllow ? 'class' : 'keyword', isAllow ? first : KEYWORDS[keyword], indent)
    const list = own ? [] : this.#lines.takeWords(notes, isAllow || keyword === 'auto' ? 'names' : 'patterns')
    this.#lines.noteEnd(notes)
    switch (keyword) {
      case 'auto':
        return withLayout({ type: keyword, names: list }, notes)
      case 'allow':
        return withLayout({ type: keyword, class: first.slice('allow-'.length), names: list }, notes)
      default:
        return withLayout({ type: keyword, patterns: list }, notes)
    }
  }

  #iface(): void {
    const lines = this.#lines
    const notes = this.#lines.noteKeyword('iface', '')
    if (lines.done) this.#fail(fault.noName(), lines.behind)
    const name = this.#lines.takeWord(notes, 'name')
    const family = lines.peek()
    if (!isFamily(family) && family !== 'inherits') this.#failNext(fault.noFamily(name, family))
    const children: Iface['children'][number][] = []
    const node = isFamily(family)
      ? this.#typed(notes, name, family, children)
      : ({ type: 'iface', name, ...this.#inherits(notes), children } as const)
    this.#lines.noteEnd(notes)
    this.#stanzas.begin({ type: 'iface', node, children, notes, indent: undefined })
  }

  /** Takes the family, which is known, and the method and what is inherited, of which one may be left out. */
  #typed(notes: LayoutNotes, name: string, family: Family, children: Iface['children']): Iface {
    this.#lines.takeWord(notes, 'family')
    const method = this.#lines.peek()
    if (METHODS[family].includes(method)) {
      this.#lines.takeWord(notes, 'method')
      return this.#lines.done
        ? { type: 'iface', name, family, method, children }
        : { type: 'iface', name, family, method, ...this.#inherits(notes), children }
    }
    if (method !== 'inherits') this.#failNext(fault.noMethod(name, family, method))
    return { type: 'iface', name, family, ...this.#inherits(notes), children }
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
    const notes = this.#lines.noteKeyword('mapping', '')
    const patterns = this.#lines.takeWords(notes, 'patterns')
    this.#lines.noteEnd(notes)
    const children: MappingChild[] = []
    const node = { type: 'mapping', patterns, children } as const
    this.#stanzas.begin({ type: 'mapping', node, children, notes, indent: undefined })
  }

  #option(name: string): void {
    const lines = this.#lines
    const { open } = this.#stanzas
    if (open === undefined) return this.#fail(fault.misplaced(name, this.#last))
    if (open.type === 'iface' && lines.done) this.#fail(fault.noValue(name), lines.behind)
    if (open.type === 'mapping' && name !== 'script' && name !== 'map') this.#fail(fault.notInMapping(name))
    if (open.type === 'mapping' && name === 'script' && open.children.some(isScript)) {
      this.#fail(fault.secondScript())
    }
    const notes = new LayoutNotes()
    // Only a line that goes on can begin with such a name.
    const canonical = name === '' || name.startsWith('#') ? undefined : name
    this.#lines.noteFirst(notes, 'name', canonical, this.#indent(open))
    const value = this.#lines.takeValue(notes, 'value')
    this.#lines.noteEnd(notes)
    open.children.push(withLayout({ type: 'option', name, value }, notes))
  }

  #comment(): Loose {
    const { content, start } = this.#lines
    const indent = this.#text.slice(start, content)
    const eol = this.#lines.lineEnd(content + 1)
    const text = this.#text.slice(content + 1, this.#lines.next - eol.length)
    return canonical => {
      const notes = new LayoutNotes()
      notes.note('gaps', 'text', indent, canonical)
      notes.note('spelling', 'text', text, commentText.refuse(text) === undefined ? text : undefined)
      notes.note('gaps', 'eol', eol, this.#lines.eol)
      return withLayout({ type: 'comment', text }, notes)
    }
  }

  #blank(): Blank {
    const notes = new LayoutNotes()
    const { start, next } = this.#lines
    const eol = this.#lines.lineEnd(start)
    notes.note('gaps', 'end', this.#text.slice(start, next - eol.length), '')
    notes.note('gaps', 'eol', eol, this.#lines.eol)
    return withLayout({ type: 'blank' }, notes)
  }

  /** What a line of the open stanza has before it unless it says otherwise. */
  #indent(open: Open): string {
    const { content, start } = this.#lines
    return this.#stanzas.settle(open, open.indent ?? this.#text.slice(start, content))
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

const blankLine: Loose = () => ({ type: 'blank' })

function isScript(node: MappingChild): boolean {
  return node.type === 'option' && node.name === 'script'
}
