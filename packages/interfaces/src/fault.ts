import { hasByteOrderMark, isUtf16, lookalikeAdvice, UTF_16 } from '@cluster-configs/syntax'
import type { Family } from './ast.ts'
import { isFamily, keywordOf, METHODS } from './lexical.ts'
import { keywordMeant } from './vocabulary.ts'

/*
 * What is told of the lines that ifupdown cannot read: what was expected, and what to write where that can be known.
 */

/** `iface` without a name. */
export function noName(): string {
  return 'expected the name of an interface after "iface", as in "iface eth0 inet dhcp"'
}

/** `iface eth0` with another word than a family behind it, or with none. */
export function noFamily(name: string, word: string): string {
  const head = `iface ${name}`
  const lower = word.toLowerCase()
  if (word === '')
    return `expected an address family after ${quoted(head)}, as in ${quoted(`${head} inet dhcp`)}; only ifupdown2 and ifupdown-ng do without`
  if (METHODS.inet.includes(lower) || METHODS.inet6.includes(lower)) {
    const family = METHODS.inet.includes(lower) ? 'inet' : 'inet6'
    return `expected an address family before the method, as in ${quoted(`${head} ${family} ${lower}`)}`
  }
  if (isFamily(lower) || lower === 'inherits') return `expected ${quoted(lower)}, in lower case`
  const advice = lookalikeAdvice(word) ?? `expected ${listed([...Object.keys(METHODS), 'inherits'])}`
  return `unknown address family ${quoted(word)}; ${advice}`
}

/** `iface eth0 inet` with another word than a method behind it, or with none. */
export function noMethod(name: string, family: Family, word: string): string {
  const lower = word.toLowerCase()
  const methods = METHODS[family]
  if (methods.includes(lower) || lower === 'inherits') return `expected ${quoted(lower)}, in lower case`
  const expected = `expected ${listed([...methods, 'inherits'])}`
  return word === ''
    ? `expected a method after ${quoted(`iface ${name} ${family}`)}: ${expected.slice('expected '.length)}`
    : `${family} has no method ${quoted(word)}${otherFamily(word)}; ${lookalikeAdvice(word) ?? expected}`
}

function otherFamily(method: string): string {
  const other = Object.keys(METHODS).find(family => isFamily(family) && METHODS[family].includes(method))
  return other === undefined ? '' : `, ${other} has`
}

/** `inherits` without a name. */
export function noBase(): string {
  return 'expected the name of an earlier iface after "inherits"'
}

/** An option of an iface without a value. */
export function noValue(name: string): string {
  const equals = name.indexOf('=')
  if (equals > 0) {
    const [option, value] = [name.slice(0, equals), name.slice(equals + 1)]
    return `expected a blank between an option and its value; write ${quoted(`${option} ${value}`.trim())}`
  }
  const advice = lookalikeAdvice(name)
  return `expected a value after ${quoted(name)}${advice === undefined ? '' : `; ${advice}`}`
}

/**
 * An option where none may stand.
 * @param last the first word of the line that ended the stanza before, undefined if there is none
 */
export function misplaced(word: string, last: string | undefined): string {
  if (hasByteOrderMark(word)) {
    return 'the file begins with a byte order mark, which would be read as a part of its first word'
  }
  if (last === undefined && isUtf16(word)) return UTF_16
  const lookalike = lookalikeAdvice(word)
  if (lookalike !== undefined) return `expected a stanza or an option, not ${quoted(word)}; ${lookalike}`
  const lower = word.toLowerCase()
  if (keywordOf(lower) !== undefined) return `expected ${quoted(lower)}, in lower case`
  if (lower === 'template') {
    return 'there is no keyword "template"; write "iface": a template is an iface that no auto names'
  }
  if (/^(?:;|\/\/)/.test(word)) return 'a comment begins with "#"'
  if (word === 'network:') return 'expected an interfaces file; this is a file for netplan'
  const keyword = keywordMeant(word)
  if (keyword !== undefined) return `expected ${quoted(keyword)}, not ${quoted(word)}`
  return last === undefined
    ? `expected a stanza such as "iface", "auto" or "source", not ${quoted(word)}: an option stands in an iface or a mapping`
    : `expected a stanza, not the option ${quoted(word)}: the ${quoted(last)} above has ended the iface or mapping before it`
}

/** An option that no mapping has. */
export function notInMapping(word: string): string {
  return `expected "script" or "map" in a mapping, not ${quoted(word)}`
}

/** The second script of a mapping. */
export function secondScript(): string {
  return 'expected "map" or a new stanza: the mapping has its script already'
}

function quoted(text: string): string {
  return JSON.stringify(text)
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
