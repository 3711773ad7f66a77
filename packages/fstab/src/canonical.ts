import type { OptionLists } from '@cluster-configs/syntax'
import type { Entry, Node } from './ast.ts'
import { count } from './lexical.ts'

/*
 * Entries in their canonical spelling, most lines of a large file, each read and written in one step. Whatever is odd
 * about a line is left to those who know the whole grammar; where both can, they give the same. No field holds a blank
 * here, so that the text of a line can be divided in one way only.
 */

const LINE = /[^ \t\n\r\0\\#][^ \t\n\r\0\\]* [^ \t\n\r\0\\]+ [^ \t\n\r\0\\]+ [^ \t\n\r\0\\"]+ [0-9] [0-9]\n/y
/** How much of a line stands behind its options. */
const NUMBERS = ' 0 0\n'.length
const ZERO = 48

/**
 * The entry on the line that begins at an offset; undefined if the line is left to others.
 * @param next where the next line begins
 */
export function readCanonical(
  text: string,
  start: number,
  next: number,
  lists: OptionLists,
): Entry | undefined {
  LINE.lastIndex = start
  // To look for the blanks again costs less than a list of what was captured.
  if (!LINE.test(text)) return undefined
  const first = text.indexOf(' ', start)
  const second = text.indexOf(' ', first + 1)
  const third = text.indexOf(' ', second + 1)
  return {
    type: 'entry',
    spec: text.slice(start, first),
    file: text.slice(first + 1, second),
    vfstype: text.slice(second + 1, third),
    options: lists.read(text, third + 1, next - NUMBERS),
    freq: text.charCodeAt(next - 4) - ZERO,
    passno: text.charCodeAt(next - 2) - ZERO,
  }
}

/** The line of a node, with its line feed; undefined if it is left to others. */
export function writeCanonical(node: Node): string | undefined {
  if (node.type !== 'entry' || node.layout !== undefined || node.comment !== undefined) return undefined
  const { spec, file, vfstype, options, freq, passno } = node
  if (!isText(spec) || !isText(file) || !isText(vfstype) || !isList(options)) return undefined
  if (count.refuse(freq) !== undefined || count.refuse(passno) !== undefined) return undefined
  const line = `${spec} ${file} ${vfstype} ${options.join(',')} ${freq} ${passno}\n`
  LINE.lastIndex = 0
  return LINE.test(line) && LINE.lastIndex === line.length ? line : undefined
}

/** A document may come from anywhere: what is not a string is left to those who refuse it. */
function isText(value: unknown): boolean {
  return typeof value === 'string'
}

/** Whether a list is one of options that a comma separates. */
function isList(options: readonly string[]): boolean {
  return Array.isArray(options) && options.every(option => isText(option) && !option.includes(','))
}
