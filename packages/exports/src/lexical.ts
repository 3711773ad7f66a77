import { stretches, type Items, type Spelling } from '@cluster-configs/syntax'
import { escape, escapePath, PATH_LIMIT, readWord, skipGap, WORD_LIMIT, type Word } from './word.ts'

/** What the word before says of the next: behind `-options` no other `-options` can stand, but a host. */
export type Before = 'path' | 'client' | 'defaults'

/** Why exportfs rejects a word, and where in what the word says. */
export interface Fault {
  readonly index: number
  readonly fault: string
}

/** What a client's word says. */
export interface Grant {
  readonly host: string
  readonly options: readonly string[]
}

/** Whether a word is `-options`. */
export function isDefaults(value: string, before: Before): boolean {
  return before !== 'defaults' && value.startsWith('-')
}

/** What `-options` says. */
export function readDefaults(value: string): readonly string[] | Fault {
  return readOptions(value, 1, value.length)
}

/** What `host(options)` says; no host is everyone. */
export function readClient(value: string): Grant | Fault {
  const open = value.indexOf('(')
  if (open === -1) return { host: value || '*', options: [] }
  const close = value.indexOf(')', open)
  if (close === -1) return { index: value.length, fault: `expected ")" behind ${shown(value)}` }
  if (close !== value.length - 1) {
    return { index: close + 1, fault: `expected a blank behind ${shown(value.slice(0, close + 1))}` }
  }
  const options = readOptions(value, open + 1, close)
  return 'fault' in options ? options : { host: value.slice(0, open) || '*', options }
}

/** Options are separated by commas, of which one may stand behind the last; blanks before them mean nothing. */
function readOptions(value: string, start: number, end: number): readonly string[] | Fault {
  const text = value.slice(start, end)
  const list = text.split(',')
  if (/[ \t]/.test(text))
    for (const [index, option] of list.entries()) list[index] = option.replace(/^[ \t]+/, '')
  if (list.at(-1) === '') list.pop()
  const empty = list.indexOf('')
  if (empty === -1) return list
  const before = text.split(',', empty).map(option => `${option},`)
  return { index: start + before.join('').length, fault: 'expected an option before ","' }
}

function shown(value: string): string {
  return JSON.stringify(value.length > 60 ? `…${value.slice(-57)}` : value)
}

/** The whole of a text as one word, as far as it is one. Only the end of a file closes quotes. */
function whole(text: string, limit: number, open: boolean): Word | undefined {
  if (text.startsWith('#')) return undefined
  const word = readWord(text, 0, limit)
  return word.value === undefined || word.end !== text.length || (word.open && !open) ? undefined : word
}

/** Up to this length any word fits, however many of its characters are escaped. */
export const SURE = 120

/** The path. */
export const path: Spelling<string> = pathSpelling(false)
/** The path if the file ends behind it. */
export const lastPath: Spelling<string> = pathSpelling(true)

function pathSpelling(open: boolean): Spelling<string> {
  const read = (text: string): string | undefined => {
    const word = whole(text, PATH_LIMIT, open)
    return word?.empty === false ? word.value : undefined
  }
  return {
    read,
    write: escapePath,
    refuse: value => {
      if (typeof value !== 'string') return 'is not a string'
      if (value === '') return 'is empty, and the file would end here'
      if (value.includes('\0')) return 'holds a NUL, and the path would end before it'
      return value.length < SURE || read(escapePath(value)) === value
        ? undefined
        : 'is longer than the 1024 characters that exportfs reads'
    },
  }
}

/** `-options`, as one field. */
export const defaults: Spelling<readonly string[]> = defaultsSpelling(false)
/** `-options` if the file ends behind them. */
export const lastDefaults: Spelling<readonly string[]> = defaultsSpelling(true)

function defaultsSpelling(open: boolean): Spelling<readonly string[]> {
  const read = (text: string): readonly string[] | undefined => {
    const value = whole(text, WORD_LIMIT, open)?.value
    if (value?.startsWith('-') !== true) return undefined
    const options = readDefaults(value)
    return 'fault' in options ? undefined : options
  }
  const write = (list: readonly string[]): string => escape(`-${list.join(',')}`)
  return {
    read,
    write,
    refuse: list => {
      const reason = refuseOptions(list, /[,\0]/)
      if (reason !== undefined) return reason
      const text = write(list)
      return text.length < SURE || read(text) !== undefined ? undefined : TOO_LONG
    },
  }
}

