import type { Operation } from './ast.ts'
import { code, field, list, same, type Field } from './field.ts'
import { lowerCase, NUMBER, STRING, WORD } from './lexical.ts'
import { quote, unquote } from './string.ts'
import type { Tokens } from './tokens.ts'

function isName(tokens: Tokens, index: number): boolean {
  const kind = tokens.kind(index)
  return kind === WORD || kind === NUMBER
}

function takeName(tokens: Tokens, from: number): number {
  return isName(tokens, from) ? from + 1 : -1
}

/** Words and numbers with dots between them and perhaps one behind (parse_host_name of parse.c). */
function takeHostName(tokens: Tokens, from: number): number {
  let at = from
  while (isName(tokens, at)) {
    at++
    if (!tokens.isMark(at, '.')) return at
    at++
  }
  return at > from ? at : -1
}

function takeAddress(tokens: Tokens, from: number): number {
  for (let part = 0; part < 4; part++) {
    if (tokens.kind(from + 2 * part) !== NUMBER) return -1
    if (part < 3 && !tokens.isMark(from + 2 * part + 1, '.')) return -1
  }
  return from + 7
}

function takeString(tokens: Tokens, from: number): number {
  return tokens.kind(from) === STRING ? from + 1 : -1
}

function isEnd(tokens: Tokens, index: number): boolean {
  return tokens.isMark(index, ';') || tokens.isMark(index, '{') || tokens.isMark(index, '}')
}

/** All there is, but nothing that would end the statement. */
function takeAll(tokens: Tokens, from: number): number {
  for (let index = from; index < tokens.count; index++) if (isEnd(tokens, index)) return -1
  return tokens.count
}

function takeSome(tokens: Tokens, from: number): number {
  return from < tokens.count ? takeAll(tokens, from) : -1
}

/** Four numbers with dots between them. */
export const address: Field<string> = field({
  expected: 'an IP address',
  take: takeAddress,
  value: code,
  write: same,
  plain: /^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/,
})

/** A host name, or an address, which looks like one. */
export const hostName: Field<string> = field({
  expected: 'a host name without quotation marks',
  take: takeHostName,
  value: code,
  write: same,
  plain: /^[A-Za-z0-9-]{1,99}$/,
})

/** A name that may be quoted and need not be. */
export const name: Field<string> = field({
  expected: 'a name',
  take: (tokens, from) => (tokens.kind(from) === STRING ? from + 1 : takeHostName(tokens, from)),
  value: (tokens, from, to) =>
    tokens.kind(from) === STRING ? unquote(tokens.raw(from)) : tokens.code(from, to),
  write: text => (hostName.read(text) === text && !isNumber(text) ? text : quote(text)),
  plain: /^[A-Za-z][A-Za-z0-9-]{1,99}$/,
})

function isIdentifier(tokens: Tokens, index: number): boolean {
  return isName(tokens, index) && !isNumber(tokens.raw(index))
}

function isNumber(text: string): boolean {
  return /^-?[0-9]*$/.test(text)
}

/** A name that may be quoted and else is one word, and no number (is_identifier of conflex.c). */
export const identifier: Field<string> = field({
  ...name,
  take: (tokens, from) => {
    const is = tokens.kind(from) === STRING || isIdentifier(tokens, from)
    return is ? from + 1 : -1
  },
  write: text => (word.read(text) === text && !isNumber(text) ? text : quote(text)),
  plain: /^[A-Za-z][A-Za-z0-9-]{1,99}$/,
})

/** A name that may be quoted, and that is canonically. */
export const quotedName: Field<string> = field({
  ...identifier,
  expected: 'a name in quotation marks',
  write: quote,
})

/** A string, such as a file name or the name of a class. */
export const string: Field<string> = field({
  expected: 'a string in quotation marks',
  take: takeString,
  value: (tokens, from) => unquote(tokens.raw(from)),
  write: quote,
  plain: /^[A-Za-z0-9 ./_-]{0,99}$/,
})

/** One word, as it is written. */
export const word: Field<string> = field({ expected: 'a word', take: takeName, value: code, write: same })

/** One word in which case does not matter. */
export const lowerWord: Field<string> = field({
  expected: 'a name',
  take: takeName,
  value: (tokens, from) => lowerCase(tokens.raw(from)),
  write: same,
  plain: /^[a-z][a-z0-9-]{0,99}$/,
})

/** The same, but no plain number (is_identifier of conflex.c). */
export const lowerIdentifier: Field<string> = field({
  ...lowerWord,
  take: (tokens, from) => (isIdentifier(tokens, from) ? from + 1 : -1),
})

/** An option's name, with its space before it unless it is the usual one; case does not matter. */
export const optionName: Field<string> = field({
  expected: "an option's name",
  take: (tokens, from) => {
    if (!isIdentifier(tokens, from)) return -1
    if (!tokens.isMark(from + 1, '.')) return from + 1
    return isIdentifier(tokens, from + 2) ? from + 3 : -1
  },
  value: (tokens, from, to) => lowerCase(tokens.code(from, to)),
  write: same,
  plain: /^[a-z][a-z0-9-]{0,99}$/,
})

/** A number of decimal digits. */
export const number: Field<number> = field({
  kind: 'number',
  expected: 'a number',
  take: (tokens, from) => (tokens.kind(from) === NUMBER ? from + 1 : -1),
  value: (tokens, from) => {
    const text = tokens.raw(from)
    const value = /^-?[0-9]+$/.test(text) ? Number(text) : undefined
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? value : undefined
  },
  write: String,
})

