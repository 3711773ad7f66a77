import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import fc from 'fast-check'
import { ParseError, SerializeError } from './error.ts'
import type { Location } from './position.ts'
import { isParent, replace, walk, type Node, type Parent } from './tree.ts'

/** A format as its laws see it: its verbs, and the documents and texts to try them on. */
export interface FormatUnderLaw<Document extends Parent> {
  readonly parse: (text: string) => Document
  readonly serialize: (document: Document) => string
  readonly format: (text: string) => string
  readonly locate: (document: Document, node: Node, field?: string) => Location | undefined
  /** Documents as the builders make them. */
  readonly documents: fc.Arbitrary<Document>
  /** Texts that `parse` accepts, in every spelling that the program allows. */
  readonly texts: fc.Arbitrary<string>
  /** Pieces of the format's syntax, from which broken texts are made. */
  readonly alphabet: readonly string[]
  /** What a document means, if more than the layout is to be left out. */
  readonly meaning?: (document: Document) => unknown
  /** Parses the text of one node in a place where such a node may stand; by itself if left out. */
  readonly reparse?: (slice: string, node: Node, ancestors: readonly Node[]) => Node | undefined
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

function hostileLayout<D extends Parent>(format: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
  const { parse, serialize, documents, texts } = format
  const parsed = texts.map(text => parse(text))
  return fc.property(
    fc.oneof(documents, parsed),
    parsed,
    fc.infiniteStream(garbage),
    (document, donor, stream) => {
      const layouts = [...walk(donor), ...walk(document)].flatMap(node => node.layout ?? [])
      const hostile = withLayouts(document, () => {
        const next = stream.next().value
        return next.own === undefined ? next.value : twisted(layouts[next.own % layouts.length], next.value)
      })
      carriesOrRefuses(format, hostile, document, () => serialize(withLayouts(document, () => undefined)))
    },
  )
}

/** Nothing a layout may be, or (`own`) one of another node with something else in one of its places. */
const garbage = fc.record({
  own: fc.option(fc.nat(1000), { nil: undefined }),
  value: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '',
        ' ',
        '\n',
        '#',
        '\t',
        '\\\n',
        '"',
        '{',
        '}',
        ';',
        ' # ',
        '\r',
        '\0',
        '0',
      ),
    },
    fc.string(),
    fc.jsonValue({ maxDepth: 2 }),
  ),
})

function twisted(layout: unknown, value: unknown): unknown {
  if (typeof layout !== 'object' || layout === null) return value
  return Object.fromEntries(
    Object.entries(layout).map(([kind, notes]: [string, unknown]) => {
      const names = Object.keys(Object(notes))
      const victim = names[JSON.stringify(value).length % Math.max(1, names.length)]
      return [kind, victim === undefined ? value : { ...Object(notes), [victim]: value }]
    }),
  )
}

function withLayouts<N extends Node>(node: N, layout: () => unknown): N {
  const { layout: _, ...bare } = node
  const hostile = layout()
  const children = isParent(node) ? { children: node.children.map(child => withLayouts(child, layout)) } : {}
  // The type says what a layout should be; JSON from elsewhere does not keep to it.
  return JSON.parse(
    JSON.stringify({ ...bare, ...children, ...(hostile === undefined ? {} : { layout: hostile }) }),
  )
}

function editLocality<D extends Parent>(format: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
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

function fields(node: Node): string[] {
  return Object.keys(node).filter(key => !['type', 'layout', 'children', 'reason'].includes(key))
}

function valueOf(node: Node, field: string): unknown {
  return Object.entries(node).find(([key]) => key === field)?.[1]
}

function removeLocality<D extends Parent>(format: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
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

function refuse<D extends Parent>(format: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
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

function refuseNoNode<D extends Parent>({
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
      const odd = whole ? value : children.toSpliced(choice % (children.length + 1), 0, Object(value))
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

/**
 * What is written of a document means what `meant` means, or it is refused; where `unless` is given, refused
 * only if that is refused too.
 */
function carriesOrRefuses<D extends Parent>(
  format: FormatUnderLaw<D>,
  document: D,
  meant: D,
  unless?: () => string,
): void {
  const written = attempt(() => format.serialize(document))
  if (written === undefined) {
    if (unless !== undefined) strictEqual(attempt(unless), undefined)
    return
  }
  deepStrictEqual(meaningOf(format, format.parse(written)), meaningOf(format, meant), JSON.stringify(written))
}

/** The text, or undefined if it was refused. */
function attempt(write: () => string): string | undefined {
  try {
    return write()
  } catch (error) {
    ok(error instanceof SerializeError, `not a SerializeError: ${String(error)}`)
    return undefined
  }
}

function meaningOf<D extends Parent>(format: FormatUnderLaw<D>, document: D): unknown {
  return bare(format.meaning === undefined ? document : format.meaning(document))
}

/** A value without any layout in it, and without the reasons, which are derived. */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
      key === 'layout' || key === 'reason' ? [] : [[key, bare(item)]],
    ),
  )
}

function chosen<T>(items: Iterable<T>, choice: number): T | undefined {
  const all = [...items]
  return all[choice % all.length]
}
