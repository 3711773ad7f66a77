import { hash } from 'node:crypto'
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Comparison } from './compare.ts'
import { placesBelow } from './places.ts'

/** What of a file is another one as soon as anybody has written, replaced or renamed it, or changed its permissions. */
export interface Trace {
  readonly ino: number
  readonly mode: number
  readonly size: number
  readonly mtimeMs: number
  readonly ctimeMs: number
}

/** By what it is seen whether anybody has touched a tree since a run left it. */
export interface Seal {
  /** All of its files, in the order of the run. */
  readonly paths: readonly string[]
  /** A SHA-256 of their traces, in hexadecimal. */
  readonly print: string
}

/**
 * Milliseconds: for so long at most the clock of a file system may stand still, so that what is written within them may
 * leave no trace of its own.
 */
export const TICK = 10

export function traceOf({ ino, mode, size, mtimeMs, ctimeMs }: Trace): Trace {
  return { ino, mode, size, mtimeMs, ctimeMs }
}

/**
 * Seals what a run leaves.
 * @param comparison what it has found, and read, before
 * @param written what it has written, with traces from when nobody else could reach it
 * @returns undefined if somebody may have touched a file since the run saw what it holds
 */
export function sealOf(
  { directory, files, began, traces: read }: Comparison,
  written: ReadonlyMap<string, Trace>,
): Seal | undefined {
  const paths = files.map(({ path }) => path)
  const traces: Trace[] = []
  for (const path of paths) {
    const trace = written.get(path) ?? sameNow(join(directory, path), read.get(path), began)
    if (trace === undefined) return undefined
    traces.push(trace)
  }
  return { paths, print: print(traces) }
}

/** The trace of a file now, if nobody has touched it since it was read: only that it has a second name may be new. */
function sameNow(file: string, read: Trace | undefined, began: number): Trace | undefined {
  const now = found(file)
  if (now === undefined || read === undefined) return undefined
  const { ino, mode, size, mtimeMs } = read
  const same = now.ino === ino && now.mode === mode && now.size === size && now.mtimeMs === mtimeMs
  return same && mtimeMs < began - TICK ? now : undefined
}

/** Whatever keeps a file from being looked at, the run has done what it was to do: it only leaves no seal. */
function found(file: string): Trace | undefined {
  try {
    return lstatSync(file)
  } catch {
    return undefined
  }
}

/**
 * Whether the files below a directory are those that were sealed, and nobody has touched them since.
 * @throws OutputError if something else stands in the way of one, or it cannot be looked at
 */
export function isUnbroken(directory: string, { paths, print: sealed }: Seal): boolean {
  const places = placesBelow(directory)
  const traces: Trace[] = []
  for (const path of paths) {
    const found = places.file(path)
    if (found === undefined) return false
    traces.push(found)
  }
  return print(traces) === sealed
}

function print(traces: readonly Trace[]): string {
  const numbers = new Float64Array(traces.length * 5)
  for (const [index, { ino, mode, size, mtimeMs, ctimeMs }] of traces.entries())
    numbers.set([ino, mode, size, mtimeMs, ctimeMs], index * 5)
  return hash('sha256', numbers)
}
