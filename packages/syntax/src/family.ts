import { SerializeError } from './error.ts'
import { isParent, type Node, type Parent } from './tree.ts'

/** The types of a format's nodes, and whether one of a type holds others. */
export type Family<Any extends Node> = Readonly<Record<Any['type'], 'leaf' | 'parent' | 'either'>>

/**
 * Refuses a parent whose children are not nodes of its format: the compiler sees to that, but not where the document
 * comes from JSON. What is below the children is looked at where they are written: to go through a whole document
 * beforehand would take a twentieth of the time that writing it takes.
 * @throws SerializeError for the parent, or for the child that is of an unknown type or whose children are no list
 */
export function refuseStrangers<Any extends Node>(parent: Parent, family: Family<Any>): void {
  const kinds = kindsOf(family)
  if (!Array.isArray(parent.children)) throw new SerializeError(parent, 'children', 'is not a list')
  for (const child of parent.children) {
    if (!isNode(child)) throw new SerializeError(parent, 'children', 'holds what is no node')
    const kind = kinds.get(child.type)
    if (kind === undefined) throw new SerializeError(child, 'type', 'is no node of this format')
    const holds = kind === 'parent' || (kind === 'either' && 'children' in child)
    if (holds && !isParent(child)) throw new SerializeError(child, 'children', 'is not a list')
  }
}

/** Whether what stands among nodes is one. */
export function isNode(child: unknown): child is Node {
  return typeof child === 'object' && child !== null && 'type' in child && typeof child.type === 'string'
}

const TABLES = new WeakMap<object, ReadonlyMap<unknown, string>>()

/** A table by type, made once for a format: it is asked for every node of a document. */
function kindsOf(family: Readonly<Record<string, string>>): ReadonlyMap<unknown, string> {
  const table = TABLES.get(family) ?? new Map(Object.entries(family))
  TABLES.set(family, table)
  return table
}
