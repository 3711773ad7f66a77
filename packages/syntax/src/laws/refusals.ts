import { ok, strictEqual } from 'node:assert/strict'
import fc from 'fast-check'
import { isParent, replace, walk, type Parent } from '../tree.ts'
import { attempt, carriesOrRefuses, chosen, fields, valueOf } from './meaning.ts'
import type { FormatUnderLaw } from './under-law.ts'

/** Any value is carried or a SerializeError. */
export function refuse<D extends Parent>(format: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
  const { parse, documents, texts, alphabet } = format
  const hostile = fc.oneof(
    fc
      .array(fc.constantFrom(...alphabet, '\n', '\r', '\0', ' ', '"', '\\'), { maxLength: 6 })
      .map(pieces => pieces.join('')),
    fc.string({ unit: 'binary' }),
    // A document may be JSON from anywhere, whatever its type says.
    fc.jsonValue({ maxDepth: 1 }),
  )
  return fc.property(
    fc.oneof(
      documents,
      texts.map(text => parse(text)),
    ),
    fc.nat(),
    hostile,
    (document, choice, value) => {
      const places = [...walk(document)].flatMap(node =>
        fields(node).flatMap(field => {
          const old = valueOf(node, field)
          const whole = { ...node, [field]: value, was: node }
          if (!Array.isArray(old)) return whole
          return [whole, { ...node, [field]: old.toSpliced(choice % (old.length + 1), 1, value), was: node }]
        }),
      )
      const place = chosen(places, choice)
      fc.pre(place !== undefined)
      const { was, ...instead } = place
      const edited = replace(document, was, instead)
      carriesOrRefuses(format, edited, edited)
    },
  )
}

/** What is no node is a SerializeError. */
export function refuseNoNode<D extends Parent>({
  serialize,
  documents,
  texts,
  parse,
}: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
  const stranger = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.record({ type: fc.constantFrom('constructor', 'document', 'x', '') }),
  )
  return fc.property(
    fc.oneof(
      documents,
      texts.map(text => parse(text)),
    ),
    fc.nat(),
    stranger,
    fc.boolean(),
    (document, choice, value, whole) => {
      const parent = chosen([document, ...walk(document)].filter(isParent), choice)
      ok(parent !== undefined)
      const { children } = parent
      const at = choice % (children.length + 1)
      const odd = whole ? value : [...children.slice(0, at), value, ...children.slice(at)]
      fc.pre(!Array.isArray(odd) || !whole)
      const stranger = Object.assign({}, parent, { children: odd })
      const edited = parent === document ? stranger : replace(document, parent, stranger)
      strictEqual(
        attempt(() => serialize(Object.assign({}, document, edited))),
        undefined,
      )
    },
  )
}
