import type { Layout } from '@cluster-configs/syntax'

/*
 * Nodes that are laid out alike share their layout, so that it can be told by what it is, without a look into it. None
 * of them can be changed, for that would change others.
 */

/** Behind another statement, with a blank between. */
export const INLINE: Layout = shared({ gaps: { indent: ' ', eol: '' } })
/** A host with all that is in it on one line. */
export const ONE_LINE: Layout = shared({ gaps: { open: '', close: ' ' } })
/** Lines with tabs or so many blanks before them, by these. */
export const INDENTED: ReadonlyMap<string, Layout> = new Map(
  ['\t', '\t\t', '\t\t\t', ...Array.from({ length: 17 }, (_, count) => ' '.repeat(count))].map(indent => [
    indent,
    shared({ style: { indent } }),
  ]),
)
export const INDENTS: ReadonlyMap<Layout | undefined, string> = new Map(
  [...INDENTED].map(([indent, layout]) => [layout, indent]),
)

function shared(layout: Layout): Layout {
  for (const notes of Object.values(layout)) Object.freeze(notes)
  return Object.freeze(layout)
}
