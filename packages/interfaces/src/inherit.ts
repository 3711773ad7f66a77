import type { Document, Family, Iface } from './ast.ts'

/** An iface with the one that it begins as. */
export interface Resolved {
  readonly node: Iface
  /** The iface that it inherits from, undefined if from none, or from none that is in the document. */
  readonly base: Resolved | undefined
  /** Its own, or those of the iface that it inherits from. */
  readonly family: Family | undefined
  readonly method: string | undefined
  /** Whether all that it inherits is in the document. */
  readonly complete: boolean
}

/**
 * The ifaces of a document in their order. An iface inherits from the first one above it that has the name, and the
 * family if it says one itself (get_interface in ifupdown's config.c).
 */
export function resolve(document: Document): readonly Resolved[] {
  const first = new Map<string, Resolved>()
  const resolved: Resolved[] = []
  for (const node of document.children) {
    if (node.type !== 'iface') continue
    const base = node.inherits === undefined ? undefined : first.get(key(node.inherits, node.family))
    const { family = base?.family, method = base?.method } = node
    const complete = node.inherits === undefined || base?.complete === true
    const item = { node, base, family, method, complete }
    resolved.push(item)
    for (const name of [node.name, key(node.name, family)]) if (!first.has(name)) first.set(name, item)
  }
  return resolved
}

/** Names have no blanks. */
function key(name: string, family: Family | undefined): string {
  return family === undefined ? name : `${name} ${family}`
}

/** An iface and all that it inherits from, the farthest first. */
export function lineage(resolved: Resolved): readonly Resolved[] {
  const line: Resolved[] = []
  for (let item: Resolved | undefined = resolved; item !== undefined; item = item.base) line.push(item)
  return line.toReversed()
}
