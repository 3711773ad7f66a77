import { treeOf, type Family, type Find, type Replace, type Tree, type Walk } from '@cluster-configs/syntax'
import type { Document, Node } from './ast.ts'

const tree: Tree<Document, Node> = treeOf()

/** Which of the nodes hold others. */
export const FAMILY: Family<Node> = {
  subnet: 'parent',
  sharedNetwork: 'parent',
  group: 'parent',
  pool: 'parent',
  host: 'parent',
  class: 'parent',
  zone: 'parent',
  key: 'parent',
  conditional: 'parent',
  branch: 'parent',
  otherwise: 'parent',
  block: 'parent',
  subclass: 'either',
  failoverPeer: 'either',
  noFailoverPeer: 'leaf',
  case: 'leaf',
  option: 'leaf',
  optionExpression: 'leaf',
  optionDefinition: 'leaf',
  optionSpace: 'leaf',
  range: 'leaf',
  hardware: 'leaf',
  fixedAddress: 'leaf',
  allow: 'leaf',
  deny: 'leaf',
  ignore: 'leaf',
  authoritative: 'leaf',
  include: 'leaf',
  parameter: 'leaf',
  statement: 'leaf',
  comment: 'leaf',
  blank: 'leaf',
  ignored: 'leaf',
}

/** Goes through every node of a document, parents before their children, in the order of the text. */
export const walk: Walk<Document, Node> = tree.walk

/**
 * The first node of a type that the predicate (if there is one) accepts.
 * @example find(document, 'host', host => host.name === 'node1')
 */
export const find: Find<Document, Node> = tree.find

/**
 * The document with one node replaced: by another, by several (itself among them, to insert), or by none (to
 * remove it).
 * @throws RangeError if the node is not in the document; nodes are told apart by identity
 */
export const replace: Replace<Document, Node> = tree.replace
