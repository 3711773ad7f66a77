import { indentedLayout, isNode, laidOut, LayoutNotes, sharedIndent, Words } from '@cluster-configs/syntax'
import type { OpenIface } from './assembly.ts'
import type { Allow, Auto, Family, Iface, Node, Option } from './ast.ts'
import { CHILD_INDENT, isFamily, keywordOf, LONGEST, METHODS } from './lexical.ts'

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
/** What stands before an option; ifupdown does not care. */
const INDENT = /[ \t]*/y
const WORD_FIELD = new RegExp(`^${WORD}$`)
const WORDS_FIELD = new RegExp(`^${WORDS}$`)

/** What may follow the name of an iface. */
const KINDS: ReadonlyMap<string, { readonly family: Family; readonly method: string }> = new Map(
  Object.keys(METHODS)
    .filter(isFamily)
    .flatMap(family => METHODS[family].map(method => [`${family} ${method}`, { family, method }])),
)

/** A text, and where its next line begins. */
export interface Lines {
  readonly source: string
  next: number
}

/** The names of options, of which a file has few. */
export function optionNames(): Words {
  return new Words(name => isWord(name) && !name.startsWith('#') && keywordOf(name) === undefined)
}

/** The options of one stanza after the other. A list that grows leaves room behind for each; this one is used again. */
export class OptionRun {
  readonly names: Words = optionNames()
  readonly #options: Option[] = []
  #length = 0

  add(option: Option): void {
    this.#options[this.#length++] = option
  }

  /** What was added since this was last asked. */
  take(): Option[] {
    const taken = this.#options.slice(0, this.#length)
    this.#length = 0
    return taken
  }
}

type Reader = (lines: Lines, run: OptionRun) => Auto | Allow | OpenIface | undefined

/** The optimizer leaves functions in a list apart, which is quicker. */
const READERS: readonly Reader[] = [readSelection, readIface]

/** The interface by name or the iface on the next line, with the options on the lines behind it; undefined if it is left to others. */
export function readCanonical(lines: Lines, run: OptionRun): ReturnType<Reader> {
  for (const read of READERS) {
    const stanza = read(lines, run)
    if (stanza !== undefined) return stanza
  }
  return undefined
}

function readSelection(lines: Lines): Auto | Allow | undefined {
  const { source: text, next: start } = lines
  SELECTION_LINE.lastIndex = start
  if (!SELECTION_LINE.test(text)) return undefined
  const end = SELECTION_LINE.lastIndex
  const behind = text.indexOf(' ', start)
  if (behind - start > LONGEST || end - behind - 2 > LONGEST) return undefined
  lines.next = end
  const names = [text.slice(behind + 1, end - 1)]
  const className = text.slice(start + 'allow-'.length, behind)
  return className === '' ? { type: 'auto', names } : { type: 'allow', class: className, names }
}

function readIface(lines: Lines, run: OptionRun): OpenIface | undefined {
  const { source: text, next: start } = lines
  IFACE_LINE.lastIndex = start
  if (!IFACE_LINE.test(text)) return undefined
  const end = IFACE_LINE.lastIndex
  const from = start + 'iface '.length
  const behind = text.indexOf(' ', from)
  const kind = KINDS.get(text.slice(behind + 1, end - 1))
  if (behind - from > LONGEST || kind === undefined) return undefined
  lines.next = INDENT.lastIndex = end
  const indent = INDENT.test(text) ? text.slice(end, INDENT.lastIndex) : ''
  const layout = indent === CHILD_INDENT ? undefined : indentedLayout(indent)
  if (indent === CHILD_INDENT || layout !== undefined) readCanonicalOptions(lines, indent, run)
  const children: OpenIface['children'] = run.take()
  const name = text.slice(from, behind)
  const node: Iface = { type: 'iface', name, family: kind.family, method: kind.method, children }
  if (children.length > 0) laidOut(node, layout)
  const notes = new LayoutNotes()
  return { type: 'iface', node, children, notes, indent: children.length === 0 ? undefined : indent }
}

/** Reads the options of an iface on the next lines, up to the first line that is left to others. */
export function readCanonicalOptions(lines: Lines, indent: string, run: OptionRun): void {
  const { source: text } = lines
  for (let start = lines.next; text.startsWith(indent, start); start = lines.next) {
    const from = start + indent.length
    OPTION_LINE.lastIndex = from
    if (!OPTION_LINE.test(text)) return
    const end = OPTION_LINE.lastIndex
    const behind = text.indexOf(' ', from)
    const name = run.names.of(text.slice(from, behind))
    if (name === undefined) return
    lines.next = end
    run.add({ type: 'option', name, value: text.slice(behind + 1, end - 1) })
  }
}

/**
 * The lines of a node that is not in any other; undefined if they are left to others.
 * @param kept whether layouts are heeded
 */
export function writeCanonical(node: Node, kept: boolean, names: Words): string | undefined {
  if (node.type === 'iface') return writeIface(node, kept, names)
  if (node.layout !== undefined) return undefined
  switch (node.type) {
    case 'blank':
      return '\n'
    case 'auto':
      return writeSelection('auto', node.names)
    case 'allow':
      return isWord(node.class) && node.class !== 'auto'
        ? writeSelection(`allow-${node.class}`, node.names)
        : undefined
    default:
      return undefined
  }
}

function writeSelection(keyword: string, names: readonly string[]): string | undefined {
  const isPlain = keyword.length <= LONGEST && Array.isArray(names) && names.length === 1 && isWord(names[0])
  return isPlain ? `${keyword} ${names[0]}\n` : undefined
}

function writeIface(node: Iface, kept: boolean, names: Words): string | undefined {
  const { name, family, method, inherits, children, layout } = node
  const indent = layout === undefined ? CHILD_INDENT : kept ? sharedIndent(layout) : undefined
  if (!isWord(name) || typeof family !== 'string' || typeof method !== 'string') return undefined
  const kind = `${family} ${method}`
  if (inherits !== undefined || !KINDS.has(kind) || indent === undefined) return undefined
  let text = `iface ${name} ${kind}\n`
  for (const child of children) {
    const line = isNode(child) ? writeCanonicalOption(child, names) : undefined
    if (line === undefined) return undefined
    text += `${indent}${line}`
  }
  return text
}

/** The line of an option of an iface, without what stands before it; undefined if it is left to others. */
export function writeCanonicalOption(node: Node, names: Words): string | undefined {
  if (node.type !== 'option' || node.layout !== undefined) return undefined
  const name = names.of(node.name)
  const { value } = node
  if (name === undefined) return undefined
  return typeof value === 'string' && WORDS_FIELD.test(value) ? `${name} ${value}\n` : undefined
}

/** A document may come from anywhere: a field that is not a string is left to those who refuse it. */
function isWord(field: unknown): boolean {
  return typeof field === 'string' && field.length <= LONGEST && WORD_FIELD.test(field)
}
