import { frame, lineStarts, positionAt, type Location } from '@cluster-configs/syntax'

/** A stretch of a file. Lines and columns count from 1. */
export interface Place {
  /** The file as a person knows it. */
  readonly file: string
  /** From 0, in characters. */
  readonly offset: number
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** The line and its neighbours, with a caret under the place. */
  readonly frame: string
  /** What is there, for the other party of a conflict. */
  readonly label?: string
}

/** A text that was read, and the means to say where something in it is. */
export interface Text {
  /** Its path on the machine. */
  readonly path: string
  /** What it is called where a person reads it. */
  readonly file: string
  readonly text: string
  /** A stretch of it, by offsets from 0; without an end, its line's or the file's beginning. */
  readonly at: (start: number, end?: number) => Place
}

/** @param text what stands in the file */
export function textOf(path: string, file: string, text: string): Text {
  let starts: readonly number[] | undefined
  return {
    path,
    file,
    text,
    at: (start, end = start) => {
      starts ??= lineStarts(text)
      return placeAt(file, text, starts, { start: positionAt(starts, start), end: positionAt(starts, end) })
    },
  }
}

function placeAt(file: string, text: string, starts: readonly number[], { start, end }: Location): Place {
  return {
    file,
    offset: start.offset,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    frame: frame(text, starts, start),
  }
}

/** The place of the other party of a conflict. */
export function other(place: Place, label: string): Place {
  return { ...place, label }
}
