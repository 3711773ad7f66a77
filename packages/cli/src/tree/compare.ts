import { readFileSync, statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { join } from 'node:path'
import type { OutputFile } from '../files/file.ts'
import { MANIFEST, readManifest, type Manifest } from '../manifest.ts'
import { sha256 } from '../sha256.ts'
import { bytesOf, holds } from './bytes.ts'
import { contentsBelow, type Content } from './contents.ts'
import { told } from './error.ts'
import type { Tick } from './files.ts'
import { placesBelow } from './places.ts'
import { traceOf, type Trace } from './seal.ts'

/** What is done to an output directory: paths below it, in the order of the files. */
export interface Changes {
  readonly created: readonly string[]
  readonly updated: readonly string[]
  readonly removed: readonly string[]
  readonly unchanged: readonly string[]
  /** No longer generated, but left: somebody has changed them since an earlier run wrote them. */
  readonly left: readonly string[]
}

/** What a run would do to an output directory, with what it was found out from. */
export interface Comparison extends Changes {
  readonly directory: string
  /** Tells the directory from the one that another run puts in its place; undefined if it is not there. */
  readonly state: string | undefined
  /** What the directory is to hold. */
  readonly files: readonly OutputFile[]
  /** What an earlier run says it wrote; undefined if there was none. */
  readonly manifest: Manifest | undefined
  /** Those to be updated that somebody has changed, or that we did not write: a run refuses them unless forced. */
  readonly foreign: readonly string[]
  /** What those to be updated hold now. */
  readonly contents: ReadonlyMap<string, Content>
  /** When it began, in milliseconds since 1970. */
  readonly began: number
  /** Of those unchanged, from before they were read. */
  readonly traces: ReadonlyMap<string, Trace>
}

/**
 * Finds out what would change if a directory were made to hold these files. It only reads; `textBefore` gives the text
 * that a file has now, and `refusal` the reason for which `writeTree` would not go on.
 * @param directory need not be there; no symbolic link below it is followed
 * @param tick told how many files have been compared
 * @throws OutputError if something that is no plain file or no directory stands where one is needed
 */
export function compareTree(
  directory: string,
  files: readonly OutputFile[],
  tick: Tick = () => {},
): Comparison {
  const began = Date.now()
  const state = stateOf(directory)
  const places = placesBelow(directory)
  const read = contentsBelow(directory)
  const before = places.file(MANIFEST) && readManifest(read(MANIFEST).text())
  const written = new Map(before?.files.map(entry => [entry.path, entry.sha256]))
  const paths: Record<Found, string[]> = { created: [], updated: [], unchanged: [] }
  const foreign: string[] = []
  const contents = new Map<string, Content>()
  const traces = new Map<string, Trace>()
  for (const [index, file] of files.entries()) {
    tick(index, files.length)
    const { path } = file
    const stats = places.file(path)
    const found = compare(directory, file, stats)
    paths[found].push(path)
    if (found === 'unchanged' && stats !== undefined) traces.set(path, traceOf(stats))
    if (found !== 'updated') continue
    const content = read(path)
    contents.set(path, content)
    if (path === MANIFEST && before !== undefined) continue
    const hash = content.sha256()
    if (hash !== written.get(path) && hash !== sha256(file.text)) foreign.push(path)
  }
  const names = new Set(files.map(({ path }) => path))
  const stale = [...written.keys()].filter(path => !names.has(path) && places.file(path) !== undefined)
  const ours = new Set(stale.filter(path => read(path).sha256() === written.get(path)))
  return {
    directory,
    state,
    files,
    manifest: before,
    ...paths,
    foreign,
    contents,
    began,
    traces,
    removed: stale.filter(path => ours.has(path)),
    left: stale.filter(path => !ours.has(path)),
  }
}

/**
 * The text that a file of the comparison has in the directory now.
 * @param path one of those updated, removed, unchanged or left
 * @throws what node:fs throws if it can no longer be read
 */
export function textBefore({ directory, contents }: Comparison, path: string): string {
  return contents.get(path)?.text() ?? readFileSync(join(directory, path), 'utf8')
}

/**
 * What the run itself would say it wrote.
 * @throws TypeError if the files are without it
 */
export function manifestAfter({ files }: Comparison): Manifest {
  const text = files.find(({ path }) => path === MANIFEST)?.text
  const manifest = text === undefined ? undefined : readManifest(text)
  if (manifest === undefined) throw new TypeError(`the files are without their ${MANIFEST}`)
  return manifest
}

type Found = 'created' | 'updated' | 'unchanged'

function compare(directory: string, { path, mode, text }: OutputFile, found: Stats | undefined): Found {
  if (found === undefined) return 'created'
  const bytes = bytesOf(text)
  const same = (found.mode & 0o7777) === mode && found.size === bytes.length
  return same && holds(`${directory}/${path}`, bytes) ? 'unchanged' : 'updated'
}

/** As `Comparison.state`, of the directory as it is now. */
export function stateOf(directory: string): string | undefined {
  const found = told(directory, () => statSync(directory, { throwIfNoEntry: false }))
  return found && `${found.dev} ${found.ino} ${found.birthtimeMs}`
}
