import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { reasonOf } from '../reason.ts'
import { EXIT, Failure } from './context.ts'

/**
 * Writes a file that a command line names, whole or not at all.
 * @throws Failure if it cannot be written
 */
export function writeOutput(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, text, { flag: 'wx' })
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw new Failure(
      `${file} cannot be written: ${reasonOf(error)}; name another one with -o`,
      EXIT.directory,
      error,
    )
  }
}

/**
 * Writes a file that must not be there yet.
 * @throws Failure if it is there, or cannot be written
 */
export function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    const there = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    const reason = there
      ? 'is there already: name another file with -o, or remove it'
      : `cannot be written: ${reasonOf(error)}; name another one with -o`
    throw new Failure(`${file} ${reason}`, EXIT.directory, error)
  }
}
