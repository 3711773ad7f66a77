/** A place in a text. `line` and `column` count from 1, `offset` from 0; all count characters of the string. */
export interface Position {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** A stretch of a text: `end` is the place behind its last character. */
export interface Location {
  readonly start: Position
  readonly end: Position
}

/** A stretch of a text by its offsets. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** The stretches that a pattern, which is global, matches one after the other. */
export function stretches(text: string, pattern: RegExp): readonly Stretch[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
}

/** The offsets at which the lines of a text begin; a line ends behind its line feed. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/**
 * The line and column of an offset.
 * @param starts what `lineStarts` gives for the text; found once, it serves any number of questions
 * @param offset 0 up to the length of the text
 */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { offset, line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}
