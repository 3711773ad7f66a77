import type { NodeFile } from './cluster.ts'
import type { Inventory, SettledSettings } from './inventory/types.ts'

/** The files that the inventory asks for in a node's root, that with the SSH keys of root among them. */
export function nodeFiles(inventory: Inventory, { files, authorizedKeys = [] }: SettledSettings): NodeFile[] {
  const asked = Object.entries(files).map(([destination, { content, from, mode = '0644' }]): NodeFile => {
    const text = content ?? (from === undefined ? '' : textOf(inventory, from))
    return { destination, text, mode: Number.parseInt(mode, 8) }
  })
  if (authorizedKeys.length === 0) return asked
  const text = authorizedKeys.map(key => `${key}\n`).join('')
  return [...asked, { destination: '/root/.ssh/authorized_keys', text, mode: 0o600 }]
}

/**
 * The text of a file beside the inventory.
 * @throws RangeError if the inventory was not checked and names one that was not read
 */
export function textOf({ texts = {} }: Inventory, name: string): string {
  const text = Object.hasOwn(texts, name) ? texts[name] : undefined
  if (text === undefined) throw new RangeError(`${name} was not read`)
  return text
}
