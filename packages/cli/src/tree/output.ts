import { lstatSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { OutputError, told } from './error.ts'

/** Where an output directory is, and where its next content is made. */
export interface Output {
  /** As it was named. */
  readonly shown: string
  /** Its real path: it may be named by a symbolic link. */
  readonly path: string
  readonly parent: string
  /** Beside it, so that what is made in it comes to its place by a rename. */
  readonly working: string
}

/**
 * Finds the directory that was named, or where it is to be made.
 * @returns undefined if what it is to be made in is not there either
 * @throws OutputError if it is a symbolic link that leads nowhere, or cannot be looked at
 */
export function locateOutput(shown: string): Output | undefined {
  const path = told(shown, () => realPath(shown))
  if (path === undefined) return undefined
  const parent = dirname(path)
  return { shown, path, parent, working: join(parent, `.${basename(path)}.gen-cluster-configs`) }
}

function realPath(shown: string): string | undefined {
  if (lstatSync(shown, { throwIfNoEntry: false }) === undefined) {
    const parent = dirname(shown)
    if (statSync(parent, { throwIfNoEntry: false }) === undefined) return undefined
    return join(realpathSync.native(parent), basename(shown))
  }
  if (statSync(shown, { throwIfNoEntry: false }) === undefined) {
    throw new OutputError(
      `${shown} is a symbolic link that leads nowhere: make the directory, or remove the link`,
    )
  }
  return realpathSync.native(shown)
}

/**
 * Refuses a directory whose place another one cannot take.
 * @throws OutputError
 */
export function refuseFixed({ shown, path, parent }: Output): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return
  const whole = `${shown} cannot be replaced as a whole`
  if (path === parent || found.dev !== statSync(parent).dev) {
    throw new OutputError(`${whole}, a file system is mounted there: name a directory below it`)
  }
  const here = relative(path, process.cwd())
  if (here !== '..' && !here.startsWith(`..${sep}`)) {
    throw new OutputError(`${whole} while you are in it: name it from outside, or a directory below it`)
  }
}
