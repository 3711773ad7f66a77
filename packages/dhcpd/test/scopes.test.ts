import { parse, problems } from '@cluster-configs/dhcpd'
import { describe, expect, test } from 'vitest'

const DECLARED = 'class "c" { } group g { }'
const SUBNET = 'subnet 10.0.0.0 netmask 255.0.0.0'
const SUBNET6 = 'subnet6 2001:db8::/64'

/** Each scope as a sentence calls it, and what stands around a statement there. */
const SCOPES: Readonly<Record<string, readonly [string, string]>> = {
  root: ['outside of any block', `${DECLARED} %`],
  group: ['in a group', `${DECLARED} group { % min-secs 1; }`],
  shared: ['in a shared network', `${DECLARED} shared-network s { ${SUBNET} { } % }`],
  subnet: ['in a subnet', `${DECLARED} ${SUBNET} { % }`],
  pool: ['in a pool', `${DECLARED} ${SUBNET} { pool { range 10.0.0.1; % } }`],
  host: ['in a host', `${DECLARED} host h { % }`],
  class: ['in a class', `${DECLARED} class "d" { % }`],
  execution: ['in a condition, switch, function or "on"', `${DECLARED} on commit { % }`],
}

/** The same for a server of DHCPv6. */
const SCOPES6: typeof SCOPES = {
  root: ['outside of any block', '%'],
  group: ['in a group', 'group { % min-secs 1; }'],
  shared: ['in a shared network', `shared-network s { ${SUBNET6} { } % }`],
  subnet: ['in a subnet', `${SUBNET6} { % }`],
  pool: ['in a pool6', `${SUBNET6} { pool6 { range6 2001:db8::1 2001:db8::2; % } }`],
  host: ['in a host', 'host h { % }'],
  class: ['in a class', 'class "d" { % }'],
  execution: ['in a condition, switch, function or "on"', 'on commit { % }'],
}

/** The errors that are told of a statement, by the scopes it stands in. */
function told(statement: string, scopes: typeof SCOPES, protocol: 4 | 6): readonly string[] {
  return Object.entries(scopes).map(([scope, [, around]]) => {
    const found = problems(parse(around.replace('%', () => statement)), { protocol })
    const errors = found.filter(({ severity }) => severity === 'error').map(({ message }) => message)
    return `${scope}: ${errors.join('; ')}`
  })
}

/** What is to be told: nothing where a statement is allowed, and where it is not that it is not. */
function expected(allowed: string, name: string, hint: string, scopes: typeof SCOPES): readonly string[] {
  return Object.entries(scopes).map(([scope, [where]]) => {
    return `${scope}: ${allowed.split(' ').includes(scope) ? '' : `${name} is not allowed ${where}${hint}`}`
  })
}

/** A statement, the scopes it is allowed in, and the beginning and the end of what is told of it in the others. */
type Row = readonly [string, string, string, string]

const ANY = 'root group shared subnet pool host class'
const CLOSE = '; close the block before it'
const OUTSIDE = '; it belongs outside of any block'
const IN_HOST = '; it belongs in a host'

