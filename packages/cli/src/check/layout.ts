import { posix } from 'node:path'
import { isThere, type Files } from './files.ts'

/** The files of a master under the paths that they have on it, the roots of its nodes among them. */
export interface Layout {
  readonly files: Files
  /** Whether it was generated and is not installed yet: what the scripts add, such as kernels, cannot be there. */
  readonly generated: boolean
}

/** The table of the generated tree that says where each file goes: path in the tree, path on the master, and more. */
const TABLE = '/scripts/files.tsv'
const MASTER = '/master'

/**
 * Finds out how a tree is laid out: as this program writes it, with `master/` and `nodes/`, or as the root of a
 * machine.
 * @param tree the tree as it lies there
 */
export function layoutOf(tree: Files): Layout {
  if (!isThere(tree, `${MASTER}/etc`)) return { files: tree, generated: false }
  const mounts = mountsOf(tree.read(TABLE) ?? '')
  const known = new Map<string, string>()
  const first = (path: string): string => {
    const place = known.get(path) ?? find(path)
    known.set(path, place)
    return place
  }
  const find = (path: string): string => {
    const all = placesOf(mounts, path)
    return all.find(place => isThere(tree, place)) ?? all[0] ?? path
  }
  const files: Files = {
    read: path => tree.read(first(path)),
    list: path => [...new Set(placesOf(mounts, path).flatMap(place => tree.list(place)))].toSorted(),
    kind: path => tree.kind(first(path)),
    shown: path => tree.shown(first(path)),
  }
  return { files, generated: true }
}

/** Which directories of the tree stand for a directory of the master. */
type Mounts = ReadonlyMap<string, ReadonlySet<string>>

/** A file is called the same in both from some directory on: from there the one directory stands for the other. */
function mountsOf(table: string): Mounts {
  const mounts = new Map([['/', new Set([MASTER])]])
  for (const line of table.split('\n')) {
    const [path = '', destination = ''] = line.split('\t')
    if (!destination.startsWith('/')) continue
    const [inTree, onMaster] = withoutCommonEnd(`/${path}`, destination)
    const known = mounts.get(onMaster)
    if (known === undefined) mounts.set(onMaster, new Set([inTree]))
    else known.add(inTree)
  }
  return mounts
}

function withoutCommonEnd(left: string, right: string): readonly [string, string] {
  let [first, second] = [left, right]
  while (first !== '/' && second !== '/' && posix.basename(first) === posix.basename(second))
    [first, second] = [posix.dirname(first), posix.dirname(second)]
  return [first, second]
}

/** All places in the tree that a path may be at, the most specific first. */
function placesOf(mounts: Mounts, path: string): readonly string[] {
  const places: string[] = []
  for (let end = path.length; end >= 0; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1))
    for (const place of mounts.get(path.slice(0, end) || '/') ?? [])
      places.push(`${place === '/' ? '' : place}${path.slice(end)}` || '/')
  return places
}
