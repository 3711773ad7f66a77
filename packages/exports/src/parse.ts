import {
  eolOf,
  GapLayouts,
  isUtf16,
  LayoutNotes,
  noteEol,
  OptionLists,
  ParseError,
  UTF_16,
  type Eol,
  type ParseOptions,
} from '@cluster-configs/syntax'
import type { Client, Defaults, Document, Entry } from './ast.ts'
import { readCanonical } from './canonical.ts'
import {
  defaults,
  hosts,
  isDefaults,
  options as optionsSpelling,
  readClient,
  readClientWord,
  readDefaults,
  stopReason,
  type Before,
  type Fault,
} from './lexical.ts'
import {
  escapePath,
  isContinuation,
  isEnd,
  isLineEnd,
  PATH_LIMIT,
  readWord,
  skipGap,
  skipSeparator,
  WORD_LIMIT,
  type Word,
} from './word.ts'

/**
 * Reads an export table as exportfs(8) does. Where exportfs silently ends the file, the rest is an `ignored` node
 * with the reason. Whether an option or a host exists is not asked.
 * @param text the file's text; read the file as latin1 if it must be exact to the byte in any encoding
 * @throws ParseError for what exportfs rejects: options without `)`, an empty option, a word of over 511 characters
 */
export function parse(text: string, options: ParseOptions = {}): Document {
  const notes = new LayoutNotes()
  const eol = stopReason(text) === undefined ? eolOf(text) : '\n'
  const layouts = new GapLayouts('host')
  const reader: Reader = { text, options, eol, lists: new OptionLists(), layouts, at: 0 }
  const children: Document['children'][number][] = []
  while (reader.at < text.length) {
    const entry = reader.eol === '\n' ? readCanonical(reader) : undefined
    children.push(entry ?? parseLine(reader))
  }
  noteEol(notes, reader.eol)
  return { type: 'document', children, ...notes.layout }
}

interface Reader {
  readonly text: string
  readonly options: ParseOptions
  readonly eol: Eol
  readonly lists: OptionLists
  readonly layouts: GapLayouts
  at: number
}

function parseLine(reader: Reader): Document['children'][number] {
  const { text } = reader
  const start = reader.at
  const at = skipGap(text, start)
  const notes = new LayoutNotes()
  reader.at = at
  if (at === text.length || text[at] === '\n') {
    notes.note('gaps', 'end', text.slice(start, at), '')
    // A carriage return before it would end the file.
    noteLineEnd(reader, notes, '\n')
    return { type: 'blank', ...notes.layout }
  }
  if (text[at] === '#') {
    notes.note('gaps', 'text', text.slice(start, at), '')
    return { type: 'comment', text: parseComment(reader, notes), ...notes.layout }
  }
  const word = readWord(text, at, PATH_LIMIT)
  if (word.empty || word.value === undefined) {
    reader.at = text.length
    return { type: 'ignored', text: text.slice(start), reason: stopReason(text, at) ?? '' }
  }
  notes.note('gaps', 'path', text.slice(start, at), '')
  if (!word.plain) notes.note('spelling', 'path', spelt(reader, word), escapePath(word.value))
  reader.at = word.end
  return parseEntry(reader, word.value, notes)
}

/** Reads what follows a path up to the end of the line, or to an empty word behind a client, which ends the entry. */
function parseEntry(reader: Reader, path: string, notes: LayoutNotes): Entry {
  const { text } = reader
  const children: (Client | Defaults)[] = []
  let before: Before = 'path'
  // An empty word that its own white space ends needs none behind it.
  let alone = false
  for (;;) {
    const start = reader.at
    const at: number = alone ? skipGap(text, start) : skipSeparator(text, start)
    const word: Word | undefined =
      isLineEnd(text, at) || text[at] === '#' ? undefined : readWord(text, at, WORD_LIMIT)
    if (word === undefined || (word.empty && before === 'client')) {
      reader.at = word === undefined ? at : skipEmptyWord(text, at, word.end)
      return { type: 'entry', path, children, ...parseEnd(reader, start, word !== undefined, notes) }
    }
    reader.at = at
    alone = word.empty && word.end === at
    const child = parseWord(reader, word, before, text.slice(start, at))
    reader.at = alone ? at + 1 : word.end
    children.push(child)
    before = child.type
  }
}

/** Skips an empty word with what ends it, and the blanks up to the end of the line if nothing else follows on it. */
function skipEmptyWord(text: string, start: number, end: number): number {
  const ended = end === start || (isEnd(text.charCodeAt(end)) && text[end] !== '\n')
  const at = ended ? end + 1 : isContinuation(text, end) ? end + 2 : end
  const behind = skipGap(text, at)
  return behind === text.length || text[behind] === '\n' || text[behind] === '#' ? behind : at
}