describe('a statement where it is allowed, and where not', () => {
  test.each<Row>([
    ['include "/x";', ANY, '"include"', '; put it outside of the block'],
    ['host i { }', 'root group shared subnet pool', 'a host', CLOSE],
    ['group { }', 'root group shared subnet pool', 'a group', CLOSE],
    [
      'shared-network t { subnet 11.0.0.0 netmask 255.0.0.0 { } }',
      'root group pool',
      'a shared network',
      CLOSE,
    ],
    ['subnet 11.0.0.0 netmask 255.0.0.0 { }', 'root group shared pool', 'a subnet', CLOSE],
    ['class "e" { }', 'root group shared subnet pool host', 'a class', CLOSE],
    ['subclass "c" 1:2;', 'root group shared subnet pool host', 'a subclass', CLOSE],
    ['pool { range 10.0.0.2; }', 'shared subnet', 'a pool', '; put it in a subnet or a shared network'],
    ['range 10.0.0.2;', 'subnet pool', '"range"', '; put it directly in a subnet or in a pool'],
    ['hardware ethernet 1:2;', 'host', '"hardware"', '; put it in a host'],
    ['fixed-address 10.0.0.4;', 'host', '"fixed-address"', '; put it in a host'],
    ['authoritative;', ANY.replace(' host', ''), '"authoritative"', '; put it outside of the block'],
    [
      'option x code 200 = text;',
      'root',
      "an option's definition",
      '; put it at the top of the file, before what uses it',
    ],
    [
      'option space x;',
      'root',
      "an option space's definition",
      '; put it at the top of the file, before what uses it',
    ],
    ['no failover peer ', 'pool', '"no failover peer"', '; put it in a pool'],
    ['% x;', ANY, '"%"', '; take it out'],
    ['server-identifier 10.0.0.1;', ANY, '"server-identifier"', OUTSIDE],
    ['server-duid ll;', ANY, '"server-duid"', OUTSIDE],
    ['lease-id-format hex;', ANY, '"lease-id-format"', OUTSIDE],
    ['interface a;', 'shared subnet', '"interface"', '; it belongs in a subnet or in a shared network'],
    ['group "g";', 'host', '"group"', IN_HOST],
    ['uid "a";', 'host', '"uid"', IN_HOST],
    ['host-identifier option agent.agent-id 10.0.0.1;', 'host', '"host-identifier"', IN_HOST],
    ['fixed-address6 ::1;', 'host', '"fixed-address6"', IN_HOST],
    ['fixed-prefix6 ::/64;', 'host', '"fixed-prefix6"', IN_HOST],
    ...'algorithm secret primary secondary primary6 secondary6 key address port max-response-delay hba split mclt'
      .split(' ')
      .map((name): Row => [`${name} AA;`, '', `"${name}"`, '']),
    ['match if known;', 'class', '"match"', '; it belongs in a class'],
    ['spawn with hardware;', 'class', '"spawn"', '; it belongs in a class'],
    ['lease limit 4;', 'class', '"lease"', '; it belongs in a class'],
    ['dynamic;', 'group host class', '"dynamic"', ''],
    ['deleted;', 'group host class', '"deleted"', ''],
    ['static;', 'group', '"static"', ''],
    ['vendor-class "c" { }', ANY.replace(' class', ''), '"vendor-class"', ''],
    ['filename "a";', `${ANY} execution`, '', ''],
    ['key k { algorithm a; secret AA; }', `${ANY} execution`, '', ''],
    ['if known { } else { break; }', `${ANY} execution`, '', ''],
  ])('%s', (statement, allowed, name, hint) => {
    expect(told(statement, SCOPES, 4)).toEqual(expected(allowed, name, hint, SCOPES))
  })

  test.each<Row>([
    ['host i { }', 'root group shared subnet pool', 'a host', CLOSE],
    ['shared-network t { subnet6 ::/64 { } }', 'root group pool', 'a shared network', CLOSE],
    ['subnet6 ::/64 { }', 'root group shared pool', 'a subnet6', CLOSE],
    ['class "e" { }', 'root group shared subnet pool host', 'a class', CLOSE],
    ['pool6 { range6 2001:db8::1 2001:db8::2; }', 'subnet', 'a pool6', '; put it in a subnet6'],
    [
      'range6 2001:db8::3 2001:db8::4;',
      'subnet pool',
      '"range6"',
      '; put it directly in a subnet6 or in a pool6',
    ],
    ['prefix6 :: :: /64;', 'subnet pool', '"prefix6"', '; put it directly in a subnet6 or in a pool6'],
    ['authoritative;', ANY.replace(' host', ''), '"authoritative"', '; put it outside of the block'],
    ['server-duid ll;', ANY, '"server-duid"', OUTSIDE],
  ])('of DHCPv6: %s', (statement, allowed, name, hint) => {
    expect(told(statement, SCOPES6, 6)).toEqual(expected(allowed, name, hint, SCOPES6))
  })
})
