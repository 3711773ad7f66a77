import type { Allow, Auto, Family, Iface, Node, Option } from './ast.ts'
import { isFamily, keywordOf, LONGEST, METHODS } from './lexical.ts'

/*
 * The lines of which a large file has many, in their canonical spelling, each read and written in one step. Whatever is
 * odd about one is left to those who know the whole grammar; where both can, they give the same. No word holds a blank
 * here, so that the text of a line can be divided in one way only.
 */

const WORD = String.raw`[^\x00-\x20\\]+`
/** What repeats has a limit here: a regular expression goes back over it step by step, on a stack that ends. */
const WORDS = `${WORD}(?: ${WORD}){0,99}`

const SELECTION_LINE = new RegExp(`(?:auto|allow-(?!auto )${WORD}) ${WORD}\n`, 'y')
const IFACE_LINE = new RegExp(`iface ${WORD} [a-z0-9]+ [a-z0-9]+\n`, 'y')
const OPTION_LINE = new RegExp(`(?!#)${WORD} ${WORDS}\n`, 'y')
const WORD_FIELD = new RegExp(`^${WORD}$`)
const WORDS_FIELD = new RegExp(`^${WORDS}$`)

/** What may follow the name of an iface. */
const KINDS: ReadonlyMap<string, { readonly family: Family; readonly method: string }> = new Map(
  Object.keys(METHODS)
    .filter(isFamily)
    .flatMap(family => METHODS[family].map(method => [`${family} ${method}`, { family, method }])),
)

/**
 * The one interface by name on the line that begins at an offset; undefined if it is left to others.
 * @param next where the next line begins
 */
export function readCanonicalSelection(text: string, start: number, next: number): Auto | Allow | undefined {
  SELECTION_LINE.lastIndex = start
  if (!SELECTION_LINE.test(text)) return undefined
  const behind = text.indexOf(' ', start)
  if (behind - start > LONGEST || next - behind - 2 > LONGEST) return undefined
  const names = [text.slice(behind + 1, next - 1)]
  const className = text.slice(start + 'allow-'.length, behind)
  return className === '' ? { type: 'auto', names } : { type: 'allow', class: className, names }
}

/** The iface whose first line begins at an offset, which is to have these children; undefined as above. */
export function readCanonicalIface(
  text: string,
  start: number,
  next: number,
  children: Iface['children'],
): Iface | undefined {
  IFACE_LINE.lastIndex = start
  if (!IFACE_LINE.test(text)) return undefined
  const from = start + 'iface '.length
  const behind = text.indexOf(' ', from)
  const kind = KINDS.get(text.slice(behind + 1, next - 1))
  if (behind - from > LONGEST || kind === undefined) return undefined
  return { type: 'iface', name: text.slice(from, behind), family: kind.family, method: kind.method, children }
}

/** The option of an iface whose name begins at an offset; undefined as above. */
export function readCanonicalOption(text: string, start: number, next: number): Option | undefined {
  OPTION_LINE.lastIndex = start
  if (!OPTION_LINE.test(text)) return undefined
  const behind = text.indexOf(' ', start)
  const name = text.slice(start, behind)
  if (behind - start > LONGEST || keywordOf(name) !== undefined) return undefined
  return { type: 'option', name, value: text.slice(behind + 1, next - 1) }
}

/** The line of a node that is not in any other, or the first one of an iface; undefined if it is left to others. */
export function writeCanonicalStanza(node: Node): string | undefined {
  if (node.layout !== undefined) return undefined
  switch (node.type) {
    case 'auto':
      return writeSelection('auto', node.names)
    case 'allow':
      return isWord(node.class) && node.class !== 'auto'
        ? writeSelection(`allow-${node.class}`, node.names)
        : undefined
    case 'iface':
      return writeIface(node)
    default:
      return undefined
  }
}

function writeSelection(keyword: string, names: readonly string[]): string | undefined {
  const isPlain = keyword.length <= LONGEST && Array.isArray(names) && names.length === 1 && isWord(names[0])
  return isPlain ? `${keyword} ${names[0]}\n` : undefined
}

function writeIface({ name, family, method, inherits }: Iface): string | undefined {
  if (!isWord(name) || typeof family !== 'string' || typeof method !== 'string') return undefined
  const kind = `${family} ${method}`
  return inherits === undefined && KINDS.has(kind) ? `iface ${name} ${kind}\n` : undefined
}

/** The line of an option of an iface, without what stands before it; undefined if it is left to others. */
export function writeCanonicalOption(node: Node): string | undefined {
  if (node.type !== 'option' || node.layout !== undefined) return undefined
  const { name, value } = node
  if (!isWord(name) || name.startsWith('#') || keywordOf(name) !== undefined) return undefined
  return typeof value === 'string' && WORDS_FIELD.test(value) ? `${name} ${value}\n` : undefined
}

/** A document may come from anywhere: a field that is not a string is left to those who refuse it. */
function isWord(field: unknown): boolean {
  return typeof field === 'string' && field.length <= LONGEST && WORD_FIELD.test(field)
}
