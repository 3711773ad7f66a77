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
  [
    parameter('filename', '= "a"'),
    'parameter.value "= \\"a\\"": is an expression; write a statement instead',
  ],
  [option('routers', 'code 5'), 'option.data ["code 5"]: would be read as the definition of an option'],
  [option('routers', 'CODE'), 'option.data ["CODE"]: would be read as the definition of an option'],
  [option('routers', '.a'), `option.data [".a"]: would be read as a part of the option's name`],
  [option('space.a', '1'), 'option.name "space.a": would be read as the definition of an option space'],
  [option('routers', '"a" }'), 'option.data ["\\"a\\" }"]: is not data'],
  [option('routers', 'f(a, b', 'c)'), 'option.data ["f(a, b","c)"]: would be read as ["f(a, b, c)"]'],
  [
    dhcpd.optionExpression('routers', 'a; b'),
    'optionExpression.expression "a; b": holds a semicolon outside of quotation marks, and the statement would end there',
  ],
  [dhcpd.optionExpression('routers', ''), 'optionExpression.expression "": is not an expression'],
  [dhcpd.optionDefinition('a', 1.5, 'text'), 'optionDefinition.code 1.5: is not a number'],
  [dhcpd.optionDefinition('a', 2 ** 53, 'text'), 'optionDefinition.code 9007199254740992: is not a number'],
  [dhcpd.optionDefinition('a', 1, '{ text'), `optionDefinition.definition "{ text": is not an option's type`],
  [dhcpd.optionDefinition('a', 1, 'text }'), `optionDefinition.definition "text }": is not an option's type`],
  [
    dhcpd.optionDefinition('a', 1, 'text; b'),
    'optionDefinition.definition "text; b": holds a semicolon outside of quotation marks, and the statement would end there',
  ],
  [
    dhcpd.optionDefinition('a', 1, 'array { text }'),
    `optionDefinition.definition "array { text }": is not an option's type`,
  ],
  [dhcpd.optionDefinition('a', 1, ''), `optionDefinition.definition "": is not an option's type`],
  [dhcpd.optionSpace('5'), 'optionSpace.name "5": is not a name'],
  [
    dhcpd.optionSpace('a', 'code; width'),
    'optionSpace.widths "code; width": holds a semicolon outside of quotation marks, and the statement would end there',
  ],
  [dhcpd.range('10.0.0.1-2'), 'range.lowAddress "10.0.0.1-2": holds a hyphen'],
  [dhcpd.range('10.0.0.1', '10.0.0.2-3'), 'range.highAddress "10.0.0.2-3": holds a hyphen'],
  [dhcpd.range('10.0.0.1', 'a'), 'range.highAddress "a": is not an IP address'],
  [dhcpd.hardware('a b'), 'hardware.hardwareType "a b": is not a name'],
  [
    dhcpd.hardware('ethernet', 'ab:'),
    'hardware.hardwareAddress "ab:": is not a hardware address such as 52:54:00:12:34:56',
  ],
  [
    dhcpd.hardware('ethernet', '?'),
    'hardware.hardwareAddress "?": is not a hardware address such as 52:54:00:12:34:56',
  ],
  [dhcpd.fixedAddress(), 'fixedAddress.addresses []: is not an address or host name'],
  [dhcpd.fixedAddress('a,b'), 'fixedAddress.addresses ["a,b"]: would be read as ["a","b"]'],
  [dhcpd.allow(''), 'allow.subject "": is not an expression'],
  [dhcpd.deny('a {'), 'deny.subject "a {": is not an expression'],
  [dhcpd.ignore('a }'), 'ignore.subject "a }": is not an expression'],
  [dhcpd.subnet('10.0.0', '255.0.0.0', []), 'subnet.subnetNumber "10.0.0": is not an IP address'],
  [dhcpd.subnet('10.0.0.0', '8', []), 'subnet.netmask "8": is not an IP address'],
  [dhcpd.zone('a b', []), 'zone.name "a b": is not a host name without quotation marks'],
  [dhcpd.zone('"a"', []), 'zone.name "\\"a\\"": is not a host name without quotation marks'],
  [
    dhcpd.subclass('a', 'b c'),
    'subclass.data "b c": is not a string in quotation marks, or bytes such as 1:52:54:00:12:34:56',
  ],
  [
    dhcpd.subclass('a', '1:'),
    'subclass.data "1:": is not a string in quotation marks, or bytes such as 1:52:54:00:12:34:56',
  ],
  [dhcpd.conditional([dhcpd.branch('', [])]), 'branch.condition "": is not an expression'],
  [
    dhcpd.conditional([dhcpd.branch('a; b', [])]),
    'branch.condition "a; b": holds a semicolon outside of quotation marks, and the statement would end there',
  ],
  [dhcpd.conditional([]), 'conditional: does not begin with a branch'],
  [dhcpd.case(''), 'case: would be written as "case :", and there: expected an expression, found ":"'],
  [dhcpd.case('a: b'), 'case: would be written as "case a:b:", which is more than one statement'],
  [dhcpd.case('a; b'), 'case: would be written as "case a; b:", and there: expected ":", found ";"'],
  [dhcpd.block('on', 'a {', []), 'block: would be written as "on a {{", which is more than one statement'],
  [
    dhcpd.block('subnet', '10.0.0.0 netmask 255.0.0.0', []),
    'block: would be written as "subnet 10.0.0.0 netmask 255.0.0.0{", which is a node of the type subnet',
  ],
  [
    dhcpd.block('if', 'known', []),
    'block: would be written as "if known{", and there: no statement begins with "if"',
  ],
  [
    dhcpd.block('no-such', undefined, []),
    'block: would be written as "no-such {", and there: no statement begins with "no-such"',
  ],
  [statement('break;'), 'statement: would be written as "break; ;", which is more than one statement'],
  [
    statement('filename', '"a"'),
    'statement: would be written as "filename "a";", which is a node of the type parameter',
  ],
  [statement('log', ''), 'statement.words "": is not the words of one statement'],
  [
    statement('if', 'a {'),
    'statement: would be written as "if a {;", and there: no statement begins with "if"',
  ],
  [statement('case', '1:'), 'statement: would be written as "case 1:;", which is more than one statement'],
  [statement('key', 'a'), 'statement: would be written as "key a;", which is a node of the type parameter'],
  [
    parameter('secret', 'a b;'),
    'parameter.value "a b;": holds a semicolon outside of quotation marks, and the statement would end there',
  ],
  [parameter('next-server', '"a"'), 'parameter.value "\\"a\\"": is not a host name without quotation marks'],
  [parameter('primary', 'a b'), 'parameter.value "a b": is not an address or host name'],
  [parameter('omapi-key', 'a b'), 'parameter.value "a b": is not a name'],
  [parameter('uid', 'a {'), 'parameter.value "a {": is not an expression'],
])('%j is refused', (node, message) => {
  expect(refusal(node)).toBe(message)
})

