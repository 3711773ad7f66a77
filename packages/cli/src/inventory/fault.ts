import { frame, lineStarts, positionAt } from '@cluster-configs/syntax'

/** A place in an inventory. `line` and `column` count from 1, `offset` from 0. */
export interface Place {
  /** The name of the file, if it has one. */
  readonly file?: string | undefined
  readonly line: number
  readonly column: number
  readonly offset: number
  /** The line and its neighbours, with a caret under the place. */
  readonly frame: string
}

/** One thing that is wrong with an inventory. */
export interface Fault extends Place {
  /** The field at fault, such as `nodes.node3.mac`; empty for the file as a whole. */
  readonly field: string
  /** What is wrong, what was expected, and what to do. */
  readonly reason: string
  /** Where the other party of a conflict stands. */
  readonly other?: Place & { readonly field: string }
}

/** An inventory that no cluster can be made from. The message holds all that is wrong with it. */
export class InventoryError extends Error {
  override readonly name = 'InventoryError'
  readonly file: string | undefined
  /** In the order of the file; those of other files behind them. */
  readonly faults: readonly Fault[]

  constructor(file: string | undefined, faults: readonly Fault[]) {
    const sorted = faults.toSorted(
      (left, right) => rank(file, left) - rank(file, right) || left.offset - right.offset,
    )
    super(sorted.map(render).join('\n'))
    this.file = file
    this.faults = sorted
  }
}

function rank(file: string | undefined, fault: Fault): number {
  return fault.file === file ? 0 : 1
}

function render(fault: Fault): string {
  const at = ({ file, line, column }: Place): string =>
    `${file === undefined ? '' : `${file}:`}${line}:${column}`
  const subject = fault.field === '' ? '' : `${fault.field} `
  const other =
    fault.other === undefined
      ? ''
      : `\n${at(fault.other)}: ${fault.other.field} is here\n\n${fault.other.frame}\n`
  return `${at(fault)}: ${subject}${fault.reason}\n\n${fault.frame}\n${other}`
}

/** Finds places in one text. */
export function placesIn(text: string, file?: string): (offset: number) => Place {
  const starts = lineStarts(text)
  return offset => {
    const position = positionAt(starts, offset)
    return { ...position, frame: frame(text, starts, position), file }
  }
}
