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

const GAPS = new WeakMap<object, readonly string[]>()

/** The layouts of nodes with nothing odd but the blanks before their fields: those alike share one. */
export class GapLayouts {
  readonly #fields: readonly string[]
  readonly #layouts = new Map<string, Layout>()

  /** @param fields the fields, in their order, before which there may be more or other blanks than one */
  constructor(...fields: readonly string[]) {
    this.#fields = fields
  }

  /**
   * The layout of a node.
   * @param gaps the blanks before each of the fields
   * @returns undefined if there is one blank before each
   */
  of(gaps: readonly string[]): Layout | undefined {
    const key = gaps.join('|')
    const known = this.#layouts.get(key)
    if (known !== undefined || gaps.every(gap => gap === ' ')) return known
    const odd = this.#fields.map((field, index) => [field, gaps[index] ?? ' '] as const)
    const layout = sharedLayout({ gaps: Object.fromEntries(odd.filter(([, gap]) => gap !== ' ')) })
    this.#layouts.set(key, layout)
    GAPS.set(layout, gaps)
    return layout
  }
}

/** The blanks before the fields of a node with such a layout; undefined if the layout is another. */
export function sharedGaps(layout: Layout): readonly string[] | undefined {
  return GAPS.get(layout)
}
