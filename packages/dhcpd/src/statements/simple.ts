import { SerializeError } from '@cluster-configs/syntax'
import type {
  Authoritative,
  FixedAddress,
  Hardware,
  Include,
  Node,
  Parameter,
  Permission,
  Range,
  Statement,
} from '../ast.ts'
import * as data from '../fields/data.ts'
import * as names from '../fields/names.ts'
import type { Head } from '../head.ts'
import type { Pen } from '../pen.ts'
import { readStatement } from './generic.ts'

/** The statements that end with a semicolon and have fields of their own. */
type Simple =
  Range | Hardware | FixedAddress | Permission<'allow' | 'deny' | 'ignore'> | Authoritative | Include

/** Reads one of them, or a statement that has none. */
export function readSimple(head: Head, keyword: string): Simple | Parameter | Statement {
  switch (keyword) {
    case 'range': {
      head.keyword('range')
      const mark = head.tokens.find(1, raw => HYPHENATED.test(raw) || raw === '-' || raw === ',')
      if (mark !== -1)
        throw head.error(
          head.tokens.start(mark),
          `write a blank between the two addresses of a range, and no "${head.tokens.isMark(mark, ',') ? ',' : '-'}"`,
        )
      const dynamicBootp = head.isWord('dynamic-bootp')
      if (dynamicBootp) head.keyword('dynamic-bootp')
      const lowAddress = head.field('lowAddress', names.address)
      const highAddress = head.hasMore ? { highAddress: head.field('highAddress', names.address) } : {}
      return { type: 'range', dynamicBootp, lowAddress, ...highAddress }
    }
    case 'hardware': {
      head.keyword('hardware')
      if (head.tokens.isMark(2, ':'))
        throw head.error(head.tokens.start(1), 'the type is missing: write hardware ethernet and the address')
      const hardwareType = head.field('hardwareType', names.lowerWord)
      if (!head.hasMore) return { type: 'hardware', hardwareType }
      const hardwareAddress = head.field('hardwareAddress', data.hardwareAddress)
      if (head.isMark('.')) throw head.unexpected('":" between the bytes')
      return { type: 'hardware', hardwareType, hardwareAddress }
    }
    case 'fixed-address': {
      head.keyword('fixed-address')
      const addresses = head.field('addresses', names.hostNames)
      if (head.isMark(':')) throw head.unexpected('";" (IPv6 addresses stand behind fixed-address6)')
      return { type: 'fixedAddress', addresses }
    }
    case 'allow':
    case 'deny':
    case 'ignore':
      head.keyword(keyword)
      return { type: keyword, subject: head.field('subject', data.expression) }
    case 'not':
      head.keyword('not')
      head.keyword('authoritative')
      return { type: 'authoritative', value: false }
    case 'authoritative':
      head.keyword('authoritative')
      return { type: 'authoritative', value: true }
    case 'include':
      head.keyword('include')
      return { type: 'include', file: head.field('file', names.string) }
    default:
      return readStatement(head, keyword)
  }
}

/** Writes one of them. */
export function writeSimple(pen: Pen, node: Simple): void {
  switch (node.type) {
    case 'range':
      pen.keyword('range')
      if (flag(node, 'dynamicBootp', node.dynamicBootp)) pen.keyword('dynamic-bootp')
      refuseHyphen(node, 'lowAddress', node.lowAddress)
      refuseHyphen(node, 'highAddress', node.highAddress ?? '')
      pen.field('lowAddress', node.lowAddress, names.address)
      return node.highAddress === undefined
        ? undefined
        : pen.field('highAddress', node.highAddress, names.address)
    case 'hardware':
      pen.keyword('hardware')
      pen.field('hardwareType', node.hardwareType, names.lowerWord)
      if (node.hardwareAddress === undefined) return
      return pen.field('hardwareAddress', node.hardwareAddress, data.hardwareAddress)
    case 'fixedAddress':
      pen.keyword('fixed-address')
      return pen.field('addresses', node.addresses, names.hostNames)
    case 'allow':
    case 'deny':
    case 'ignore':
      pen.keyword(node.type)
      return pen.field('subject', node.subject, data.expression)
    case 'authoritative':
      if (!flag(node, 'value', node.value)) pen.keyword('not')
      return pen.keyword('authoritative')
    case 'include':
      pen.keyword('include')
      return pen.field('file', node.file, names.string)
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
