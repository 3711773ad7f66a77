import { within, type Problem } from '@cluster-configs/syntax'
import type { Node } from './ast.ts'
import type { Rule } from './rules.ts'

/** What ifupdown accepts, and reads otherwise than a person would; `item` is the word of a list or a value. */
export function warning(
  rule: Rule,
  node: Node,
  field: string | undefined,
  message: string,
  item?: number,
): Problem<Node> {
  return { rule, severity: 'warning', node, ...within(field, item), message }
}
