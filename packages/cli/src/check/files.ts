import { posix } from 'node:path'

/**
 * What a check reads: a tree of files, each named by an absolute path without `.` and `..`, with `/` between. It never
 * writes.
 */
export interface Files {
  /** The text of a file; undefined if there is none, or it cannot be read. */
  readonly read: (path: string) => string | undefined
  /** The names in a directory, sorted; none if there is no such directory. */
  readonly list: (path: string) => readonly string[]
  /** What is there, readable or not; undefined if nothing is. */
  readonly kind: (path: string) => 'file' | 'directory' | undefined
  /** What a path is called where a person reads it. */
  readonly shown: (path: string) => string
}

/**
 * Files that are in memory.
 * @param texts each file's text by its path, which may be relative to the top
 */
export function memoryFiles(texts: Iterable<readonly [path: string, text: string]>): Files {
  const files = new Map<string, string>()
  const directories = new Map<string, Set<string>>([['/', new Set()]])
  for (const [path, text] of texts) {
    const whole = posix.resolve('/', path)
    files.set(whole, text)
    for (let at = whole; at !== '/';) {
      const parent = posix.dirname(at)
      const names = directories.get(parent)
      names?.add(posix.basename(at))
      if (names !== undefined) break
      directories.set(parent, new Set([posix.basename(at)]))
      at = parent
    }
  }
  return {
    read: path => files.get(path),
    list: path => [...(directories.get(path) ?? [])].toSorted(),
    kind: path => (files.has(path) ? 'file' : directories.has(path) ? 'directory' : undefined),
    shown: path => path.slice(1),
  }
}

/** Whether a file or a directory is there. */
export function isThere(files: Files, path: string): boolean {
  return files.kind(path) !== undefined
}
