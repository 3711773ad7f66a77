import { sharedLayout, type Layout } from '@cluster-configs/syntax'

/** How a line is spelt that is canonical but for its keyword and the blanks behind it. */
export interface LineSpelling {
  /** The keyword, if its letters are others than those that the file uses. */
  readonly keyword: string | undefined
  readonly gap: string
}

/** A line whose keyword is as the file writes it, with one blank behind. */
export const CANONICAL: LineSpelling = { keyword: undefined, gap: ' ' }

/** What a line has behind its keyword: a label its name, a directive its value. */
type Part = 'name' | 'value'

const SPELLINGS = new WeakMap<object, LineSpelling & { readonly part: Part }>()

/** The layouts of labels, or of directives, that are spelt so: those alike share one. */
export class LineLayouts {
  readonly #part: Part
  readonly #layouts = new Map<string, Layout>()

  constructor(part: Part) {
    this.#part = part
  }

  /**
   * The layout of a node.
   * @param indent what stands before its children, if that is not canonical
   * @returns undefined if all is canonical
   */
  of({ keyword, gap }: LineSpelling, indent?: string): Layout | undefined {
    if (keyword === undefined && gap === ' ' && indent === undefined) return undefined
    const key = `${keyword}|${gap}|${indent}`
    const known = this.#layouts.get(key)
    if (known !== undefined) return known
    const layout = sharedLayout({
      ...(gap === ' ' ? {} : { gaps: { [this.#part]: gap } }),
      ...(keyword === undefined ? {} : { spelling: { keyword } }),
      ...(indent === undefined ? {} : { style: { indent } }),
    })
    this.#layouts.set(key, layout)
    SPELLINGS.set(layout, { keyword, gap, part: this.#part })
    return layout
  }
}

/**
 * How the line of a node is spelt.
 * @param kept whether layouts are heeded
 * @returns undefined if its layout is another than one of these
 */
export function spellingOf(layout: Layout | undefined, part: Part, kept: boolean): LineSpelling | undefined {
  if (layout === undefined) return CANONICAL
  const spelling = kept ? SPELLINGS.get(layout) : undefined
  return spelling?.part === part ? spelling : undefined
}
