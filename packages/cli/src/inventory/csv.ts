import jsonc, { type Node as Tree } from 'jsonc-parser'
import type { Reading, SourceFault } from './source.ts'

/** What a column may be called, and so what a row can say of a node. */
const COLUMNS = ['name', 'mac', 'address', 'profile', 'network', 'uuid'] as const

interface Cell {
  readonly text: string
  readonly offset: number
}

/**
 * Reads nodes from a CSV text (RFC 4180): a line with the names of the columns, then a line for each node. Empty cells
 * say nothing; several profiles stand in one cell with blanks between. Empty lines and those that begin with `#` are
 * passed over.
 */
export function readNodes(text: string): Reading {
  const faults: SourceFault[] = []
  const [header, ...rows] = rowsOf(text, faults)
  const root: Tree = { type: 'object', offset: 0, length: 0, children: [] }
  if (header === undefined)
    faults.push({
      offset: 0,
      reason: `the file has no line with the names of its columns: ${COLUMNS.join(', ')}`,
    })
  else faults.push(...headerFaults(header))
  for (const row of rows) {
    if (header !== undefined && row.length > header.length) {
      const extra = row[header.length]
      faults.push({
        offset: extra?.offset ?? 0,
        reason: `this cell is in no column, of which there are ${header.length}: remove it, or name its column in the first line`,
      })
    }
    root.children?.push(node(header ?? [], row, root))
  }
  return faults.length > 0 ? { faults } : { tree: root, value: jsonc.getNodeValue(root) }
}

function headerFaults(header: readonly Cell[]): SourceFault[] {
  const seen = new Map<string, number>()
  const faults = header.flatMap(({ text, offset }): SourceFault[] => {
    const other = seen.get(text)
    seen.set(text, offset)
    if (other !== undefined)
      return [
        {
          offset,
          reason: `the column ${JSON.stringify(text)} stands here a second time: remove one of them`,
          other,
        },
      ]
    if (COLUMNS.some(column => column === text)) return []
    return [
      {
        offset,
        reason: `${JSON.stringify(text)} is no column: there are ${COLUMNS.join(', ')}, with commas between`,
      },
    ]
  })
  return seen.has('name') || faults.length > 0
    ? faults
    : [{ offset: 0, reason: 'there is no column "name": add it, with the name of each node' }]
}

/** A row as jsonc-parser would have read `"name": { "mac": … }`. */
function node(header: readonly Cell[], row: readonly Cell[], parent: Tree): Tree {
  const offset = row[0]?.offset ?? 0
  const named = row[header.findIndex(({ text }) => text === 'name')] ?? { text: '', offset }
  const settings: Tree = { type: 'object', offset, length: 0, children: [] }
  for (const [index, { text: column }] of header.entries()) {
    const cell = row[index]
    if (cell === undefined || cell.text === '' || column === 'name') continue
    settings.children?.push(property(column, cell.offset, value(column, cell), settings))
  }
  return property(named.text, named.offset, settings, parent)
}

function value(column: string, { text, offset }: Cell): Tree {
  const words = text.split(/\s+/)
  if (column !== 'profile' || words.length < 2) return { type: 'string', value: text, offset, length: 0 }
  return {
    type: 'array',
    offset,
    length: 0,
    children: words.map(word => ({ type: 'string', value: word, offset, length: 0 })),
  }
}

function property(name: string, offset: number, value: Tree, parent: Tree): Tree {
  const tree: Tree = { type: 'property', offset, length: 0, parent }
  const key: Tree = { type: 'string', value: name, offset, length: 0, parent: tree }
  return Object.assign(tree, { children: [key, Object.assign(value, { parent: tree })] })
}

/** A cell in quotes, in which a quote is doubled, or what stands up to the next comma. */
const CELL = /[ \t]*(?:"((?:[^"]|"")*)"[ \t]*|([^", \t\r\n][^,\r\n]*)?)(,|\r?\n|\r|$)/y

function rowsOf(text: string, faults: SourceFault[]): (readonly Cell[])[] {
  const rows: (readonly Cell[])[] = []
  let row: Cell[] = []
  CELL.lastIndex = text.startsWith('\ufeff') ? 1 : 0
  while (CELL.lastIndex < text.length || row.length > 0) {
    const start = CELL.lastIndex
    const match = CELL.exec(text)
    if (match === null) {
      faults.push({
        offset: start,
        reason: 'this cell begins with a quotation mark and does not end with one: close it',
      })
      return rows
    }
    const [whole, quoted, plain = '', end = ''] = match
    const blanks = /^[ \t]*/.exec(whole)?.[0].length ?? 0
    row.push({ text: quoted?.replaceAll('""', '"') ?? plain.trim(), offset: start + blanks })
    if (end === ',') continue
    const said = row.some(cell => cell.text !== '') && !text.startsWith('#', row[0]?.offset ?? 0)
    if (said) rows.push(row)
    row = []
  }
  return rows
}
