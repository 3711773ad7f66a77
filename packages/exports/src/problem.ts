import type { Problem } from '@cluster-configs/syntax'
import type { Client, Defaults, Entry, Node } from './ast.ts'

export type Holder = Entry | Client | Defaults
export type Field = 'path' | 'host' | 'options' | 'text'

/** What exportfs rejects. */
export function error(rule: string, node: Node, field: Field, message: string): Problem<Node> {
  return { rule, severity: 'error', node, field, message }
}

/** What exportfs warns of, or reads otherwise than a person would. */
export function warning(rule: string, node: Node, field: Field, message: string): Problem<Node> {
  return { rule, severity: 'warning', node, field, message }
}
