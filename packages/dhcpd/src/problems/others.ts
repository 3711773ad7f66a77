import { shown } from '../shown.ts'
import { readBytes } from './expression.ts'
import { Fault, inName, secondAddress } from './fault.ts'
import type { Names } from './names.ts'
import { readNetwork6 } from './network6.ts'
import type { Values } from './parameter.ts'
import { SCOPES, type HostState, type Place, type Scope } from './place.ts'
import { Reader } from './reader.ts'
import { inScope } from './scope.ts'

/*
 * Parameters that are no options of the server, and so have no format
 */

const DECLARING: readonly Scope[] = [
  'root',
  'group',
  'sharedNetwork',
  'subnet',
  'pool',
  'pool6',
  'host',
  'class',
]

/** The scopes in which each may stand; what has none is a part of a key, a zone or a failover peer. */
const OTHERS: Readonly<Record<string, readonly Scope[]>> = {
  'server-identifier': DECLARING,
  'server-duid': DECLARING,
  'lease-id-format': DECLARING,
  interface: ['subnet', 'sharedNetwork'],
  group: ['host'],
  uid: ['host'],
  'host-identifier': ['host'],
  'fixed-address6': ['host'],
  'fixed-prefix6': ['host'],
  ...Object.fromEntries(
    `algorithm secret primary secondary primary6 secondary6 key address port max-response-delay max-unacked-updates
    mclt hba split auto-partner-down max-lease-misbalance max-lease-ownership min-balance max-balance`
      .split(/\s+/)
      .map(name => [name, []]),
  ),
}

/** @throws Fault if a parameter stands where dhcpd does not allow it, or has another value than it may have */
export function checkOther(name: string, value: string, place: Place, values: Values): void {
  const scopes = OTHERS[name]
  if (scopes === undefined) throw inName(unknownParameter(name))
  if (!scopes.includes(place.scope)) throw inName(misplacedParameter(name, place.scope, scopes))
  if (place.host !== undefined && scopes[0] === 'host') return checkIdentity(name, value, place.host, values)
  switch (name) {
    case 'server-identifier':
      return values.checkData(new Reader(value), 'I', name)
    case 'interface':
      return checkInterface(plainName(value), place, values.names)
    case 'server-duid':
      return checkDuid(new Reader(value))
    case 'lease-id-format':
      if (!/^(?:octal|hex)$/i.test(value))
        throw new Fault(
          'wrong-value',
          `${name} takes octal or hex without quotation marks, and not ${shown(value)}`,
        )
  }
}

function unknownParameter(name: string): Fault {
  const hint = name.startsWith('ldap-') ? '; Debian has one that does in isc-dhcp-server-ldap' : ''
  return new Fault('unknown-parameter', `this dhcpd knows no parameter "${name}"${hint}`)
}

function misplacedParameter(name: string, scope: Scope, scopes: readonly Scope[]): Fault {
  const where = scopes === DECLARING ? SCOPES.root : scopes.map(inScope).join(' or ')
  const hint = scopes.length === 0 ? '' : `; it belongs ${where}`
  return new Fault('wrong-scope', `"${name}" is not allowed ${inScope(scope)}${hint}`)
}

function plainName(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1) : value
}

/** Only the first network that names an interface is connected to it (new_shared_network_interface of mdb.c). */
function checkInterface(name: string, { share }: Place, { interfaces }: Names): void {
  if (share === undefined) return
  if (share.interface !== undefined)
    throw new Fault('second-interface', `the network is connected to ${shown(share.interface)} already`)
  if (!interfaces.has(name)) share.interface = name
  interfaces.add(name)
}

/** What tells a host from others, and what it is given. */
function checkIdentity(name: string, value: string, host: HostState, values: Values): void {
  const reader = new Reader(value)
  switch (name) {
    case 'group':
      if (reader.kind === 'number')
        throw new Fault('wrong-value', `a name that is a number is in quotation marks: group "${value}";`)
      if (!values.names.groups.has(plainName(value)))
        throw new Fault('unknown-group', `there is no group ${shown(plainName(value))} above`)
      return
    case 'uid':
      if (host.hasUid) throw new Fault('second-uid', 'the host has a uid already')
      host.hasUid = true
      if (reader.kind === 'string') reader.take()
      else readBytes(reader)
      return reader.expectEnd()
    case 'host-identifier':
      if (host.hasIdentifier) throw new Fault('second-identifier', 'the host has a host-identifier already')
      host.hasIdentifier = true
      return checkIdentifier(reader, values)
    case 'fixed-address6':
      if (host.hasAddress) throw secondAddress()
      host.hasAddress = true
      return values.checkData(reader, '6A', name)
    case 'fixed-prefix6':
      readNetwork6(
        reader,
        name,
        () => new Fault('wrong-value', `${name} takes a prefix with its length, such as 2001:db8:0:100::/56`),
      )
      return reader.expectEnd()
  }
}

/** `host-identifier option name data;` or `host-identifier v6relopt number name data;` */
function checkIdentifier(reader: Reader, values: Values): void {
  if (reader.takes('v6relopt')) {
    if (reader.kind !== 'number' || reader.raw.startsWith('-'))
      throw new Fault('wrong-value', `expected a number behind "v6relopt", found ${reader.found}`)
    reader.take()
    if (reader.isWord('option'))
      throw new Fault('wrong-value', `behind the number stands the option's name, without the word "option"`)
  } else reader.expect('option', 'wrong-value')
  const format = values.names.readOption(reader)
  values.checkData(reader, format, 'the option of a host-identifier')
}

function checkDuid(reader: Reader): void {
  const fail = (expected: string): never => {
    throw new Fault('bad-duid', `expected ${expected}, found ${reader.found}`)
  }
  const string = (): void => {
    if (reader.kind !== 'string') fail('an identifier in quotation marks')
    reader.take()
  }
  if (reader.takes('en')) {
    if (reader.kind !== 'number') fail('the number of an enterprise')
    reader.take()
    string()
  } else if (reader.isWord('ll') || reader.isWord('llt')) {
    const hasTime = reader.take().toLowerCase() === 'llt'
    if (reader.kind === 'end') return
    if (!['ethernet', 'token-ring', 'fddi'].some(type => reader.takes(type)))
      fail('ethernet, token-ring or fddi')
    if (hasTime) {
      if (reader.kind !== 'number') fail('a time in seconds')
      reader.take()
    }
    readBytes(reader)
  } else if (reader.kind === 'number') {
    reader.take()
    string()
  } else fail('llt, ll, en or a number')
  reader.expectEnd('bad-duid')
}
