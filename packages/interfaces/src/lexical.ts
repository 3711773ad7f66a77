import { stretches, type Gap, type Items, type Spelling } from '@cluster-configs/syntax'
import type { Family, Selection } from './ast.ts'
import { isBlank, unfold } from './line.ts'

/*
 * Words are separated by what isspace(3) takes for a blank; there are no quotes and no escapes, so that what a word
 * or a value cannot hold, no file can. All keywords are in lower case.
 */

/** The methods of each address family (interfaces(5), from INET ADDRESS FAMILY on). */
export const METHODS: Readonly<Record<Family, readonly string[]>> = {
  inet: ['loopback', 'static', 'manual', 'dhcp', 'bootp', 'tunnel', 'ppp', 'wvdial', 'ipv4ll'],
  inet6: ['auto', 'loopback', 'static', 'manual', 'dhcp', 'tunnel', 'v4tunnel', '6to4'],
  ipx: ['static', 'dynamic'],
  can: ['static'],
}

/** Whether ifupdown knows an address family. */
export function isFamily(word: string): word is Family {
  return Object.hasOwn(METHODS, word)
}

/** What the first word of a line begins, by the type of its node; an option is what begins with any other. */
export type Keyword = Selection['type'] | 'iface' | 'mapping' | 'rename' | 'source' | 'sourceDirectory'

/** How the keywords are spelt; the class follows `allow-`. */
export const KEYWORDS: Readonly<Record<Keyword, string>> = {
  iface: 'iface',
  mapping: 'mapping',
  auto: 'auto',
  allow: 'allow-',
  noAutoDown: 'no-auto-down',
  noScripts: 'no-scripts',
  rename: 'rename',
  source: 'source',
  sourceDirectory: 'source-directory',
}

/** Whether a keyword is that of a line about interfaces by name. */
export function isSelection(keyword: Keyword): keyword is Selection['type'] {
  return keyword === 'auto' || keyword === 'allow' || keyword === 'noAutoDown' || keyword === 'noScripts'
}

/** What a first word begins, undefined if an option. */
export function keywordOf(word: string): Keyword | undefined {
  switch (word) {
    case 'iface':
    case 'mapping':
    case 'auto':
    case 'rename':
    case 'source':
      return word
    case 'no-auto-down':
      return 'noAutoDown'
    case 'no-scripts':
      return 'noScripts'
    case 'allow-auto':
      return 'auto'
    case 'allow-':
      return undefined
  }
  if (word.startsWith('allow-')) return 'allow'
  return word.startsWith('source-dir') ? 'sourceDirectory' : undefined
}

/** ifupdown reads words into 80 bytes, the last for the NUL at the end; what is longer it cuts. */
export const LONGEST = 79
const WORD = /^[^ \t\n\v\f\r\0]+$/
const ALL_BLANK = /^[ \t\v\f\r]+$/

/** What ifupdown keeps of a word. */
export function cut(word: string): string {
  return word.length > LONGEST ? word.slice(0, LONGEST) : word
}

/** Between two words. The line may go on in the next. */
export const BETWEEN: Gap = { pattern: { test: text => ALL_BLANK.test(unfold(text) ?? '') }, canonical: ' ' }
/** Before the first word, or before a comment's `#`. */
export const INDENT: Gap = { pattern: /^[ \t\v\f\r]*$/, canonical: '' }
/** What the lines of a stanza have before them unless the stanza says otherwise. */
export const CHILD_INDENT = '    '

/** A word that is not the first of its line. */
export const word: Spelling<string> = {
  read: text => {
    const read = unfold(text)
    return read !== undefined && WORD.test(read) ? cut(read) : undefined
  },
  write: value => value,
  refuse: value => {
    if (typeof value !== 'string') return 'is not a string'
    if (value === '') return 'is empty'
    if (!WORD.test(value)) return 'holds a blank, a line feed or a NUL, and the word would end before it'
    if (value.length > LONGEST) return `is longer than ${LONGEST} characters, and the rest would be cut off`
    return undefined
  },
}

/** The first word of a line that ifupdown reads as one keyword; the allow class is not told. */
export function keyword(type: Keyword): Spelling<string> {
  return {
    read: text => (keywordOf(word.read(text) ?? '') === type ? KEYWORDS[type] : undefined),
    write: value => value,
    refuse: () => undefined,
  }
}

