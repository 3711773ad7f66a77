import { treeOf, type Family, type Find, type Replace, type Tree, type Walk } from '@cluster-configs/syntax'
import type { Document, Node } from './ast.ts'

const tree: Tree<Document, Node> = treeOf()

/** Which of the nodes hold others. */
export const FAMILY: Family<Node> = { entry: 'leaf', comment: 'leaf', blank: 'leaf', ignored: 'leaf' }

/** Goes through every node of a document, parents before their children, in the order of the text. */
export const walk: Walk<Document, Node> = tree.walk

/**
 * The first node of a type that the predicate (if there is one) accepts.
 * @example find(table, 'entry', entry => entry.file === '/home')
 */
export const find: Find<Document, Node> = tree.find

/**
 * The document with one node replaced: by another, by several (itself among them, to insert), or by none (to
 * remove it).
 * @throws RangeError if the node is not in the document; nodes are told apart by identity
 */
export const replace: Replace<Document, Node> = tree.replace
