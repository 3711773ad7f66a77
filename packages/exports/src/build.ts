import type { Blank, Client, Comment, Defaults, Document, Entry, Ignored } from './ast.ts'
import { stopReason } from './lexical.ts'

/** A whole export table. */
export function document(children: Document['children']): Document {
  return { type: 'document', children }
}

/**
 * An exported file system (exports(5)).
 * @param path the export point
 * @param children who may mount it; everyone, read-only, if there is none
 */
export function entry(path: string, children: Entry['children'] = []): Entry {
  return { type: 'entry', path, children }
}

/**
 * Machines that may mount a file system (exports(5), "Machine Name Formats").
 * @param host a host, network, pattern or `@netgroup`; `*` for everyone
 * @param options export options in their order, such as `rw`, `no_root_squash`
 */
export function client(host: string, options: readonly string[] = []): Client {
  return { type: 'client', host, options }
}

/** Options that all clients behind it on the line start from. */
export function defaults(options: readonly string[]): Defaults {
  return { type: 'defaults', options }
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
 * What exportfs(8) passes over: all from an empty word in the place of a path to the end of the file.
 * @throws RangeError if exportfs would read it
 */
export function ignored(text: string): Ignored {
  const reason = stopReason(text)
  if (reason === undefined) throw new RangeError(`exportfs does not pass over ${JSON.stringify(text)}`)
  return { type: 'ignored', text, reason }
}
