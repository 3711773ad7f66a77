import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { lockNameOf, lockText } from '../inventory/lock.ts'
import type { Inventory } from '../inventory/types.ts'
import { ownerOf, ownName } from '../tree/owner.ts'
import { reasonOf } from '../reason.ts'
import { EXIT, Failure } from './context.ts'

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
    throw new Failure(`${file} cannot be read: ${reasonOf(error)}; mend or remove it`, EXIT.inventory, error)
  }
}

/**
 * Makes the lock file beside an inventory hold the addresses that were assigned. It is left alone if it does, and
 * removed if there are none.
 * @param before the text that it had when the inventory was read
 * @param tree the output directory
 * @returns how to undo it
 * @throws Failure if it cannot be written, or has another text by now
 */
export function changeLock(
  path: string,
  inventory: Inventory,
  before: string | undefined,
  tree: string,
): () => void {
  const file = lockNameOf(path)
  const text = lockText(inventory)
  if (text === undefined && before === undefined) return () => {}
  try {
    removeLeft(file)
    if (readLock(path)?.text !== before) {
      throw new Failure(`${file} was changed by another run meanwhile: run this again`, EXIT.directory)
    }
    if (text !== before && isBelow(tree, dirname(file))) {
      throw new Failure(
        `${file} is in ${tree}, which is replaced as a whole: move the inventory`,
        EXIT.directory,
      )
    }
    put(file, before, text)
    return () => put(file, text, before)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(
      `${file} cannot be written, and the addresses that were assigned would be lost: ${reasonOf(error)}; nothing was written: make the directory writable`,
      EXIT.directory,
      error,
    )
  }
}

function isBelow(tree: string, directory: string): boolean {
  return existsSync(tree) && `${realpathSync(directory)}${sep}`.startsWith(`${realpathSync(tree)}${sep}`)
}

/** Puts a text in the place of another one, or removes the file. */
function put(file: string, before: string | undefined, text: string | undefined): void {
  if (text === before) return
  if (text === undefined) return rmSync(file)
  const temporary = `${file}.${ownName()}.tmp`
  try {
    // Of all that a run writes this alone cannot be made again from the inventory: it waits for the disk.
    flushed(temporary, 'wx', descriptor => writeFileSync(descriptor, text))
    renameSync(temporary, file)
    flushed(dirname(file), 'r', () => {})
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

function flushed(path: string, flags: string, work: (descriptor: number) => void): void {
  const descriptor = openSync(path, flags)
  try {
    work(descriptor)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Removes what a run left that was killed as it wrote the file. */
function removeLeft(file: string): void {
  const [prefix, suffix] = [`${basename(file)}.`, '.tmp']
  for (const name of readdirSync(dirname(file))) {
    if (!name.startsWith(prefix) || !name.endsWith(suffix)) continue
    const owner = ownerOf(name.slice(prefix.length, -suffix.length))
    if (owner?.runs === false) rmSync(join(dirname(file), name))
  }
}
