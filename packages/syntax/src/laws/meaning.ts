import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { SerializeError } from '../error.ts'
import type { Node, Parent } from '../tree.ts'
import type { FormatUnderLaw } from './under-law.ts'

/**
 * What is written of a document means what `meant` means, or it is refused; where `unless` is given, refused
 * only if that is refused too.
 */
export function carriesOrRefuses<D extends Parent>(
  format: FormatUnderLaw<D>,
  document: D,
  meant: D,
  unless?: () => string,
): void {
  const written = attempt(() => format.serialize(document))
  if (written === undefined) {
    if (unless !== undefined) strictEqual(attempt(unless), undefined)
    return
  }
  deepStrictEqual(meaningOf(format, format.parse(written)), meaningOf(format, meant), JSON.stringify(written))
}

/** The text, or undefined if it was refused. */
export function attempt(write: () => string): string | undefined {
  try {
    return write()
  } catch (error) {
    ok(error instanceof SerializeError, `not a SerializeError: ${String(error)}`)
    return undefined
  }
}

/** What a document means, without its layout. */
export function meaningOf<D extends Parent>(format: FormatUnderLaw<D>, document: D): unknown {
  return bare(format.meaning === undefined ? document : format.meaning(document))
}

/** A value without any layout in it, and without the reasons, which are derived. */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
      key === 'layout' || key === 'reason' ? [] : [[key, bare(item)]],
    ),
  )
}

/** One of some, by any number. */
export function chosen<T>(items: Iterable<T>, choice: number): T | undefined {
  const all = [...items]
  return all[choice % all.length]
}

/** What a node says, by the names of its fields. */
export function fields(node: Node): string[] {
  return Object.keys(node).filter(key => !['type', 'layout', 'children', 'reason'].includes(key))
}

/** What is in a field, whatever type the node is of. */
export function valueOf(node: Node, field: string): unknown {
  return Object.entries(node).find(([key]) => key === field)?.[1]
}
