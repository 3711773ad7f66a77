import type { Manifest, ManifestEntry } from '../manifest.ts'
import type { Comparison } from '../tree/compare.ts'

/** A file that a run would change, or that it would leave although it is no longer generated. */
export interface FileChange {
  /** Below the output directory. */
  readonly path: string
  /** One is left that somebody has changed since an earlier run wrote it. */
  readonly change: 'create' | 'update' | 'remove' | 'leave'
  /** Whose file it is, as in the manifest; null for what is used from the tree itself. */
  readonly machine: string | null
  /** Where it belongs on that machine. */
  readonly destination: string | null
  /** The systemd units on the master that read it. */
  readonly services: readonly string[]
  /** Somebody has changed it, or it is not ours: a run refuses to replace it unless forced. */
  readonly foreign: boolean
}

/** Where the files are that change, by whose they are; without the master's. */
export function changesByMachine(files: readonly FileChange[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { path, change, machine, destination } of files) {
    if (machine === null || destination === null || change === 'leave' || path.startsWith('master/')) continue
    const before = found.get(machine)
    if (before === undefined) found.set(machine, [destination])
    else before.push(destination)
  }
  return found
}

/** The files of a comparison that do not stay as they are, with what the manifests say of them. */
export function fileChanges(
  { manifest, created, updated, removed, left, foreign }: Comparison,
  after: Manifest,
): readonly FileChange[] {
  const listed = new Map([...(manifest?.files ?? []), ...after.files].map(entry => [entry.path, entry]))
  const strangers = new Set(foreign)
  const changes = new Map([
    ...created.map(path => [path, 'create'] as const),
    ...updated.map(path => [path, 'update'] as const),
    ...removed.map(path => [path, 'remove'] as const),
    ...left.map(path => [path, 'leave'] as const),
  ])
  const change = (path: string, change: FileChange['change'], entry?: ManifestEntry): FileChange => {
    const { machine = null, destination = null, services = [] } = entry ?? {}
    return { path, change, machine, destination, services, foreign: strangers.has(path) }
  }
  const ordered = [...new Set([...after.files.map(({ path }) => path), ...changes.keys()])]
  return ordered.flatMap(path => {
    const what = changes.get(path)
    return what === undefined ? [] : [change(path, what, listed.get(path))]
  })
}
