import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { OutputFile } from '../files/file.ts'
import { bytesOf, compareTree, type Changes } from './compare.ts'
import { OutputError, reasonOf } from './error.ts'
import { refusal, type Permission } from './refusal.ts'

/**
 * Makes a directory hold these files. New and changed ones are written beside their places and renamed,
 * unchanged ones stay untouched, and those that an earlier run wrote and that are no longer generated go.
 * @param directory made if it is not there; no symbolic link below it is followed
 * @throws OutputError with nothing changed
 */
export function writeTree(
  directory: string,
  files: readonly OutputFile[],
  permission: Permission = {},
): Changes {
  const comparison = compareTree(directory, files)
  const reason = refusal(comparison, permission)
  if (reason !== undefined) throw new OutputError(reason)
  const unchanged = new Set(comparison.unchanged)
  replaceFiles(
    directory,
    files.filter(({ path }) => !unchanged.has(path)),
  )
  for (const path of comparison.removed) removeFile(directory, path)
  const { created, updated, removed, left } = comparison
  return { created, updated, removed, unchanged: comparison.unchanged, left }
}

/** Writes all of them beside their places first, so that what can fail does so while nothing is changed. */
function replaceFiles(directory: string, files: readonly OutputFile[]): void {
  const suffix = `.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
  const umask = process.umask()
  const made: string[] = []
  const there = new Set<string>()
  const staged: (readonly [temporary: string, place: string])[] = []
  try {
    for (const { path, mode, text } of files) {
      const place = join(directory, path)
      const parent = dirname(place)
      const first = there.has(parent) ? undefined : mkdirSync(parent, { recursive: true })
      there.add(parent)
      if (first !== undefined) made.push(first)
      const temporary = join(parent, `.${basename(place)}${suffix}`)
      staged.push([temporary, place])
      writeFileSync(temporary, bytesOf(text), { flag: 'wx', mode })
      if ((mode & umask) !== 0) chmodSync(temporary, mode)
    }
  } catch (error) {
    for (const path of [...staged.map(([temporary]) => temporary), ...made]) discard(path)
    throw new OutputError(`nothing was written: ${reasonOf(error)}`, { cause: error })
  }
  for (const [temporary, place] of staged) renameSync(temporary, place)
}

/** Removes what a failed run has made, as far as the failure lets it. */
function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // The failure itself is what is reported.
  }
}

/** Removes a file, and the directories that are empty without it. */
function removeFile(directory: string, path: string): void {
  rmSync(join(directory, path))
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    try {
      rmdirSync(join(directory, parent))
    } catch {
      return
    }
  }
}
