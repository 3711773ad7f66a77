import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { OutputFile } from '../files/file.ts'
import { bytesOf } from './bytes.ts'

/** Tells how many are done, and how many there are. */
export type Tick = (done: number, total: number) => void

/**
 * Writes files below a directory that nobody else uses. They are not flushed to the disk: all of them can be generated
 * again, and waiting for the disk would take many times the time of the run.
 * @param directories those that are there, `.` being the directory itself
 * @throws what node:fs throws
 */
export function writeFiles(
  directory: string,
  files: readonly OutputFile[],
  directories: ReadonlySet<string>,
  tick: Tick,
): void {
  const umask = process.umask()
  const there = new Set(directories)
  const make = (path: string): void => {
    if (there.has(path)) return
    make(dirname(path))
    mkdirSync(`${directory}/${path}`)
    there.add(path)
  }
  for (const [index, { path, mode, text }] of files.entries()) {
    make(dirname(path))
    const place = `${directory}/${path}`
    writeFileSync(place, bytesOf(text), { flag: 'wx', mode })
    if ((mode & umask) !== 0) chmodSync(place, mode)
    tick(index + 1, files.length)
  }
}
