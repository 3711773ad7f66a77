import { LayoutNotes, ParseError, SerializeError, type Writer } from '@cluster-configs/syntax'
import type {
  Blank,
  Case,
  Branch,
  Comment,
  Conditional,
  Ignored,
  Node,
  Otherwise,
  Parameter,
  Range,
  Block,
  Statement,
} from './ast.ts'
import type { Field } from './field.ts'
import * as fields from './fields.ts'
import { Head, type Close } from './head.ts'
import { lowerCase, MARK, NUMBER, Scanner, WORD } from './lexical.ts'
import { readOption, writeOption } from './option.ts'
import { Pen } from './pen.ts'
import { OPTIONS } from './problems/option-table.ts'
import { BLOCKS, KEYWORDS, nearestKeyword, OTHER_BLOCKS, PARAMETERS, SIMPLE } from './vocabulary.ts'

/** The nodes that are one statement or declaration, written in words that end with a semicolon or a block. */
export type Declaration = Exclude<Node, Conditional | Branch | Otherwise | Comment | Blank | Ignored>

/**
 * Reads a statement's own tokens; a block gets its children later.
 * @throws ParseError if dhcpd would not read them
 */
export function readDeclaration(head: Head): Declaration {
  if (head.tokens.kind(0) !== WORD && head.tokens.kind(0) !== NUMBER) throw noStatement(head)
  const keyword = lowerCase(head.tokens.raw(0))
  const isBlock = head.close === '{'
  if (isBlock && (SIMPLE.has(keyword) || (PARAMETERS.has(keyword) && !OTHER_BLOCKS.has(keyword))))
    throw head.missingSemicolon()
  const isMissing = !isBlock && BLOCKS.has(keyword)
  const node = isBlock || isMissing ? readBlock(head, keyword) : readSimple(head, keyword)
  if (isMissing) throw head.missingBrace()
  head.finish(BLOCKS.has(keyword) || keyword === 'group' ? '{' : ';')
  return node
}

