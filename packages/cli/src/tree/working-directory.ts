import { mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, join } from 'node:path'
import { reasonOf } from '../reason.ts'
import { attempt, codeOf, OutputError } from './error.ts'
import { restore } from './exchange.ts'
import { locateOutput, type Output } from './output.ts'
import { ownerOf, ownName, type Owner } from './owner.ts'
import { removeDirectory } from './remove.ts'

/** A place beside an output directory, where a run makes the new tree: `.out.gen-cluster-configs` beside `out`. */
export interface WorkingDirectory {
  /** Where the new tree is made. */
  readonly fresh: string
  /** Where the old one may be put aside. */
  readonly aside: string
  /** Removes it with all that is in it. */
  readonly release: () => void
}

/**
 * Makes the working directory. It holds one directory, named by the process that it belongs to, and while that runs no
 * other run gets it. What a run left that was killed is removed.
 * @throws OutputError if another run is at work, or none can be made
 */
export function workBeside(output: Output): WorkingDirectory {
  const { working } = output
  const own = ownName()
  // It is made with its owner in it and then renamed, which works while no other is there that belongs to anyone.
  const prepared = `${working}-${own}`
  try {
    mkdirSync(prepared)
    mkdirSync(join(prepared, own))
    while (!renamed(prepared, working)) takeFrom(output, prepared)
  } catch (error) {
    attempt(() => removeDirectory(prepared))
    if (error instanceof OutputError) throw error
    const why = `what ${output.shown} is to hold is made beside it, in ${output.parent}, where nothing can be written`
    throw new OutputError(`${why}: ${reasonOf(error)}; name another directory with -o`, { cause: error })
  }
  return {
    fresh: join(working, own, 'new'),
    aside: join(working, own, 'old'),
    release: () => {
      // What cannot be removed now is what the next run begins with, and reports.
      attempt(() => removeDirectory(join(working, own)))
      attempt(() => rmdirSync(working))
    },
  }
}

function renamed(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Empties the working directory if it belongs to a run that was killed. */
function takeFrom({ shown, path, working }: Output, prepared: string): void {
  for (const name of entriesOf(working)) {
    const owner = ownerOf(name)
    if (owner === undefined)
      throw new OutputError(`${working} is in the way, and not of this program: move it away`)
    if (owner.runs) throw new OutputError(`${shown} is being written by ${described(owner, working)}`)
    restore(join(working, name, 'old'), path)
    // By its name, which is nobody else's: of two runs that do this one gets it, and none gets a third one's.
    const left = join(prepared, 'left')
    try {
      renameSync(join(working, name), left)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error
    }
    removeDirectory(left)
  }
}

function described({ pid, host }: Owner, working: string): string {
  if (host === hostname()) return `process ${pid}: wait for it to end`
  return `process ${pid} on ${host}: wait for it to end, or remove ${working} if it has been killed`
}

/**
 * Removes what a run left beside an output directory that was killed.
 * @throws OutputError if another run is at work, or it cannot be removed
 */
export function clearBeside(shown: string): void {
  const output = locateOutput(shown)
  if (output === undefined) return
  const { parent, working } = output
  const left = entriesOf(parent, 'EACCES').filter(name => name.startsWith(basename(working)))
  if (left.includes(basename(working))) workBeside(output).release()
  for (const name of left) {
    const owner = ownerOf(name.slice(basename(working).length + 1))
    if (owner?.runs === false) removeDirectory(join(parent, name))
  }
}

function entriesOf(directory: string, ignored = 'ENOENT'): string[] {
  try {
    return readdirSync(directory)
  } catch (error) {
    if (codeOf(error) === ignored) return []
    throw error
  }
}
