import type { Node } from '../ast.ts'
import { shown } from '../shown.ts'
import { atItem, Fault } from './fault.ts'
import { describeFormat, enumeration, readFormat, type Format } from './formats.ts'
import type { Expressions } from './expression.ts'
import type { Names } from './names.ts'
import { checkData, checkHost, readAddress6 } from './option-data.ts'
import { checkOther } from './others.ts'
import type { Place } from './place.ts'
import { Reader } from './reader.ts'

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
    this.checkData(new Reader(data.join(', ')), format, `option ${name}`)
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

  /** @throws Fault if what stands behind an equals sign is no expression */
  checkExpression(code: string): void {
    try {
      const reader = new Reader(code)
      this.expressions.expect(reader, 'data')
      reader.expectEnd()
    } catch (error) {
      if (!(error instanceof Fault) || !/^[0-9]+(?:\.[0-9]+)*$/.test(code)) throw error
      throw new Fault(
        error.rule,
        `behind "=" stands an expression, and ${shown(code)} is none; leave out the "="`,
      )
    }
  }

  checkData(reader: Reader, format: string, what: string): void {
    const known = readFormat(format)
    const complain = (found: string, isList = false): Fault => {
      const takes = `${what} takes ${describeFormat(known)}`
      const noComma = known.data.length > 1 ? 'with blanks and no commas between' : 'and no list of them'
      if (found === ',') return new Fault('wrong-value', `${takes}, ${noComma}`)
      const none = isList ? `before ${shown(found)} there is no comma` : `${shown(found)} is none`
      const given = found === '' ? 'there is no more' : none
      return new Fault('wrong-value', `${takes}, and ${given}${hintFor(known, found)}`)
    }
    // A comma that is one too many stands before what is.
    const item = (): number => reader.item + (reader.isMark(',') ? 1 : 0)
    atItem(item, () => checkData(reader, known, complain))
  }

  /** Whether a word is a parameter of the server, which may stand anywhere. */
  isServerParameter(name: string): boolean {
    return this.names.parameterFormat(name) !== undefined
  }

  /** @throws Fault if a parameter stands where it means nothing, or has another value than it may have */
  checkParameter(name: string, value: string, place: Place): void {
    const format = this.names.parameterFormat(name)
    if (format === undefined || name.startsWith('unknown-')) return checkOther(name, value, place, this)
    this.checkData(new Reader(value), format, name)
    if (name === 'ddns-update-style' && value === 'ad-hoc' && place.isRoot === true)
      throw new Fault(
        'ad-hoc-updates',
        'the update style "ad-hoc" is not supported any more; write "standard", "interim" or "none"',
      )
  }

  checkEmptyParameter(name: string, isDoubled: boolean): void {
    const format = this.names.parameterFormat(name)
    if (format === undefined || !isDoubled) throw noData(name, format)
  }
}

function noData(what: string, format: string | undefined): Fault {
  const takes = format === undefined ? 'a value' : describeFormat(readFormat(format))
  return new Fault('missing-value', `${what} has no value; it takes ${takes}`)
}

/** The types of data that may be written as a string. */
const TAKES_STRING = /^(?:[XEtk]|Dc?)$/

/** What is probably meant. */
function hintFor({ data }: Format, found: string): string {
  const { type, name } = data[0] ?? { type: '', name: '' }
  if (found.startsWith('"') && !data.some(datum => TAKES_STRING.test(datum.type)))
    return `; write it without quotation marks`
  if (type === 't' && found !== '' && !found.startsWith('"')) return '; put all of it in quotation marks'
  if (type === 'f' && /^(?:yes|1|enable|enabled)$/i.test(found)) return '; write on'
  if (type === 'f' && /^(?:no|0|disable|disabled)$/i.test(found)) return '; write off'
  if (type === 'I' && found === ':') return '; IPv6 addresses are for options such as dhcp6.name-servers'
  const words = enumeration(name)
  const right = words?.find(word => word.toLowerCase() === found.toLowerCase())
  return right === undefined ? '' : `; write ${right}, for its letters matter`
}

/** Checks where hosts are given an address. */
export function checkAddresses(addresses: readonly string[]): void {
  for (const [index, address] of addresses.entries()) {
    atItem(
      () => index,
      () => {
        const reader = new Reader(address)
        checkHost(reader, () => new Fault('wrong-value', `${shown(address)} is no address or host name`))
        reader.expectEnd()
      },
    )
  }
}

export function checkAddresses6(value: string): void {
  const reader = new Reader(value)
  atItem(
    () => reader.item,
    () => {
      do
        readAddress6(
          reader,
          () => new Fault('wrong-value', `expected an IPv6 address, found ${reader.found}`),
        )
      while (reader.takes(','))
      reader.expectEnd()
    },
  )
}

/** Whether a node is a statement, and no comment or blank line. */
export function isStatement(node: Node): boolean {
  return node.type !== 'comment' && node.type !== 'blank'
}
