import type { Layout } from '@cluster-configs/syntax'
import type { Keyword, MenuKeyword } from './keywords.ts'

export type { Keyword, MenuKeyword } from './keywords.ts'

/** A whole configuration file. */
export interface Document {
  readonly type: 'document'
  readonly children: readonly Node[]
  readonly layout?: Layout
}

export type Node = Label | Submenu | Statement

/** What stands on its own, and what a label holds. */
export type Statement = Directive | Say | Menu | Text | Comment | Blank | Ignored

/**
 * `LABEL name` and the lines behind it up to the next `LABEL`, `MENU SEPARATOR`, `MENU BEGIN`, `MENU END` or
 * `INCLUDE file tag`. Directives that are not of labels act on the whole file here, too.
 */
export interface Label {
  readonly type: 'label'
  /** One word: what `DEFAULT` and the boot prompt call it, and the kernel if no directive names one. */
  readonly name: string
  readonly children: readonly Statement[]
  readonly layout?: Layout
}

/** `MENU BEGIN tag` … `MENU END`. */
export interface Submenu {
  readonly type: 'submenu'
  /** What `MENU GOTO` calls it, if it has a name. */
  readonly tag?: string
  readonly children: readonly Node[]
  readonly layout?: Layout
}

/** One line: a keyword and what it is set to. */
export interface Directive {
  readonly type: 'directive'
  readonly keyword: Keyword
  /** The rest of the line as it is, if there is any: it has no quotes, escapes or comments. */
  readonly value?: string
  readonly layout?: Layout
}

/** `SAY text`: shown on the screen while the file is read. */
export interface Say {
  readonly type: 'say'
  /** The rest of the line behind the one character that ends the keyword; it may begin with blanks. */
  readonly text?: string
  readonly layout?: Layout
}

/** One line of a menu: `MENU keyword value`. */
export interface Menu {
  readonly type: 'menu'
  readonly keyword: MenuKeyword
  /** The rest of the line as it is, if there is any. */
  readonly value?: string
  readonly layout?: Layout
}

/** `TEXT HELP`, lines taken as they are, `ENDTEXT`. */
export interface Text {
  readonly type: 'text'
  /** `HELP`; a block with anything else here is passed over. */
  readonly command: string
  readonly lines: readonly string[]
  readonly layout?: Layout
}

/** A line that begins with `#`. The program passes over it as over any keyword that it does not know. */
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

/** A line that PXELINUX and its menus pass over: an unknown keyword, or one that means nothing where it stands. */
export interface Ignored {
  readonly type: 'ignored'
  /** The line without its indent. */
  readonly text: string
  /** Why it is passed over. */
  readonly reason: string
  readonly layout?: Layout
}
