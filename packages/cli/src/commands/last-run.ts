import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { programState } from '../program.ts'
import { sha256 } from '../sha256.ts'
import { attempt } from '../tree/error.ts'
import { ownName } from '../tree/owner.ts'
import { isUnbroken, type Seal } from '../tree/seal.ts'

/*
 * A run notes in the user's cache what it has read and what it has left. One that finds the same program, the same bytes
 * to read and the tree untouched knows that it would do nothing, without doing it.
 */

/** What a run has read, by the files' absolute names, the inventory first; undefined for one that was not there. */
export type Inputs = ReadonlyMap<string, string | Uint8Array | undefined>

interface LastRun {
  /** The absolute names of the files that it has read. */
  readonly files: readonly string[]
  /** A SHA-256 of what they held, and of the program. */
  readonly print: string
  readonly seal: Seal
}

/**
 * Whether a run would do nothing, as far as that is known from what the last one has noted.
 * @returns how many files are in the directory; undefined if the run must be made to know it
 */
export function upToDate(inventory: string, directory: string): number | undefined {
  try {
    const { files, print, seal }: LastRun = JSON.parse(readFileSync(noteOf(directory), 'utf8'))
    if (files[0] !== resolve(inventory)) return undefined
    const same = printOf(new Map(files.map(file => [file, contentOf(file)]))) === print
    return same && isUnbroken(directory, seal) ? seal.paths.length : undefined
  } catch {
    // A note that is none says nothing, and whatever else cannot be read is told by the run itself.
    return undefined
  }
}

/**
 * Notes what a run has read and left. Where nothing can be noted the next run finds everything out anew.
 * @param inputs as they are after the run
 */
export function noteRun(directory: string, inputs: Inputs, seal: Seal): void {
  attempt(() => {
    const note = noteOf(directory)
    const files = [...inputs.keys()]
    const last: LastRun = { files, print: printOf(inputs), seal }
    mkdirSync(dirname(note), { recursive: true, mode: 0o700 })
    const temporary = `${note}.${ownName()}`
    writeFileSync(temporary, JSON.stringify(last), { flag: 'wx', mode: 0o600 })
    renameSync(temporary, note)
    removeOldest(dirname(note))
  })
}

/** Notes kept: each is of one output directory, which may be gone by now. */
const CAPACITY = 64

function removeOldest(directory: string): void {
  const notes = readdirSync(directory).map(name => join(directory, name))
  const byAge = notes
    .map(note => ({ note, time: statSync(note).mtimeMs }))
    .toSorted((a, b) => b.time - a.time)
  for (const { note } of byAge.slice(CAPACITY)) rmSync(note, { force: true })
}

/** Where it is noted what stands in a directory: beside no other files, for the oldest are removed there. */
function noteOf(directory: string): string {
  const { XDG_CACHE_HOME: named = '' } = process.env
  const cache = isAbsolute(named) ? named : join(homedir(), '.cache')
  return join(cache, 'gen-cluster-configs', 'last-runs', `${sha256(realpathSync(directory))}.json`)
}

function printOf(inputs: Inputs): string {
  const lines = [...inputs].map(
    ([file, content]) => `${content === undefined ? 'none' : sha256(content)} ${file}`,
  )
  return sha256([programState(), ...lines].join('\n'))
}

/**
 * What a file holds now; undefined if it is not there.
 * @throws what node:fs throws; Error if it is no plain file, which can be read only once
 */
function contentOf(file: string): Uint8Array | undefined {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (stats?.isFile() === false) throw new Error(`${file} is no plain file`)
  return stats && readFileSync(file)
}
