import type { Directive, Label, Statement } from './ast.ts'
import { wordNamed, type DirectiveWord } from './keywords.ts'
import { MAX_LINE } from './lines.ts'

/*
 * Labels and their directives in their canonical spelling, most lines of a large file, each read and written in one
 * step. Whatever is odd about one is left to those who know the whole grammar; where both can, they give the same. A
 * keyword holds no blank, so that the text of a line can be divided in one way only.
 */

const NAME = String.raw`[^\x00-\x20\x7f\xa0]+`
const VALUE = String.raw`[^\x00-\x20\x7f\xa0][^\n\r\0]*`

const LABEL_LINE = new RegExp(`(?:LABEL|label) ${NAME}\n`, 'y')
const DIRECTIVE_LINE = new RegExp(`[A-Za-z][A-Za-z0-9]+ ${VALUE}\n`, 'y')
const NAME_FIELD = new RegExp(`^${NAME}$`)
const VALUE_FIELD = new RegExp(`^${VALUE}$`)
const BEFORE_NAME = 'LABEL '.length

/**
 * The name on the line of a label, which begins at an offset; undefined if the line is left to others.
 * @param next where the next line begins
 * @param lower whether the file writes its keywords in small letters
 */
export function readCanonicalLabel(
  text: string,
  start: number,
  next: number,
  lower: boolean,
): string | undefined {
  LABEL_LINE.lastIndex = start
  if (!LABEL_LINE.test(text) || !text.startsWith(lower ? 'label' : 'LABEL', start)) return undefined
  return text.slice(start + BEFORE_NAME, next - 1)
}

/** The directive that begins at an offset, on the line of a label; undefined as above. */
export function readCanonicalDirective(
  text: string,
  start: number,
  next: number,
  lower: boolean,
): Directive | undefined {
  DIRECTIVE_LINE.lastIndex = start
  if (!DIRECTIVE_LINE.test(text)) return undefined
  const behind = text.indexOf(' ', start)
  const name = text.slice(start, behind)
  const word = usualWord(name)
  if (word === undefined || name !== (lower ? word.lower : word.text)) return undefined
  return { type: 'directive', keyword: word.keyword, value: text.slice(behind + 1, next - 1) }
}

/** The first line of a label, without what stands before it; undefined if it is left to others. */
export function writeCanonicalLabel({ name, layout }: Label, lower: boolean): string | undefined {
  if (layout !== undefined || typeof name !== 'string' || !NAME_FIELD.test(name)) return undefined
  return fitting(`${lower ? 'label' : 'LABEL'} ${name}\n`)
}

/** The line of a directive of a label, without what stands before it; undefined if it is left to others. */
export function writeCanonicalDirective(node: Statement, lower: boolean): string | undefined {
  if (node.type !== 'directive' || node.layout !== undefined) return undefined
  const { keyword, value } = node
  const word = typeof keyword === 'string' ? usualWord(keyword) : undefined
  if (word?.keyword !== keyword || typeof value !== 'string' || !VALUE_FIELD.test(value)) return undefined
  return fitting(`${lower ? word.lower : word.text} ${value}\n`)
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
