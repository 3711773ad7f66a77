/**
 * How a node was spelt where that differs from the canonical spelling: data beside the meaning, never part of it.
 * Each entry is a hint that is used only while it fits; see `Writer`.
 */
export interface Layout {
  /** What stood before a part of the node, by the part's name. `eol` is what ended the line. */
  readonly gaps?: Readonly<Record<string, string>>
  /** How a field was spelt, by the field's name. `''` is a field left out that reads as its default. */
  readonly spelling?: Readonly<Record<string, string>>
  /** What the node's children share, for those that come new: `eol`, `indent`. */
  readonly style?: Readonly<Record<string, string>>
}

type Kind = keyof Layout

interface Notes {
  gaps?: Record<string, string>
  spelling?: Record<string, string>
  style?: Record<string, string>
}

/** Collects the surprises of one node while it is parsed; stays without any memory as long as there are none. */
export class LayoutNotes {
  #notes: Notes | undefined

  /** Notes `text` under `name` unless it is the canonical one. */
  note(kind: Kind, name: string, text: string, canonical: string | undefined): void {
    if (text === canonical) return
    this.#notes ??= {}
    const notes = (this.#notes[kind] ??= {})
    notes[name] = text
  }

  /** What to spread into the node: nothing, or its layout. */
  get layout(): { readonly layout?: Layout } {
    return this.#notes === undefined ? {} : { layout: this.#notes }
  }
}

/** Adds its layout to a node that was just made: a copy would cost more. */
export function laidOut<Bare extends { readonly layout?: Layout }>(
  node: Bare,
  layout: Layout | undefined,
): Bare {
  const made: { layout?: Layout } = node
  if (layout !== undefined) made.layout = layout
  return node
}

/**
 * The text noted under a name, if there is one. A layout may come from anywhere (JSON, another program), so
 * nothing is believed of it, not even its type.
 */
export function noted(node: { readonly layout?: unknown }, kind: Kind, name: string): string | undefined {
  const { layout } = node
  if (layout === undefined) return undefined
  const text = own(own(layout, kind), name)
  return typeof text === 'string' ? text : undefined
}

function own(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