test.each<[Node, string]>([
  [option('spaces', '1'), 'option spaces 1;\n'],
  [option('x.space', '1'), 'option x.space 1;\n'],
  [option('routers', 'codes'), 'option routers codes;\n'],
  [{ ...option('routers', 'code'), operation: 'supersede' }, 'supersede routers code;\n'],
  [{ ...option('space', '1'), operation: 'supersede' }, 'supersede space 1;\n'],
  [dhcpd.sharedNetwork('10', []), 'shared-network "10" {\n}\n'],
  [dhcpd.sharedNetwork('a.b', []), 'shared-network a.b {\n}\n'],
  [dhcpd.sharedNetwork('a b', []), 'shared-network "a b" {\n}\n'],
  [dhcpd.group([], '10'), 'group "10" {\n}\n'],
  [dhcpd.group([], '-'), 'group "-" {\n}\n'],
  [dhcpd.group([], 'a.b'), 'group "a.b" {\n}\n'],
  [dhcpd.group([], 'a1'), 'group a1 {\n}\n'],
  [dhcpd.key('10', []), 'key "10" {\n}\n'],
  [dhcpd.range('10.0.0.1', '10.0.0.2'), 'range 10.0.0.1 10.0.0.2;\n'],
  [{ ...dhcpd.range('10.0.0.1'), dynamicBootp: true }, 'range dynamic-bootp 10.0.0.1;\n'],
  [dhcpd.case(), 'default:\n'],
  [dhcpd.optionDefinition('a', 1, 'array of { text }'), 'option a code 1 = array of { text };\n'],
  [dhcpd.optionSpace('a', 'code width 2'), 'option space a code width 2;\n'],
])('%j is written', (node, text) => {
  expect(serialize(document([node]))).toBe(text)
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
