import { dirname, join } from 'node:path'
import { reasonOf } from '../reason.ts'
import type { Complaint } from './complaint.ts'
import { dotted } from './complaint.ts'
import { readNodes } from './csv.ts'
import { InventoryError, placesIn, type Fault, type Place } from './fault.ts'
import { readSource, sourceOf, valueAt, type Path, type Source, type SourceFault } from './source.ts'

/** The texts of one inventory: what they say together, and where each part of it stands. */
export interface Sources {
  readonly value: unknown
  readonly placeOf: (path: Path) => Place
  /** The place of a property's name. */
  readonly placeOfName: (path: Path) => Place
}

/**
 * Reads one text.
 * @throws InventoryError if it cannot be read
 */
export function openSource(text: string, file: string | undefined): Sources {
  return located(readSource(text, file), text, file)
}

/**
 * Reads an inventory, with the nodes of the file that it names with `nodesFile`.
 * @param read gives the text of such a file
 * @throws InventoryError if one of them cannot be read, or both have a node of the same name
 */
export function openSources(
  text: string,
  file: string | undefined,
  read: ((name: string) => string) | undefined,
): Sources {
  const main = openSource(text, file)
  const name = valueAt(main.value, ['nodesFile'])
  if (typeof name !== 'string') return main
  const refuse = (reason: string): never => {
    throw new InventoryError(file, [faultOf({ path: ['nodesFile'], reason }, main)])
  }
  if (read === undefined) return refuse('names a file, and none is read here: put the nodes into "nodes"')
  const rows = readRows(name, read, refuse)
  return together(main, located(sourceOrFaults(rows), rows, besideName(file, name)), file)
}

/** What a file beside an inventory is called in errors: as whoever named the inventory would name it. */
function besideName(inventory: string | undefined, name: string): string {
  return inventory === undefined ? name : join(dirname(inventory), name)
}

function readRows(name: string, read: (name: string) => string, refuse: (reason: string) => never): string {
  try {
    return read(name)
  } catch (error) {
    return refuse(`${JSON.stringify(name)} cannot be read: ${reasonOf(error)}`)
  }
}

function sourceOrFaults(rows: string): Source | readonly SourceFault[] {
  const reading = readNodes(rows)
  return 'faults' in reading ? reading.faults : sourceOf(reading)
}

function located(source: Source | readonly SourceFault[], text: string, file: string | undefined): Sources {
  const at = placesIn(text, file)
  if ('value' in source) {
    return {
      value: source.value,
      placeOf: path => at(source.offsetOf(path)),
      placeOfName: path => at(source.offsetOfName(path)),
    }
  }
  const faults = source.map(({ offset, reason, other }): Fault => {
    const conflict = other === undefined ? {} : { other: { ...at(other), field: 'the first' } }
    return { ...at(offset), field: '', reason, ...conflict }
  })
  throw new InventoryError(file, faults)
}

/** The inventory with the nodes of the rows behind its own. */
function together(main: Sources, rows: Sources, file: string | undefined): Sources {
  const own = objectOf(valueAt(main.value, ['nodes']))
  const others = objectOf(rows.value)
  const both = Object.keys(others).filter(name => Object.hasOwn(own, name))
  if (both.length > 0) {
    throw new InventoryError(
      file,
      both.map(name => {
        const other = { ...main.placeOfName(['nodes', name]), field: 'the first' }
        return {
          ...rows.placeOfName([name]),
          field: `nodes.${name}`,
          reason: 'is in the inventory already: remove one of them',
          other,
        }
      }),
    )
  }
  const inRows = (path: Path): boolean =>
    path[0] === 'nodes' && typeof path[1] === 'string' && Object.hasOwn(others, path[1])
  return {
    value: { ...objectOf(main.value), nodes: { ...own, ...others } },
    placeOf: path => (inRows(path) ? rows.placeOf(path.slice(1)) : main.placeOf(path)),
    placeOfName: path => (inRows(path) ? rows.placeOfName(path.slice(1)) : main.placeOfName(path)),
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** A complaint with its place. */
export function faultOf({ path, reason, name = false, other }: Complaint, sources: Sources): Fault {
  const conflict = other === undefined ? {} : { other: { ...sources.placeOf(other), field: dotted(other) } }
  const place = name ? sources.placeOfName(path) : sources.placeOf(path)
  return { ...place, field: dotted(path), reason, ...conflict }
}
