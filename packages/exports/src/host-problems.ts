import {
  dotted,
  isAddress,
  lengthOf,
  lookalikeAdvice,
  maskOf,
  readAddress,
  shown,
  type Address,
  type Problem,
} from '@cluster-configs/syntax'
import type { Client, Node } from './ast.ts'
import { clientKind, isName } from './client-kind.ts'
import { error, warning } from './problem.ts'
import type { Rule } from './rules.ts'
import { MEANT, VALUED, WORDS } from './vocabulary.ts'

/** What exportfs rejects of a client's host, and where it looks for another one than is written. */
export function* hostProblems(node: Client): Generator<Problem<Node>> {
  const { host } = node
  switch (clientKind(host)) {
    case 'network':
      yield* network(node)
      break
    case 'wildcard':
      yield* wildcard(node)
      break
    case 'netgroup':
      if (host === '@') yield of(node, 'host-name', 'no name stands behind "@"; write that of a netgroup')
      break
    case 'host':
      yield* name(node)
      break
    case 'everyone':
    case 'gss':
  }
}

function of(node: Client, rule: Rule, message: string): Problem<Node> {
  return warning(rule, node, 'host', message)
}

function* network(node: Client): Generator<Problem<Node>> {
  const { host } = node
  const slash = host.indexOf('/')
  const before = host.slice(0, slash)
  // An address may have a zone, which is that of an interface of this machine.
  const address = readAddress(before.replace(/(:.*)%.*$/s, '$1'))
  if (address === undefined) yield error('bad-network', node, 'host', noNetwork(host, before))
  else if (host.includes(address.width === 32 ? '.' : ':', slash)) {
    yield* mask(node, before, address, host.slice(slash + 1))
  } else yield* prefix(node, before, address, host.slice(slash + 1))
}

function noNetwork(host: string, before: string): string {
  if (before === '')
    return `${shown(host)} is a path where a client is expected; write it on a line of its own`
  if (/^[0-9]+(?:\.[0-9]+){0,2}$/.test(before)) {
    const whole = before + '.0'.repeat(4 - before.split('.').length)
    return `${shown(host)} has no whole address before the slash; write ${whole}${host.slice(before.length)}`
  }
  if (/^[0-9.]+$/.test(before)) return `${shown(before)} is no IP address; it has four numbers up to 255`
  return `${shown(before)} is no IP address, which a network needs before the slash; a host has no slash`
}

function* mask(
  node: Client,
  before: string,
  { bits, width }: Address,
  text: string,
): Generator<Problem<Node>> {
  const read = readAddress(text)
  if (read?.width !== width) {
    const example = width === 32 ? `${before}/24 or ${before}/255.255.255.0` : `${before}/64`
    yield error('bad-netmask', node, 'host', `${shown(text)} is no netmask; write one such as ${example}`)
    return
  }
  const length = lengthOf(read.bits, width)
  if (length !== undefined) {
    if (length > 0) yield* hostBits(node, bits, width, length)
    return
  }
  const inverted = lengthOf(((1n << BigInt(width)) - 1n) ^ read.bits, width)
  const example = width === 32 ? `${before}/24` : `${before}/64`
  const instead = inverted === undefined || width === 128 ? `one such as ${example}` : `${before}/${inverted}`
  yield of(node, 'netmask-order', `the netmask ${text} has zeros before ones; write ${instead}`)
}

function* prefix(
  node: Client,
  before: string,
  { bits, width }: Address,
  text: string,
): Generator<Problem<Node>> {
  const number = /^[ \t\n\v\f\r]*([+-]?[0-9]+)$/.exec(text)?.[1]
  const length = number === undefined ? (text === '' ? 0 : -1) : Number(number)
  if (length < 0 || length > width) {
    const instead = `write a number up to ${width}, such as ${before}/${width === 32 ? 24 : 64}`
    yield error('bad-prefix', node, 'host', `${shown(text)} is no length of a prefix; ${instead}`)
  } else if (length === 0) {
    const instead = 'write * for everyone, or the length of a prefix'
    const message = `exportfs reads /${text} as the mask of a single host, and not as everyone; ${instead}`
    yield of(node, 'zero-prefix', message)
  } else yield* hostBits(node, bits, width, length)
}

