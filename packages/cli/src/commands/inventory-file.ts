import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { InventoryError } from '../inventory/fault.ts'
import { lockNameOf } from '../inventory/lock.ts'
import type { LocatedInventory } from '../inventory/parse.ts'
import type { Inventory } from '../inventory/types.ts'
import { reasonOf } from '../reason.ts'
import { EXIT, Failure, type Context } from './context.ts'
import type { Inputs } from './last-run.ts'
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

/** An inventory with what it was read from. */
interface ReadInventory extends LocatedInventory {
  readonly inputs: Inputs
  /** The text of its lock file, if there is one. */
  readonly lock: string | undefined
}

/** As `readInventory`, for a command that tells where things stand, or what was read. */
export async function readLocatedInventory({ step }: Context, path: string): Promise<ReadInventory> {
  const text = readText(path)
  const lock = readLock(path)
  const inputs = new Map([
    [resolve(path), text],
    [resolve(lockNameOf(path)), lock?.text],
  ])
  const readNoted = (name: string): string => {
    const found = readBeside(path, name)
    inputs.set(resolve(dirname(path), name), found)
    return found
  }
  const { locateInventory } = await import('../inventory/parse.ts')
  try {
    const read = (): LocatedInventory => locateInventory(text, { file: path, lock, read: readNoted })
    return { ...(await step('reading the inventory', read, text.length > LONG)), inputs, lock: lock?.text }
  } catch (error) {
    if (!(error instanceof InventoryError)) throw error
    throw new Failure(`${error.message}\n${summary(error, path)}`, EXIT.inventory, error)
  }
}

function summary({ file, faults }: InventoryError, path: string): string {
  const count = `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`
  return file === lockNameOf(path)
    ? `${count} in the lock file, nothing was written: restore it, or remove it and addresses are assigned anew`
    : `${count} in the inventory, nothing was written`
}

function readBeside(inventory: string, name: string): string {
  try {
    return decode(readFileSync(join(dirname(inventory), name)))
  } catch (error) {
    if (error instanceof TypeError)
      throw new Error('it is not UTF-8 text: save it in that encoding', { cause: error })
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw missing ? new Error('put such a file beside the inventory', { cause: error }) : error
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
  return `cannot be read: ${reasonOf(error)}; run this as a user who may, or name another file`
}