/** Octets in hexadecimal with colons between them. */
export const hardwareAddress: Field<string> = field({
  expected: 'a hardware address such as 52:54:00:12:34:56',
  take: (tokens, from) => {
    for (let at = from; isName(tokens, at); at += 2) if (!tokens.isMark(at + 1, ':')) return at + 1
    return -1
  },
  stuckAt: (tokens, from) => {
    let at = from
    while (isName(tokens, at)) at += 2
    return at
  },
  value: (tokens, from, to) => {
    const text = tokens.code(from, to)
    if (OCTETS.test(text)) return text
    return text
      .replaceAll(' ', '')
      .split(':')
      .map(octet =>
        /^0*[0-9A-Fa-f]{1,2}$/.test(octet) ? octet.toLowerCase().slice(-2).padStart(2, '0') : octet,
      )
      .join(':')
  },
  write: same,
  plain: /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/,
})
/** A string, or bytes in hexadecimal: what a class tells its subclasses by. */
export const classData: Field<string> = field({
  expected: 'a string in quotation marks, or bytes such as 1:52:54:00:12:34:56',
  take: (tokens, from) => (tokens.kind(from) === STRING ? from + 1 : hardwareAddress.take(tokens, from)),
  value: code,
  write: same,
})
const OCTETS = /^[0-9a-f]{2}(?::[0-9a-f]{2})*$/

/** Anything up to the end of the statement, but not nothing. */
export const expression: Field<string> = field({
  expected: 'an expression',
  take: takeSome,
  value: code,
  write: same,
})

/** The same for words that are not taken apart. The first semicolon of two, if there are two, is one of them. */
export const words: Field<string> = field({
  expected: 'the words of one statement',
  take: (tokens, from) => {
    const last = tokens.count - 1
    if (!tokens.isMark(last, ';')) return takeSome(tokens, from)
    for (let index = from; index < last; index++) if (isEnd(tokens, index)) return -1
    return tokens.count
  },
  value: code,
  write: same,
})

/** The type of an option: the only code with braces, which go around a record. */
export const definition: Field<string> = field({
  expected: "an option's type",
  take: (tokens, from) => {
    let depth = 0
    for (let index = from; index < tokens.count; index++) {
      if (tokens.isMark(index, ';')) return -1
      if (tokens.isMark(index, '{')) {
        if (index > from && !tokens.isWord(index - 1, 'of')) return -1
        depth++
      } else if (tokens.isMark(index, '}') && --depth < 0) return -1
    }
    return depth === 0 && from < tokens.count ? tokens.count : -1
  },
  value: code,
  write: same,
})

/** Tokens up to a comma that no parentheses enclose. */
function takeDatum(tokens: Tokens, from: number): number {
  let depth = 0
  let at = from
  for (; at < tokens.count; at++) {
    if (tokens.isMark(at, '(')) depth++
    else if (tokens.isMark(at, ')')) depth--
    else if (depth <= 0 && tokens.isMark(at, ',')) break
    else if (isEnd(tokens, at)) return -1
  }
  return at > from && !tokens.isMark(from, '=') ? at : -1
}

/** An option's data: what the commas separate. An equals sign would make it an expression. */
export const data: Field<readonly string[]> = list(
  'data',
  takeDatum,
  /^(?:[A-Za-z0-9.:-]{1,99}|"[A-Za-z0-9 ./:_-]{0,99}")$/,
)

/** Addresses or host names. */
export const hostNames: Field<readonly string[]> = list(
  'an address or host name',
  takeHostName,
  /^[A-Za-z0-9-]{1,99}(?:\.[A-Za-z0-9-]{1,99}){0,9}$/,
)

/** One token: a word, a number or a string. */
export const token: Field<string> = field({
  expected: 'one word, or a text in quotation marks',
  take: (tokens, from) => (tokens.kind(from) === STRING ? from + 1 : takeName(tokens, from)),
  value: code,
  write: same,
  plain: /^(?:[A-Za-z0-9-]{1,99}|"[A-Za-z0-9 ./:_-]{0,99}")$/,
})

/** A key's secret in base 64, which is tokens to dhcpd and one word to anyone else. */
export const secret: Field<string> = field({
  expected: 'a secret in base 64',
  take: takeSome,
  value: (tokens, from, to) => {
    if (to === from + 1) return tokens.code(from, to)
    let text = ''
    for (let index = from; index < to; index++) text += tokens.raw(index)
    return text
  },
  write: same,
})

const OPERATIONS: readonly Operation[] = ['option', 'supersede', 'default', 'prepend', 'append', 'send']

/** The word that says what is done with an option's value. */
export const operation: Field<Operation> = field({
  expected: 'one of option, supersede, default, prepend, append and send',
  take: takeName,
  value: (tokens, from) => OPERATIONS.find(operation => tokens.isWord(from, operation)),
  write: same,
})

/** The word before a further condition. */
export const elsif: Field<string> = field({
  expected: '"elsif"',
  take: (tokens, from) => {
    if (tokens.isWord(from, 'elsif')) return from + 1
    return tokens.isWord(from, 'else') && tokens.isWord(from + 1, 'if') ? from + 2 : -1
  },
  value: () => 'elsif',
  write: same,
})
