import type * as ast from './ast.ts'
import { lowerCase, readIgnored } from './lexical.ts'
import { canonicalCode } from './tokens.ts'
import { hardwareAddress } from './fields/data.ts'
import { PARAMETERS } from './vocabulary.ts'

/** A whole dhcpd.conf. */
export function document(children: readonly ast.Node[]): ast.Document {
  return { type: 'document', children }
}

/** `subnet subnet-number netmask netmask { … }` */
export function subnet(subnetNumber: string, netmask: string, children: readonly ast.Node[]): ast.Subnet {
  return { type: 'subnet', subnetNumber, netmask, children }
}

/** `shared-network name { … }` */
export function sharedNetwork(name: string, children: readonly ast.Node[]): ast.SharedNetwork {
  return { type: 'sharedNetwork', name, children }
}

/** `group { … }`; a host can refer to a group that has a name. */
export function group(children: readonly ast.Node[], name?: string): ast.Group {
  return { type: 'group', ...(name === undefined ? {} : { name }), children }
}

/** `pool { … }` */
export function pool(children: readonly ast.Node[]): ast.Pool {
  return { type: 'pool', children }
}

/** `host hostname { … }` */
export function host(name: string, children: readonly ast.Node[]): ast.Host {
  return { type: 'host', name, children }
}

/** `class "class-name" { … }`. The function is exported as `class`, its node's type. */
export function classDeclaration(name: string, children: readonly ast.Node[]): ast.Class {
  return { type: 'class', name, children }
}

/**
 * `subclass "class-name" data;`, or with a block.
 * @param data code: bytes in hexadecimal such as `1:08:00:2b:4c:39:ad`, or a string made by `quote`
 */
export function subclass(name: string, data: string, children?: readonly ast.Node[]): ast.Subclass {
  return {
    type: 'subclass',
    name,
    data: canonicalCode(data),
    ...(children === undefined ? {} : { children }),
  }
}

/** `zone name { primary …; key …; }`, its statements being parameters. */
export function zone(name: string, children: readonly ast.Node[]): ast.Zone {
  return { type: 'zone', name, children }
}

/** `key name { algorithm …; secret …; }`, its statements being parameters. */
export function key(name: string, children: readonly ast.Node[]): ast.Key {
  return { type: 'key', name, children }
}

/** `failover peer "name" { … }`; without children the reference `failover peer "name";`. */
export function failoverPeer(name: string, children?: readonly ast.Node[]): ast.FailoverPeer {
  return { type: 'failoverPeer', name, ...(children === undefined ? {} : { children }) }
}

/** `no failover peer` in a pool, which dhcpd reads without a semicolon only. */
export function noFailoverPeer(): ast.NoFailoverPeer {
  return { type: 'noFailoverPeer' }
}

/** `if … { … } elsif … { … } else { … }`: a branch, further branches, and perhaps an otherwise. */
export function conditional(children: readonly (ast.Branch | ast.Otherwise)[]): ast.Conditional {
  return { type: 'conditional', children }
}

/**
 * The `if` of a conditional, or one of its `elsif`s.
 * @param condition code: dhcp-eval(5)'s boolean expression, such as `option architecture-type = 00:07`
 */
export function branch(condition: string, children: readonly ast.Node[]): ast.Branch {
  return { type: 'branch', condition: canonicalCode(condition), children }
}

/** The `else` of a conditional. */
export function otherwise(children: readonly ast.Node[]): ast.Otherwise {
  return { type: 'otherwise', children }
}

/**
 * Any other block, such as `block('on', 'commit', […])`.
 * @param words code
 */
export function block(keyword: string, words: string | undefined, children: readonly ast.Node[]): ast.Block {
  return { type: 'block', keyword, ...(words === undefined ? {} : { words: canonicalCode(words) }), children }
}

/**
 * `case value:` in the block of a `switch`, or `default:`. The function is exported as `case`, its node's type.
 * @param value code: an expression
 */
export function caseLabel(value?: string): ast.Case {
  return { type: 'case', ...(value === undefined ? {} : { value: canonicalCode(value) }) }
}

/**
 * `option name data, data;`
 * @param name with the option space before it if it is not the usual one: `agent.circuit-id`
 * @param data code, an element each: `10.0.33.1`, `00:11:22`, `quote('cluster')`, or a number or flag
 */
export function option(name: string, ...data: readonly Value[]): ast.Option {
  return { type: 'option', operation: 'option', name: lowerCase(name), data: data.map(codeOf) }
}

