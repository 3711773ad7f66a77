import { laidOut, type Layout } from '@cluster-configs/syntax'
import type { Node } from './ast.ts'

/** Adds to a node that was just made what only the end of its text tells: copies of every node would cost more. */
export function complete<N extends Exclude<Node, { readonly type: 'blank' | 'comment' }>>(
  node: N,
  layout: Layout | undefined,
  comment?: string,
): N {
  const made: { comment?: string; layout?: Layout } = node
  if (comment !== undefined) made.comment = comment
  return laidOut(node, layout)
}
