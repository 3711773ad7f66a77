import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import type { Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { OutputFile } from './files/file.ts'
import { MANIFEST, readManifest, sha256, type Manifest } from './manifest.ts'
import { memo } from './memo.ts'

/** What was done to the output directory: paths below it, in the order of the files. */
export interface Changes {
  readonly created: readonly string[]
  readonly updated: readonly string[]
  readonly removed: readonly string[]
  readonly unchanged: readonly string[]
  /** No longer generated, but left: somebody has changed them since an earlier run wrote them. */
  readonly left: readonly string[]
}

/** The output directory cannot be written as asked. Nothing was changed in it. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/**
 * Makes a directory hold these files. New and changed ones are written beside their places and renamed,
 * unchanged ones stay untouched, and those that an earlier run wrote and that are no longer generated go.
 * @param directory made if it is not there; no symbolic link below it is followed
 * @param force replace files that somebody has changed, or that we did not write, instead of refusing
 * @throws OutputError with nothing changed
 */
export function writeTree(directory: string, files: readonly OutputFile[], force = false): Changes {
  const tree = openTree(directory)
  const written = new Map(tree.manifest?.files.map(entry => [entry.path, entry.sha256]))
  const states = new Map(files.map(file => [file, compare(tree, file)] as const))
  if (!force) refuseForeign(tree, states, written)
  const names = new Set(files.map(file => file.path))
  const stale = [...written].filter(([path]) => !names.has(path) && stateOf(tree, path) !== undefined)
  const [ours, changed] = partition(
    stale,
    ([path, hash]) => sha256(readFileSync(join(directory, path))) === hash,
  )
  const pathsOf = (wanted: State): string[] =>
    files.filter(file => states.get(file) === wanted).map(file => file.path)
  const removed = ours.map(([path]) => path)
  replaceFiles(
    directory,
    files.filter(file => states.get(file) !== 'unchanged'),
  )
  for (const path of removed) removeFile(directory, path)
  return {
    created: pathsOf('created'),
    updated: pathsOf('updated'),
    removed,
    unchanged: pathsOf('unchanged'),
    left: changed.map(([path]) => path),
  }
}

interface Tree {
  readonly directory: string
  /** What an earlier run left. */
  readonly manifest: Manifest | undefined
  /** The directories below that were looked at, and whether they are there. */
  readonly directories: Map<string, boolean>
}

function openTree(directory: string): Tree {
  const root = statOf(directory, directory)
  if (root !== undefined && !root.isDirectory() && !root.isSymbolicLink()) {
    throw new OutputError(`${directory} is no directory: name another one with -o`)
  }
  const tree = { directory, manifest: undefined, directories: new Map<string, boolean>() }
  const found = stateOf(tree, MANIFEST)
  if (found === undefined) return tree
  return { ...tree, manifest: readManifest(readFileSync(join(directory, MANIFEST), 'utf8')) }
}

type State = 'created' | 'updated' | 'unchanged'

function compare(tree: Tree, { path, mode, text }: OutputFile): State {
  const stats = stateOf(tree, path)
  if (stats === undefined) return 'created'
  if ((stats.mode & 0o7777) !== mode) return 'updated'
  const bytes = bytesOf(text)
  if (stats.size !== bytes.length) return 'updated'
  return bytes.equals(readFileSync(join(tree.directory, path))) ? 'unchanged' : 'updated'
}

/** A file that we would replace must be as an earlier run wrote it. */
function refuseForeign(
  { directory, manifest }: Tree,
  states: ReadonlyMap<OutputFile, State>,
  written: ReadonlyMap<string, string>,
): void {
  const foreign = [...states].flatMap(([{ path, text }, state]) => {
    if (state !== 'updated' || (path === MANIFEST && manifest !== undefined)) return []
    const hash = sha256(readFileSync(join(directory, path)))
    return hash === written.get(path) || hash === sha256(text) ? [] : [join(directory, path)]
  })
  if (foreign.length === 0) return
  const [first, ...others] = foreign
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  throw new OutputError(
    `${first}${more}: changed by hand, or not written by this program; move it away, or use --force to replace it`,
  )
}

/**
 * What stands at a path, looked at without following a link.
 * @throws OutputError if it is no plain file, or anything above it is no directory
 */
function stateOf(tree: Tree, path: string): Stats | undefined {
  if (!isThere(tree, dirname(path))) return undefined
  const place = join(tree.directory, path)
  const stats = statOf(place, place)
  if (stats === undefined || stats.isFile()) return stats
  throw new OutputError(`${place} is in the way: a file is to be written there, and it is ${kindOf(stats)}`)
}

function isThere(tree: Tree, path: string): boolean {
  const known = tree.directories.get(path)
  if (known !== undefined) return known
  if (path !== '.' && !isThere(tree, dirname(path))) return false
  const place = join(tree.directory, path)
  const stats = statOf(place, place)
  // The output directory itself may be a link: it is the one that was asked for.
  if (stats !== undefined && !stats.isDirectory() && path !== '.') {
    throw new OutputError(`${place} is in the way: a directory is needed there, and it is ${kindOf(stats)}`)
  }
  tree.directories.set(path, stats !== undefined)
  return stats !== undefined
}

function kindOf(stats: Stats): string {
  return stats.isSymbolicLink() ? 'a symbolic link' : stats.isDirectory() ? 'a directory' : 'no plain file'
}

function statOf(path: string, shown: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    throw new OutputError(`${shown} cannot be looked at: ${reasonOf(error)}`, { cause: error })
  }
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

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function partition<T>(items: readonly T[], predicate: (item: T) => boolean): [T[], T[]] {
  return [items.filter(predicate), items.filter(item => !predicate(item))]
}

const bytesOf = memo((text: string) => Buffer.from(text))
