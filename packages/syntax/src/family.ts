import { SerializeError } from './error.ts'
import type { Node, Parent } from './tree.ts'

/** The types of a format's nodes, and whether one of a type holds others. */
export type Family<Any extends Node> = Readonly<Record<Any['type'], 'leaf' | 'parent' | 'either'>>

/**
 * Refuses a document that holds what is no node of its format: the compiler sees to that, but not where the document
 * comes from JSON.
 * @throws SerializeError for the parent that holds it, or for the node itself if it is of an unknown type
 */
export function refuseStrangers<Any extends Node>(document: Parent, family: Family<Any>): void {
  const kinds = kindsOf(family)
  // The list grows while it is gone through: however deep the nodes are nested, the stack does not end.
  const parents = [document]
  for (const parent of parents) {
    if (!Array.isArray(parent.children)) throw new SerializeError(parent, 'children', 'is not a list')
    for (const child of parent.children) {
      if (typeof child !== 'object' || child === null || typeof child.type !== 'string')
        throw new SerializeError(parent, 'children', 'holds what is no node')
      const kind = kinds.get(child.type)
      if (kind === undefined) throw new SerializeError(child, 'type', 'is no node of this format')
      if (kind === 'parent' || (kind === 'either' && 'children' in child)) parents.push(child)
    }
  }
}

const TABLES = new WeakMap<object, ReadonlyMap<unknown, string>>()

/** A table by type, made once for a format: it is asked for every node of a document. */
function kindsOf(family: Readonly<Record<string, string>>): ReadonlyMap<unknown, string> {
  const table = TABLES.get(family) ?? new Map(Object.entries(family))
  TABLES.set(family, table)
  return table
}
