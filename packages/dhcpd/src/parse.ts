import {
  LayoutNotes,
  lineStarts,
  noteEol,
  ParseError,
  positionAt,
  type ParseOptions,
} from '@cluster-configs/syntax'
import type { Branch, Conditional, Document, Ignored, Node, Otherwise } from './ast.ts'
import { readCanonical } from './canonical/read.ts'
import { expression } from './fields/data.ts'
import { elsif } from './fields/names.ts'
import { Head } from './head.ts'
import { isWordPart, longRun, readIgnored, Scanner, skipStatement } from './lexical.ts'
import { Lines } from './lines.ts'
import { readDeclaration } from './statements.ts'

/** dhcpd itself has no limit but its stack; nobody nests so deep. */
export const DEEPEST = 500

/**
 * Reads a dhcpd.conf as dhcpd(8) does, as far as that is a matter of syntax: a host declared twice or an option
 * that nobody defined are read, and so are declarations where dhcpd does not allow them.
 * @param text the file's text; read the file as latin1 if it must be exact to the byte in any encoding
 * @throws ParseError if dhcpd would not read it
 */
export function parse(text: string, options: ParseOptions = {}): Document {
  const run = longRun(text)
  if (run !== -1)
    throw new ParseError(text, run, 'more than 1499 blanks follow one another, and dhcpd gives up', options)
  return new Parser(text, options).document()
}

class Parser {
  readonly #text: string
  readonly #options: ParseOptions
  readonly #scanner: Scanner
  readonly #head: Head
  readonly #lines: Lines
  /** How many blocks are open. */
  #depth = 0
  /** Where they begin, from the outermost on. */
  readonly #openers: number[] = []

  constructor(text: string, options: ParseOptions) {
    this.#text = text
    this.#options = options
    this.#scanner = new Scanner(text)
    this.#head = new Head(this.#scanner, options)
    this.#lines = new Lines(this.#scanner)
  }

