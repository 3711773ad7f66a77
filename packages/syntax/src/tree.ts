import type { Layout } from './layout.ts'

/** Plain, read-only, JSON-safe data: its fields say what a piece of a file means. */
export interface Node {
  readonly type: string
  readonly layout?: Layout
}

/** A node that holds others. */
export interface Parent extends Node {
  readonly children: readonly Node[]
}

/** Walks every node below a parent, parents before their children, in the order of the text. */
export type Walk<Document, Any> = (document: Document) => Generator<Any>

/** The first node of a type, in the order of the text, that the predicate (if there is one) accepts. */
export type Find<Document, Any extends Node> = <Type extends Any['type']>(
  document: Document,
  type: Type,
  predicate?: (node: Extract<Any, { readonly type: Type }>) => boolean,
) => Extract<Any, { readonly type: Type }> | undefined

/**
 * The document with one node replaced: by another, by several (itself among them, to insert), or by none (to
 * remove it). Everything else is shared with the document given, which stays as it is.
 * @throws RangeError if the node is not in the document (nodes are told apart by identity, not by content)
 */
export type Replace<Document, Any extends Node> = (
  document: Document,
  node: Any,
  replacement: Any | readonly Any[],
) => Document

/** What can be done with the tree of any format. */
export interface Tree<Document, Any extends Node> {
  readonly walk: Walk<Document, Any>
  readonly find: Find<Document, Any>
  readonly replace: Replace<Document, Any>
}

/** The tree operations, typed for a format whose documents hold nodes of the union `Any` and no others. */
export function treeOf<Document extends Parent, Any extends Node>(): Tree<Document, Any> {
  // The document's own type says so already; the compiler cannot follow it through the recursion.
  const isAny = (node: Node): node is Any => typeof node.type === 'string'

  function* walkAny(document: Document): Generator<Any> {
    for (const node of walk(document)) if (isAny(node)) yield node
  }

  function findAny<Type extends Any['type']>(
    document: Document,
    type: Type,
    predicate: (node: Extract<Any, { readonly type: Type }>) => boolean = () => true,
  ): Extract<Any, { readonly type: Type }> | undefined {
    const fits = (node: Node): node is Extract<Any, { readonly type: Type }> => node.type === type
    for (const node of walk(document)) if (fits(node) && predicate(node)) return node
    return undefined
  }

  return { walk: walkAny, find: findAny, replace }
}

/** {@link Walk} for the nodes of any format. */
export function* walk(parent: Parent): Generator<Node> {
  for (const child of parent.children) {
    yield child
    if (isParent(child)) yield* walk(child)
  }
}

/** {@link Replace} for the nodes of any format. */
export function replace<Document extends Parent>(
  document: Document,
  node: Node,
  replacement: Node | readonly Node[],
): Document {
  const replaced = replaceBelow(document, node, 'type' in replacement ? [replacement] : replacement)
  if (replaced === undefined) throw new RangeError(`this ${node.type} is not in the document`)
  return replaced
}

function replaceBelow<Document extends Parent>(
  parent: Document,
  node: Node,
  replacement: readonly Node[],
): Document | undefined {
  const { children } = parent
  for (const [index, child] of children.entries()) {
    const instead =
      child === node ? replacement : isParent(child) ? replaceBelow(child, node, replacement) : undefined
    if (instead !== undefined)
      return { ...parent, children: children.toSpliced(index, 1, ...[instead].flat()) }
  }
  return undefined
}

/** Whether a node holds others. */
export function isParent(node: Node): node is Parent {
  return 'children' in node && Array.isArray(node.children)
}
