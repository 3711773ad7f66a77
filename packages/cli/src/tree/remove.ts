import { chmodSync, lstatSync, readdirSync, rmdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from './error.ts'

/**
 * Removes a directory with all that is in it, also what its owner may not write.
 * @throws what node:fs throws
 */
export function removeDirectory(directory: string): void {
  if (lstatSync(directory, { throwIfNoEntry: false }) === undefined) return
  try {
    removeEntries(directory)
  } catch (error) {
    if (codeOf(error) !== 'EACCES') throw error
    chmodSync(directory, 0o700)
    removeEntries(directory)
  }
  rmdirSync(directory)
}

function removeEntries(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) removeDirectory(path)
    else unlinkSync(path)
  }
}
