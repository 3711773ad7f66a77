import { addressBits } from '@cluster-configs/syntax'
import { shown } from '../shown.ts'
import { readBytes } from './expression.ts'
import { Fault } from './fault.ts'
import { enumeration, type Datum, type Format } from './formats.ts'
import { checkNumber } from './number.ts'
import type { Reader } from './reader.ts'

/** What a message says of the datum at which the format and the data part. */
type Complain = (found: string, isList?: boolean) => Fault

/**
 * Reads an option's data as parse_option_data does, up to the end of the statement.
 * @throws Fault if they are not of the format
 */
export function checkData(reader: Reader, format: Format, complain: Complain): void {
  do {
    for (const datum of format.data) {
      do {
        if (datum.isOptional && reader.kind === 'end') break
        checkDatum(reader, datum, complain)
      } while (datum.isArray && reader.takes(','))
    }
  } while (format.isArray && reader.takes(','))
  if (reader.kind !== 'end') throw complain(reader.raw, reader.kind !== 'mark' && isList(format))
}

/** Whether more data could follow behind a comma. */
function isList({ data, isArray }: Format): boolean {
  const last = data.at(-1)
  return isArray || last?.isArray === true || last?.type === 'D' || last?.type === 'Dc'
}

function checkDatum(reader: Reader, datum: Datum, complain: Complain): void {
  const fail = (): Fault => complain(reader.raw)
  switch (datum.type) {
    case 'U':
      if (!reader.isIdentifier) throw fail()
      return void reader.take()
    case 'E':
    case 'X':
      if (reader.kind === 'string') return void reader.take()
      if (reader.kind !== 'hex' && reader.kind !== 'number') throw fail()
      return void readBytes(reader)
    case 'D':
    case 'Dc':
      do {
        if (reader.kind !== 'string') throw fail()
        checkDomain(reader.take().slice(1, -1))
      } while (reader.takes(','))
      return
    case 'd':
      return checkDomain(readHostName(reader, fail))
    case 't':
      if (reader.kind !== 'string' && !reader.isIdentifier) throw fail()
      return void reader.take()
    case 'k':
      if (reader.kind === 'string') return void reader.take()
      return void readHostName(reader, fail)
    case 'N': {
      const words = enumeration(datum.name)
      if (!reader.isIdentifier || (words !== undefined && !words.includes(reader.raw))) throw fail()
      return void reader.take()
    }
    case 'I':
      return checkHost(reader, fail)
    case '6':
      return void readAddress6(reader, fail)
    case 'T':
      return void (reader.takes('infinite') || takeNumber(reader, 32, fail))
    case 'L':
    case 'l':
      return takeNumber(reader, 32, fail)
    case 'S':
    case 's':
      return takeNumber(reader, 16, fail)
    case 'B':
    case 'b':
      return takeNumber(reader, 8, fail)
    case 'f':
      if (!/^(?:true|on|false|off|ignore)$/i.test(reader.raw)) throw fail()
      return void reader.take()
  }
}

function takeNumber(reader: Reader, bits: 8 | 16 | 32, fail: () => Fault): void {
  if (reader.kind !== 'number' && reader.kind !== 'hex') throw fail()
  checkNumber(reader.take(), 0, bits)
}

/** Reads words with dots between them. */
function readHostName(reader: Reader, fail: () => Fault): string {
  let name = ''
  while (reader.isIdentifier || reader.kind === 'number') {
    name += reader.take()
    if (!reader.takes('.')) return name
    name += '.'
  }
  if (name === '') throw fail()
  return name
}

/** Reads an address of four numbers, or a host name (parse_ip_addr_or_hostname). */
export function checkHost(reader: Reader, fail: () => Fault): void {
  if (reader.kind === 'number' && reader.isMark('.', 1) && reader.kindAt(2) === 'number')
    return checkAddress(reader)
  readHostName(reader, fail)
}

function checkAddress(reader: Reader): void {
  const from = reader.raw
  for (let part = 0; part < 4; part++) {
    if (part > 0 && !reader.takes('.'))
      throw new Fault(
        'bad-address',
        `the address that begins with ${from} has ${part} numbers instead of four`,
      )
    if (reader.kind !== 'number')
      throw new Fault(
        'bad-address',
        `expected a number of the address that begins with ${from}, found ${reader.found}`,
      )
    checkOctet(reader.take())
  }
}

/** @throws Fault if a number is none of an IPv4 address */
export function checkOctet(text: string): void {
  if (!/^[0-9]+$/.test(text) || Number(text) > 255)
    throw new Fault('bad-address', `${shown(text)} is no number of an address, which are from 0 to 255`)
}

/**
 * Reads the groups of an IPv6 address, up to a blank or to a word that is none (parse_ip6_addr of parse.c).
 * @returns the address as it is written
 */
export function readAddress6(reader: Reader, fail: () => Fault): string {
  let text = ''
  for (;;) {
    if (text !== '' && reader.isApart) break
    if (reader.isMark(':')) text += reader.take()
    else if (reader.isMark('.')) text += reader.take()
    else if (reader.kind !== 'number' && !/^[0-9A-Fa-f]+$/.test(reader.raw)) break
    else text += reader.take()
  }
  if (addressBits(text, 128) === undefined)
    throw text === '' ? fail() : new Fault('bad-address', `${shown(text)} is no IPv6 address${hintOf(text)}`)
  return text
}

/** What is probably meant by an address that is none. */
function hintOf(text: string): string {
  if (text.split('::').length > 2) return '; "::" can stand in it once'
  return text.includes(':')
    ? '; it has eight groups of up to four hexadecimal digits, or "::" for some of them'
    : ''
}

function checkDomain(name: string): void {
  const labels = name.replace(/\.$/, '').split('.')
  if (name === '' || name === '.') return
  const wrong = labels.find(label => label === '' || label.length > 63)
  if (wrong !== undefined)
    throw new Fault(
      'bad-domain',
      `${shown(name)} is no domain name: ${wrong === '' ? 'a part is empty' : 'a part is longer than 63 letters'}`,
    )
}
