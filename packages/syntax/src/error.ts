import { frame } from './frame.ts'
import { lineStarts, positionAt } from './position.ts'
import type { Node } from './tree.ts'

/** What every parser takes beside the text. */
export interface ParseOptions {
  /** The name shown in errors, such as the path the text was read from. */
  readonly file?: string | undefined
}

/** The text is not one that the program would read. The message holds the place, the reason and the lines around. */
export class ParseError extends SyntaxError {
  override readonly name = 'ParseError'
  readonly reason: string
  readonly file: string | undefined
  /** From 1. */
  readonly line: number
  /** From 1, in characters. */
  readonly column: number
  /** From 0, in characters, at most the length of the text. */
  readonly offset: number
  /** The line at fault and its neighbours, with a caret under the place. */
  readonly frame: string

  /**
   * @param text the whole text that was parsed
   * @param offset where in it the fault stands
   * @param reason what is wrong and what was expected, without the place
   */
  constructor(text: string, offset: number, reason: string, options: ParseOptions = {}) {
    const starts = lineStarts(text)
    const position = positionAt(starts, offset)
    const lines = frame(text, starts, position)
    const place = `${options.file === undefined ? '' : `${options.file}:`}${position.line}:${position.column}`
    super(`${place}: ${reason}\n\n${lines}\n`)
    this.reason = reason
    this.file = options.file
    this.line = position.line
    this.column = position.column
    this.offset = offset
    this.frame = lines
  }
}

/** A document holds something that no text can carry, or that the program would misread. */
export class SerializeError extends Error {
  override readonly name = 'SerializeError'
  /** The node that cannot be written. */
  readonly node: Node
  /** The field of it at fault, undefined if the node is not possible where it stands. */
  readonly field: string | undefined
  readonly reason: string

  constructor(node: Node, field: string | undefined, reason: string) {
    const value = Object.entries(node).find(([key]) => key === field)?.[1]
    const shown = value === undefined ? '' : ` ${abridged(value)}`
    super(`${node.type}${field === undefined ? '' : `.${field}`}${shown}: ${reason}`)
    this.node = node
    this.field = field
    this.reason = reason
  }
}

function abridged(value: unknown): string {
  const text = JSON.stringify(value) ?? typeof value
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
