import { eolOf, LayoutNotes, type Eol } from '@cluster-configs/syntax'
import type { Blank, Comment, Node, Statement } from './ast.ts'
import type { LineOfKind } from './lexical.ts'

/** The nodes of one parent as far as they are read. */
export interface Block<Child> {
  readonly children: Child[]
  readonly notes: LayoutNotes
  /** The indent of the first of them, which the others are compared with. */
  indent: string | undefined
  /** The indent that needs no note. */
  readonly canonical: string
}

type Pending = LineOfKind<'blank' | 'comment'> & {
  readonly start: number
  readonly cut: number
  readonly end: number
}

/** How a keyword is written in capital and in small letters. */
export interface Spelt {
  readonly text: string
  readonly lower: string
}

/** Takes down how the nodes of a text are spelt, where that is not canonical. */
export class Notes {
  readonly #text: string
  /** The line end of the first line. */
  readonly eol: Eol
  /** Comments and blank lines, which belong to a label only if one of its directives follows. */
  #pending: Pending[] = []
  /** Whether keywords are written in small letters, as the first one is. */
  lower: boolean | undefined

  constructor(text: string) {
    this.#text = text
    this.eol = eolOf(text)
  }

  /** A comment or blank line of which what follows tells where it belongs. */
  pend(line: Pending): void {
    this.#pending.push(line)
  }

  /** Begins a node of a block: what was pending belongs before it, and its indent is compared with the others'. */
  open(block: Block<Node> | Block<Statement>, start: number, at: number): LayoutNotes {
    const indent = block.indent ?? this.#text.slice(start, at)
    this.settle(block, indent)
    const notes = new LayoutNotes()
    this.note(notes, 'gaps', 'keyword', start, at, indent)
    return notes
  }

  /** Settles the indent of a block's nodes, and that what is pending belongs to it. */
  settle(block: Block<Node> | Block<Statement>, indent: string): void {
    if (block.indent === undefined) block.notes.note('style', 'indent', indent, block.canonical)
    block.indent = indent
    this.flush(block)
  }

  /** Gives a block the comments and blank lines that are pending. */
  flush(block: Block<Node> | Block<Statement>): void {
    if (this.#pending.length === 0) return
    for (const { kind, at, start, cut, end } of this.#pending) {
      const notes = new LayoutNotes()
      if (kind === 'blank') this.note(notes, 'gaps', 'end', start, cut, '')
      else this.note(notes, 'gaps', 'keyword', start, at, block.indent ?? block.canonical)
      this.note(notes, 'gaps', 'eol', cut, end, this.eol)
      const node: Blank | Comment =
        kind === 'blank' ? { type: 'blank' } : { type: 'comment', text: this.#text.slice(at + 1, cut) }
      block.children.push(withLayout(node, notes))
    }
    this.#pending = []
  }

  /** How a keyword is spelt in this file, of which the first one decides. */
  keyword(word: Spelt, at: number, end: number): string {
    this.lower ??= end - at === word.lower.length && this.#text.startsWith(word.lower, at)
    return this.lower ? word.lower : word.text
  }

  /** Notes a stretch of the text unless it is canonical; nothing is copied if it is. */
  note(
    notes: LayoutNotes,
    kind: 'gaps' | 'spelling',
    name: string,
    from: number,
    to: number,
    canonical: string,
  ): void {
    if (to - from === canonical.length && this.#text.startsWith(canonical, from)) return
    notes.note(kind, name, this.#text.slice(from, to), canonical)
  }
}

/** The block of a node's own children. */
export function inside<Child>(parent: Block<unknown>, notes: LayoutNotes): Block<Child> {
  const canonical = `${parent.indent ?? parent.canonical}  `
  return { children: [], notes, indent: undefined, canonical }
}

/** A node with its layout, if it has one: most have none, and are not copied. */
export function withLayout<N extends Node>(node: N, notes: LayoutNotes): N {
  const { layout } = notes.layout
  return layout === undefined ? node : { ...node, layout }
}
