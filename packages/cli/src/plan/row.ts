import type { Style } from '../check/report.ts'

/** A line of a summary: what is done, and to what. */
export interface Row {
  readonly word: string
  readonly style: Style
  readonly text: string
}

export function row(word: string, style: Style, text: string): Row {
  return { word, style, text }
}
