import {
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmdirSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { attempt, codeOf, OutputError } from './error.ts'

/** What is not carried over: files that are written anew, and files that go with the directories they leave empty. */
export interface Omitted {
  readonly replaced: ReadonlySet<string>
  readonly removed: ReadonlySet<string>
}

/** A directory that was carried over, and that its owner may write until `close` is called. */
export interface Carried {
  /** The directories in it, `.` being itself. */
  readonly directories: Set<string>
  /** Gives the directories the permissions that they had. */
  readonly close: () => void
}

/**
 * Makes a directory hold what another one holds. Its files are the same ones, with a second name (hard links); its
 * directories are like those, its symbolic links lead where those lead.
 * @param to made by this
 * @throws what node:fs throws; OutputError if a file system is mounted below
 */
export function carryOver(from: string, to: string, { replaced, removed }: Omitted): Carried {
  const directories = new Set<string>()
  const closed: (() => void)[] = []
  const { dev } = lstatSync(from)
  /** Whether it is still there: it is not if all that was in it has gone. */
  const carry = (path: string): boolean => {
    const [source, target] = [join(from, path), join(to, path)]
    const stats = lstatSync(source)
    if (stats.dev !== dev) throw new OutputError(`${source} is a file system of its own: unmount it first`)
    makeLike(stats, target)
    if ((stats.mode & 0o700) !== 0o700) closed.push(() => chmodSync(target, stats.mode & 0o7777))
    directories.add(path)
    const entries = readdirSync(source, { withFileTypes: true })
    const kept = entries.filter(entry => {
      const below = path === '.' ? entry.name : `${path}/${entry.name}`
      if (entry.isDirectory()) return carry(below)
      if (removed.has(below)) return false
      if (!replaced.has(below)) carryFile(join(source, entry.name), join(target, entry.name))
      return true
    })
    if (path === '.' || kept.length > 0 || entries.length === 0) return true
    rmdirSync(target)
    directories.delete(path)
    return false
  }
  carry('.')
  return { directories, close: () => closed.toReversed().forEach(close => close()) }
}

/** Makes a directory as another one is, but that its owner may write it. */
function makeLike({ uid, gid, mode }: Stats, target: string): void {
  mkdirSync(target)
  const made = lstatSync(target)
  if (made.uid !== uid || made.gid !== gid) attempt(() => chownSync(target, uid, gid))
  const wanted = (mode & 0o7777) | 0o700
  if ((made.mode & 0o7777) !== wanted) chmodSync(target, wanted)
}

/** What link(2) says where a file can have no second name: to this user, any more, or on this file system at all. */
const UNLINKABLE: ReadonlySet<string | undefined> = new Set(['EPERM', 'EMLINK', 'ENOTSUP', 'ENOSYS'])

function carryFile(source: string, target: string): void {
  const stats = lstatSync(source)
  if (stats.isSymbolicLink()) {
    symlinkSync(readlinkSync(source), target)
    attempt(() => lchownSync(target, stats.uid, stats.gid))
    return
  }
  try {
    linkSync(source, target)
  } catch (error) {
    if (!stats.isFile() || !UNLINKABLE.has(codeOf(error))) throw error
    copyFileSync(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    attempt(() => chownSync(target, stats.uid, stats.gid))
    chmodSync(target, stats.mode & 0o7777)
    utimesSync(target, stats.atime, stats.mtime)
  }
}
