import { closeSync, openSync, readSync } from 'node:fs'
import { memo } from '../memo.ts'

/** A text as it stands in a file; what many files have in common is encoded once. */
export const bytesOf: (text: string) => Buffer = memo((text: string) => Buffer.from(text))

/** What is read at a time: it stays in the processor's cache, and no file needs a buffer of its own. */
const piece = Buffer.alloc(1 << 16)

/**
 * Whether a file of the length of these bytes holds them.
 * @throws what node:fs throws
 */
export function holds(file: string, bytes: Buffer): boolean {
  const descriptor = openSync(file, 'r')
  try {
    for (let at = 0; at < bytes.length;) {
      const count = readSync(descriptor, piece, 0, piece.length, null)
      if (count === 0 || bytes.compare(piece, 0, count, at, at + count) !== 0) return false
      at += count
    }
    return true
  } finally {
    closeSync(descriptor)
  }
}
