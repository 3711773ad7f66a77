import { deepStrictEqual, ok } from 'node:assert/strict'
import fc from 'fast-check'
import { replace, walk, type Node, type Parent } from '../tree.ts'
import { attempt, chosen, fields, meaningOf, valueOf } from './meaning.ts'
import type { FormatUnderLaw } from './under-law.ts'

/** One field changed, only its bytes differ. */
export function editLocality<D extends Parent>(format: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
  const { parse, serialize, locate, documents, texts } = format
  return fc.property(
    texts,
    fc.oneof(
      documents,
      texts.map(text => parse(text)),
    ),
    fc.nat(),
    (text, donor, choice) => {
      const document = parse(text)
      const edit = chosen(edits(document, donor), choice)
      fc.pre(edit !== undefined)
      const { node, field, instead } = edit
      const edited = replace(document, node, instead)
      const written = attempt(() => serialize(edited))
      if (written === undefined) return
      const span = (field in instead ? locate(document, node, field) : undefined) ?? locate(document, node)
      ok(span !== undefined, 'the node is located')
      ok(
        written.startsWith(text.slice(0, span.start.offset)),
        `changed before ${field}: ${JSON.stringify(written)}`,
      )
      ok(written.endsWith(text.slice(span.end.offset)), `changed behind ${field}: ${JSON.stringify(written)}`)
      deepStrictEqual(meaningOf(format, parse(written)), meaningOf(format, edited))
    },
  )
}

interface Edit {
  readonly node: Node
  readonly field: string
  readonly instead: Node
}

/** Every field of a document's nodes that has another value in a node of the same type in the donor. */
function* edits(document: Parent, donor: Parent): Generator<Edit> {
  const donors = [...walk(donor)]
  for (const node of walk(document)) {
    for (const other of donors) {
      if (other.type !== node.type) continue
      for (const field of new Set([...fields(node), ...fields(other)])) {
        const value = valueOf(other, field)
        if (JSON.stringify(value) === JSON.stringify(valueOf(node, field))) continue
        const { [field]: _, ...rest } = Object.fromEntries(Object.entries(node))
        yield {
          node,
          field,
          instead: { ...rest, type: node.type, ...(value === undefined ? {} : { [field]: value }) },
        }
      }
    }
  }
}

/** One node removed, one contiguous deletion. */
export function removeLocality<D extends Parent>(format: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
  const { parse, serialize, texts } = format
  return fc.property(texts, fc.nat(), (text, choice) => {
    const document = parse(text)
    const node = chosen(walk(document), choice)
    fc.pre(node !== undefined)
    const written = attempt(() => serialize(replace(document, node, [])))
    if (written === undefined) return
    const before = commonPrefix(text, written)
    const behind = written.slice(before)
    ok(text.endsWith(behind), `not one deletion: ${JSON.stringify(written)}`)
    deepStrictEqual(meaningOf(format, parse(written)), meaningOf(format, replace(document, node, [])))
  })
}

function commonPrefix(left: string, right: string): number {
  let length = 0
  while (length < left.length && length < right.length && left[length] === right[length]) length++
  return length
}
