import type { Key, Node, Zone } from '../ast.ts'
import { shown } from '../shown.ts'
import { unquote } from '../string.ts'
import { Fault } from './fault.ts'
import { checkAddresses6, isStatement } from './parameter.ts'
import type { Examination } from './place.ts'
import { checkHost } from './option-data.ts'
import { Reader } from './reader.ts'

/*
 * Keys and zones: blocks with statements of their own
 */

/** A statement of such a block: its first word, what follows it, and in which field that is. */
interface Words {
  readonly name: string
  readonly value: string
  readonly field: 'value' | 'words'
}

/** Tells a statement of such a block by its first word. */
export function wordsOf(node: Node): Words | undefined {
  if (node.type === 'parameter') return { name: node.name, value: node.value, field: 'value' }
  if (node.type !== 'statement') return undefined
  return { name: node.keyword.toLowerCase(), value: node.words ?? '', field: 'words' }
}

export function foreign(node: Node, where: string, allowed: string): Fault {
  const words = wordsOf(node)
  return new Fault(
    'wrong-scope',
    `${words === undefined ? 'this' : shown(words.name)} does not belong in ${where}, which has ${allowed}`,
  )
}

/** `key name { algorithm …; secret …; }` (parse_key of parse.c) */
export function checkKey(node: Key, report: Examination): void {
  const { names } = report
  const seen = new Set<string>()
  for (const child of node.children) {
    if (!isStatement(child)) continue
    const words = wordsOf(child)
    if (words === undefined || (words.name !== 'algorithm' && words.name !== 'secret') || words.value === '')
      return report.error(child, undefined, foreign(child, 'a key', 'an algorithm and a secret'))
    report.attempt(child, words.field, () => {
      if (seen.has(words.name))
        throw new Fault('second-value', `the key has ${ARTICLES[words.name] ?? ''} already`)
      if (words.name === 'secret') checkSecret(words.value)
      else if (words.value.startsWith('='))
        throw new Fault('wrong-value', 'no equals sign stands before the name of an algorithm; take it out')
    })
    seen.add(words.name)
  }
  for (const name of ['algorithm', 'secret'])
    if (!seen.has(name)) report.error(node, 'name', new Fault('incomplete-key', `the key has no ${name}`))
  names.keys.add(node.name)
}

const ARTICLES: Readonly<Record<string, string>> = { algorithm: 'an algorithm', secret: 'a secret' }

function checkSecret(value: string): void {
  // Tokens of every kind are joined.
  const text = value.replaceAll(/[" ]/g, '')
  if (!/^[A-Za-z0-9+/]+=*$/.test(text))
    throw new Fault('bad-secret', `${shown(text)} is no secret in base 64`)
  const digits = text.replace(/=+$/, '')
  if (digits.length < 2) throw new Fault('bad-secret', `${shown(text)} is too short to be a secret`)
  // What the last letter has beyond whole bytes must be zero, unless the padding is left out or wrong.
  const rest = digits.length % 4
  const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(digits.at(-1) ?? '')
  const isPartial = rest === 1 ? last !== 0 : rest === 2 ? (last & 15) !== 0 : rest === 3 && (last & 3) !== 0
  if (text.length % 4 !== 0 && isPartial)
    throw new Fault('bad-secret', `${shown(text)} ends in the middle of a byte; copy the whole secret`)
}

/** `zone name { primary …; key …; }` (parse_zone of parse.c) */
export function checkZone(node: Zone, report: Examination): void {
  const { names } = report
  const seen = new Set<string>()
  for (const child of node.children) {
    if (!isStatement(child)) continue
    const words = wordsOf(child)
    if (words === undefined || !/^(?:primary6?|secondary6?|key)$/.test(words.name) || words.value === '')
      return report.error(
        child,
        undefined,
        foreign(child, 'a zone', 'primary, secondary, primary6, secondary6 and key'),
      )
    report.attempt(child, words.field, () => {
      if (seen.has(words.name)) throw new Fault('second-value', `the zone has a ${words.name} already`)
      if (words.name === 'key') {
        const name = words.value.startsWith('"') ? unquote(words.value) : words.value
        if (!names.keys.has(name)) throw new Fault('unknown-key', `there is no key ${shown(name)} above`)
      } else if (words.name.endsWith('6')) checkAddresses6(words.value)
      else checkHosts(words.value)
    })
    seen.add(words.name)
  }
}

export function checkHosts(value: string): void {
  const reader = new Reader(value)
  do
    checkHost(
      reader,
      () => new Fault('wrong-value', `expected an address or host name, found ${reader.found}`),
    )
  while (reader.takes(','))
  reader.expectEnd()
}
