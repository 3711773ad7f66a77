import fc from 'fast-check'
import { isParent, walk, type Node, type Parent } from '../tree.ts'
import { carriesOrRefuses } from './meaning.ts'
import type { FormatUnderLaw } from './under-law.ts'

/** No layout changes the meaning. */
export function hostileLayout<D extends Parent>(format: FormatUnderLaw<D>): fc.IRawProperty<unknown> {
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
