import type { Spelling } from '@cluster-configs/syntax'
import { faultOf, tokensOf, type Tokens } from './tokens.ts'

/** How the values of a field are spelt in tokens: the reading and the writing of one construct. */
export interface Field<Value> extends Spelling<Value> {
  /** What an error says was expected. */
  readonly expected: string
  /** Behind which of the tokens a value ends that begins at one of them; -1 if none does. */
  take(tokens: Tokens, from: number): number
  /** The token at which `take` gives up, for an error's place; the first one if this is left out. */
  stuckAt?(tokens: Tokens, from: number): number
  /** The value that those tokens stand for, undefined if they only look like one. */
  value(tokens: Tokens, from: number, to: number): Value | undefined
}

type Kind = 'string' | 'number' | 'list'

interface Definition<Value> {
  readonly expected: string
  readonly take: Field<Value>['take']
  readonly stuckAt?: NonNullable<Field<Value>['stuckAt']>
  readonly value: Field<Value>['value']
  readonly write: Field<Value>['write']
  /** What a value is, text if this is left out. */
  readonly kind?: Kind
  /** Values, or items of one, that surely read back as themselves: most need no second reading. */
  readonly plain?: RegExp
}

/** A field by how its tokens are taken, and what they stand for. */
export function field<Value extends string | number | readonly string[]>(
  definition: Definition<Value>,
): Field<Value> {
  const { expected, take, stuckAt, value, write, plain, kind = 'string' } = definition
  const read = (text: string): Value | undefined => {
    const tokens = tokensOf(text)
    if (tokens === undefined || take(tokens, 0) !== tokens.count) return undefined
    return value(tokens, 0, tokens.count)
  }
  const refuse = (given: Value): string | undefined => {
    if (!isA(kind, given)) return `is not ${expected}`
    if (plain !== undefined && isPlain(given, plain)) return undefined
    const written = write(given)
    const again = read(written)
    if (again === given || (again !== undefined && sameItems(again, given))) return undefined
    if (again !== undefined) return `would be read as ${JSON.stringify(again)}`
    return faultOf(written) ?? `is not ${expected}`
  }
  return { expected, take, ...(stuckAt === undefined ? {} : { stuckAt }), value, read, write, refuse }
}

/** A document may come from anywhere, so a value may not be of the type that the compiler believes it is. */
function isA(kind: Kind, value: unknown): boolean {
  if (kind === 'list') return Array.isArray(value) && value.every(item => typeof item === 'string')
  return typeof value === kind
}

function isPlain(value: string | number | readonly string[], plain: RegExp): boolean {
  if (typeof value === 'object') return value.length > 0 && value.every(item => plain.test(item))
  return typeof value === 'string' && plain.test(value)
}

function sameItems(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** Writes text as it is. */
export const same = <Text extends string>(text: Text): Text => text
/** Reads tokens as they are written. */
export const code = (tokens: Tokens, from: number, to: number): string => tokens.code(from, to)

/** A list with commas between its items, which `takeItem` takes. */
export function list(
  expected: string,
  takeItem: Field<string>['take'],
  plain: RegExp,
): Field<readonly string[]> {
  return field<readonly string[]>({
    kind: 'list',
    expected,
    take: (tokens, from) => {
      for (let at = from; ; at++) {
        at = takeItem(tokens, at)
        if (at === -1 || !tokens.isMark(at, ',')) return at
      }
    },
    stuckAt: (tokens, from) => {
      let at = from
      for (let end = takeItem(tokens, at); end !== -1; end = takeItem(tokens, at)) at = end + 1
      return at
    },
    value: (tokens, from, to) => {
      const items: string[] = []
      for (let at = from; at < to; at++) {
        const end = takeItem(tokens, at)
        items.push(tokens.code(at, end))
        at = end
      }
      return items
    },
    write: items => items.join(', '),
    plain,
  })
}

/** A field whose value is the tokens that `take` takes, as they are written. */
export function codeOf(expected: string, take: Field<string>['take']): Field<string> {
  return field({ expected, take, value: code, write: same })
}
