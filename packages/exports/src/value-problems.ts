import { shown, type Problem } from '@cluster-configs/syntax'
import type { Node } from './ast.ts'
import { error, warning } from './problem.ts'
import { FLAVOURS } from './vocabulary.ts'

/** What exportfs rejects of an option's value, and what it reads otherwise than it is written. */
export function* valueProblems(node: Node, name: string, value: string): Generator<Problem<Node>> {
  switch (name) {
    case 'anonuid':
    case 'anongid':
      yield* id(node, name, value)
      break
    case 'fsid':
      yield* fsid(node, value)
      break
    case 'sec':
      yield* flavours(node, value)
      break
    case 'squash_uids':
    case 'squash_gids':
      if (!isRange(value)) {
        const advice = `exportfs wants a number or a range of two; write one such as ${name}=0-99`
        yield error('squash-list', node, 'options', `${written(name, value)}: ${advice}`)
      }
      break
    case 'refer':
    case 'replicas':
      yield* location(node, name, value)
      break
    default:
      if (value !== '' && !value.startsWith('/')) {
        const message = `${written(name, value)} is no path from the root; write ${name}=/${value}`
        yield warning('relative-mountpoint', node, 'options', message)
      }
  }
}

function written(name: string, value: string): string {
  return shown(`${name}=${value}`)
}

/** White space that strtol(3) passes over before a number. */
const SPACE = '[ \\t\\n\\v\\f\\r]*'
const NUMBER = RegExp(`^${SPACE}[+-]?[0-9]+$`)

function* id(node: Node, name: string, value: string): Generator<Problem<Node>> {
  if (!NUMBER.test(value)) {
    const message = `${written(name, value)} holds no decimal number, and exportfs knows no names; write one such as ${name}=65534`
    yield error('bad-value', node, 'options', message)
  } else if (BigInt(value) > 0xffff_ffffn) {
    yield warning(
      'bad-value',
      node,
      'options',
      `${written(name, value)} is more than an id can be, 4294967295`,
    )
  }
}

/** The numbers of strtoul(3): with 0x or 0 before them in another base. */
const ANY_NUMBER = RegExp(`^${SPACE}[+-]?(?:0x[0-9a-f]+|0[0-7]*|[1-9][0-9]*)$`, 'i')

function* fsid(node: Node, value: string): Generator<Problem<Node>> {
  const digits = value.match(/[0-9a-f]/gi)?.length ?? 0
  if (value === 'root' || (ANY_NUMBER.test(value) && digits < 11)) return
  if (ANY_NUMBER.test(value)) {
    const message = `${written('fsid', value)} is read as a number, and is too large for one; put dashes into a UUID`
    yield warning('bad-value', node, 'options', message)
  } else if (digits !== 32) {
    const message = `${written('fsid', value)} is neither a number nor root nor a UUID of 32 hexadecimal digits`
    const count = digits > 10 ? `, for it has ${digits}` : '; write a number of your own, such as fsid=1'
    yield error('bad-value', node, 'options', message + count)
  }
}

function* flavours(node: Node, value: string): Generator<Problem<Node>> {
  for (const flavour of value.split(':')) {
    if (FLAVOURS.some(names => names.includes(flavour))) continue
    const known = FLAVOURS.map(([name]) => name).join(', ')
    const message =
      flavour === ''
        ? `a flavour is missing in ${written('sec', value)}; they are ${known}, with a colon between two`
        : `${shown(flavour)} is no security flavour; they are ${known}, with a colon between two`
    yield error('unknown-flavour', node, 'options', message)
    // Its error ends the reading.
    return
  }
}

/** Whether exportfs reads a number or two of them, of which none may be -1. */
function isRange(value: string): boolean {
  const [, first = '', second = first] = /^(-?[0-9]*)(?:-(-?[0-9]*))?(?:$|\))/.exec(value) ?? [
    undefined,
    '-1',
  ]
  return toInt(first) !== -1n && toInt(second) !== -1n
}

/** The number that atoi(3) gives. */
function toInt(text: string): bigint {
  if (!/[0-9]/.test(text)) return 0n
  const number = BigInt(text)
  const most = 2n ** 63n
  return BigInt.asIntN(32, number >= most ? most - 1n : number < -most ? -most : number)
}

function* location(node: Node, name: string, value: string): Generator<Problem<Node>> {
  // A colon may be a part of an address in brackets.
  const places = value.replace(/\[[^\]]*\]/g, 'host').split(':')
  if (places.every(place => /^\/[^@]*@[^+@]+(?:\+[^+@]+)*$/.test(place))) return
  const message = `${written(name, value)} does not say what is where; write paths with their hosts, as in ${name}=/srv@10.0.33.2`
  yield warning('bad-location', node, 'options', message)
}
