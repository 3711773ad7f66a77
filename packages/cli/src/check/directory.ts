import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import type { Files } from './files.ts'

/** Files of one name and length that were read last: those that all nodes have in common are decoded once. */
interface Known {
  readonly bytes: Buffer
  readonly text: string
}

/**
 * The files below a directory, which is taken for the root that symbolic links in it start from: what is read is the
 * tree's own, wherever it lies.
 * @param directory as it is to be shown before each path; it must be there
 * @throws what node:fs throws if the directory itself cannot be looked at
 */
export function directoryFiles(directory: string): Files {
  const top = realpathSync.native(directory)
  const inside = top.endsWith(sep) ? top : `${top}${sep}`
  const known = new Map<string, Known>()
  const place = (path: string): string | undefined => {
    const real = attempt(() => realpathSync.native(join(top, path)))
    if (real === top || real?.startsWith(inside) === true) return real
    // It is not there, or a link leads out of the tree, as an absolute one does.
    return attempt(() => realpathIn(top, path))
  }
  const read = (path: string): string | undefined => {
    const real = place(path)
    const bytes = real === undefined ? undefined : attempt(() => readPlainFile(real))
    if (bytes === undefined) return undefined
    const key = `${basename(path)} ${bytes.length}`
    const same = known.get(key)
    if (same?.bytes.equals(bytes) === true) return same.text
    const text = decode(bytes)
    known.set(key, { bytes, text })
    return text
  }
  return {
    read,
    list: path => {
      const real = place(path)
      return real === undefined ? [] : (attempt(() => readdirSync(real).toSorted()) ?? [])
    },
    kind: path => {
      const real = place(path)
      const stats = real === undefined ? undefined : attempt(() => statSync(real))
      return stats === undefined ? undefined : stats.isDirectory() ? 'directory' : 'file'
    },
    shown: path => join(directory, path),
  }
}

/** As many links as Linux follows. */
const LINKS = 40

/**
 * Where a path leads when links start from a directory as from the root, and cannot leave it.
 * @throws what node:fs throws if nothing is there, or a RangeError if links go round in a circle
 */
function realpathIn(top: string, path: string): string {
  const left = path.split(sep)
  let [at, links] = ['/', 0]
  for (let part = left.shift(); part !== undefined; part = left.shift()) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      at = dirname(at)
      continue
    }
    const next = join(at, part)
    const target = attempt(() => readlinkSync(join(top, next)))
    if (target === undefined) at = next
    else if (++links > LINKS) throw new RangeError(`the links of ${path} go round in a circle`)
    else {
      if (target.startsWith(sep)) at = '/'
      left.unshift(...target.split(sep))
    }
  }
  const found = join(top, at)
  statSync(found)
  return found
}

/** Opened without waiting, for a pipe in the tree would wait for ever. */
function readPlainFile(path: string): Buffer | undefined {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    return fstatSync(file).isFile() ? readFileSync(file) : undefined
  } finally {
    closeSync(file)
  }
}

/** In no encoding that is known, a character stands for a byte: the formats are of ASCII but for their comments. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
