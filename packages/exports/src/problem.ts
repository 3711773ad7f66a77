import { within, type Problem } from '@cluster-configs/syntax'
import type { Client, Defaults, Entry, Node } from './ast.ts'
import type { Rule } from './rules.ts'

export type Holder = Entry | Client | Defaults
export type Field = 'path' | 'host' | 'options' | 'text'

/** What exportfs rejects; `item` is the option of a list. */
export function error(rule: Rule, node: Node, field: Field, message: string, item?: number): Problem<Node> {
  return { rule, severity: 'error', node, ...within(field, item), message }
}

/** What exportfs warns of, or reads otherwise than a person would. */
export function warning(rule: Rule, node: Node, field: Field, message: string, item?: number): Problem<Node> {
  return { ...error(rule, node, field, message, item), severity: 'warning' }
}
