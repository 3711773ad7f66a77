import { lstatSync, mkdirSync, renameSync, rmdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { OutputFile } from '../files/file.ts'
import { carryOver } from './carry.ts'
import { compareTree, stateOf, type Changes, type Comparison } from './compare.ts'
import { attempt, codeOf, OutputError } from './error.ts'
import { takePlace } from './exchange.ts'
import { writeFiles, type Tick } from './files.ts'
import { locateOutput, refuseFixed, type Output } from './output.ts'
import { refusal, type Permission } from './refusal.ts'
import { sealOf, TICK, traceOf, type Seal, type Trace } from './seal.ts'
import { clearBeside, workBeside, type WorkingDirectory } from './working-directory.ts'

export interface WriteOptions extends Permission {
  /**
   * What must change together with the tree: called when the new tree is complete and before it takes its place, so
   * that a run that is killed in between has done this and not that. What it throws ends the run.
   * @returns how to undo it, for the case that the new tree cannot take its place
   */
  readonly together?: () => () => void
  /** Told how many of the files to be written are, and how many there are. */
  readonly tick?: Tick
  /** Given the seal of the tree at the end, unless somebody may have touched a file since the run saw what it holds. */
  readonly sealed?: (seal: Seal) => void
}

/**
 * Makes a directory hold these files, all or nothing: the new tree is made beside the old one and takes its place in
 * one step. Unchanged files and those of others stay the same files; what an earlier run wrote and is no longer
 * generated goes. Where nothing changes nothing is written.
 * @param directory made if it is not there; no symbolic link below it is followed
 * @throws OutputError with nothing changed
 */
export function writeTree(
  directory: string,
  files: readonly OutputFile[],
  options: WriteOptions = {},
): Changes {
  clearBeside(directory)
  return writeChanges(compareTree(directory, files), options)
}

/**
 * Does what `compareTree` has found is to be done, as `writeTree` does.
 * @throws OutputError with nothing changed, also if another run has written the directory since
 */
export function writeChanges(comparison: Comparison, options: WriteOptions = {}): Changes {
  const { created, updated, removed, unchanged, left } = comparison
  const reason = refusal(comparison, options)
  if (reason !== undefined) throw new OutputError(reason)
  const isDone = created.length + updated.length + removed.length === 0
  if (isDone) options.together?.()
  const written = isDone ? new Map<string, Trace>() : replace(comparison, options)
  if (options.sealed !== undefined) {
    const seal = sealOf(comparison, written)
    if (seal !== undefined) options.sealed(seal)
  }
  return { created, updated, removed, unchanged, left }
}

/** @returns the traces of what is written, if a seal is asked for */
function replace(
  comparison: Comparison,
  { together, tick = () => {}, sealed }: WriteOptions,
): ReadonlyMap<string, Trace> {
  const { directory } = comparison
  const parent = dirname(directory)
  let made: string | undefined
  try {
    made = mkdirSync(parent, { recursive: true })
    const output = locateOutput(directory)
    if (output === undefined) throw new OutputError(`${parent} was removed meanwhile: run this again`)
    refuseFixed(output)
    const work = workBeside(output)
    try {
      const files = makeFresh(comparison, output, work, tick)
      const written = sealed === undefined ? new Map<string, Trace>() : tracesOf(work, files)
      const undo = together?.()
      try {
        if (comparison.state === undefined) renameSync(work.fresh, output.path)
        else takePlace(work.fresh, output.path, work.aside)
      } catch (error) {
        undo?.()
        throw error
      }
      return written
    } finally {
      work.release()
    }
  } catch (error) {
    if (made !== undefined) removeEmpty(parent, made)
    throw explained(error)
  }
}

/**
 * Makes the new tree.
 * @returns the files that were written for it
 */
function makeFresh(
  comparison: Comparison,
  { path }: Output,
  { fresh }: WorkingDirectory,
  tick: Tick,
): readonly OutputFile[] {
  const { directory, files, state, updated, removed, unchanged } = comparison
  if (stateOf(directory) !== state) {
    throw new OutputError(`${directory} was written by another run meanwhile: run this again`)
  }
  const same = new Set(unchanged)
  const wanted = files.filter(file => !same.has(file.path))
  if (state === undefined) {
    mkdirSync(fresh)
    writeFiles(fresh, wanted, new Set(['.']), tick)
    return wanted
  }
  const omitted = { replaced: new Set(updated), removed: new Set(removed) }
  const { directories, close } = carryOver(path, fresh, omitted)
  writeFiles(fresh, wanted, directories, tick)
  close()
  return wanted
}

/** The traces of files while nobody else can reach them; what others do to them then leaves one of its own. */
function tracesOf({ fresh }: WorkingDirectory, files: readonly OutputFile[]): ReadonlyMap<string, Trace> {
  const traces = new Map(files.map(({ path }) => [path, traceOf(lstatSync(`${fresh}/${path}`))]))
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TICK)
  return traces
}

/** Removes the directories from one up to another, as far as they are empty. */
function removeEmpty(last: string, first: string): void {
  attempt(() => rmdirSync(last))
  if (last !== first) removeEmpty(dirname(last), first)
}

const MOUNTED = '; a file system is mounted there: name a directory below it'
const FULL = '; the new tree stands beside the old one until it is complete: free some space'
const OTHER = '; mend that, or name another directory with -o'
const HINTS: Readonly<Record<string, string>> = { EBUSY: MOUNTED, EXDEV: MOUNTED, EDQUOT: FULL, ENOSPC: FULL }

/** What the system says, with what to do; other errors as they are. */
function explained(error: unknown): unknown {
  const code = codeOf(error)
  if (code === undefined || !(error instanceof Error)) return error
  return new OutputError(`nothing was written: ${error.message}${HINTS[code] ?? OTHER}`, { cause: error })
}
