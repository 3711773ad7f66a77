import { ok, strictEqual } from 'node:assert/strict'
import { noted } from '../layout.ts'
import type { Node, Parent } from '../tree.ts'
import type { FormatUnderLaw } from './under-law.ts'

/** The items of each list stand in their order inside of its field, and what is plain stands there as it is. */
export function checkItems<D extends Parent>(
  { locate }: FormatUnderLaw<D>,
  document: D,
  node: Node,
  text: string,
): void {
  for (const [field, value] of Object.entries(node)) {
    const place = locate(document, node, field)
    if (place === undefined || !isList(value)) continue
    let behind = place.start.offset
    for (const [index, item] of value.entries()) {
      const span = locate(document, node, field, index)
      ok(span !== undefined, 'every item is located')
      const { start, end } = span
      // Where the text does not tell, it is the whole field.
      if (start.offset === place.start.offset && end.offset === place.end.offset) continue
      ok(behind <= start.offset && end.offset <= place.end.offset, 'in order, inside the field')
      behind = end.offset
      const isPlain = noted(node, 'spelling', field) === undefined && /^[A-Za-z0-9._/-]+$/.test(item)
      if (isPlain) strictEqual(text.slice(start.offset, end.offset), item)
    }
  }
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string')
}
