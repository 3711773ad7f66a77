import { SerializeError } from './error.ts'
import { noted } from './layout.ts'
import type { Node } from './tree.ts'

/** What may stand between two parts of a node and means nothing. */
export interface Gap {
  /** Matches the whole of any text that may stand here: a regular expression, or what no such one can tell. */
  readonly pattern: { test(text: string): boolean }
  /** What stands here if nothing else was noted. */
  readonly canonical: string
  /** What a formatter must keep of it, such as a comment inside a statement. */
  readonly keep?: RegExp
}

/** How the values of a field are spelt: the reading and the writing of one construct. */
export interface Spelling<Value> {
  /** The value that the program reads in a text, undefined if it would not read the text as this field. */
  read(text: string): Value | undefined
  /** The canonical text. Only called with a value that `refuse` lets pass. */
  write(value: Value): string
  /** Why no text can carry a value, as a clause for an error; undefined if one can. */
  refuse(value: Value): string | undefined
}

/** Where a node and its fields stand: offsets into the text. */
export interface Span {
  start: number
  end: number
  readonly fields: Map<string, { readonly start: number; readonly end: number }>
}

/** How many characters are put together at a time. */
const BLOCK = 4096

/**
 * What a fold over a document writes to. One fold serves `serialize`, `format` and `locate`, so that the three
 * cannot disagree. A noted gap or spelling is used only if it fits here and reads back as the field's value.
 */
export class Writer {
  /** What was written, but for its end. */
  readonly #blocks: string[] = []
  /** The end of it, still in pieces. */
  #block = ''
  #length = 0
  /** The piece written last: looking into what was written would put its pieces together each time. */
  #last = ''
  /** Whether to leave the noted spelling aside, as a formatter does. */
  readonly canonical: boolean
  /** Where everything stands, if that was asked for. A node that occurs twice is found where it is first. */
  readonly spans: Map<Node, Span> | undefined

  constructor(purpose: 'serialize' | 'format' | 'locate' = 'serialize') {
    this.canonical = purpose === 'format'
    this.spans = purpose === 'locate' ? new Map() : undefined
  }

  /** All that was written. */
  get text(): string {
    this.#closeBlock()
    return this.#blocks.join('')
  }

  /** How long the text is so far. */
  get length(): number {
    return this.#length
  }

  /** Whether the text so far ends with a character; an empty text ends with none. */
  endsWith(character: string): boolean {
    return this.#last.endsWith(character)
  }

  /** The text of a node begins here. */
  open(node: Node): void {
    if (this.spans === undefined || this.spans.has(node)) return
    this.spans.set(node, { start: this.#length, end: -1, fields: new Map() })
  }

  /** The text of a node ends here. */
  close(node: Node): void {
    const span = this.spans?.get(node)
    if (span !== undefined && span.end === -1) span.end = this.#length
  }

  /** Writes text that has one spelling only, such as punctuation. */
  write(text: string): void {
    if (text === '') return
    this.#last = text
    this.#length += text.length
    this.#block += text
    if (this.#block.length > BLOCK) this.#closeBlock()
  }

  /** Pieces that live long are dear to the garbage collector: asking for a character puts them together. */
  #closeBlock(): void {
    this.#block.charCodeAt(0)
    this.#blocks.push(this.#block)
    this.#block = ''
  }

  /** Writes what stands before the part `name` of a node. */
  gap(node: Node, name: string, gap: Gap, canonical: string = gap.canonical): void {
    this.write(this.gapText(node, name, gap, canonical))
  }

  /** What `gap` would write. */
  gapText(node: Node, name: string, gap: Gap, canonical: string = gap.canonical): string {
    const text = noted(node, 'gaps', name)
    if (text === undefined || !gap.pattern.test(text)) return canonical
    if (this.canonical && gap.keep?.test(text) !== true) return canonical
    return text
  }

  /**
   * Writes a field of a node.
   * @throws SerializeError if no text can carry the value
   */
  field<Value>(node: Node, field: string, value: Value, spelling: Spelling<Value>): void {
    this.put(node, field, this.fieldText(node, field, value, spelling))
  }

  /** What `field` would write; throws as it does. */
  fieldText<Value>(node: Node, field: string, value: Value, spelling: Spelling<Value>): string {
    const text = node.layout === undefined ? undefined : noted(node, 'spelling', field)
    if (text !== undefined && !this.canonical && same(spelling.read(text), value)) return text
    const reason = spelling.refuse(value)
    if (reason === undefined) return spelling.write(value)
    if (text !== undefined && same(spelling.read(text), value)) return text
    throw new SerializeError(node, field, reason)
  }

  /** Writes a field whose text the fold itself has made. */
  put(node: Node, field: string, text: string): void {
    const start = this.#length
    this.write(text)
    this.spans?.get(node)?.fields.set(field, { start, end: this.#length })
  }
}

/** Whether two values of a field, JSON-safe data both, are the same. */
function same(left: unknown, right: unknown): boolean {
  return left === right || (typeof left === 'object' && JSON.stringify(left) === JSON.stringify(right))
}
