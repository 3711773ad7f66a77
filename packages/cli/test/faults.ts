import { expect } from 'vitest'
import { InventoryError } from '../src/inventory/fault.ts'
import { parseInventory, type InventoryOptions } from '../src/inventory/parse.ts'

/** What tells a person what to do, or what was expected. */
const HINT = /[:;] |\bmust\b|\bexpected\b|\bsuch as\b|\bdid you mean\b/

/** What is wrong with a text: `line:column: field reason`, and the other place of a conflict. */
export function faults(text: string, options: InventoryOptions = { file: 'inventory.json' }): string[] {
  try {
    parseInventory(text, options)
    return []
  } catch (error) {
    if (!(error instanceof InventoryError)) throw error
    // What the formats say of lines in their own words is theirs.
    const ours = error.faults.filter(({ field }) => !/\bextra\b/.test(field))
    for (const { reason } of ours) expect(reason).toMatch(HINT)
    return error.faults.map(({ line, column, field, reason, other }) => {
      const conflict = other === undefined ? '' : ` (${other.field} ${other.line}:${other.column})`
      return `${line}:${column}: ${field === '' ? '' : `${field} `}${reason}${conflict}`
    })
  }
}
