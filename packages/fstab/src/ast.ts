import type { Layout } from '@cluster-configs/syntax'

/** A whole fstab. */
export interface Document {
  readonly type: 'document'
  readonly children: readonly Node[]
  readonly layout?: Layout
}

export type Node = Entry | Comment | Blank | Ignored

/** One file system: a line with three to six fields. The names are those of fstab(5) without `fs_`. */
export interface Entry {
  readonly type: 'entry'
  /** What to mount: a device, `LABEL=…`, `UUID=…`, `host:/path`, or a word such as `proc` or `tmpfs`. */
  readonly spec: string
  /** Where to mount it: a path, or `none` for swap. */
  readonly file: string
  /** The type of the file system, such as `ext4`, `nfs`, `tmpfs`, `swap`. */
  readonly vfstype: string
  /** Mount options, in their order; `defaults` alone where the line leaves them out. */
  readonly options: readonly string[]
  /** Whether dump(8) saves it; 0 where the line leaves it out. */
  readonly freq: number
  /** In which pass fsck(8) checks it, 0 for never; 0 where the line leaves it out. */
  readonly passno: number
  /** What follows `#` behind the sixth field, the only place where a line may hold a comment. */
  readonly comment?: string
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

/** A line that mount(8) reports and passes over, such as one of two fields. */
export interface Ignored {
  readonly type: 'ignored'
  /** The whole line. */
  readonly text: string
  /** Why it is passed over. */
  readonly reason: string
  readonly layout?: Layout
}
