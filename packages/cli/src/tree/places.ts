import { lstatSync, statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { dirname } from 'node:path'
import { OutputError, told } from './error.ts'

/** Looks at what stands below a directory without following a link. */
export interface Places {
  /**
   * The plain file at a path, undefined if nothing is there.
   * @throws OutputError if something else is there, or anything above it is no directory
   */
  readonly file: (path: string) => Stats | undefined
}

/**
 * The places below an output directory, which itself may be a symbolic link to one: it is the one that was asked for.
 * @throws OutputError if it is something else, or cannot be looked at
 */
export function placesBelow(directory: string): Places {
  const root = look(directory, statSync)
  if (root !== undefined && !root.isDirectory()) {
    throw new OutputError(`${directory} is no directory: name another one with -o`)
  }
  // Put together plainly: there are many, and none needs to be made shorter.
  const top = directory.replace(/\/+$/, '')
  const known = new Map([['.', root !== undefined]])
  const isThere = (path: string): boolean => {
    const found = known.get(path)
    if (found !== undefined) return found
    const stats = isThere(dirname(path)) ? look(`${top}/${path}`, lstatSync) : undefined
    if (stats !== undefined && !stats.isDirectory()) {
      throw inTheWay(`${top}/${path}`, 'a directory is needed there', stats)
    }
    known.set(path, stats !== undefined)
    return stats !== undefined
  }
  return {
    file: path => {
      if (!isThere(dirname(path))) return undefined
      const place = `${top}/${path}`
      const stats = look(place, lstatSync)
      if (stats === undefined || stats.isFile()) return stats
      throw inTheWay(place, 'a file is to be written there', stats)
    },
  }
}

function look(path: string, stat: typeof lstatSync): Stats | undefined {
  return told(path, () => stat(path, { throwIfNoEntry: false }))
}

function inTheWay(place: string, wanted: string, stats: Stats): OutputError {
  const kind = stats.isSymbolicLink()
    ? 'a symbolic link'
    : stats.isDirectory()
      ? 'a directory'
      : 'no plain file'
  return new OutputError(`${place} is in the way: ${wanted}, and it is ${kind}; move it away`)
}
