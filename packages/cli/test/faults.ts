import { InventoryError } from '../src/inventory/fault.ts'
import { parseInventory, type InventoryOptions } from '../src/inventory/parse.ts'

/** What is wrong with a text: `line:column: field reason`, and the other place of a conflict. */
export function faults(text: string, options: InventoryOptions = { file: 'inventory.json' }): string[] {
  try {
    parseInventory(text, options)
    return []
  } catch (error) {
    if (!(error instanceof InventoryError)) throw error
    return error.faults.map(({ line, column, field, reason, other }) => {
      const conflict = other === undefined ? '' : ` (${other.field} ${other.line}:${other.column})`
      return `${line}:${column}: ${field === '' ? '' : `${field} `}${reason}${conflict}`
    })
  }
}
