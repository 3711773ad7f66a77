import type { Position } from './position.ts'

/** Lines shown before and after the one at fault. */
const CONTEXT = 1
/** A longer line is cut around the fault: a frame is for the eye. */
const WIDTH = 100

/**
 * The lines around a position with a caret under it, each line with its number.
 * Control characters show as `·`, so that a hostile file cannot drive the reader's terminal.
 */
export function frame(text: string, starts: readonly number[], position: Position): string {
  const first = Math.max(1, position.line - CONTEXT)
  // A text that ends with a line feed has no line behind it to show.
  const count = text.endsWith('\n') && starts.length > 1 ? starts.length - 1 : starts.length
  const last = Math.max(position.line, Math.min(count, position.line + CONTEXT))
  const gutter = String(last).length
  const cut = Math.max(0, position.column - 1 - Math.floor((WIDTH * 3) / 4))
  const shown: string[] = []
  for (let line = first; line <= last; line++) {
    const start = (starts[line - 1] ?? 0) + cut
    const end = (starts[line] ?? text.length + 1) - 1
    const content = visible(text.slice(start, Math.max(start, Math.min(end, start + WIDTH))))
    const mark = line === position.line ? '>' : ' '
    shown.push(`${mark} ${String(line).padStart(gutter)} | ${content}`.trimEnd())
    if (line === position.line) {
      const under = content.slice(0, position.column - 1 - cut).replace(/[^\t]/gu, ' ')
      shown.push(`  ${' '.repeat(gutter)} | ${under.padEnd(position.column - 1 - cut)}^`)
    }
  }
  return shown.join('\n')
}

function visible(line: string): string {
  return line
    .replace(/\r$/, '')
    .replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/g, '·')
}