/** A text that ends behind what ends a statement, and not in a comment. */
const AFTER_END = /(?:^|\n)[^#\n]*([;}])\s*$/

function noStatement(head: Head): Error {
  const { tokens } = head
  const isComment = tokens.isMark(0, '/') && (tokens.isMark(1, '/') || tokens.isMark(1, '*'))
  if (isComment) return head.error(tokens.start(0), 'a comment begins with "#"')
  const before = head.hasMore ? undefined : AFTER_END.exec(tokens.text.slice(0, head.closeAt))?.[1]
  if (before !== undefined && head.close === ';')
    return head.error(head.closeAt, `no ";" stands behind a "${before}"; take it out`)
  return head.unexpected('a statement')
}

function readBlock(head: Head, keyword: string): Declaration {
  const { children } = head
  switch (keyword) {
    case 'subnet': {
      head.keyword('subnet')
      const subnetNumber = head.field('subnetNumber', fields.address)
      if (head.isMark('/')) throw head.unexpected(`"netmask ${netmaskOf(head.tokens.raw(9))}"`)
      head.keyword('netmask')
      return { type: 'subnet', subnetNumber, netmask: head.field('netmask', fields.address), children }
    }
    case 'shared-network':
      head.keyword('shared-network')
      return { type: 'sharedNetwork', name: head.field('name', fields.name), children }
    case 'group':
      head.keyword('group')
      return {
        type: 'group',
        ...(head.hasMore ? { name: head.field('name', fields.identifier) } : {}),
        children,
      }
    case 'pool':
      head.keyword('pool')
      return { type: 'pool', children }
    case 'host':
      head.keyword('host')
      return { type: 'host', name: head.field('name', fields.hostName), children }
    case 'class':
      head.keyword('class')
      return { type: 'class', name: head.field('name', fields.string), children }
    case 'zone':
      head.keyword('zone')
      return { type: 'zone', name: head.field('name', fields.hostName), children }
    case 'key':
      head.keyword('key')
      return { type: 'key', name: head.field('name', fields.name), children }
    case 'subclass':
      return { ...readSubclass(head), children }
    case 'failover':
      return { ...readFailoverPeer(head), children }
    default:
      if (!OTHER_BLOCKS.has(keyword)) throw unknown(head, keyword)
      return { type: 'block', keyword: head.field('keyword', fields.word), ...readWords(head), children }
  }
}

/** The netmask of so many bits, of 24 if it is no such number. */
function netmaskOf(length: string): string {
  const bits = /^(?:[0-9]|[12][0-9]|3[0-2])$/.test(length) ? Number(length) : 24
  return [24, 16, 8, 0].map(shift => ((2 ** 32 - 2 ** (32 - bits)) / 2 ** shift) & 255).join('.')
}

function readSubclass(head: Head) {
  head.keyword('subclass')
  return {
    type: 'subclass',
    name: head.field('name', fields.string),
    data: head.field('data', fields.classData),
  } as const
}

function readFailoverPeer(head: Head) {
  head.keyword('failover')
  head.keyword('peer')
  return { type: 'failoverPeer', name: head.field('name', fields.quotedName) } as const
}

function readSimple(head: Head, keyword: string): Declaration {
  switch (keyword) {
    case 'option':
    case 'supersede':
    case 'prepend':
    case 'append':
    case 'send':
      return readOption(head)
    case 'default':
      return head.close === ':' ? readCase(head) : readOption(head)
    case 'case':
      return readCase(head)
    case 'no':
      head.keyword('no')
      head.keyword('failover')
      head.keyword('peer')
      return { type: 'noFailoverPeer' }
    case 'range': {
      head.keyword('range')
      const hyphen = head.tokens.find(1, raw => HYPHENATED.test(raw))
      if (hyphen !== -1)
        throw head.error(
          head.tokens.start(hyphen),
          'write a blank between the two addresses of a range, and no "-"',
        )
      const dynamicBootp = head.isWord('dynamic-bootp')
      if (dynamicBootp) head.keyword('dynamic-bootp')
      const lowAddress = head.field('lowAddress', fields.address)
      const highAddress = head.hasMore ? { highAddress: head.field('highAddress', fields.address) } : {}
      return { type: 'range', dynamicBootp, lowAddress, ...highAddress }
    }
    case 'hardware': {
      head.keyword('hardware')
      if (head.tokens.isMark(2, ':'))
        throw head.error(head.tokens.start(1), 'the type is missing: write hardware ethernet and the address')
      const hardwareType = head.field('hardwareType', fields.lowerWord)
      if (!head.hasMore) return { type: 'hardware', hardwareType }
      return {
        type: 'hardware',
        hardwareType,
        hardwareAddress: head.field('hardwareAddress', fields.hardwareAddress),
      }
    }
    case 'fixed-address':
      head.keyword('fixed-address')
      return { type: 'fixedAddress', addresses: head.field('addresses', fields.hostNames) }
    case 'allow':
    case 'deny':
    case 'ignore':
      head.keyword(keyword)
      return { type: keyword, subject: head.field('subject', fields.expression) }
    case 'not':
      head.keyword('not')
      head.keyword('authoritative')
      return { type: 'authoritative', value: false }
    case 'authoritative':
      head.keyword('authoritative')
      return { type: 'authoritative', value: true }
    case 'include':
      head.keyword('include')
      return { type: 'include', file: head.field('file', fields.string) }
    case 'subclass':
      return readSubclass(head)
    case 'failover':
      return head.tokens.isWord(1, 'peer') ? readFailoverPeer(head) : readStatement(head, keyword)
    default:
      return readStatement(head, keyword)
  }
}

function readCase(head: Head): Case {
  if (head.isWord('default')) {
    head.keyword('default')
    return { type: 'case' }
  }
  head.keyword('case')
  const value = head.field('value', fields.expression)
  if (head.close !== ':') throw head.unexpected('":"')
  return { type: 'case', value }
}

function readStatement(head: Head, keyword: string): Declaration {
  const { tokens } = head
  const parameter = PARAMETERS.get(keyword)
  if (parameter !== undefined && !head.hasNoData && !tokens.isMark(1, '='))
    return readParameter(head, parameter)
  const isCall = tokens.count === 1 || tokens.kind(1) === MARK
  if (!KEYWORDS.has(keyword) && !isCall && !tokens.isWord(1, 'and') && !tokens.isWord(1, 'or'))
    throw unknown(head, keyword)
  return { type: 'statement', keyword: head.field('keyword', fields.word), ...readWords(head) }
}

function readParameter(head: Head, field: Field<string>): Parameter {
  const name = head.field('name', fields.lowerWord)
  const value = head.field('value', field)
  if (field === fields.token && (head.isMark('.') || head.isMark('/')))
    throw head.unexpected(`";" (a value with dots or slashes is written in quotation marks)`)
  return { type: 'parameter', name, value }
}

function readWords(head: Head): { readonly words?: string } {
  return head.hasMore ? { words: head.field('words', fields.words) } : {}
}

function unknown(head: Head, keyword: string): Error {
  if (keyword === 'else' || keyword === 'elsif')
    return head.error(head.tokens.start(0), `"${keyword}" follows no "if"`)
  if (OPTIONS['dhcp']?.split(/\s+/).some(option => option.startsWith(`${keyword}=`)) === true)
    return head.error(head.tokens.start(0), `"${keyword}" is an option; write option ${keyword}`)
  const nearest = nearestKeyword(keyword)
  const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`
  return head.error(head.tokens.start(0), `no statement begins with "${keyword}"${hint}`)
}

/**
 * Writes a statement's own tokens.
 * @returns the pen, to end them with, and what they end with
 * @throws SerializeError if a field holds what no text can carry
 */
export function writeDeclaration(
  out: Writer,
  node: Declaration,
): { readonly pen: Pen; readonly close: Close } {
  const pen = new Pen(out, node)
  writeParts(pen, node)
  return { pen, close: closeOf(node) }
}

function closeOf(node: Declaration): Close {
  if ('children' in node && node.children !== undefined) return '{'
  return node.type === 'case' ? ':' : node.type === 'noFailoverPeer' ? '' : ';'
}

function writeParts(pen: Pen, node: Declaration): void {
  switch (node.type) {
    case 'subnet':
      pen.keyword('subnet')
      pen.field('subnetNumber', node.subnetNumber, fields.address)
      pen.keyword('netmask')
      return pen.field('netmask', node.netmask, fields.address)
    case 'sharedNetwork':
      pen.keyword('shared-network')
      return pen.field('name', node.name, fields.name)
    case 'group':
      pen.keyword('group')
      return node.name === undefined ? undefined : pen.field('name', node.name, fields.identifier)
    case 'pool':
      return pen.keyword('pool')
    case 'host':
      pen.keyword('host')
      return pen.field('name', node.name, fields.hostName)
    case 'class':
      pen.keyword('class')
      return pen.field('name', node.name, fields.string)
    case 'zone':
      pen.keyword('zone')
      return pen.field('name', node.name, fields.hostName)
    case 'key':
      pen.keyword('key')
      return pen.field('name', node.name, fields.name)
    case 'subclass':
      pen.keyword('subclass')
      pen.field('name', node.name, fields.string)
      return pen.field('data', node.data, fields.classData)
    case 'failoverPeer':
      pen.keyword('failover')
      pen.keyword('peer')
      return pen.field('name', node.name, fields.quotedName)
    case 'noFailoverPeer':
      pen.keyword('no')
      pen.keyword('failover')
      return pen.keyword('peer')
    case 'case':
      if (node.value === undefined) return pen.keyword('default')
      refuseOther(node, `case ${node.value}:`)
      pen.keyword('case')
      return pen.field('value', node.value, fields.expression)
    case 'block':
    case 'statement':
      refuseOther(node, `${node.keyword} ${node.words ?? ''}${closeOf(node)}`)
      pen.field('keyword', node.keyword, fields.word)
      return node.words === undefined ? undefined : pen.field('words', node.words, fields.words)
    default:
      return writeSimple(pen, node)
  }
}

type Simple = Extract<
  Declaration,
  {
    readonly type:
      | 'option'
      | 'optionExpression'
      | 'optionDefinition'
      | 'optionSpace'
      | 'range'
      | 'hardware'
      | 'fixedAddress'
      | 'allow'
      | 'deny'
      | 'ignore'
      | 'authoritative'
      | 'include'
      | 'parameter'
  }
>

function writeSimple(pen: Pen, node: Simple): void {
  switch (node.type) {
    case 'option':
    case 'optionExpression':
    case 'optionDefinition':
    case 'optionSpace':
      return writeOption(pen, node)
    case 'range':
      pen.keyword('range')
      if (flag(node, 'dynamicBootp', node.dynamicBootp)) pen.keyword('dynamic-bootp')
      refuseHyphen(node, 'lowAddress', node.lowAddress)
      refuseHyphen(node, 'highAddress', node.highAddress ?? '')
      pen.field('lowAddress', node.lowAddress, fields.address)
      return node.highAddress === undefined
        ? undefined
        : pen.field('highAddress', node.highAddress, fields.address)
    case 'hardware':
      pen.keyword('hardware')
      pen.field('hardwareType', node.hardwareType, fields.lowerWord)
      if (node.hardwareAddress === undefined) return
      return pen.field('hardwareAddress', node.hardwareAddress, fields.hardwareAddress)
    case 'fixedAddress':
      pen.keyword('fixed-address')
      return pen.field('addresses', node.addresses, fields.hostNames)
    case 'allow':
    case 'deny':
    case 'ignore':
      pen.keyword(node.type)
      return pen.field('subject', node.subject, fields.expression)
    case 'authoritative':
      if (!flag(node, 'value', node.value)) pen.keyword('not')
      return pen.keyword('authoritative')
    case 'include':
      pen.keyword('include')
      return pen.field('file', node.file, fields.string)
    case 'parameter': {
      const field = PARAMETERS.get(node.name)
      if (field === undefined)
        throw new SerializeError(node, 'name', 'is not a parameter; write a statement instead')
      pen.field('name', node.name, fields.lowerWord)
      if (typeof node.value === 'string' && node.value.startsWith('='))
        throw new SerializeError(node, 'value', 'is an expression; write a statement instead')
      return pen.field('value', node.value, field)
    }
  }
}

/** A field that is written as a word or none. */
function flag(node: Node, field: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value
  throw new SerializeError(node, field, 'is neither true nor false')
}

/** A number with a hyphen behind it, which in a range is meant to stand between two addresses. */
const HYPHENATED = /(?<![^.])[0-9]+-/

function refuseHyphen(node: Range, field: 'lowAddress' | 'highAddress', value: string): void {
  if (HYPHENATED.test(value)) throw new SerializeError(node, field, 'holds a hyphen')
}

/** What is written of words that could be anything must not be read as another node, or not at all. */
function refuseOther(node: Block | Statement | Case, text: string): void {
  const scanner = new Scanner(text)
  let again: Declaration | undefined
  try {
    const head = new Head(scanner, {})
    head.next(new LayoutNotes())
    again = readDeclaration(head)
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    throw new SerializeError(node, undefined, `would be written as "${text}", and there: ${error.reason}`)
  }
  if (scanner.at !== text.length)
    throw new SerializeError(
      node,
      undefined,
      `would be written as "${text}", which is more than one statement`,
    )
  if (again.type !== node.type)
    throw new SerializeError(
      node,
      undefined,
      `would be written as "${text}", which is a node of the type ${again.type}`,
    )
}