/** Code, or what is written as dhcpd spells it: a flag as `on` or `off`, and Infinity as `infinite`. */
export type Value = string | number | boolean

/** @throws RangeError if a number is not whole */
function codeOf(value: Value): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (value === Infinity) return 'infinite'
  if (typeof value === 'number' && !Number.isInteger(value))
    throw new RangeError(`${value} is no whole number`)
  return canonicalCode(String(value))
}

/**
 * `option name = expression;`
 * @param expression code: dhcp-eval(5)'s data expression, such as `concat("a", hardware)`
 */
export function optionExpression(name: string, expression: string): ast.OptionExpression {
  return {
    type: 'optionExpression',
    operation: 'option',
    name: lowerCase(name),
    expression: canonicalCode(expression),
  }
}

/**
 * `option new-name code new-code = definition;`
 * @param definition code: the type, such as `unsigned integer 16`
 */
export function optionDefinition(name: string, code: number, definition: string): ast.OptionDefinition {
  return { type: 'optionDefinition', name: lowerCase(name), code, definition: canonicalCode(definition) }
}

/**
 * `option space name;`
 * @param widths code: `code width 2 length width 2` for a space whose numbers are not of one byte
 */
export function optionSpace(name: string, widths?: string): ast.OptionSpace {
  return {
    type: 'optionSpace',
    name: lowerCase(name),
    ...(widths === undefined ? {} : { widths: canonicalCode(widths) }),
  }
}

/** `range low-address high-address;`, or of one address. */
export function range(lowAddress: string, highAddress?: string): ast.Range {
  return {
    type: 'range',
    dynamicBootp: false,
    lowAddress,
    ...(highAddress === undefined ? {} : { highAddress }),
  }
}

/**
 * `hardware hardware-type hardware-address;`
 * @param address octets with colons between; brought to two lower-case digits each
 */
export function hardware(hardwareType: string, address?: string): ast.Hardware {
  const known = address === undefined ? {} : { hardwareAddress: hardwareAddress.read(address) ?? address }
  return { type: 'hardware', hardwareType, ...known }
}

/** `fixed-address address, address;` of addresses or host names. */
export function fixedAddress(...addresses: readonly string[]): ast.FixedAddress {
  return { type: 'fixedAddress', addresses }
}

/** `allow booting;` and the like, or which clients a pool is for. */
export function allow(subject: string): ast.Permission<'allow'> {
  return { type: 'allow', subject: canonicalCode(subject) }
}

/** `deny unknown-clients;` and the like, or which clients a pool is not for. */
export function deny(subject: string): ast.Permission<'deny'> {
  return { type: 'deny', subject: canonicalCode(subject) }
}

/** `ignore client-updates;` and the like. */
export function ignore(subject: string): ast.Permission<'ignore'> {
  return { type: 'ignore', subject: canonicalCode(subject) }
}

/** `authoritative;`, or `not authoritative;` */
export function authoritative(value = true): ast.Authoritative {
  return { type: 'authoritative', value }
}

/** `include "file";` */
export function include(file: string): ast.Include {
  return { type: 'include', file }
}

/**
 * A parameter of the server, a zone or a key: `parameter('default-lease-time', 600)`,
 * `parameter('ping-check', false)`, `parameter('filename', quote('pxelinux.0'))`.
 * @param value code, or a number or flag
 */
export function parameter(name: string, value: Value): ast.Parameter {
  const code = codeOf(value)
  return {
    type: 'parameter',
    name: lowerCase(name),
    value: PARAMETERS.get(lowerCase(name))?.read(code) ?? code,
  }
}

/**
 * Any other statement: `statement('log', '(info, "x")')`.
 * @param words code
 */
export function statement(keyword: string, words?: string): ast.Statement {
  return { type: 'statement', keyword, ...(words === undefined ? {} : { words: canonicalCode(words) }) }
}

/** A comment on a line of its own; a blank is put between `#` and the text. */
export function comment(text: string): ast.Comment {
  return { type: 'comment', text: text === '' ? '' : ` ${text}` }
}

/** An empty line. */
export function blank(): ast.Blank {
  return { type: 'blank' }
}

/**
 * What dhcpd passes over, kept as it is: a statement that begins with `%`, or the rest of a file from a byte 0xFF on.
 * @throws RangeError if dhcpd would read it
 */
export function ignored(text: string): ast.Ignored {
  const read = readIgnored(text)
  if (read === undefined) throw new RangeError(`dhcpd does not pass over ${JSON.stringify(text)}`)
  return { type: 'ignored', text, reason: read.reason }
}
