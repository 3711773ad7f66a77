import type { Layout, LayoutNotes } from '@cluster-configs/syntax'
import type { Blank, Comment, Iface, Mapping, Stanza } from './ast.ts'
import { CHILD_INDENT } from './lexical.ts'

/** The stanza that options are still added to: its node has the list of children that grows. */
export type Open = OpenIface | OpenStanza<'mapping', Mapping>
export type OpenIface = OpenStanza<'iface', Iface>

interface OpenStanza<Type, Node extends Iface | Mapping> {
  readonly type: Type
  readonly node: Node
  readonly children: Node['children'][number][]
  readonly notes: LayoutNotes
  /** What its first option has before it, as soon as there is one. */
  indent: string | undefined
}

/** A comment or an empty line: only what follows says whether it belongs to the stanza before it. */
export type Loose = (indent: string) => Comment | Blank

/** Puts the lines of a file together to stanzas. */
export class Assembly {
  readonly #stanzas: Stanza[] = []
  #open: Open | undefined
  #loose: Loose[] = []

  get open(): Open | undefined {
    return this.#open
  }

  /** Adds a stanza of one line, which ends the one that is open. */
  add(stanza: Stanza): void {
    this.#close()
    this.#stanzas.push(stanza)
  }

  /** Opens a stanza of several lines, which ends the one that is open. */
  begin(open: Open): void {
    this.#close()
    this.#open = open
  }

  addLoose(loose: Loose): void {
    this.#loose.push(loose)
  }

  /**
   * Settles what the lines of the open stanza have before them, and that comments and empty lines before this one are
   * the stanza's.
   */
  settle(open: Open, indent: string): string {
    if (open.indent === undefined) open.notes.note('style', 'indent', indent, CHILD_INDENT)
    open.indent = indent
    for (const loose of this.#loose) open.children.push(loose(indent))
    if (this.#loose.length > 0) this.#loose = []
    return indent
  }

  /** All stanzas, when the last line is read. */
  finish(): readonly Stanza[] {
    this.#close()
    return this.#stanzas
  }

  /** Ends the stanza that is open. The comments and empty lines behind its last option stand behind it. */
  #close(): void {
    const open = this.#open
    if (open !== undefined) this.#stanzas.push(withLayout(complete(open), open.notes))
    this.#open = undefined
    for (const loose of this.#loose) this.#stanzas.push(loose(''))
    if (this.#loose.length > 0) this.#loose = []
  }
}

/** The node of a stanza that nothing is added to any more: a copy of its children has no room to grow. */
function complete({ node, children }: Open): Iface | Mapping {
  const made: { children: Open['node']['children'] } = node
  made.children = children.slice()
  return node
}

/** A node with what was noted of it. */
export function withLayout<Bare extends object>(
  node: Bare,
  notes: LayoutNotes,
): Bare & { readonly layout?: Layout } {
  const { layout } = notes.layout
  return layout === undefined ? node : { ...node, layout }
}
