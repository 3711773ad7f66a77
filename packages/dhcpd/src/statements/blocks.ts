import type {
  Block,
  Class,
  FailoverPeer,
  Group,
  Host,
  Key,
  NoFailoverPeer,
  Pool,
  SharedNetwork,
  Subclass,
  Subnet,
  Zone,
} from '../ast.ts'
import * as data from '../fields/data.ts'
import * as names from '../fields/names.ts'
import type { Head } from '../head.ts'
import type { Pen } from '../pen.ts'
import { readOtherBlock } from './generic.ts'

/** The declarations that have a block, or may have one, and are nodes of their own. */
export type BlockDeclaration =
  Subnet | SharedNetwork | Group | Pool | Host | Class | Subclass | Zone | Key | FailoverPeer | NoFailoverPeer

/** Reads the tokens before a block. */
export function readBlock(head: Head, keyword: string): BlockDeclaration | Block {
  const { children } = head
  switch (keyword) {
    case 'subnet': {
      head.keyword('subnet')
      const subnetNumber = head.field('subnetNumber', names.address)
      if (head.isMark('/')) throw head.unexpected(`"netmask ${netmaskOf(head.tokens.raw(9))}"`)
      head.keyword('netmask')
      return { type: 'subnet', subnetNumber, netmask: head.field('netmask', names.address), children }
    }
    case 'shared-network':
      head.keyword('shared-network')
      return { type: 'sharedNetwork', name: head.field('name', names.name), children }
    case 'group':
      head.keyword('group')
      return {
        type: 'group',
        ...(head.hasMore ? { name: head.field('name', names.identifier) } : {}),
        children,
      }
    case 'pool':
      head.keyword('pool')
      return { type: 'pool', children }
    case 'host':
      head.keyword('host')
      return { type: 'host', name: head.field('name', names.hostName), children }
    case 'class':
      head.keyword('class')
      return { type: 'class', name: head.field('name', names.string), children }
    case 'zone':
      head.keyword('zone')
      return { type: 'zone', name: head.field('name', names.hostName), children }
    case 'key':
      head.keyword('key')
      return { type: 'key', name: head.field('name', names.name), children }
    case 'subclass':
      return { ...readSubclass(head), children }
    case 'failover':
      return { ...readFailoverPeer(head), children }
    default:
      return readOtherBlock(head, keyword)
  }
}

/** The netmask of so many bits, of 24 if it is no such number. */
function netmaskOf(length: string): string {
  const bits = /^(?:[0-9]|[12][0-9]|3[0-2])$/.test(length) ? Number(length) : 24
  return [24, 16, 8, 0].map(shift => ((2 ** 32 - 2 ** (32 - bits)) / 2 ** shift) & 255).join('.')
}

/** Reads a subclass up to its block or its semicolon. */
export function readSubclass(head: Head): Subclass {
  head.keyword('subclass')
  return {
    type: 'subclass',
    name: head.field('name', names.string),
    data: head.field('data', data.classData),
  }
}

/** Reads the same of a failover peer: its declaration, or the reference of a pool to it. */
export function readFailoverPeer(head: Head): FailoverPeer {
  head.keyword('failover')
  head.keyword('peer')
  return { type: 'failoverPeer', name: head.field('name', names.quotedName) }
}

/** Reads the `no failover peer` of a pool. */
export function readNoFailoverPeer(head: Head): NoFailoverPeer {
  head.keyword('no')
  head.keyword('failover')
  head.keyword('peer')
  return { type: 'noFailoverPeer' }
}

/** Writes what stands before a block. */
export function writeBlock(pen: Pen, node: BlockDeclaration): void {
  switch (node.type) {
    case 'subnet':
      pen.keyword('subnet')
      pen.field('subnetNumber', node.subnetNumber, names.address)
      pen.keyword('netmask')
      return pen.field('netmask', node.netmask, names.address)
    case 'sharedNetwork':
      pen.keyword('shared-network')
      return pen.field('name', node.name, names.name)
    case 'group':
      pen.keyword('group')
      return node.name === undefined ? undefined : pen.field('name', node.name, names.identifier)
    case 'pool':
      return pen.keyword('pool')
    case 'host':
      pen.keyword('host')
      return pen.field('name', node.name, names.hostName)
    case 'class':
      pen.keyword('class')
      return pen.field('name', node.name, names.string)
    case 'zone':
      pen.keyword('zone')
      return pen.field('name', node.name, names.hostName)
    case 'key':
      pen.keyword('key')
      return pen.field('name', node.name, names.name)
    case 'subclass':
      pen.keyword('subclass')
      pen.field('name', node.name, names.string)
      return pen.field('data', node.data, data.classData)
    case 'failoverPeer':
      pen.keyword('failover')
      pen.keyword('peer')
      return pen.field('name', node.name, names.quotedName)
    case 'noFailoverPeer':
      pen.keyword('no')
      pen.keyword('failover')
      return pen.keyword('peer')
  }
}