/** The options of a client with their parentheses; `''` where the client has none. */
export const options: Spelling<readonly string[]> = {
  read: text => {
    if (text === '') return []
    const value = text.startsWith('(') ? whole(text, WORD_LIMIT, false)?.value : undefined
    const grant = value === undefined ? undefined : readClient(value)
    return grant === undefined || 'fault' in grant ? undefined : grant.options
  },
  write: list => (list.length === 0 ? '' : escape(`(${list.join(',')})`)),
  refuse: list => refuseOptions(list, /[,)\0]/),
}

function refuseOptions(list: readonly string[], forbidden: RegExp): string | undefined {
  if (!Array.isArray(list)) return 'is not a list'
  for (const option of list) {
    if (typeof option !== 'string') return 'an option is not a string'
    if (option === '') return 'an option is empty'
    if (/^[ \t]/.test(option)) return 'an option begins with a blank, which would not be read'
    const found = forbidden.exec(option)?.[0]
    if (found === '\0') return 'an option holds a NUL, and would end before it'
    if (found !== undefined) return `an option holds ${JSON.stringify(found)}, and would end there`
  }
  return undefined
}

/** The host of a client; `''` is everyone, where options follow. */
export const hosts: Readonly<Record<Before, Spelling<string>>> = {
  path: hostBehind('path'),
  client: hostBehind('client'),
  defaults: hostBehind('defaults'),
}

function hostBehind(before: Before): Spelling<string> {
  return {
    read: text => {
      if (text === '') return '*'
      const word = whole(text, WORD_LIMIT, false)
      return word === undefined || word.value === '' || word.cut ? undefined : word.value
    },
    write: escape,
    refuse: value => {
      if (typeof value !== 'string') return 'is not a string'
      if (value === '') return 'is empty; write "*" for everyone'
      if (value.includes('\0')) return 'holds a NUL, and would end before it'
      if (value.includes('(')) return 'holds "(", and its options would begin there'
      if (isDefaults(value, before)) return 'begins with "-", and would be read as default options'
      return undefined
    },
  }
}

export const TOO_LONG = 'makes a word longer than the 511 characters that exportfs reads'

/**
 * What a client's whole word says, in any spelling. An empty word is everyone, but behind a client it would end the
 * entry. Of these, a vertical tab, form feed or carriage return is one that it ends itself.
 */
export function readClientWord(text: string, before: Before, open: boolean): Grant | undefined {
  if (isAlone(text)) return before === 'client' ? undefined : { host: '*', options: [] }
  const word = text === '' ? undefined : whole(text, WORD_LIMIT, open)
  if (word?.value === undefined || isDefaults(word.value, before)) return undefined
  if (word.empty && before === 'client') return undefined
  const grant = readClient(word.value)
  return 'fault' in grant ? undefined : grant
}

/** Whether a text is an empty word that is but the white space that ends it. */
export function isAlone(text: string): boolean {
  return text === '\r' || text === '\v' || text === '\f'
}

/** Text that runs up to the end of its line. */
export const rest: Spelling<string> = {
  read: text => (rest.refuse(text) === undefined ? text : undefined),
  write: text => text,
  refuse: text => {
    if (typeof text !== 'string') return 'is not a string'
    return text.includes('\n') ? 'holds a line feed, and the line would end before it' : undefined
  },
}

/** Why exportfs stops at the first word of a text, if it does. */
export function stopReason(text: string, start = 0): string | undefined {
  const at = skipGap(text, start)
  const next = text[at]
  if (next === undefined || next === '\n' || next === '#') return undefined
  const { value, empty } = readWord(text, at, PATH_LIMIT)
  if (value === undefined) return 'the path is longer than 1024 characters, and exportfs stops reading there'
  if (!empty) return undefined
  return next === '\r'
    ? 'a carriage return stands where a path is expected, and exportfs stops reading there'
    : 'an empty word stands where a path is expected, and exportfs stops reading there'
}

/** All from a word at which exportfs stops. */
export const ignored: Spelling<string> = {
  read: text => (ignored.refuse(text) === undefined ? text : undefined),
  write: text => text,
  refuse: text => {
    if (typeof text !== 'string') return 'is not a string'
    return stopReason(text) === undefined ? 'does not begin with a word at which exportfs stops' : undefined
  },
}

/** The options of a list, in parentheses or behind a hyphen. */
export const items: Items = text => stretches(text, /(?<=^[(-]|,)[^,]*?(?=,|\)?$)/g)
