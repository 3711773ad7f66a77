import type { Client, Document, Entry } from './ast.ts'
import {
  isNode,
  laidOut,
  sharedGaps,
  type GapLayouts,
  type OptionLists,
  type OptionTexts,
} from '@cluster-configs/syntax'
import { PATH_LIMIT, WORD_LIMIT } from './word.ts'

/*
 * Entries in their canonical spelling but for the blanks before a client, most lines of a large table, each read and
 * written in one step. Whatever is odd about a line is left to those who know the whole grammar; where both can, they
 * give the same. No word holds a blank here and no part of a client a comma or a parenthesis, so that the text of a line
 * can be divided in one way only.
 */

const PATH = String.raw`[^\x00-\x20"#\\\x7f][^\x00-\x20"\\\x7f]*`
const HOST = String.raw`[^\x00-\x20"#(),\-\\\x7f][^\x00-\x20"(),\\\x7f]*`
const OPTION = String.raw`[^\x00-\x20"(),\\\x7f]+`
/** What repeats has a limit here: a regular expression goes back over it step by step, on a stack that ends. */
const OPTIONS = `${OPTION}(?:,${OPTION}){0,99}`

const PATH_WORD = new RegExp(`${PATH}(?=[ \t\n])`, 'y')
const CLIENT_WORD = new RegExp(`${HOST}(?:\\(${OPTIONS}\\))?(?=[ \t\n])`, 'y')
const PATH_FIELD = new RegExp(`^${PATH}$`)
const HOST_FIELD = new RegExp(`^${HOST}$`)
/** The text of a client's options. */
export const OPTIONS_FIELD: RegExp = new RegExp(`^${OPTIONS}$`)

const BLANKS = /[ \t]+/y

const FEED = 10
const SPACE = 32
const CLOSE = 41

/**
 * Reads the entry that begins where the reader is, with its line feed.
 * @returns undefined if the line is left to others; the reader stays where it is then
 */
export function readCanonical(reader: {
  readonly text: string
  readonly lists: OptionLists
  readonly layouts: GapLayouts
  at: number
}): Entry | undefined {
  const { text, lists, layouts, at: start } = reader
  const behind = wordEnd(PATH_WORD, text, start, PATH_LIMIT)
  if (behind === -1) return undefined
  let children: Client[] = []
  let at = behind
  while (text.charCodeAt(at) !== FEED) {
    const from = blanksEnd(text, at)
    const end = wordEnd(CLIENT_WORD, text, from, WORD_LIMIT)
    if (end === -1) return undefined
    const client = clientOf(text, from, end, lists)
    const isUsual = from === at + 1 && text.charCodeAt(at) === SPACE
    if (!isUsual) laidOut(client, layouts.of([text.slice(at, from)]))
    // Most entries have one client: a list that never grew takes no more room than that.
    if (children.length === 0) children = [client]
    else children.push(client)
    at = end
  }
  reader.at = at + 1
  const path = text.slice(start, behind)
  return { type: 'entry', path, children: children.length > 1 ? children.slice() : children }
}

function blanksEnd(text: string, start: number): number {
  if (text.charCodeAt(start + 1) > SPACE) return start + 1
  BLANKS.lastIndex = start
  return BLANKS.test(text) ? BLANKS.lastIndex : start
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

/**
 * The line of a node, with its line feed; undefined if it is left to others.
 * @param kept whether layouts are heeded
 */
export function writeCanonical(
  node: Document['children'][number],
  kept: boolean,
  lists: OptionTexts,
): string | undefined {
  if (node.type !== 'entry' || node.layout !== undefined || node.comment !== undefined) return undefined
  const { path, children } = node
  if (!isPlain(PATH_FIELD, path, PATH_LIMIT)) return undefined
  let line = path
  for (const child of children) {
    if (!isNode(child)) return undefined
    const gap = child.layout === undefined ? ' ' : kept ? sharedGaps(child.layout)?.[0] : undefined
    const word = child.type === 'client' && gap !== undefined ? writeClient(child, lists) : undefined
    if (word === undefined) return undefined
    line += `${gap}${word}`
  }
  return `${line}\n`
}

function writeClient({ host, options }: Client, lists: OptionTexts): string | undefined {
  if (!isPlain(HOST_FIELD, host, WORD_LIMIT)) return undefined
  if (Array.isArray(options) && options.length === 0) return host
  const list = lists.of(options)
  if (list === undefined) return undefined
  const word = `${host}(${list})`
  return word.length < WORD_LIMIT ? word : undefined
}

/** A document may come from anywhere: a field that is not a string is left to those who refuse it. */
function isPlain(pattern: RegExp, field: unknown, limit: number): boolean {
  return typeof field === 'string' && field.length < limit && pattern.test(field)
}
