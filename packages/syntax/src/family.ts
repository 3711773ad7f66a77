import { SerializeError } from './error.ts'
import type { Node, Parent } from './tree.ts'

/** The types of a format's nodes, and whether one of a type holds others. */
export type Family<Any extends Node> = Readonly<Record<Any['type'], 'leaf' | 'parent' | 'either'>>

/**
 * Refuses a document that holds what is no node of its format: the compiler sees to that, but not where the document
 * comes from JSON.
 * @throws SerializeError for the parent that holds it, or for the node itself if it is of an unknown type
 */
export function refuseStrangers(document: Parent, family: Readonly<Record<string, string>>): void {
  // The list grows while it is gone through: however deep the nodes are nested, the stack does not end.
  const parents = [document]
  for (const parent of parents) {
    if (!Array.isArray(parent.children)) throw new SerializeError(parent, 'children', 'is not a list')
    for (const child of parent.children) {
      if (typeof child !== 'object' || child === null || typeof child.type !== 'string')
        throw new SerializeError(parent, 'children', 'holds what is no node')
      const kind = Object.hasOwn(family, child.type) ? family[child.type] : undefined
      if (kind === undefined) throw new SerializeError(child, 'type', 'is no node of this format')
      if (kind === 'parent' || (kind === 'either' && 'children' in child)) parents.push(child)
    }
  }
}
