import type { Problem } from '@cluster-configs/syntax'
import type { Entry } from './ast.ts'

export type Field = 'spec' | 'file' | 'vfstype' | 'options' | 'freq' | 'passno'

/** A warning about a field of an entry. */
export function warning(rule: string, node: Entry, field: Field, message: string): Problem<Entry> {
  return { rule, severity: 'warning', node, field, message }
}
