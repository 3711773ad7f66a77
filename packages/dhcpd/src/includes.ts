import type { Document, Include } from './ast.ts'
import { parse } from './parse.ts'
import { walk } from './tree.ts'

/** A document that another one includes, or the one that was given. */
export interface Included {
  readonly document: Document
  /** The file's name as the `include` has it; undefined for the document that was given. */
  readonly file: string | undefined
}

/**
 * Goes through a document and those that it includes, each before what is included by it. dhcpd takes a relative
 * name from the folder in which it was started.
 * @param read gives the text of a file, or undefined for one to pass over
 * @throws ParseError if dhcpd would not read a file
 * @throws RangeError if a file includes itself
 */
export function* includes(
  document: Document,
  read: (file: string, node: Include) => string | undefined,
): Generator<Included> {
  yield* follow({ document, file: undefined }, read, [])
}

function* follow(
  included: Included,
  read: (file: string, node: Include) => string | undefined,
  above: readonly string[],
): Generator<Included> {
  yield included
  for (const node of walk(included.document)) {
    if (node.type !== 'include') continue
    const { file } = node
    if (above.includes(file)) throw new RangeError(`${file} includes itself`)
    const text = read(file, node)
    if (text !== undefined) yield* follow({ document: parse(text, { file }), file }, read, [...above, file])
  }
}
