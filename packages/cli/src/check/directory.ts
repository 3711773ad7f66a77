import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import type { Files } from './files.ts'

/** Files of one name and length that were read last: those that all nodes have in common are decoded once. */
interface Known {
  readonly bytes: Buffer
  readonly text: string
}

/**
 * The files below a directory. A symbolic link that leads out of it is as if it were not there, for what is read must
 * be the tree's own.
 * @param directory as it is to be shown before each path; it must be there
 * @throws what node:fs throws if the directory itself cannot be looked at
 */
export function directoryFiles(directory: string): Files {
  const top = realpathSync(directory)
  const inside = top.endsWith(sep) ? top : `${top}${sep}`
  const known = new Map<string, Known>()
  const place = (path: string): string | undefined => {
    const real = attempt(() => realpathSync(join(top, path)))
    return real === top || real?.startsWith(inside) === true ? real : undefined
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
    has: path => place(path) !== undefined,
    shown: path => join(directory, path),
  }
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
