import type { Client, Document, Entry } from './ast.ts'
import type { OptionLists } from '@cluster-configs/syntax'
import { PATH_LIMIT, WORD_LIMIT } from './word.ts'

/*
 * Entries in their canonical spelling, most lines of a large table, each read and written in one step. Whatever is odd
 * about a line is left to those who know the whole grammar; where both can, they give the same. No word holds a blank
 * here and no part of a client a comma or a parenthesis, so that the text of a line can be divided in one way only.
 */

const PATH = String.raw`[^\x00-\x20"#\\\x7f][^\x00-\x20"\\\x7f]*`
const HOST = String.raw`[^\x00-\x20"#(),\-\\\x7f][^\x00-\x20"(),\\\x7f]*`
const OPTION = String.raw`[^\x00-\x20"(),\\\x7f]+`
/** What repeats has a limit here: a regular expression goes back over it step by step, on a stack that ends. */
const OPTIONS = `${OPTION}(?:,${OPTION}){0,99}`

const PATH_WORD = new RegExp(`${PATH}(?=[ \n])`, 'y')
const CLIENT_WORD = new RegExp(`${HOST}(?:\\(${OPTIONS}\\))?(?=[ \n])`, 'y')
const PATH_FIELD = new RegExp(`^${PATH}$`)
const HOST_FIELD = new RegExp(`^${HOST}$`)
const OPTIONS_FIELD = new RegExp(`^${OPTIONS}$`)

const FEED = 10
const CLOSE = 41

/**
 * Reads the entry that begins where the reader is, with its line feed.
 * @returns undefined if the line is left to others; the reader stays where it is then
 */
export function readCanonical(reader: {
  readonly text: string
  readonly lists: OptionLists
  at: number
}): Entry | undefined {
  const { text, lists, at: start } = reader
  const behind = wordEnd(PATH_WORD, text, start, PATH_LIMIT)
  if (behind === -1) return undefined
  const children: Client[] = []
  let at = behind
  while (text.charCodeAt(at) !== FEED) {
    const end = wordEnd(CLIENT_WORD, text, at + 1, WORD_LIMIT)
    if (end === -1) return undefined
    children.push(clientOf(text, at + 1, end, lists))
    at = end
  }
  reader.at = at + 1
  // A copy has no room to grow: it lives as long as the document.
  return { type: 'entry', path: text.slice(start, behind), children: children.slice() }
}

/** Where the word that begins at an offset ends; -1 if it is left to others. */
function wordEnd(pattern: RegExp, text: string, start: number, limit: number): number {
  pattern.lastIndex = start
  return pattern.test(text) && pattern.lastIndex - start < limit ? pattern.lastIndex : -1
}

/** The client whose word stands between two offsets. To look for its parts costs less than to capture them. */
function clientOf(text: string, start: number, end: number, lists: OptionLists): Client {
  if (text.charCodeAt(end - 1) !== CLOSE) return { type: 'client', host: text.slice(start, end), options: [] }
  const open = text.indexOf('(', start)
  const options = lists.read(text, open + 1, end - 1)
  return { type: 'client', host: text.slice(start, open), options }
}

/** The line of a node, with its line feed; undefined if it is left to others. */
export function writeCanonical(node: Document['children'][number]): string | undefined {
  if (node.type !== 'entry' || node.layout !== undefined || node.comment !== undefined) return undefined
  const { path, children } = node
  if (!isPlain(PATH_FIELD, path, PATH_LIMIT) || !Array.isArray(children)) return undefined
  let line = path
  for (const child of children) {
    const word = child.type === 'client' ? writeClient(child) : undefined
    if (word === undefined) return undefined
    line += ` ${word}`
  }
  return `${line}\n`
}

function writeClient({ host, options, layout }: Client): string | undefined {
  if (layout !== undefined || !isPlain(HOST_FIELD, host, WORD_LIMIT) || !isList(options)) return undefined
  if (options.length === 0) return host
  const list = options.join(',')
  if (!OPTIONS_FIELD.test(list)) return undefined
  const word = `${host}(${list})`
  return word.length < WORD_LIMIT ? word : undefined
}

/** A document may come from anywhere: a field that is not a string is left to those who refuse it. */
function isPlain(pattern: RegExp, field: unknown, limit: number): boolean {
  return typeof field === 'string' && field.length < limit && pattern.test(field)
}

/** Whether a list is one of options that a comma separates. */
function isList(options: readonly string[]): boolean {
  return (
    Array.isArray(options) && options.every(option => typeof option === 'string' && !option.includes(','))
  )
}
