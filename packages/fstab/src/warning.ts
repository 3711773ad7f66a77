import { within, type Problem } from '@cluster-configs/syntax'
import type { Entry } from './ast.ts'
import type { Rule } from './rules.ts'

export type Field = 'spec' | 'file' | 'vfstype' | 'options' | 'freq' | 'passno'

/** A warning about a field of an entry; `item` is the option of a list. */
export function warning(
  rule: Rule,
  node: Entry,
  field: Field,
  message: string,
  item?: number,
): Problem<Entry> {
  return { rule, severity: 'warning', node, ...within(field, item), message }
}
