import {
  laidOut,
  sharedGaps,
  type GapLayouts,
  type OptionLists,
  type OptionTexts,
} from '@cluster-configs/syntax'
import type { Entry, Node } from './ast.ts'
import { count } from './lexical.ts'

/*
 * Entries in their canonical spelling but for the blanks between their fields, most lines of a large file, each read
 * and written in one step. Whatever is odd about a line is left to those who know the whole grammar; where both can,
 * they give the same. No field is empty or holds a blank here, so that the text of a line can be divided in one way
 * only.
 */

const OPTIONS = String.raw`[^ \t\n\r\0\\"]+`
const FIELDS = [
  String.raw`[^ \t\n\r\0\\#][^ \t\n\r\0\\]*`,
  String.raw`[^ \t\n\r\0\\]+`,
  String.raw`[^ \t\n\r\0\\]+`,
  OPTIONS,
  '[0-9]',
  '[0-9]',
]
/** The text of a list of options. */
export const OPTIONS_FIELD: RegExp = new RegExp(`^${OPTIONS}$`)
const LINE = new RegExp(`${FIELDS.join(' ')}\n`, 'y')
const COLUMNS = new RegExp(`${FIELDS.map(field => `(${field})`).join(String.raw`([ \t]+)`)}\n`, 'y')
/** How much of a line stands behind its options. */
const NUMBERS = ' 0 0\n'.length
const ZERO = 48

/** What the entries of a file have in common. */
interface Common {
  readonly lists: OptionLists
  readonly layouts: GapLayouts
}

/** The fields with blanks before them that may be more or other than one. */
export const SPACED = ['file', 'vfstype', 'options', 'freq', 'passno'] as const

/**
 * The entry on the line that begins at an offset; undefined if the line is left to others.
 * @param next where the next line begins
 */
export function readCanonical(text: string, start: number, next: number, common: Common): Entry | undefined {
  LINE.lastIndex = start
  // To look for the blanks again costs less than a list of what was captured.
  if (!LINE.test(text)) return readColumns(text, start, common)
  const first = text.indexOf(' ', start)
  const second = text.indexOf(' ', first + 1)
  const third = text.indexOf(' ', second + 1)
  return {
    type: 'entry',
    spec: text.slice(start, first),
    file: text.slice(first + 1, second),
    vfstype: text.slice(second + 1, third),
    options: common.lists.read(text, third + 1, next - NUMBERS),
    freq: text.charCodeAt(next - 4) - ZERO,
    passno: text.charCodeAt(next - 2) - ZERO,
  }
}

/** The same where the fields may have any blanks between them, such as tabs. */
function readColumns(text: string, start: number, { lists, layouts }: Common): Entry | undefined {
  COLUMNS.lastIndex = start
  const found = COLUMNS.exec(text)
  if (found === null) return undefined
  const [
    ,
    spec = '',
    a = '',
    file = '',
    b = '',
    vfstype = '',
    c = '',
    options = '',
    d = '',
    freq,
    e = '',
    passno,
  ] = found
  const read = lists.read(options, 0, options.length)
  const entry: Entry = {
    type: 'entry',
    spec,
    file,
    vfstype,
    options: read,
    freq: Number(freq),
    passno: Number(passno),
  }
  return laidOut(entry, layouts.of([a, b, c, d, e]))
}

/**
 * The line of a node, with its line feed; undefined if it is left to others.
 * @param kept whether layouts are heeded
 */
export function writeCanonical(node: Node, kept: boolean, lists: OptionTexts): string | undefined {
  if (node.type !== 'entry' || node.comment !== undefined) return undefined
  const { spec, file, vfstype, options, freq, passno, layout } = node
  const list = lists.of(options)
  if (!isText(spec) || !isText(file) || !isText(vfstype) || list === undefined) return undefined
  if (count.refuse(freq) !== undefined || count.refuse(passno) !== undefined) return undefined
  if (layout === undefined) return fitting(LINE, `${spec} ${file} ${vfstype} ${list} ${freq} ${passno}\n`)
  const gaps = kept ? sharedGaps(layout) : undefined
  if (gaps === undefined || ![spec, file, vfstype, list].every(isWord)) return undefined
  const [a = ' ', b = ' ', c = ' ', d = ' ', e = ' '] = gaps
  return fitting(COLUMNS, `${spec}${a}${file}${b}${vfstype}${c}${list}${d}${freq}${e}${passno}\n`)
}

function fitting(pattern: RegExp, line: string): string | undefined {
  pattern.lastIndex = 0
  return pattern.test(line) && pattern.lastIndex === line.length ? line : undefined
}

/** Whether blanks before and behind a text are no part of it. */
function isWord(text: string): boolean {
  return /^[^ \t\n]+$/.test(text)
}

/** A document may come from anywhere: what is not a string is left to those who refuse it. */
function isText(value: unknown): boolean {
  return typeof value === 'string'
}
