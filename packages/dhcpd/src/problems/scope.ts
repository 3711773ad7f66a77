import type { Node } from '../ast.ts'
import { Fault } from './fault.ts'
import { SCOPES, type Scope } from './place.ts'

/*
 * Where dhcpd allows what (parse_statement of confpars.c). What is not named here may stand anywhere.
 */

interface Rule {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** What to do instead. */
  readonly hint: string
}

const NOT_IN_HOST: readonly Scope[] = ['root', 'group', 'sharedNetwork', 'subnet', 'pool', 'pool6']
const DECLARING: readonly Scope[] = [...NOT_IN_HOST, 'host', 'class']
const AROUND_SUBNET: readonly Scope[] = ['root', 'group', 'sharedNetwork', 'pool', 'pool6']

const RULES: Readonly<Record<string, Rule>> = {
  include: { name: '"include"', scopes: DECLARING, hint: 'put it outside of the block' },
  host: { name: 'a host', scopes: NOT_IN_HOST, hint: 'close the block before it' },
  group: { name: 'a group', scopes: NOT_IN_HOST, hint: 'close the block before it' },
  sharedNetwork: {
    name: 'a shared network',
    scopes: ['root', 'group', 'pool', 'pool6'],
    hint: 'close the block before it',
  },
  subnet: {
    name: 'a subnet',
    scopes: AROUND_SUBNET,
    hint: 'close the block before it',
  },
  class: {
    name: 'a class',
    scopes: [...NOT_IN_HOST, 'host'],
    hint: 'close the block before it',
  },
  subclass: {
    name: 'a subclass',
    scopes: [...NOT_IN_HOST, 'host'],
    hint: 'close the block before it',
  },
  pool: {
    name: 'a pool',
    scopes: ['subnet', 'sharedNetwork'],
    hint: 'put it in a subnet or a shared network',
  },
  range: { name: '"range"', scopes: ['subnet', 'pool'], hint: 'put it directly in a subnet or in a pool' },
  hardware: { name: '"hardware"', scopes: ['host'], hint: 'put it in a host' },
  fixedAddress: { name: '"fixed-address"', scopes: ['host'], hint: 'put it in a host' },
  authoritative: {
    name: '"authoritative"',
    scopes: [...NOT_IN_HOST, 'class'],
    hint: 'put it outside of the block',
  },
  optionDefinition: {
    name: "an option's definition",
    scopes: ['root'],
    hint: 'put it at the top of the file, before what uses it',
  },
  optionSpace: {
    name: "an option space's definition",
    scopes: ['root'],
    hint: 'put it at the top of the file, before what uses it',
  },
  noFailoverPeer: { name: '"no failover peer"', scopes: ['pool'], hint: 'put it in a pool' },
  failoverPeer: {
    name: 'a failover peer',
    scopes: ['root', 'sharedNetwork', 'pool'],
    hint: 'declare it outside of any block, and refer to it in a pool',
  },
  ignored: { name: '"%"', scopes: DECLARING, hint: 'take it out' },
}

const RULES6: Readonly<Record<'subnet6' | 'pool6' | 'range6' | 'prefix6', Rule>> = {
  subnet6: { name: 'a subnet6', scopes: AROUND_SUBNET, hint: 'close the block before it' },
  pool6: { name: 'a pool6', scopes: ['subnet'], hint: 'put it in a subnet6' },
  range6: {
    name: '"range6"',
    scopes: ['subnet', 'pool6'],
    hint: 'put it directly in a subnet6 or in a pool6',
  },
  prefix6: {
    name: '"prefix6"',
    scopes: ['subnet', 'pool6'],
    hint: 'put it directly in a subnet6 or in a pool6',
  },
}

/** Why a statement of DHCPv6 may not stand in a scope, if it may not. */
export function misplacedWord(keyword: keyof typeof RULES6, scope: Scope): Fault | undefined {
  return faultOf(RULES6[keyword], scope)
}

/** Why a node may not stand in a scope, if it may not. */
export function misplaced(node: Node, scope: Scope): Fault | undefined {
  const rule = RULES[node.type]
  return rule === undefined ? undefined : faultOf(rule, scope)
}

function faultOf(rule: Rule, scope: Scope): Fault | undefined {
  if (rule.scopes.includes(scope)) return undefined
  return new Fault('wrong-scope', `${rule.name} is not allowed ${inScope(scope)}; ${rule.hint}`)
}

/** Where a scope is, in words. */
export function inScope(scope: Scope): string {
  return scope === 'root' ? SCOPES.root : `in ${SCOPES[scope]}`
}
