import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { InventoryError } from '../inventory/fault.ts'
import type { LocatedInventory } from '../inventory/parse.ts'
import type { Inventory } from '../inventory/types.ts'
import { EXIT, Failure, messageOf, type Context } from './context.ts'
import { readLock } from './lock-file.ts'

/**
 * Reads and checks the inventory that a command line names.
 * @param path the file, which is also the name shown in errors
 * @throws Failure with everything that is wrong with it
 */
export async function readInventory(context: Context, path: string): Promise<Inventory> {
  return (await readLocatedInventory(context, path)).inventory
}

/** Characters: an inventory of more is known to take long. */
const LONG = 500_000

/** As `readInventory`, for a command that tells where things stand. */
export async function readLocatedInventory({ step }: Context, path: string): Promise<LocatedInventory> {
  const text = readText(path)
  const { locateInventory } = await import('../inventory/parse.ts')
  try {
    const read = (): LocatedInventory =>
      locateInventory(text, {
        file: path,
        lock: readLock(path),
        read: name => decode(readFileSync(join(dirname(path), name))),
      })
    return await step('reading the inventory', read, text.length > LONG)
  } catch (error) {
    if (!(error instanceof InventoryError)) throw error
    const count = error.faults.length
    const faults = `${count} ${count === 1 ? 'fault' : 'faults'} in the inventory, nothing was written`
    throw new Failure(`${error.message}\n${faults}`, EXIT.inventory, error)
  }
}

function readText(path: string): string {
  try {
    return decode(readFileSync(path))
  } catch (error) {
    throw new Failure(`${path} ${unreadable(error)}`, EXIT.inventory, error)
  }
}

/** @throws TypeError if it is not UTF-8 */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

function unreadable(error: unknown): string {
  if (error instanceof TypeError) return 'is not UTF-8 text: save it in that encoding'
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'is not there: name the file of the inventory'
  if (code === 'EISDIR') return 'is a directory: name the file of the inventory'
  return `cannot be read: ${messageOf(error)}; run this as a user who may, or name another file`
}