  document(): Document {
    const notes = new LayoutNotes()
    const children: Node[] = []
    this.#siblings(children, notes, '')
    noteEol(notes, this.#lines.eol)
    if (this.#lines.isUnfinished) notes.note('gaps', 'eol', '', this.#lines.eol)
    return { type: 'document', children, ...notes.layout }
  }

  /** Reads lines up to the brace that closes the block, or up to the end of the text. */
  #siblings(children: Node[], parent: LayoutNotes, canonical: string): void {
    const text = this.#text
    let indent: string | undefined
    for (;;) {
      if (this.#canonical(children, indent ?? canonical)) indent ??= canonical
      const from = this.#scanner.at
      const at = this.#lines.skipBlanks(from)
      const end = at >= text.length
      const mark = text[at]
      if (mark === '\n' || (end && at > from && this.#depth === 0)) {
        children.push(this.#lines.blank(from, at))
        continue
      }
      if (mark === '}' || end) {
        if (end !== (this.#depth === 0)) throw this.#unbalanced(at)
        return
      }
      const isLineStart = this.#lines.isLineStart(from)
      const written = text.slice(from, at)
      if (isLineStart && indent === undefined) {
        indent = written
        parent.note('style', 'indent', indent, canonical)
      }
      const notes = new LayoutNotes()
      notes.note('gaps', 'indent', written, isLineStart ? indent : undefined)
      children.push(this.#line(notes, at, written))
    }
  }

  /** Reads the lines with nothing odd about them, and says whether there is any with something on it. */
  #canonical(children: Node[], indent: string): boolean {
    const { length } = children
    if (this.#lines.eol === '\n' && this.#lines.isLineStart(this.#scanner.at))
      readCanonical(this.#scanner, indent, children, this.#depth < DEEPEST)
    for (let index = length; index < children.length; index++)
      if (children[index]?.type !== 'blank') return true
    return false
  }

  #unbalanced(at: number): ParseError {
    if (this.#depth === 0) return this.#error(at, 'this "}" closes no block')
    const opener = this.#openers[this.#depth - 1] ?? 0
    const [word = ''] = /^[A-Za-z0-9_-]+/.exec(this.#text.slice(opener, opener + 40)) ?? []
    const { line } = positionAt(lineStarts(this.#text), opener)
    return this.#error(at, `expected "}" for the "${word}" of line ${line}, and the text ends`)
  }

  /** Reads what is not blank on a line, or one of the statements on it. */
  #line(notes: LayoutNotes, at: number, own: string): Node {
    switch (this.#text[at]) {
      case '#': {
        const text = this.#lines.comment(at, notes)
        return { type: 'comment', text, ...notes.layout }
      }
      case '%':
      case '\xff':
        return this.#ignored(notes, at)
      default:
        return this.#statement(notes, at, own)
    }
  }

  #ignored(notes: LayoutNotes, at: number): Ignored {
    const text = this.#text
    const scanner = this.#scanner
    scanner.at = at
    if (text[at] === '\xff' && this.#depth > 0)
      throw this.#error(at, 'expected "}", and dhcpd takes a byte 0xFF for the end of the text')
    const skipped = text[at] === '%' ? skipStatement(scanner) : { end: text.length, open: true }
    if (skipped.end === -1) throw this.#error(scanner.start, `the string ${scanner.fault}`)
    if (skipped.open && this.#depth > 0) throw this.#unbalanced(skipped.end)
    const end = skipped.open ? this.#lines.lastLineEnd() : skipped.end
    const ignored = text.slice(at, end)
    scanner.at = end
    return this.#lines.finish(
      { type: 'ignored', text: ignored, reason: readIgnored(ignored)?.reason ?? '' },
      notes,
    )
  }

  #statement(notes: LayoutNotes, at: number, own: string): Node {
    this.#scanner.at = at
    if (this.#isIf(at)) return this.#conditional(notes, own)
    this.#head.next(notes)
    const node = readDeclaration(this.#head)
    if (!('children' in node) || node.children === undefined) return this.#lines.finish(node, notes)
    this.#block(this.#head.children, own, notes, at)
    if (node.type === 'key') this.#extraSemicolon(notes)
    return this.#lines.finish(node, notes)
  }

  #isIf(at: number): boolean {
    return /^if$/i.test(this.#text.slice(at, at + 2)) && !isWordPart(this.#text.charCodeAt(at + 2))
  }

  /** Reads a block behind its opening brace; its first word stands at `opener`. */
  #block(children: Node[], own: string, notes: LayoutNotes, opener: number): void {
    const text = this.#text
    this.#openers[this.#depth] = opener
    if (++this.#depth > DEEPEST)
      throw this.#error(this.#scanner.start, `blocks are nested more than ${DEEPEST} deep`)
    const from = this.#scanner.at
    const at = this.#lines.skipBlanks(from)
    const opens = text[at] === '\n'
    notes.note('gaps', 'open', opens ? text.slice(from, at + 1) : '', this.#lines.eol)
    this.#scanner.at = opens ? at + 1 : from
    this.#siblings(children, notes, `${own}  `)
    const close = this.#scanner.at
    const brace = this.#lines.skipBlanks(close)
    notes.note('gaps', 'close', text.slice(close, brace), own)
    this.#scanner.at = brace + 1
    this.#depth--
  }

  /** Behind a key there may be a semicolon, as in BIND's configuration (parse_key of parse.c). */
  #extraSemicolon(notes: LayoutNotes): void {
    const from = this.#scanner.at
    if (this.#peek() !== ';') return
    notes.note('gaps', '<;>', this.#text.slice(from, this.#scanner.end), '')
    this.#scanner.at = this.#scanner.end
  }

  /** The token that comes next; the scanner stays where it is. */
  #peek(): string {
    const scanner = this.#scanner
    const from = scanner.at
    scanner.next()
    scanner.at = from
    return this.#text.slice(scanner.start, scanner.end)
  }

  #conditional(notes: LayoutNotes, own: string): Conditional {
    const children: (Branch | Otherwise)[] = []
    let last: Branch | Otherwise
    do {
      const branchNotes = new LayoutNotes()
      const from = this.#scanner.at
      this.#head.next(branchNotes)
      if (children.length > 0)
        branchNotes.note('gaps', '<before>', this.#text.slice(from, this.#head.tokens.start(0)), ' ')
      last = this.#branch(branchNotes, own)
      children.push(last)
    } while (last.type === 'branch' && /^els(?:e|if)$/i.test(this.#peek()))
    return this.#lines.finish({ type: 'conditional', children }, notes)
  }

  #branch(notes: LayoutNotes, own: string): Branch | Otherwise {
    const head = this.#head
    const { children } = head
    if (head.isWord('else') && !head.tokens.isWord(1, 'if')) {
      head.keyword('else')
      if (head.hasMore || head.close !== '{') throw head.unexpected('"{" or "if"')
      head.finish()
      this.#block(children, own, notes, head.tokens.start(0))
      return { type: 'otherwise', children, ...notes.layout }
    }
    if (head.isWord('if')) head.keyword('if')
    else head.field('<elsif>', elsif)
    const condition = head.field('condition', expression)
    if (head.close !== '{') throw head.missingBrace()
    head.finish()
    this.#block(children, own, notes, head.tokens.start(0))
    return { type: 'branch', condition, children, ...notes.layout }
  }

  #error(offset: number, reason: string): ParseError {
    return new ParseError(this.#text, offset, reason, this.#options)
  }
}
