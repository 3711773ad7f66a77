import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../sha256.ts'

/** What a file holds. */
export interface Content {
  /** The SHA-256, in hexadecimal. */
  readonly sha256: () => string
  readonly text: () => string
}

/** Contents remembered at a time. */
const CAPACITY = 64

/**
 * Reads files below a directory. What files have alike that are read one after the other, as the same file of many
 * nodes, is hashed and decoded once.
 * @returns for a path what stands there; it throws what node:fs throws
 */
export function contentsBelow(directory: string): (path: string) => Content {
  const byLength = new Map<number, { readonly bytes: Buffer; readonly content: Content }>()
  return path => {
    const bytes = readFileSync(join(directory, path))
    const known = byLength.get(bytes.length)
    if (known?.bytes.equals(bytes) === true) return known.content
    const content = { sha256: once(() => sha256(bytes)), text: once(() => bytes.toString()) }
    if (byLength.size >= CAPACITY) byLength.clear()
    byLength.set(bytes.length, { bytes, content })
    return content
  }
}

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => (known ??= { value: compute() }).value
}
