import { lineStarts, positionAt, type Location, type Stretch } from './position.ts'
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

/** Where the items of a field stand in its text, in their order: those of a list, or the words of a value. */
export type Items = (text: string) => readonly Stretch[]

interface SpanMap {
  readonly text: string
  readonly starts: readonly number[]
  readonly spans: ReadonlyMap<Node, Span>
}

/** Documents are never changed, so where their nodes stand is found once. */
const maps = new WeakMap<Parent, SpanMap>()

/**
 * Where a node, one of its fields, or one item of a field stands in what `print` gives for the document.
 * @param item counted from 0; where its place cannot be told from the text, that of the whole field is given
 * @param items how the format takes a field's text apart
 * @returns undefined if the node is not in the document, or the field is not written in it
 * @throws SerializeError if the document holds what no text can carry
 */
export function locateWith<Document extends Parent>(
  fold: Fold<Document>,
  document: Document,
  node: Node,
  field?: string,
  item?: number,
  items: Items = () => [],
): Location | undefined {
  let map = maps.get(document)
  if (map === undefined) {
    const out = new Writer('locate')
    fold(out, document)
    map = { text: out.text, starts: lineStarts(out.text), spans: out.spans ?? new Map() }
    maps.set(document, map)
  }
  const span = map.spans.get(node)
  const found = field === undefined ? span : span?.fields.get(field)
  if (found === undefined) return undefined
  const { start, end } =
    item === undefined || field === undefined
      ? found
      : itemOf(map.text, found, item, items, Reflect.get(node, field))
  return { start: positionAt(map.starts, start), end: positionAt(map.starts, end) }
}

/** Where an item stands, or its whole field if its text is not that of as many items as the value has. */
function itemOf(text: string, field: Stretch, item: number, items: Items, value: unknown): Stretch {
  const all = items(text.slice(field.start, field.end))
  const found = Array.isArray(value) && value.length !== all.length ? undefined : all[item]
  return found === undefined ? field : { start: field.start + found.start, end: field.start + found.end }
}
