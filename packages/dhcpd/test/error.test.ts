import * as dhcpd from '@cluster-configs/dhcpd'
import { ParseError, SerializeError, type Node } from '@cluster-configs/dhcpd'
import { expect, test } from 'vitest'

const { document, option, parameter, serialize, statement } = dhcpd

/** The message of the error that reading a text gives. */
function complaint(text: string): string {
  try {
    dhcpd.parse(text, { file: 'dhcpd.conf' })
  } catch (error) {
    if (error instanceof ParseError) return error.message
    throw error
  }
  return 'read'
}

test('a whole message names the place and shows it', () => {
  expect(
    complaint('host node3 {\n  hardware ethernet 52:54:00:00:00:07;\n  next-server 10.0.33.1\n}\n'),
  ).toBe(
    `dhcpd.conf:3:24: expected ";" after "next-server 10.0.33.1"

  2 |   hardware ethernet 52:54:00:00:00:07;
> 3 |   next-server 10.0.33.1
    |                        ^
  4 | }
`,
  )
})

test.each([
  ['hardware ethernet 1:2:3\nfixed-address a;', '1:24: expected ";" after "hardware ethernet 1:2:3"'],
  ['option x a\nhost b {}', '1:11: expected ";" after "option x a"'],
  ['allow booting', '1:14: expected ";" after "allow booting"'],
  ['default-lease-time 600 900;', '1:23: expected ";" after "default-lease-time 600"'],
  ['host a {', '1:9: expected "}" for the "host" of line 1, and the text ends'],
  [
    'group {\nhost a {\n}\nsubnet 10.0.0.0 netmask 255.0.0.0 {\n',
    '5:1: expected "}" for the "subnet" of line 4, and the text ends',
  ],
  [
    'group {\nif a = b {\n} elsif c = d {\n%;}\n',
    '5:1: expected "}" for the "group" of line 1, and the text ends',
  ],
  ['if a = b {\n}\nelse if c = d {\n  % {', '4:6: expected "}" for the "else" of line 3, and the text ends'],
  ['}', '1:1: this "}" closes no block'],
  [';', '1:1: expected a statement, found ";"'],
  ['host a { };', '1:11: no ";" stands behind a "}"; take it out'],
  ['authoritative;\n ;', '2:2: no ";" stands behind a ";"; take it out'],
  ['host a { # ;\n ; }', '2:2: expected a statement, found ";"'],
  ['host "a" {}', '1:6: expected a host name without quotation marks, found "a"'],
  ['group a.b {}', '1:8: expected "{", found ".b"'],
  ['group 10 {}', '1:7: expected a name, found "10"'],
  ['host;', '1:5: expected a host name without quotation marks, found ";"'],
  ['host a\n  hardware ethernet 1:2;\n}', '1:7: expected "{" after "host a"'],
  ['class "a" match if known; }', '1:10: expected "{" after "class "a""'],
  ['if known\n  filename "a";\n}', '1:9: expected "{" after "if known"'],
  ['group a\n  host b { }', '1:8: expected "{" after "group a"'],
  ['subclass "a" "b"\n\ngroup { }', '1:17: expected ";" after "subclass "a" "b""'],
  [
    'subclass "a" ;',
    '1:14: expected a string in quotation marks, or bytes such as 1:52:54:00:12:34:56, found ";"',
  ],
  ['option space 5;', '1:14: expected a name, found "5"'],
  ['option 5 code 200 = text;', `1:8: expected an option's name, found "5"`],
  ['range a b;', '1:7: expected an IP address, found "a"'],
  ['subnet 10.0.0.0/8 {}', '1:16: expected "netmask 255.0.0.0", found "/8"'],
  ['subnet 10.0.0.0/30 {}', '1:16: expected "netmask 255.255.255.252", found "/30"'],
  ['subnet 0.0.0.0/0 {}', '1:15: expected "netmask 0.0.0.0", found "/0"'],
  ['subnet 10.0.0.0 255.0.0.0 {}', '1:17: expected "netmask", found "255.0.0.0"'],
  ['class a {}', '1:7: expected a string in quotation marks, found "a"'],
  ['include /etc/x;', '1:9: expected a string in quotation marks, found "/etc/x"'],
  ['filenam "x";', '1:1: no statement begins with "filenam"; did you mean "filename"?'],
  ['elseif a = b {}', '1:1: no statement begins with "elseif"; did you mean "elsif"?'],
  ['else {}', '1:1: "else" follows no "if"'],
  ['if a = b {} else c {}', '1:18: expected "{" or "if", found "c"'],
  ['if a = b;', '1:9: expected "{" after "if a = b"'],
  ['case 1;', '1:7: expected ":", found ";"'],
  ['filename "a;\n', '1:10: the string has no closing quotation mark in its line'],
  [
    'filename "a";\noption host-name "b;\noption root-path "c";\n',
    '2:18: the string has no closing quotation mark in its line',
  ],
  [
    `filename "a;\n${'next-server b;\n'.repeat(101)}`,
    '1:10: the string has no closing quotation mark in its line',
  ],
  [`filename "${'a'.repeat(1500)}";\n`, '1:10: the string is longer than 1499 characters'],
  ['subnet 10.0.0 netmask 255.0.0.0 {}', '1:8: expected an IP address, found "10.0.0"'],
  ['option routers 10.0.0.1, 10.0.0.2,;', '1:35: expected data, found ";"'],
  ['option routers 10.0.0.1,, 10.0.0.2;', '1:25: expected data, found ","'],
  ['fixed-address a, "b";', '1:18: expected an address or host name, found "b"'],
  [
    'hardware ethernet 52:54:00:00:00:07:;',
    '1:37: expected a hardware address such as 52:54:00:12:34:56, found ";"',
  ],
  [
    'filename "\\x4";',
    '1:10: the string holds a broken escape: write two digits behind \\x, three behind \\',
  ],
  [`filename "${'a'.repeat(1500)}";`, '1:10: the string is longer than 1499 characters'],
  [`a${'b'.repeat(1500)};`, '1:1: the word is longer than 1499 characters'],
  [`break;${'\n'.repeat(1500)}`, '1:7: more than 1499 blanks follow one another, and dhcpd gives up'],
  ['group {\xffx', '1:8: expected "}", and dhcpd takes a byte 0xFF for the end of the text'],
])('%j', (text, message) => {
  expect(complaint(text).split('\n')[0]).toBe(`dhcpd.conf:${message}`)
})

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
