import type { ParseOptions } from './error.ts'
import { frame } from './frame.ts'
import { lineStarts, type Location } from './position.ts'
import type { Node } from './tree.ts'

/**
 * Something in a well-formed document that the program rejects (`error`), or that it accepts and warns of, or reads
 * otherwise than a person would (`warning`). A document without errors is one that the program accepts.
 */
export interface Problem<Any extends Node = Node> {
  /** Names the rule, such as `duplicate-host`: the same for every problem of its kind, in every version. */
  readonly rule: string
  readonly severity: 'error' | 'warning'
  /** Where it stands: a node of the document, and a field of it where one is at fault. */
  readonly node: Any
  readonly field?: string
  /** Which item of the field is at fault, counted from 0, where it is one of a list or of several words. */
  readonly item?: number
  /** What is wrong, and what to write instead where that can be known. */
  readonly message: string
}

/** What there is to know of a rule, whatever it has found. */
export interface Explanation {
  /** What happens if it stays. */
  readonly why: string
  /** What to do. */
  readonly advice: string
}

/** The part of a node at which a problem stands, to spread into it. */
export function within(field: string | undefined, item?: number): Pick<Problem, 'field' | 'item'> {
  return { ...(field === undefined ? {} : { field }), ...(item === undefined ? {} : { item }) }
}

/**
 * A problem as a person reads it: the place, what is wrong, the rule, and the lines around, as a ParseError shows
 * them.
 * @param text what `serialize` gives for the document
 * @param location what `locate` gives for the problem's node, field and item
 */
export function describeProblem(
  problem: Problem,
  text: string,
  location: Location,
  options: ParseOptions = {},
): string {
  const { line, column } = location.start
  const place = `${options.file === undefined ? '' : `${options.file}:`}${line}:${column}`
  const lines = frame(text, lineStarts(text), location.start)
  return `${place}: ${problem.severity}: ${problem.message} [${problem.rule}]\n\n${lines}\n`
}