/** The first word `allow-CLASS`. */
export const allowClass: Spelling<string> = {
  read: text => {
    const read = word.read(text) ?? ''
    return keywordOf(read) === 'allow' ? read.slice('allow-'.length) : undefined
  },
  write: value => `allow-${value}`,
  refuse: value => {
    if (typeof value !== 'string' || value === '') return word.refuse(value)
    if (value === 'auto') return 'is written as "auto"'
    return word.refuse(`allow-${value}`)
  },
}

/** The second word behind `iface`. */
export const family: Spelling<Family> = {
  read: text => {
    const read = word.read(text) ?? ''
    return isFamily(read) ? read : undefined
  },
  write: value => value,
  refuse: value =>
    typeof value === 'string' && isFamily(value)
      ? undefined
      : `is none of ${Object.keys(METHODS).join(', ')}`,
}

/** The third word behind `iface`. */
export function method(family: Family): Spelling<string> {
  const methods = METHODS[family]
  return {
    read: text => methods.find(method => method === word.read(text)),
    write: value => value,
    refuse: value =>
      methods.includes(value) ? undefined : `is none of ${methods.join(', ')}, the methods of ${family}`,
  }
}

/** The words at the end of a line. */
export const words: Spelling<readonly string[]> = {
  read: text => {
    const read = unfold(text)
    if (read === undefined || read.includes('\0')) return undefined
    return read.split(/[ \t\v\f\r]+/).flatMap(part => (part === '' ? [] : [cut(part)]))
  },
  write: list => list.join(' '),
  refuse: list => {
    if (!Array.isArray(list)) return 'is not a list'
    if (list.length === 0) return 'is an empty list, and the line would say nothing'
    const reason = list.map(item => word.refuse(item)).find(Boolean)
    return reason === undefined ? undefined : `a word of it ${reason}`
  },
}

/** The rest of a line behind a word. */
export const value: Spelling<string> = {
  read: text => {
    const read = unfold(text)
    return read === undefined || value.refuse(read) !== undefined ? undefined : read
  },
  write: text => text,
  refuse: text => {
    if (typeof text !== 'string') return 'is not a string'
    if (text === '') return 'is empty'
    if (/[\n\0]/.test(text)) return 'holds a line feed or a NUL, and the line would end before it'
    if (isBlank(text.charCodeAt(0)) || isBlank(text.charCodeAt(text.length - 1))) {
      return 'begins or ends with a blank, which would not be read'
    }
    return undefined
  },
}

/** The rest of a line that may be left out, although there is no use in it. */
export const optionalValue: Spelling<string> = {
  ...value,
  read: text => (text === '' ? '' : value.read(text)),
}

/** `inherits NAME`, the last two words of an iface. */
export const inherits: Spelling<string> = {
  read: text => {
    const [first, name, ...others] = words.read(text) ?? []
    return first === 'inherits' && others.length === 0 && /[^ \t\v\f\r]$/.test(text) ? name : undefined
  },
  write: name => `inherits ${name}`,
  refuse: name => word.refuse(name),
}

/** The first word of a line in an `iface`. It is empty where a joined line begins with a blank. */
export const optionName: Spelling<string> = {
  read: text => {
    if (text.startsWith('#')) return undefined
    const read = text !== '' && unfold(text) === '' ? '' : word.read(text)
    return read === undefined || keywordOf(read) !== undefined ? undefined : read
  },
  write: name => name,
  refuse: name => {
    const reason = word.refuse(name)
    if (reason !== undefined) return reason
    if (name.startsWith('#')) return 'begins with "#", and the line would be a comment'
    return keywordOf(name) === undefined ? undefined : 'is a keyword, and the line would begin a stanza'
  },
}

/** The first word of a line in a `mapping`. */
export const mappingOptionName: Spelling<string> = {
  read: text => {
    const read = word.read(text)
    return read === 'script' || read === 'map' ? read : undefined
  },
  write: name => name,
  refuse: name =>
    name === 'script' || name === 'map'
      ? undefined
      : 'is neither "script" nor "map", the options of a mapping',
}

/** What follows the `#` of a comment. */
export const commentText: Spelling<string> = {
  read: text => (text.includes('\n') ? undefined : text),
  write: text => text,
  refuse: text => {
    if (typeof text !== 'string') return 'is not a string'
    return /[\n\0]/.test(text) ? 'holds a line feed or a NUL, and the line would end before it' : undefined
  },
}

/** The words of a list or a value, between which the line may go on in the next. */
export const items: Items = text => stretches(text, /(?:[^ \t\v\f\r\n\\]|\\(?!\n))+/g)