/** Reads the end of an entry's line; `stopped` is whether an empty word before it has ended the entry. */
function parseEnd(reader: Reader, start: number, stopped: boolean, notes: LayoutNotes): Partial<Entry> {
  const { text, at } = reader
  const gap = text.slice(start, at)
  if (text[at] === '#') {
    notes.note('gaps', 'comment', gap, ' ')
    const comment = parseComment(reader, notes)
    return { comment, ...notes.layout }
  }
  notes.note('gaps', 'end', gap, '')
  // Behind an empty word the next path is expected, on this line or another; a carriage return would end the file.
  if (stopped && at < text.length && text[at] !== '\n') notes.note('gaps', 'eol', '', undefined)
  else noteLineEnd(reader, notes)
  return notes.layout
}

function parseWord(reader: Reader, word: Word, before: Before, gap: string): Client | Defaults {
  const { value } = word
  if (value === undefined)
    fail(reader, reader.at, 'expected a client and its options in at most 511 characters')
  const notes = new LayoutNotes()
  if (isDefaults(value, before)) {
    const options = judged(reader, word, readDefaults(value))
    notes.note('gaps', 'options', gap, ' ')
    notes.note('spelling', 'options', spelt(reader, word), defaults.write(options))
    return { type: 'defaults', options, ...notes.layout }
  }
  const { host, options } = judged(reader, word, readClient(value))
  const usual = word.plain && isUsual(value, host, options)
  if (usual && gap === ' ') return { type: 'client', host, options }
  notes.note('gaps', 'host', gap, ' ')
  if (!usual) noteClient(notes, spelt(reader, word), host, options)
  return { type: 'client', host, options, ...notes.layout }
}

/** Whether a word is `host(options)` and nothing else, so that its parts are as long as it is. */
function isUsual(value: string, host: string, options: readonly string[]): boolean {
  let length = host.length + (options.length === 0 ? 0 : options.length + 1)
  for (const option of options) length += option.length
  return length === value.length && value.startsWith(host)
}

/** Notes how a client was spelt: its two fields if they can be told apart, else the whole word. */
function noteClient(notes: LayoutNotes, text: string, host: string, options: readonly string[]): void {
  const open = text.indexOf('(')
  const left = open === -1 ? text : text.slice(0, open)
  const right = open === -1 ? '' : text.slice(open)
  const canonical = [hosts.defaults.write(host), optionsSpelling.write(options)]
  const apart = hosts.defaults.read(left) === host && optionsSpelling.read(right) !== undefined
  if (apart && readClientWord(canonical.join(''), 'defaults', false) !== undefined) {
    notes.note('spelling', 'host', left, canonical[0])
    notes.note('spelling', 'options', right, canonical[1])
  } else {
    notes.note('spelling', 'word', text, undefined)
  }
}

/** The word at the reader's place as it stands there. One without any character is the white space that ends it. */
function spelt({ text, at }: Reader, word: Word): string {
  return text.slice(at, Math.max(word.end, at + 1))
}

function judged<Read extends object>(reader: Reader, word: Word, read: Read | Fault): Read {
  if (!('fault' in read)) return read
  const advice = word.value === undefined ? '' : adviceFor(reader.text, word.end, word.value, read.index)
  fail(reader, word.plain ? reader.at + read.index : word.end, read.fault + advice)
}

/** What to write instead, where what stands behind the fault tells. */
function adviceFor(text: string, end: number, value: string, index: number): string {
  if (index === value.length) {
    return isLineEnd(text, end) ? '' : '; options have commas between them and no blanks'
  }
  if (value[index] === '#') return '; a comment stands behind a blank'
  if (/[,;]/.test(value[index] ?? '') && value[index - 1] === ')') return '; clients have blanks between them'
  return value[index] === '(' ? '; all options of a client stand in one pair of parentheses' : ''
}

/** Reads a comment up to the end of its line. */
function parseComment(reader: Reader, notes: LayoutNotes): string {
  const { text, at } = reader
  const feed = text.indexOf('\n', at)
  const end = feed === -1 ? text.length : feed
  reader.at = text[end - 1] === '\r' ? end - 1 : end
  const comment = text.slice(at + 1, reader.at)
  noteLineEnd(reader, notes)
  return comment
}

/** Reads what ends a line, or nothing at the end of the text. */
function noteLineEnd(reader: Reader, notes: LayoutNotes, canonical: Eol = reader.eol): void {
  const { text, at } = reader
  const feed = text[at] === '\r' ? at + 1 : at
  reader.at = Math.min(feed + 1, text.length)
  notes.note('gaps', 'eol', text.slice(at, reader.at), canonical)
}

function fail({ text, options }: Reader, offset: number, reason: string): never {
  throw new ParseError(text, offset, isUtf16(text) ? UTF_16 : reason, options)
}
