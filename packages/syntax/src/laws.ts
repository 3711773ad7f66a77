import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import fc from 'fast-check'
import { ParseError } from './error.ts'
import { editLocality, removeLocality } from './laws/edits.ts'
import { checkItems } from './laws/items.ts'
import { hostileLayout } from './laws/layout.ts'
import { bare, meaningOf } from './laws/meaning.ts'
import { refuse, refuseNoNode } from './laws/refusals.ts'
import type { FormatUnderLaw } from './laws/under-law.ts'
import { isParent, walk, type Node, type Parent } from './tree.ts'

export { bare } from './laws/meaning.ts'
export type { FormatUnderLaw } from './laws/under-law.ts'

/** Whether a text is one of a format. */
export function isAccepted({ parse }: Pick<FormatUnderLaw<Parent>, 'parse'>, text: string): boolean {
  try {
    parse(text)
    return true
  } catch (error) {
    if (error instanceof ParseError) return false
    throw error
  }
}

/** One property that every format keeps, for any test runner: `fc.assert(law.property)`. */
export interface Law {
  readonly name: string
  readonly property: fc.IRawProperty<unknown>
}

/** The laws of a lossless format, in the order of their importance. */
export function laws<Document extends Parent>(format: FormatUnderLaw<Document>): readonly Law[] {
  return [
    { name: 'GetPut: what was parsed is written as it was', property: getPut(format) },
    { name: 'PutGet: what was built reads back as it was', property: putGet(format) },
    { name: 'hostile layout: no layout changes the meaning', property: hostileLayout(format) },
    { name: 'edit locality: one field changed, only its bytes differ', property: editLocality(format) },
    { name: 'edit locality: one node removed, one contiguous deletion', property: removeLocality(format) },
    { name: 'format: idempotent, keeps the meaning and every comment', property: formatting(format) },
    { name: 'locate: the slice reparses to the node, siblings in order', property: locating(format) },
    { name: 'total: any text is parsed or a ParseError inside the text', property: total(format) },
    { name: 'refuse: any value is carried or a SerializeError', property: refuse(format) },
    { name: 'refuse: what is no node is a SerializeError', property: refuseNoNode(format) },
  ]
}

function getPut<D extends Parent>({ parse, serialize, texts }: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
  return fc.property(texts, text => {
    strictEqual(serialize(parse(text)), text)
  })
}

function putGet<D extends Parent>({
  parse,
  serialize,
  documents,
}: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
  return fc.property(documents, document => {
    deepStrictEqual(parse(serialize(document)), document)
  })
}

function formatting<D extends Parent>(law: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
  const { parse, format, texts } = law
  return fc.property(texts, text => {
    const once = format(text)
    strictEqual(format(once), once)
    deepStrictEqual(meaningOf(law, parse(once)), meaningOf(law, parse(text)))
    deepStrictEqual(innerComments(parse(once)), innerComments(parse(text)))
  })
}

/** The comments that stand inside statements, which no field holds. */
function innerComments(document: Parent): string[] {
  return [...walk(document)].flatMap(node =>
    Object.values(Object(node.layout?.gaps ?? {}))
      .map(String)
      .filter(gap => gap.includes('#')),
  )
}

function locating<D extends Parent>(format: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
  const { parse, serialize, locate, documents, texts } = format
  return fc.property(
    fc.oneof(
      documents,
      texts.map(text => parse(text)),
    ),
    document => {
      const text = serialize(document)
      const reparse =
        format.reparse ??
        ((slice: string): Node | undefined => {
          const { children } = parse(slice)
          return children.length === 1 ? children[0] : undefined
        })
      const check = (parent: Parent, ancestors: readonly Node[], from: number, to: number): void => {
        let behind = from
        for (const node of parent.children) {
          const span = locate(document, node)
          ok(span !== undefined, 'every node is located')
          const { start, end } = span
          ok(
            behind <= start.offset && start.offset <= end.offset && end.offset <= to,
            'in order, inside the parent',
          )
          const before = text.slice(0, start.offset)
          strictEqual(before.split('\n').length, start.line)
          strictEqual(before.length - before.lastIndexOf('\n'), start.column)
          const slice = text.slice(start.offset, end.offset)
          deepStrictEqual(bare(reparse(slice, node, ancestors)), bare(node))
          checkItems(format, document, node, text)
          if (isParent(node)) check(node, [...ancestors, node], start.offset, end.offset)
          behind = end.offset
        }
      }
      check(document, [], 0, text.length)
    },
  )
}

function total<D extends Parent>({
  parse,
  serialize,
  texts,
  alphabet,
}: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
  const noise = fc.array(fc.oneof(fc.constantFrom(...alphabet), fc.string({ unit: 'binary', maxLength: 3 })))
  const mutated = fc
    .tuple(texts, fc.array(fc.tuple(fc.nat(), fc.nat(5), noise), { maxLength: 4 }))
    .map(([text, cuts]) =>
      cuts.reduce((whole, [at, length, pieces]) => {
        const start = at % (whole.length + 1)
        return whole.slice(0, start) + pieces.slice(0, 3).join('') + whole.slice(start + length)
      }, text),
    )
  return fc.property(
    fc.oneof(
      noise.map(pieces => pieces.join('')),
      mutated,
    ),
    text => {
      let document: D
      try {
        document = parse(text)
      } catch (error) {
        ok(error instanceof ParseError, `not a ParseError: ${String(error)}`)
        ok(error.offset >= 0 && error.offset <= text.length, 'the fault is inside the text')
        return
      }
      strictEqual(serialize(document), text)
    },
  )
}
