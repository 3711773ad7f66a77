import { assignAddresses } from './assign.ts'
import type { Complaint } from './complaint.ts'
import { conflicts } from './conflicts.ts'
import { extraConflicts } from './extra-conflicts.ts'
import { InventoryError, type Place } from './fault.ts'
import { complaintsOf, issuesOf, pathOf, type Issue } from './issues.ts'
import type { Lock } from './lock.ts'
import { keptTwice, lockSchema } from './lock-schema.ts'
import { inventorySchema } from './schema.ts'
import { valueAt, type Path } from './source.ts'
import { faultOf, openSource, openSources, type Sources } from './sources.ts'
import { textsOf } from './texts.ts'
import type { Draft, Inventory } from './types.ts'

/** How an inventory is read. */
export interface InventoryOptions {
  /** The name of the file, shown in errors: YAML is read if it ends with `.yaml` or `.yml`, JSON otherwise. */
  readonly file?: string
  /** The file beside it that keeps the addresses that were assigned, if there is one. */
  readonly lock?: { readonly file: string; readonly text: string } | undefined
  /** Gives the text of a file that the inventory names, which stands beside it. Without it none may be named. */
  readonly read?: (name: string) => string
}

/** An inventory, and where in its text each part of it stands. */
export interface LocatedInventory {
  readonly inventory: Inventory
  /** The place of a value, or of the nearest one around it that is written. */
  readonly placeOf: (path: Path) => Place
  /** The addresses that the lock file kept, by node. */
  readonly locked: Lock['addresses']
}

/**
 * Reads an inventory and checks all that can be known of it.
 * @param text JSON, which may have comments, or YAML
 * @throws InventoryError with everything that is wrong, each with its place
 */
export function parseInventory(text: string, options: InventoryOptions = {}): Inventory {
  return locateInventory(text, options).inventory
}

/**
 * As `parseInventory`, for whoever wants to know where things stand.
 * @throws InventoryError with everything that is wrong, each with its place
 */
export function locateInventory(text: string, options: InventoryOptions = {}): LocatedInventory {
  const sources = openSources(text, options.file, options.read)
  const locked = options.lock === undefined ? {} : readLock(options.lock.text, options.lock.file)
  const result = inventorySchema.safeParse(sources.value)
  const { inventory, complaints } = result.success
    ? checked(result.data, locked, options.read)
    : allComplaints(sources, issuesOf(result.error, sources.value), locked, options.read)
  if (inventory !== undefined && complaints.length === 0)
    return { inventory, placeOf: sources.placeOf, locked }
  throw new InventoryError(
    options.file,
    complaints.map(complaint => faultOf(complaint, sources)),
  )
}

function readLock(text: string, file: string): Lock['addresses'] {
  const sources = openSource(text, file)
  const result = lockSchema.safeParse(sources.value)
  const complaints = result.success
    ? [...keptTwice(result.data)]
    : issuesOf(result.error, sources.value).flatMap(issue => complaintsOf(issue, sources))
  if (result.success && complaints.length === 0) return result.data.addresses
  throw new InventoryError(
    file,
    complaints.map(complaint => faultOf(complaint, sources)),
  )
}

interface Checked {
  readonly inventory?: Inventory
  readonly complaints: readonly Complaint[]
}

function checked(draft: Draft, locked: Lock['addresses'], read: InventoryOptions['read']): Checked {
  const assigned = assignAddresses(draft, locked)
  const { texts, complaints } = textsOf(draft, read)
  const inventory = Object.keys(texts).length === 0 ? assigned.inventory : { ...assigned.inventory, texts }
  const found = [...assigned.complaints, ...complaints, ...conflicts(inventory)]
  // What is added to a file can only be judged in it.
  return { inventory, complaints: found.length > 0 ? found : [...extraConflicts(inventory)] }
}

/** What is wrong with single fields, and the conflicts among the nodes that are right by themselves. */
function allComplaints(
  sources: Sources,
  issues: readonly Issue[],
  locked: Lock['addresses'],
  read: InventoryOptions['read'],
): Checked {
  const complaints = issues.flatMap(issue => complaintsOf(issue, sources))
  const rest = inventorySchema.safeParse(withoutFaults(sources.value, issues))
  return {
    complaints: rest.success ? [...complaints, ...checked(rest.data, locked, read).complaints] : complaints,
  }
}

/**
 * The inventory without the nodes and the unknown fields that are at fault. Other faults stay in it: without a
 * network or an interface, what is said of the rest would not be true.
 */
function withoutFaults(value: unknown, issues: readonly Issue[]): unknown {
  const copy: unknown = structuredClone(value)
  for (const issue of issues) {
    const path = pathOf(issue)
    if (path[0] === 'nodes' && path.length > 1) removeAt(copy, path.slice(0, 2))
    else if (issue.code === 'unrecognized_keys') for (const key of issue.keys) removeAt(copy, [...path, key])
  }
  return copy
}

function removeAt(value: unknown, path: Path): void {
  const parent = valueAt(value, path.slice(0, -1))
  const name = path.at(-1)
  if (typeof parent === 'object' && parent !== null && name !== undefined)
    Reflect.deleteProperty(parent, name)
}
