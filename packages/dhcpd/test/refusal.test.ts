import * as dhcpd from '@cluster-configs/dhcpd'
import { SerializeError, type Node } from '@cluster-configs/dhcpd'
import { expect, test } from 'vitest'

const { document, option, parameter, serialize, statement } = dhcpd

/** The message of the error that writing a node gives. */
function refusal(node: Node): string {
  try {
    return `written: ${serialize(document([node]))}`
  } catch (error) {
    if (error instanceof SerializeError) return error.message
    throw error
  }
}

test.each<[Node, string]>([
  [
    option('routers', '10.0.33.1; include "/x"'),
    'option.data ["10.0.33.1; include \\"/x\\""]: holds a semicolon outside of quotation marks, and the statement would end there',
  ],
  [option('routers', 'a, b'), 'option.data ["a, b"]: would be read as ["a","b"]'],
  [option('routers', '= x'), 'option.data ["= x"]: is not data'],
  [option('routers'), 'option.data []: is not data'],
  [option('space', '1'), 'option.name "space": would be read as the definition of an option space'],
  [dhcpd.host('a b', []), 'host.name "a b": is not a host name without quotation marks'],
  [dhcpd.host('a {', []), 'host.name "a {": is not a host name without quotation marks'],
  [dhcpd.fixedAddress('10.0.0.1 }'), 'fixedAddress.addresses ["10.0.0.1 }"]: is not an address or host name'],
  [dhcpd.range('10.0.0'), 'range.lowAddress "10.0.0": is not an IP address'],
  [
    { type: 'hardware', hardwareType: 'ethernet', hardwareAddress: 'AA:BB' },
    'hardware.hardwareAddress "AA:BB": would be read as "aa:bb"',
  ],
  [parameter('foo', 1), 'parameter.name "foo": is not a parameter; write a statement instead'],
  [parameter('filename', 'a b'), 'parameter.value "a b": is not one word, or a text in quotation marks'],
  [
    statement('host', 'a'),
    'statement: would be written as "host a;", and there: expected "{" after "host a"',
  ],
  [statement('x', '; y'), 'statement: would be written as "x ; y;", which is more than one statement'],
  [
    statement('range', '10.0.0.1'),
    'statement: would be written as "range 10.0.0.1;", which is a node of the type range',
  ],
  [
    dhcpd.comment('a\nb'),
    'comment.text " a\\nb": holds a line feed or a byte 0xFF, and the comment would end before it',
  ],
  [{ type: 'ignored', text: 'a;', reason: '' }, 'ignored.text "a;": is not what dhcpd passes over'],
  [dhcpd.branch('a', []), 'branch: is not in a conditional'],
  [dhcpd.conditional([dhcpd.otherwise([])]), 'conditional: does not begin with a branch'],
  [dhcpd.include('a'.repeat(1500)), `include.file "${'a'.repeat(56)}…: is longer than 1499 characters`],
])('%j is refused', (node, message) => {
  expect(refusal(node)).toBe(message)
})

test('what dhcpd passes over to the end must be the last', () => {
  const rest = dhcpd.ignored('\xff')
  expect(() => serialize(document([rest, dhcpd.blank()]))).toThrow(
    'ignored.text "ÿ": makes dhcpd pass over everything behind it too, so nothing can follow',
  )
})

test('what dhcpd would read, but no one nests so deep, is refused', () => {
  let children: readonly Node[] = []
  for (let depth = 0; depth <= 500; depth++) children = [dhcpd.group(children)]
  expect(() => serialize(document(children))).toThrow('group: is nested more than 500 deep')
})

test('too many blank lines are refused', () => {
  expect(() => serialize(document(Array.from({ length: 1500 }, dhcpd.blank)))).toThrow(
    'document: more than 1499 blanks would follow one another, and dhcpd gives up',
  )
})

test('ignored() takes only what dhcpd passes over', () => {
  expect(() => dhcpd.ignored('a;')).toThrow(new RangeError('dhcpd does not pass over "a;"'))
})
