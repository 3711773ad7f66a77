import { code, field, list, same, type Field } from '../field.ts'
import { NUMBER, STRING } from '../lexical.ts'
import { isEnd, isName, takeDatum, takeName, takeSome } from './take.ts'

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

const OCTETS = /^[0-9a-f]{2}(?::[0-9a-f]{2})*$/

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

/** An option's data: what the commas separate. An equals sign would make it an expression. */
export const items: Field<readonly string[]> = list(
  'data',
  takeDatum,
  /^(?:[A-Za-z0-9.:-]{1,99}|"[A-Za-z0-9 ./:_-]{0,99}")$/,
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