function* hostBits(node: Client, bits: bigint, width: 32 | 128, length: number): Generator<Problem<Node>> {
  const net = bits & maskOf(length, width)
  if (net === bits) return
  const [address = ''] = node.host.split('/')
  const instead = width === 32 ? `${dotted(net)}/${length} for that` : 'its first address for that'
  const message = `${node.host} is the whole network and not one host of it; write ${instead}, or ${address} for the host`
  yield of(node, 'host-bits', message)
}

/** Patterns are compared with names, which an address has only by a look-up. */
function* wildcard(node: Client): Generator<Problem<Node>> {
  const { host } = node
  const address = /^\[([^\]]*)\](\/.*)?$/s.exec(host)
  if (address !== null && isAddress(address[1] ?? '')) {
    const instead = `write ${address[1]}${address[2] ?? ''}`
    yield of(node, 'address-pattern', `brackets make a pattern for one character of a name; ${instead}`)
    return
  }
  if (/^[0-9.*?[\]/-]+$/.test(host) && /[0-9]/.test(host)) {
    const message = `${shown(host)} is a pattern for names, and no address is compared with it; write ${networkOf(host)}`
    yield of(node, 'address-pattern', message)
  } else if (!/^[a-z0-9._\-*?[\]!^]*$/i.test(host)) yield noName(node)
}

/** The network that a pattern like `10.0.*` is meant for. */
function networkOf(pattern: string): string {
  const numbers = /^((?:[0-9]{1,3}\.){1,3})\*[.*]*$/.exec(pattern)?.[1]?.split('.').slice(0, -1)
  if (numbers === undefined) return 'the network, such as 10.0.33.0/24'
  const whole = [...numbers, '0', '0', '0'].slice(0, 4)
  return `${whole.join('.')}/${numbers.length * 8}`
}

function addressAdvice(host: string): string {
  const bare = host.replace(/(^|\.)0+(?=[0-9])/g, '$1')
  return isAddress(bare) ? `write ${bare}, without zeros in front` : 'it has four numbers up to 255'
}

/** Words that people take for `*`. */
const EVERYONE = /^(?:all|any|anyone|everybody|everyone|world)$/i

function* name(node: Client): Generator<Problem<Node>> {
  const { host } = node
  if (isAddress(host.includes('%') ? host.replace(/(:.*)%.*$/s, '$1') : host)) return
  const [first = ''] = host.split(/[,=]/)
  if (host.startsWith('-')) {
    const advice = MEANT.get(first.replace(/^-+/, '')) ?? 'write all of them in one word, as in -ro,sync'
    const message = `${shown(host)} stands right behind default options and is read as a host; ${advice}`
    yield of(node, 'dash-host', message)
  } else if (WORDS.has(first) || VALUED.has(first) || (MEANT.has(first) && host !== first)) {
    const message = `${shown(host)} is read as a host; write options in parentheses right behind their client, as in node1(${/^r[ow]/.test(host) ? first : 'ro'})`
    yield of(node, 'option-as-host', message)
  } else if (/^[0-9]+(?:\.[0-9]*)+$/.test(host)) {
    yield of(node, 'host-name', `${shown(host)} is no whole IP address; ${addressAdvice(host)}`)
  } else if (EVERYONE.test(host)) {
    yield of(node, 'host-name', `${shown(host)} is the name of a host; write * for everyone`)
  } else if (/^[0-9.]+-[0-9.]+$/.test(host)) {
    yield of(
      node,
      'host-name',
      `${shown(host)} is no range but a name; write a network, such as 10.0.33.0/24`,
    )
  } else if (!isName(host)) yield noName(node)
}

function noName(node: Client): Problem<Node> {
  return of(node, 'host-name', `${shown(node.host)} is no name of a host; ${adviceFor(node.host)}`)
}

function adviceFor(host: string): string {
  if (host === '\\') return 'a backslash continues a line only as the very last character on it'
  const lookalike = lookalikeAdvice(host)
  if (lookalike !== undefined) return lookalike
  if (host.endsWith('\\'))
    return 'a backslash takes nothing from a blank: write "…" around a name with blanks'
  if (/[,;]/.test(host)) return 'clients have blanks between them'
  if (host.includes(':')) return 'the options of a client are in parentheses behind it'
  return 'a name has letters, digits, dots and dashes'
}
