/** What a drawing consists of. Lengths are in pixels, `y` grows downwards. */
export type Shape = Box | Line | Dot | Text

export interface Box {
  readonly type: 'box'
  readonly kind: 'master' | 'nodes' | 'stateless' | 'relay' | 'cell'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A network, from the line of its name on down, or what leads from it to a box. */
interface Line {
  readonly type: 'line'
  readonly kind: 'network' | 'link'
  /** Which network, from 0. */
  readonly network: number
  readonly points: readonly (readonly [x: number, y: number])[]
}

/** Where a link leaves its network. */
interface Dot {
  readonly type: 'dot'
  readonly network: number
  readonly x: number
  readonly y: number
}

/** A line of text; `y` is where its letters stand. */
interface Text {
  readonly type: 'text'
  readonly kind: TextKind
  readonly x: number
  readonly y: number
  readonly text: string
}

export type TextKind = keyof typeof TEXT

/** Names and addresses are in a font whose letters are all as wide, so that their room is known. */
export const TEXT = {
  title: { size: 22, advance: 0.7, mono: false, bold: true },
  heading: { size: 16, advance: 0.61, mono: true, bold: true },
  name: { size: 14, advance: 0.61, mono: true, bold: true },
  value: { size: 13, advance: 0.61, mono: true, bold: false },
  note: { size: 13, advance: 0.61, mono: false, bold: false },
} as const

/** The room that a text takes at most. */
export function widthOf(text: string, kind: TextKind): number {
  const { size, advance } = TEXT[kind]
  return Math.ceil(text.length * size * advance)
}

/** Between two things side by side, and from a box's edge to what is in it. */
export const GAP = 10
export const PADDING = 14

/** The height of a line of text. */
export function leading(kind: TextKind): number {
  return Math.ceil(TEXT[kind].size * 1.35)
}

/** From the top of a line of text to where its letters stand. */
export function ascent(kind: TextKind): number {
  return TEXT[kind].size
}

/** Of sizes, of which there may be any number. */
export function largest(sizes: readonly number[]): number {
  return sizes.reduce((largest, size) => Math.max(largest, size), 0)
}

/** A shape that is a text. */
export function text(kind: TextKind, x: number, y: number, text: string): Shape {
  return { type: 'text', kind, x, y, text }
}
