import { Fault } from './fault.ts'
import type { Names } from './names.ts'
import type { Reader } from './reader.ts'

/*
 * option new-name code new-code = definition (parse_option_code_definition of parse.c)
 */

const SIMPLE: Readonly<Record<string, string>> = { boolean: 'f', 'ip-address': 'I', 'ip6-address': '6' }
/** Types that cannot be in an array and can only be last in a record. */
const LAST: Readonly<Record<string, string>> = {
  'domain-name': 'd',
  'domain-list': 'D',
  text: 't',
  string: 'X',
  zerolen: 'Z',
}

/**
 * Reads a definition up to its end.
 * @returns the format of the option
 * @throws Fault if dhcpd would reject it
 */
export function readDefinition(reader: Reader, names: Names): string {
  const isArray = readArray(reader)
  const isRecord = reader.takes('{')
  let format = ''
  if (!isRecord) {
    const type = readType(reader, names, isArray)
    reader.expectEnd('bad-definition')
    if (isArray && type.startsWith('E'))
      throw new Fault('bad-definition', 'there are no arrays of "encapsulate"')
    return isArray ? `${type}A` : type
  }
  for (;;) {
    const isMemberArray = readArray(reader)
    if (isMemberArray && isArray) throw new Fault('bad-definition', 'an array cannot be a part of another')
    if (isMemberArray && reader.isMark('{'))
      throw new Fault('bad-definition', 'an array in a record is of one simple type')
    const word = reader.raw
    const type = readType(reader, names, isArray || isMemberArray)
    format += isMemberArray ? `${type}a` : type
    if (!reader.takes(',')) break
    if (/^[dDtXZE]/.test(type))
      throw new Fault('bad-definition', `"${word}" can only be the last part of a record`)
  }
  reader.expect('}', 'bad-definition')
  reader.expectEnd('bad-definition')
  if (isArray && format.includes('E'))
    throw new Fault('bad-definition', 'there are no arrays of "encapsulate"')
  return isArray ? `${format}A` : format
}

function readArray(reader: Reader): boolean {
  if (!reader.takes('array')) return false
  reader.expect('of', 'bad-definition')
  if (reader.isWord('array')) throw new Fault('bad-definition', 'an array cannot be a part of another')
  return true
}

function readType(reader: Reader, names: Names, isArray: boolean): string {
  const word = reader.raw.toLowerCase()
  if (word === 'integer' || word === 'signed' || word === 'unsigned') return readInteger(reader, word)
  const { found } = reader
  reader.take()
  const simple = SIMPLE[word]
  if (simple !== undefined) return simple
  if (word === 'encapsulate') {
    if (!reader.isIdentifier)
      throw new Fault('bad-definition', `expected an option space, found ${reader.found}`)
    const space = reader.take()
    if (!names.hasSpace(space))
      throw new Fault(
        'unknown-space',
        `there is no option space "${space}"; write "option space ${space};" before it`,
      )
    return `E${space}.`
  }
  const last = LAST[word]
  if (last === undefined)
    throw new Fault(
      'bad-definition',
      `${found} is no type; write one of ${TYPES}, "array of" one of the first four, or a record in braces`,
    )
  if (isArray) throw new Fault('bad-definition', `there are no arrays of "${word}"`)
  return word === 'domain-list' && reader.takes('compressed') ? 'Dc' : last
}

const TYPES =
  'boolean, integer 8, 16 or 32 (signed or unsigned), ip-address, ip6-address, domain-name, domain-list, text, string, zerolen, encapsulate'

function readInteger(reader: Reader, word: string): string {
  reader.take()
  if (word !== 'integer') reader.expect('integer', 'bad-definition')
  const width = reader.kind === 'number' ? String(Number(reader.raw)) : ''
  const letter = { '8': 'b', '16': 's', '32': 'l' }[width]
  if (letter === undefined)
    throw new Fault('bad-definition', `an integer has 8, 16 or 32 bits, and not ${reader.found}`)
  reader.take()
  return word === 'unsigned' ? letter.toUpperCase() : letter
}

/**
 * Reads what follows the name of an option space.
 * @throws Fault if dhcpd would reject it
 */
export function checkWidths(reader: Reader): void {
  while (reader.kind !== 'end') {
    const word = reader.raw.toLowerCase()
    const allowed = WIDTHS[word]
    if (allowed === undefined)
      throw new Fault(
        'bad-definition',
        `expected "code width", "length width" or "hash size", found ${reader.found}`,
      )
    reader.take()
    reader.expect(word === 'hash' ? 'size' : 'width', 'bad-definition')
    if (reader.kind !== 'number' || !allowed.test(String(Number(reader.raw))))
      throw new Fault(
        'bad-definition',
        `the ${word} ${word === 'hash' ? 'size' : 'width'} cannot be ${reader.found}${word === 'hash' ? '' : `; write ${word === 'code' ? '1, 2 or 4' : '1 or 2'}`}`,
      )
    reader.take()
  }
}

const WIDTHS: Readonly<Record<string, RegExp>> = { code: /^[124]$/, length: /^[12]$/, hash: /^[0-9]+$/ }
