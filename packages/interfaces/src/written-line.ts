import {
  endLine,
  lineEnd,
  noted,
  SerializeError,
  type Eol,
  type Spelling,
  type Words,
  type Writer,
} from '@cluster-configs/syntax'
import type { Iface, Mapping, Node } from './ast.ts'
import { BETWEEN, INDENT, keyword, KEYWORDS, words, type Keyword } from './lexical.ts'
import { unfoldEnd } from './line.ts'

/*
 * How a line is begun, how its last part is written, and how it ends.
 */

/** Where a line stands. */
export interface Place {
  readonly eol: Eol
  /** The names of options that were written so far. */
  readonly names: Words
  /** Whether no line follows in the text. */
  readonly last: boolean
  /** What stands before the line unless it says otherwise. */
  readonly indent: string
  /** The stanza that ends with the line. */
  readonly closes: Iface | Mapping | undefined
}

/** Writes the keyword that a line begins with. */
export function begin(out: Writer, node: Node, type: Exclude<Keyword, 'allow'>, place: Place): void {
  out.gap(node, 'keyword', INDENT, place.indent)
  out.open(node)
  out.field(node, 'keyword', KEYWORDS[type], keyword(type))
}

/** Writes the words up to the end of the line; none if the line had none. */
export function list(out: Writer, node: Node, field: string, values: readonly string[]): void {
  rest(out, node, field, values, words)
}

/** Writes the rest of a line; nothing if there was none. */
export function rest<Value>(
  out: Writer,
  node: Node,
  field: string,
  value: Value,
  spelling: Spelling<Value>,
): void {
  const text = out.fieldText(node, field, value, spelling)
  if (text === '') return
  out.gap(node, field, BETWEEN)
  out.put(node, field, text)
}

/**
 * Ends a line.
 * @param field the last of the line
 * @param ignored whether words behind it would not be read
 * @param whole whether the node ends with the line
 */
export function end(
  out: Writer,
  node: Node,
  field: string | undefined,
  place: Place,
  ignored: (words: string) => boolean = nothing,
  whole = true,
): void {
  const before = out.endsWith('\\') ? '\\' : ''
  const hint = noted(node, 'gaps', 'end')
  if (before !== '' || hint !== undefined) {
    const fits = (text: string): boolean => {
      const eol = lineEnd(out, node, place.eol, place.last, text)
      const read = unfoldEnd(before + text + eol, place.last)
      return read?.startsWith(before) === true && ignored(read.slice(before.length))
    }
    // Only a blank that stands there already is kept between a backslash and the end of the line.
    if (before !== '' && !out.canonical && !fits(hint ?? '')) {
      throw new SerializeError(
        node,
        field,
        'ends with a backslash, and the next line would be read as its rest',
      )
    }
    const canonical = fits('') ? '' : ' '
    out.gap(node, 'end', { pattern: { test: fits }, canonical, keep: IGNORED })
  }
  // Behind a carriage return or a backslash, the line end is what makes that one text.
  close(out, node, place, node.type === 'blank' || out.endsWith('\r') || out.endsWith('\\'), whole)
}

/** What a formatter keeps of the end of a line. */
const IGNORED = /[^ \t\v\f\r\n\\]/

export function nothing(words: string): boolean {
  return words === ''
}

/** Closes what ends with a line, before the line end or behind it. */
export function close(out: Writer, node: Node, place: Place, behind: boolean, whole = true): void {
  if (behind) endLine(out, node, place.eol, place.last)
  if (whole) out.close(node)
  if (place.closes !== undefined) out.close(place.closes)
  if (!behind) endLine(out, node, place.eol, place.last)
}
