import type { Cell } from './cells.ts'
import type { Panel } from './panels.ts'
import { ascent, GAP, largest, leading, PADDING, text, widthOf, type Box, type Shape } from './shapes.ts'

/** Stands between two facts. */
export const SEPARATOR = ' · '

/** How wide a box must be for its longest word and its widest cell, and with how much everything is in one line. */
export function widthsOf({ title, facts, cells }: Panel): {
  readonly least: number
  readonly enough: number
} {
  const words = facts.flatMap(fact => fact.split(' ').map(word => widthOf(word, 'note')))
  const cell = widestOf(cells)
  return {
    least: largest([widthOf(title, 'heading'), ...words, cell]) + 2 * PADDING,
    enough:
      largest([widthOf(facts.join(SEPARATOR), 'note'), cells.length * (cell + GAP) - GAP]) + 2 * PADDING,
  }
}

/** The height that a box needs for its words and cells. */
export function heightOf({ facts, cells }: Panel, width: number): number {
  const { rows, height } = gridOf(cells, width)
  const words = leading('heading') + linesOf(facts, width).length * leading('note')
  return PADDING + words + rows * (height + GAP) + PADDING
}

/** The box of a panel with all that is in it. */
export function* boxOf(
  { kind, title, facts, cells }: Panel,
  place: Omit<Box, 'type' | 'kind'>,
): Generator<Shape> {
  yield { type: 'box', kind, ...place }
  const x = place.x + PADDING
  let y = place.y + PADDING
  yield text('heading', x, y + ascent('heading'), title)
  y += leading('heading')
  for (const line of linesOf(facts, place.width)) {
    yield text('note', x, y + ascent('note'), line)
    y += leading('note')
  }
  y += GAP
  const { columns, width, height } = gridOf(cells, place.width)
  for (const [index, cell] of cells.entries()) {
    const left = x + (index % columns) * (width + GAP)
    const top = y + Math.floor(index / columns) * (height + GAP)
    yield* cellOf(cell, { x: left, y: top, width, height })
  }
}

function* cellOf({ name, lines }: Cell, place: Omit<Box, 'type' | 'kind'>): Generator<Shape> {
  yield { type: 'box', kind: 'cell', ...place }
  const [x, y] = [place.x + GAP, place.y + GAP / 2]
  yield text('name', x, y + ascent('name'), name)
  for (const [index, line] of lines.entries()) {
    yield text('value', x, y + leading('name') + index * leading('value') + ascent('value'), line)
  }
}

interface Grid {
  readonly columns: number
  readonly rows: number
  /** Of each cell. */
  readonly width: number
  readonly height: number
}

function gridOf(cells: readonly Cell[], boxWidth: number): Grid {
  const lines = largest(cells.map(({ lines }) => lines.length))
  const room = boxWidth - 2 * PADDING + GAP
  const columns = Math.max(1, Math.floor(room / (widestOf(cells) + GAP)))
  const width = Math.floor(room / columns) - GAP
  const height = leading('name') + lines * leading('value') + GAP
  return { columns, rows: Math.ceil(cells.length / columns), width, height }
}

function widestOf(cells: readonly Cell[]): number {
  const width = ({ name, lines }: Cell): number =>
    Math.max(widthOf(name, 'name'), ...lines.map(line => widthOf(line, 'value')))
  return largest(cells.map(width)) + 2 * GAP
}

/** Facts one behind the other, as many words in a line as there is room for. */
function linesOf(facts: readonly string[], boxWidth: number): readonly string[] {
  const lines: string[] = []
  for (const word of facts.join(SEPARATOR).split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`
    if (lines.length > 0 && widthOf(longer, 'note') <= boxWidth - 2 * PADDING)
      lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
