import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { lockNameOf, lockText } from '../inventory/lock.ts'
import type { Inventory } from '../inventory/types.ts'
import { EXIT, Failure, messageOf } from './context.ts'

/**
 * The lock file beside an inventory.
 * @returns undefined if there is none
 * @throws Failure if it cannot be read
 */
export function readLock(inventory: string): { readonly file: string; readonly text: string } | undefined {
  const file = lockNameOf(inventory)
  try {
    return { file, text: readFileSync(file, 'utf8') }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new Failure(`${file} cannot be read: ${messageOf(error)}`, EXIT.inventory, error)
  }
}

/**
 * Makes the lock file beside an inventory hold the addresses that were assigned. It is left alone if it does, and
 * removed if there are none.
 * @throws Failure if it cannot be written
 */
export function writeLock(path: string, inventory: Inventory): void {
  const text = lockText(inventory)
  const before = readLock(path)?.text
  if (text === before) return
  const file = lockNameOf(path)
  const temporary = `${file}.${process.pid}.tmp`
  try {
    if (text === undefined) return rmSync(file)
    writeFileSync(temporary, text, { flag: 'wx' })
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw new Failure(
      `${file} cannot be written, and the addresses that were assigned would be lost: ${messageOf(error)}`,
      EXIT.directory,
      error,
    )
  }
}
