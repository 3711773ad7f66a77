import { laidOut } from '@cluster-configs/syntax'
import type { Directive, Label, Menu, Statement } from './ast.ts'
import { wordNamed, type DirectiveWord } from './keywords.ts'
import { CANONICAL, spellingOf, type LineLayouts, type LineSpelling } from './layouts.ts'
import { MAX_LINE } from './lines.ts'

/*
 * Labels, their directives and what a menu calls them, in their canonical spelling but for the case of their keywords
 * and the blanks around them, most lines of a large file, each read and written in one step. Whatever is odd about one
 * is left to those who know the whole grammar; where both can, they give the same. A keyword holds no blank, so that the
 * text of a line can be divided in one way only.
 */

const NAME = String.raw`[^\x00-\x20\x7f\xa0]+`
const VALUE = String.raw`[^\x00-\x20\x7f\xa0][^\n\r\0]*`

const LABEL_LINE = new RegExp(`(?:LABEL|label) ${NAME}\n`, 'y')
const DIRECTIVE_LINE = new RegExp(`[A-Za-z][A-Za-z0-9]+ ${VALUE}\n`, 'y')
/** The same in any case of letters, and with any blanks. */
const ANY_LABEL_LINE = new RegExp(`label[ \t]+${NAME}\n`, 'iy')
const ANY_DIRECTIVE_LINE = new RegExp(`[A-Za-z][A-Za-z0-9]+[ \t]+${VALUE}\n`, 'y')
const MENU_LABEL = 'MENU LABEL '
const VALUE_LINE = new RegExp(`${VALUE}\n`, 'y')
const NAME_FIELD = new RegExp(`^${NAME}$`)
const VALUE_FIELD = new RegExp(`^${VALUE}$`)
const SPACE = 32

/** The line of a label. */
export interface LabelLine {
  readonly name: string
  readonly spelling: LineSpelling
}

/**
 * The line of a label that begins at an offset; undefined if it is left to others.
 * @param next where the next line begins
 * @param lower whether the file writes its keywords in small letters
 */
export function readCanonicalLabel(
  text: string,
  start: number,
  next: number,
  lower: boolean,
): LabelLine | undefined {
  const usual = lower ? 'label' : 'LABEL'
  const behind = start + usual.length
  if (begins(LABEL_LINE, text, start) && text.startsWith(usual, start))
    return { name: text.slice(behind + 1, next - 1), spelling: CANONICAL }
  if (!begins(ANY_LABEL_LINE, text, start)) return undefined
  const from = blanksEnd(text, behind)
  const keyword = text.startsWith(usual, start) ? undefined : text.slice(start, behind)
  return { name: text.slice(from, next - 1), spelling: { keyword, gap: text.slice(behind, from) } }
}

/** The directive or `MENU LABEL` that begins at an offset, on the line of a label; undefined as above. */
export function readCanonicalDirective(
  text: string,
  start: number,
  next: number,
  lower: boolean,
  layouts: LineLayouts,
): Directive | Menu | undefined {
  const isUsual = begins(DIRECTIVE_LINE, text, start)
  if (!isUsual && !begins(ANY_DIRECTIVE_LINE, text, start)) return undefined
  // To look for the blank again costs less than a list of what was captured.
  const behind = isUsual ? text.indexOf(' ', start) : wordEnd(text, start)
  const from = isUsual ? behind + 1 : blanksEnd(text, behind)
  const name = text.slice(start, behind)
  const word = usualWord(name)
  if (word === undefined) return readMenuLabel(text, start, next, lower)
  const node: Directive = { type: 'directive', keyword: word.keyword, value: text.slice(from, next - 1) }
  const keyword = name === (lower ? word.lower : word.text) ? undefined : name
  if (isUsual && keyword === undefined) return node
  return laidOut(node, layouts.of({ keyword, gap: text.slice(behind, from) }))
}

/** `MENU LABEL` as the file writes its keywords, with a blank behind each. */
function readMenuLabel(text: string, start: number, next: number, lower: boolean): Menu | undefined {
  const from = start + MENU_LABEL.length
  if (!text.startsWith(lower ? MENU_LABEL.toLowerCase() : MENU_LABEL, start)) return undefined
  return begins(VALUE_LINE, text, from)
    ? { type: 'menu', keyword: 'LABEL', value: text.slice(from, next - 1) }
    : undefined
}

function begins(pattern: RegExp, text: string, start: number): boolean {
  pattern.lastIndex = start
  return pattern.test(text)
}

function wordEnd(text: string, start: number): number {
  let at = start
  while (text.charCodeAt(at) > SPACE) at++
  return at
}

/** Where the blanks end that stand before a name or a value. */
function blanksEnd(text: string, start: number): number {
  let at = start
  while (text.charCodeAt(at) <= SPACE) at++
  return at
}

/** How the nodes of a document are written. */
export interface Manner {
  /** Whether the file writes its keywords in small letters. */
  readonly lower: boolean
  /** Whether layouts are heeded. */
  readonly kept: boolean
}

/** The first line of a label, without what stands before it; undefined if it is left to others. */
export function writeCanonicalLabel({ name, layout }: Label, { lower, kept }: Manner): string | undefined {
  const spelling = spellingOf(layout, 'name', kept)
  if (spelling === undefined || typeof name !== 'string' || !NAME_FIELD.test(name)) return undefined
  return fitting(`${spelling.keyword ?? (lower ? 'label' : 'LABEL')}${spelling.gap}${name}\n`)
}

/** The line of a directive or `MENU LABEL` of a label, without what stands before it; undefined if it is left to others. */
export function writeCanonicalDirective(node: Statement, { lower, kept }: Manner): string | undefined {
  if (node.type === 'menu') return writeMenuLabel(node, lower)
  if (node.type !== 'directive') return undefined
  const spelling = spellingOf(node.layout, 'value', kept)
  if (spelling === undefined) return undefined
  const { keyword, value } = node
  const word = typeof keyword === 'string' ? usualWord(keyword) : undefined
  if (word?.keyword !== keyword || typeof value !== 'string' || !VALUE_FIELD.test(value)) return undefined
  const { gap, keyword: written = lower ? word.lower : word.text } = spelling
  if (spelling.keyword !== undefined && usualWord(written)?.keyword !== keyword) return undefined
  return fitting(`${written}${gap}${value}\n`)
}

function writeMenuLabel({ keyword, value, layout }: Menu, lower: boolean): string | undefined {
  if (layout !== undefined || keyword !== 'LABEL') return undefined
  if (typeof value !== 'string' || !VALUE_FIELD.test(value)) return undefined
  return fitting(`${lower ? MENU_LABEL.toLowerCase() : MENU_LABEL}${value}\n`)
}

/** A directive that means the same wherever in a label it stands, whatever its value is. */
function usualWord(name: string): DirectiveWord | undefined {
  const word = wordNamed(name)
  return word?.kind === 'directive' && word.keyword !== 'INCLUDE' && word.keyword !== 'F' ? word : undefined
}

/** How much of a line may stand before what is written in one step. */
export const ROOM = 95

function fitting(line: string): string | undefined {
  return line.length <= MAX_LINE - ROOM ? line : undefined
}
