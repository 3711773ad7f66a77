import { join } from 'node:path'
import { groups } from '../groups.ts'
import type { Manifest, ManifestNode } from '../manifest.ts'
import { textBefore, type Comparison } from '../tree/compare.ts'
import type { FileChange } from './files.ts'
import { differ, type Hunks } from './hunks.ts'
import { anonymous, nodeFinder } from './identity.ts'

/** How the lines of some files differ. */
export interface Diff {
  /** The files, below the output directory. */
  readonly paths: readonly string[]
  /** The machines that they are of or about, in the same order. */
  readonly machines: readonly string[]
  /** A unified diff of the first of them. */
  readonly text: string
  /** Whether the others differ in the same lines; otherwise each has its node's own name and addresses in them. */
  readonly same: boolean
}

/** Which files' lines are compared: none, those that change on machines, or all that a run writes or removes. */
export type DiffScope = 'none' | 'changed' | 'all'

/** How the files' lines differ, each difference once. */
export function diffsOf(
  comparison: Comparison,
  files: readonly FileChange[],
  manifest: Manifest,
  scope: DiffScope,
): readonly Diff[] {
  const texts = new Map(comparison.files.map(({ path, text }) => [path, text]))
  const hunksOf = differ()
  const nodeOf = nodeFinder(manifest)
  const single = files.flatMap(({ path, change, destination, machine }): Single[] => {
    if (!isIn(scope, { change, machine })) return []
    const before = change === 'create' ? '' : textBefore(comparison, path)
    const after = change === 'remove' ? '' : (texts.get(path) ?? '')
    if (before === after) return []
    const hunks = hunksOf(before, after)
    return [{ path, change, hunks, place: destination ?? path, node: nodeOf(path), machine }]
  })
  const exact = groups(single, ({ place, node, hunks }) => `${hunks.id} ${without(node, place)}`)
  return alike(exact, comparison.directory)
}

/** How the lines of one file differ. */
interface Single {
  readonly path: string
  readonly change: FileChange['change']
  readonly hunks: Hunks
  /** Where it belongs on its machine. */
  readonly place: string
  readonly node: ManifestNode | undefined
  readonly machine: string | null
}

/** Puts those together that differ in a node's name and addresses only. */
function alike(exact: readonly (readonly Single[])[], directory: string): readonly Diff[] {
  const key = ([first, ...others]: readonly Single[]): string => {
    if (first === undefined) return ''
    const { path, node, place, hunks } = first
    // What is the same for several has nothing of one of them in it.
    return others.length > 0 ? path : without(node, `${place}\n${hunks.text}`)
  }
  return groups(exact, key).flatMap((group): Diff[] => {
    const all = group.flat()
    const [first] = all
    if (first === undefined) return []
    return [
      {
        paths: all.map(({ path }) => path),
        machines: all.flatMap(({ node, machine }) => node?.name ?? machine ?? []),
        text: `${header(directory, first)}${first.hunks.text}`,
        same: group.length === 1,
      },
    ]
  })
}

/** The two lines that name the file as it is and as it would be. */
function header(directory: string, { path, change }: Single): string {
  const place = join(directory, path)
  return `--- ${change === 'create' ? '/dev/null' : place}\n+++ ${change === 'remove' ? '/dev/null' : place}\n`
}

function without(node: ManifestNode | undefined, text: string): string {
  return node === undefined ? text : anonymous(node, text)
}

function isIn(scope: DiffScope, { change, machine }: Pick<FileChange, 'change' | 'machine'>): boolean {
  if (scope === 'all') return change !== 'leave'
  return scope === 'changed' && change === 'update' && machine !== null
}
