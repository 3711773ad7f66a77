import type { Node } from '../ast.ts'
import { Fault, shown } from './fault.ts'
import { describeFormat, enumeration, readFormat } from './formats.ts'
import { type Expressions, readBytes } from './expression.ts'
import type { Names } from './names.ts'
import { checkData, checkHost, isAddress6, readAddress6 } from './option-data.ts'
import type { Place } from './place.ts'
import { Reader } from './reader.ts'
import { inScope } from './scope.ts'

/** Checks options and parameters, which dhcpd treats alike: each has a format. */
export class Values {
  readonly names: Names
  readonly expressions: Expressions

  constructor(names: Names, expressions: Expressions) {
    this.names = names
    this.expressions = expressions
  }

  /** @throws Fault if the data of an option are not of its format */
  checkOption(name: string, data: readonly string[]): void {
    const format = this.names.formatOf(name)
    this.#checkData(new Reader(data.join(', ')), format, `option ${name}`)
  }

  /** @throws Fault if an option has no data, but must have some, or the other way round */
  checkEmptyOption(name: string, isDoubled: boolean): void {
    const format = this.names.formatOf(name)
    if (format === 'Z' ? isDoubled : !isDoubled) throw noData(`option ${name}`, format)
  }

  checkOptionExpression(name: string, expression: string): void {
    this.names.formatOf(name)
    this.checkExpression(expression)
  }

  checkExpression(code: string): void {
    const reader = new Reader(code)
    this.expressions.expect(reader, 'data')
    reader.expectEnd()
  }

  #checkData(reader: Reader, format: string, what: string): void {
    const known = readFormat(format)
    checkData(reader, known, found => {
      const given = found === '' ? 'there is no more' : `${shown(found)} is none`
      return new Fault(
        'wrong-value',
        `${what} takes ${describeFormat(known)}, and ${given}${hintFor(known.data[0]?.type ?? '', known.data[0]?.name ?? '', found)}`,
      )
    })
  }

  /** Whether a word is a parameter of the server, which may stand anywhere. */
  isServerParameter(name: string): boolean {
    return this.#formatOf(name) !== undefined
  }

  #formatOf(name: string): string | undefined {
    try {
      return this.names.formatOf(`server.${name}`)
    } catch (error) {
      if (error instanceof Fault) return undefined
      throw error
    }
  }

  /** @throws Fault if a parameter stands where it means nothing, or has another value than it may have */
  checkParameter(name: string, value: string, place: Place): void {
    const format = this.#formatOf(name)
    if (format === undefined || name.startsWith('unknown-')) return this.#checkOther(name, value, place)
    this.#checkData(new Reader(value), format, name)
    if (name === 'ddns-update-style' && value === 'ad-hoc' && place.isRoot === true)
      throw new Fault(
        'ad-hoc-updates',
        'the update style "ad-hoc" is not supported any more; write "standard", "interim" or "none"',
      )
  }

  checkEmptyParameter(name: string, isDoubled: boolean): void {
    const format = this.#formatOf(name)
    if (format === undefined || !isDoubled) throw noData(name, format)
  }

  #checkOther(name: string, value: string, place: Place): void {
    const { scope, host } = place
    const reader = new Reader(value)
    const requires = OTHERS[name]
    if (requires === undefined)
      throw new Fault('unknown-parameter', `this dhcpd knows no parameter "${name}"`)
    if (!requires.split(' ').includes(scope)) {
      if (requires === '') throw new Fault('wrong-scope', `"${name}" is not allowed ${inScope(scope)}`)
      throw new Fault(
        'wrong-scope',
        `"${name}" is not allowed ${inScope(scope)}; it belongs ${requires
          .split(' ')
          .map(word => inScope(asScope(word)))
          .join(' or ')}`,
      )
    }
    switch (name) {
      case 'server-identifier':
        return this.#checkData(reader, 'I', name)
      case 'interface': {
        const { share } = place
        const text = value.startsWith('"') ? value.slice(1, -1) : value
        if (share?.interface !== undefined && share.interface !== text)
          throw new Fault('second-interface', `the network is connected to ${shown(share.interface)} already`)
        if (share !== undefined) share.interface = text
        return
      }
      case 'group': {
        const group = value.startsWith('"') ? value.slice(1, -1) : value
        if (!this.names.groups.has(group))
          throw new Fault('unknown-group', `there is no group ${shown(group)} above`)
        return
      }
      case 'uid':
        if (host?.hasUid === true) throw new Fault('second-uid', 'the host has a uid already')
        if (host !== undefined) host.hasUid = true
        if (reader.kind === 'string') reader.take()
        else readBytes(reader)
        return reader.expectEnd()
      case 'host-identifier':
        if (host?.hasIdentifier === true)
          throw new Fault('second-identifier', 'the host has a host-identifier already')
        if (host !== undefined) host.hasIdentifier = true
        return this.#checkIdentifier(reader)
      case 'fixed-address6':
        if (host?.hasAddress === true)
          throw new Fault(
            'second-address',
            'the host has a fixed address already; write several in one statement, with commas between',
          )
        if (host !== undefined) host.hasAddress = true
        return this.#checkData(reader, '6A', name)
      case 'fixed-prefix6':
        readAddress6(reader, () => new Fault('wrong-value', `${name} takes a prefix such as 2001:db8::/48`))
        reader.expect('/', 'wrong-value')
        if (reader.kind !== 'number' || Number(reader.take()) > 128)
          throw new Fault('wrong-value', `the length of a prefix is a number from 0 to 128`)
        return reader.expectEnd()
      case 'server-duid':
        return checkDuid(reader)
      case 'lease-id-format':
        if (!/^(?:octal|hex)$/i.test(value))
          throw new Fault('wrong-value', `${name} takes octal or hex, and not ${shown(value)}`)
        return
    }
  }

  #checkIdentifier(reader: Reader): void {
    if (reader.takes('v6relopt')) {
      if (reader.kind !== 'number' || reader.raw.startsWith('-'))
        throw new Fault('wrong-value', `expected a number behind "v6relopt", found ${reader.found}`)
      reader.take()
    } else reader.expect('option', 'wrong-value')
    const format = this.names.readOption(reader)
    this.#checkData(reader, format, 'the option of a host-identifier')
  }
}

