import type { Layout } from './layout.ts'

/*
 * Nodes that are laid out alike share their layout, so that it can be told by what it is, without a look into it. None
 * of them can be changed, for that would change others.
 */

/** A layout that many nodes may have. */
export function sharedLayout(layout: Layout): Layout {
  for (const notes of Object.values(layout)) Object.freeze(notes)
  return Object.freeze(layout)
}

const BY_INDENT: ReadonlyMap<string, Layout> = new Map(
  ['\t', '\t\t', '\t\t\t', ...Array.from({ length: 17 }, (_, count) => ' '.repeat(count))].map(indent => [
    indent,
    sharedLayout({ style: { indent } }),
  ]),
)
const INDENTS: ReadonlyMap<unknown, string> = new Map(
  Array.from(BY_INDENT, ([indent, layout]) => [layout, indent]),
)

/** The layout of a node with nothing odd but what stands before its children; undefined if nodes do not share it. */
export function indentedLayout(indent: string): Layout | undefined {
  return BY_INDENT.get(indent)
}

/** What stands before the children of a node with such a layout; undefined if the layout is another. */
export function sharedIndent(layout: unknown): string | undefined {
  return INDENTS.get(layout)
}
