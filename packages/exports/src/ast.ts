import type { Layout } from '@cluster-configs/syntax'

/** A whole export table: /etc/exports, or a file of /etc/exports.d. */
export interface Document {
  readonly type: 'document'
  readonly children: readonly (Entry | Comment | Blank | Ignored)[]
  readonly layout?: Layout
}

export type Node = Entry | Client | Defaults | Comment | Blank | Ignored

/** One exported file system: a line with a path and the clients that may mount it. */
export interface Entry {
  readonly type: 'entry'
  /** The export point. */
  readonly path: string
  /** Who may mount it, and the options in force from there on. Empty, or with `defaults` last: everyone may. */
  readonly children: readonly (Client | Defaults)[]
  /** What follows `#` on the line. */
  readonly comment?: string
  readonly layout?: Layout
}

/** Machines that may mount the file system. */
export interface Client {
  readonly type: 'client'
  /** A host, `address/netmask`, a pattern with `*`, `?` or `[`, `@netgroup`, or `*` for everyone. */
  readonly host: string
  /** Export options in their order, which counts behind `sec=`; the entry's defaults come before them. */
  readonly options: readonly string[]
  readonly layout?: Layout
}

/** `-options`: what all clients behind it on the line start from, in addition to earlier ones. */
export interface Defaults {
  readonly type: 'defaults'
  /** Export options in their order. */
  readonly options: readonly string[]
  readonly layout?: Layout
}

/** A line of its own that begins with `#`. */
export interface Comment {
  readonly type: 'comment'
  /** Everything behind the `#`. */
  readonly text: string
  readonly layout?: Layout
}

/** An empty line. */
export interface Blank {
  readonly type: 'blank'
  readonly layout?: Layout
}

/** What exportfs(8) never reads: an empty word where a path is due silently ends the file. Only ever the last node. */
export interface Ignored {
  readonly type: 'ignored'
  /** All from there to the end of the file. */
  readonly text: string
  /** What ends the file here. */
  readonly reason: string
  readonly layout?: Layout
}