/** Parameters that have no format, and the scopes in which they may stand. */
const OTHERS: Readonly<Record<string, string>> = {
  'server-identifier': 'root group sharedNetwork subnet pool host class',
  'server-duid': 'root group sharedNetwork subnet pool host class',
  'lease-id-format': 'root group sharedNetwork subnet pool host class',
  interface: 'subnet sharedNetwork',
  group: 'host',
  uid: 'host',
  'host-identifier': 'host',
  'fixed-address6': 'host',
  'fixed-prefix6': 'host',
  ...Object.fromEntries(
    `range6 prefix6 algorithm secret primary secondary primary6 secondary6 key address port max-response-delay
    max-unacked-updates mclt hba split auto-partner-down max-lease-misbalance max-lease-ownership min-balance
    max-balance`
      .split(/\s+/)
      .map(name => [name, '']),
  ),
}

function asScope(word: string): Place['scope'] {
  return word === 'host'
    ? 'host'
    : word === 'sharedNetwork'
      ? 'sharedNetwork'
      : word === 'subnet'
        ? 'subnet'
        : 'root'
}

function noData(what: string, format: string | undefined): Fault {
  const takes = format === undefined ? 'a value' : describeFormat(readFormat(format))
  return new Fault('missing-value', `${what} has no value; it takes ${takes}`)
}

/** What is probably meant. */
function hintFor(type: string, name: string, found: string): string {
  if (found.startsWith('"') && (type === 'I' || type === 'f')) return `; write it without quotation marks`
  if (type === 't' && found !== '' && !found.startsWith('"')) return '; put all of it in quotation marks'
  if (type === 'f' && /^(?:yes|1|enable|enabled)$/i.test(found)) return '; write on'
  if (type === 'f' && /^(?:no|0|disable|disabled)$/i.test(found)) return '; write off'
  const words = enumeration(name)
  const right = words?.find(word => word === found.toLowerCase())
  return right === undefined ? '' : `; write ${right} in small letters`
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

/** Checks where hosts are given an address. */
export function checkAddresses(addresses: readonly string[]): void {
  for (const address of addresses) {
    const reader = new Reader(address)
    checkHost(reader, () => new Fault('wrong-value', `${shown(address)} is no address or host name`))
    reader.expectEnd()
  }
}

export function checkAddresses6(value: string): void {
  for (const address of value.split(','))
    if (!isAddress6(address.replaceAll(' ', '')))
      throw new Fault('wrong-value', `${shown(address.trim())} is no IPv6 address`)
}

/** Whether a node says something, and is no comment or blank line. */
export function isSubstantial(node: Node): boolean {
  return node.type !== 'comment' && node.type !== 'blank' && node.type !== 'ignored'
}
