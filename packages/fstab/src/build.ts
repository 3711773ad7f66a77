import type { Blank, Comment, Document, Entry, Ignored, Node } from './ast.ts'
import { readLine } from './lexical.ts'

/** A whole fstab. */
export function document(children: readonly Node[]): Document {
  return { type: 'document', children }
}

/**
 * A file system to mount (fstab(5)), in the order of its fields.
 * @param options mount options, at least one
 * @param freq 1 to have dump(8) save it
 * @param passno in which pass fsck(8) checks it: 1 for the root, 2 for others, 0 for never
 */
export function entry(
  spec: string,
  file: string,
  vfstype: string,
  options: readonly string[] = ['defaults'],
  freq = 0,
  passno = 0,
): Entry {
  return { type: 'entry', spec, file, vfstype, options, freq, passno }
}

/** A comment on a line of its own; a blank is put between `#` and the text. */
export function comment(text: string): Comment {
  return { type: 'comment', text: text === '' ? '' : ` ${text}` }
}

/** An empty line. */
export function blank(): Blank {
  return { type: 'blank' }
}

/**
 * A line that mount(8) passes over, kept as it is.
 * @throws RangeError if mount would read it
 */
export function ignored(text: string): Ignored {
  const line = readLine(text)
  if (line.kind !== 'ignored') throw new RangeError(`mount does not pass over ${JSON.stringify(text)}`)
  return { type: 'ignored', text, reason: line.reason }
}
