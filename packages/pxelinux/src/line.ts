import {
  INDENT,
  noted,
  SerializeError,
  Writer,
  type Eol,
  type Gap,
  type Node as AnyNode,
} from '@cluster-configs/syntax'
import { MAX_LINE } from './lines.ts'

/*
 * A line is an indent, pieces of text and a line end. It is put together before it is written, since none may be
 * longer than the program reads at once.
 */

/** How lines are written where a node does not say otherwise. */
export interface Style {
  readonly indent: string
  readonly eol: Eol
  /** Whether keywords are in small letters. */
  readonly lower: boolean
}

/** The pieces of a line, each with the name of the field that it is, if it is one. */
export type Pieces = readonly (readonly [field: string | undefined, text: string])[]

/** A line to be written. */
export interface LineOf<N extends AnyNode> {
  readonly node: N
  /** Gives its pieces, with what the writer finds noted in the node. */
  readonly compose: (out: Writer, node: N, style: Style) => Pieces
  readonly style: Style
  /** How deep the node is nested, for its canonical indent. */
  readonly depth: number
  /** Whether it is the last line of the text, which may lack its line feed. */
  readonly last: boolean
  /** The names of the gaps before and behind it. */
  readonly gaps: readonly [indent: string, eol: string]
}

/** A line as it is to be written. */
export interface Line {
  readonly indent: string
  readonly pieces: Pieces
  readonly eol: string
  readonly length: number
}

/** The indent may hold what the program skips; that before `ENDTEXT` even a carriage return. */
const BEFORE: Gap = { ...INDENT, pattern: /^[\b\t\v\f \xa0]*$/ }
const BEFORE_ENDTEXT: Gap = { ...INDENT, pattern: /^[\b\t\v\f\r \xa0]*$/ }
/** The program does not read what stands behind a carriage return or a NUL, but it is not ours to drop. */
const END: Gap = { pattern: /^(?:[\r\0][^\n]*)?\n?$/, canonical: '\n', keep: /^[\r\0](?!\n?$)/ }

/**
 * Puts a line together: with what is noted if it fits into what the program reads at once, else without.
 * @throws SerializeError if it does not fit at all
 */
export function fit<N extends AnyNode>(out: Writer, line: LineOf<N>): Line {
  const noted = put(out, line)
  if (noted.length <= MAX_LINE) return noted
  const { node, style, depth } = line
  // What is too long in its canonical spelling a formatter leaves as it was.
  const other = out.canonical
    ? put(new Writer(), { ...line, style: { ...style, indent: '' } })
    : put(out, {
        ...line,
        node: { ...node, layout: undefined },
        style: { ...style, indent: '  '.repeat(depth), eol: '\n' },
      })
  if (other.length <= MAX_LINE) return other
  const field = other.pieces.findLast(([name]) => name !== undefined)?.[0]
  const length = other.length - other.eol.length
  const reason = `makes a line of ${length} characters, and the program reads ${MAX_LINE - 1} as one`
  throw new SerializeError(node, field, reason)
}

function put<N extends AnyNode>(out: Writer, { node, compose, style, last, gaps }: LineOf<N>): Line {
  const before = gaps[0] === 'end' && node.type === 'text' ? BEFORE_ENDTEXT : BEFORE
  const indent = out.gapText(node, gaps[0], before, style.indent)
  const pieces = compose(out, node, style)
  const content = pieces.reduce((length, [, text]) => length + text.length, indent.length)
  const end = out.gapText(node, gaps[1], END, style.eol)
  const eol = needsFeed(end, content, last) ? (end === '' ? style.eol : `${end}\n`) : end
  return { indent, pieces, eol, length: content + eol.length }
}

/** Without a line feed a line ends at the end of the text, or where the program has read all it reads at once. */
function needsFeed(end: string, content: number, last: boolean): boolean {
  if (end.endsWith('\n') || content + end.length === MAX_LINE) return false
  return !last || content + end.length === 0
}

/** Whether the indent that a parent's children share is noted, and what it is if not. */
export function childIndent(out: Writer, parent: AnyNode, indent: string): string {
  const style = out.canonical ? undefined : noted(parent, 'style', 'indent')
  return style !== undefined && BEFORE.pattern.test(style) ? style : `${indent}  `
}
