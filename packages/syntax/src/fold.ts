import { lineStarts, positionAt, type Location } from './position.ts'
import type { Node, Parent } from './tree.ts'
import { Writer, type Span } from './writer.ts'

/** Writes a whole document: the one description of a format's text that everything else is derived from. */
export type Fold<Document extends Parent> = (out: Writer, document: Document) => void

/**
 * The text of a document.
 * @param purpose `serialize` keeps the noted spelling, `format` leaves it aside
 * @throws SerializeError if the document holds what no text can carry
 */
export function print<Document extends Parent>(
  fold: Fold<Document>,
  document: Document,
  purpose: 'serialize' | 'format' = 'serialize',
): string {
  const out = new Writer(purpose)
  fold(out, document)
  return out.text
}

interface SpanMap {
  readonly starts: readonly number[]
  readonly spans: ReadonlyMap<Node, Span>
}

/** Documents are never changed, so where their nodes stand is found once. */
const maps = new WeakMap<Parent, SpanMap>()

/**
 * Where a node, or one of its fields, stands in what `print` gives for the document.
 * @returns undefined if the node is not in the document, or the field is not written in it
 * @throws SerializeError if the document holds what no text can carry
 */
export function locateWith<Document extends Parent>(
  fold: Fold<Document>,
  document: Document,
  node: Node,
  field?: string,
): Location | undefined {
  let map = maps.get(document)
  if (map === undefined) {
    const out = new Writer('locate')
    fold(out, document)
    map = { starts: lineStarts(out.text), spans: out.spans ?? new Map() }
    maps.set(document, map)
  }
  const span = map.spans.get(node)
  const found = field === undefined ? span : span?.fields.get(field)
  if (found === undefined) return undefined
  return { start: positionAt(map.starts, found.start), end: positionAt(map.starts, found.end) }
}
