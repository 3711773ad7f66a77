import type { Operation } from '../ast.ts'
import { code, field, list, same, type Field } from '../field.ts'
import { lowerCase, STRING } from '../lexical.ts'
import { quote, unquote } from '../string.ts'
import { isIdentifier, isNumber, takeAddress, takeHostName, takeName, takeString } from './take.ts'

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

/** Addresses or host names. */
export const hostNames: Field<readonly string[]> = list(
  'an address or host name',
  takeHostName,
  /^[A-Za-z0-9-]{1,99}(?:\.[A-Za-z0-9-]{1,99}){0,9}$/,
)

/** A name that may be quoted and need not be. */
export const name: Field<string> = field({
  expected: 'a name',
  take: (tokens, from) => (tokens.kind(from) === STRING ? from + 1 : takeHostName(tokens, from)),
  value: (tokens, from, to) =>
    tokens.kind(from) === STRING ? unquote(tokens.raw(from)) : tokens.code(from, to),
  write: text => (hostName.read(text) === text && !isNumber(text) ? text : quote(text)),
  plain: /^[A-Za-z][A-Za-z0-9-]{1,99}$/,
})

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
