import type { Inventory } from './types.ts'

/** What the lock file of an inventory holds: the addresses that were assigned, by node. */
export interface Lock {
  readonly addresses: Readonly<Record<string, string>>
}

/** The name of the lock file of an inventory: `inventory.json` has `inventory.lock.json`, whatever its format. */
export function lockNameOf(file: string): string {
  return `${file.replace(/\.(?:jsonc?|ya?ml)$/i, '')}.lock.json`
}

/**
 * The text of an inventory's lock file, which keeps the addresses of nodes when others come and go.
 * @returns undefined if no address was assigned: then there need be no such file
 */
export function lockText({ assigned = {} }: Inventory): string | undefined {
  const names = Object.keys(assigned).toSorted()
  if (names.length === 0) return undefined
  const addresses = Object.fromEntries(names.map(name => [name, assigned[name]]))
  return `${JSON.stringify({ addresses }, undefined, 2)}\n`
}
