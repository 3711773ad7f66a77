import {
  allow,
  auto,
  comment,
  document,
  iface,
  mapping,
  option,
  parse,
  ParseError,
  replace,
  serialize,
  SerializeError,
  source,
  type Document,
  type Iface,
} from '@cluster-configs/interfaces'
import { expect, test } from 'vitest'

function rejection(text: string): ParseError {
  try {
    parse(text, { file: 'interfaces' })
  } catch (error) {
    if (error instanceof ParseError) return error
    throw error
  }
  throw new Error(`parsed: ${text}`)
}

test('a ParseError shows the place', () => {
  const text = 'auto eth0\niface eth0 inet statc\n    address 10.0.33.1/24\n'
  expect(rejection(text).message)
    .toBe(`interfaces:2:17: inet has no method "statc"; expected loopback, static, manual, dhcp, bootp, tunnel, ppp, wvdial, ipv4ll or inherits

  1 | auto eth0
> 2 | iface eth0 inet statc
    |                 ^
  3 |     address 10.0.33.1/24
`)
})

test.each<[text: string, line: number, column: number, reason: string]>([
  ['iface', 1, 6, 'expected the name of an interface after "iface", as in "iface eth0 inet dhcp"'],
  [
    'iface eth0 \n',
    1,
    11,
    'expected an address family after "iface eth0", as in "iface eth0 inet dhcp"; only ifupdown2 and ifupdown-ng do without',
  ],
  [
    'iface eth0 inet4 dhcp',
    1,
    12,
    'unknown address family "inet4"; expected inet, inet6, ipx, can or inherits',
  ],
  ['iface eth0 INET dhcp', 1, 12, 'expected "inet", in lower case'],
  ['iface eth0 Inherits b', 1, 12, 'expected "inherits", in lower case'],
  ['iface eth0 inet INHERITS b', 1, 17, 'expected "inherits", in lower case'],
  ['iface eth0 auto', 1, 12, 'expected an address family before the method, as in "iface eth0 inet6 auto"'],
  ['iface eth0 dhcp', 1, 12, 'expected an address family before the method, as in "iface eth0 inet dhcp"'],
  [
    'iface eth0 inet6',
    1,
    17,
    'expected a method after "iface eth0 inet6": auto, loopback, static, manual, dhcp, tunnel, v4tunnel, 6to4 or inherits',
  ],
  ['iface eth0 can Static', 1, 16, 'expected "static", in lower case'],
  ['iface eth0 can dhcp', 1, 16, 'can has no method "dhcp", inet has; expected static or inherits'],
  ['iface eth0 inet inherits', 1, 25, 'expected the name of an earlier iface after "inherits"'],
  ['iface a inet dhcp\n  mtu', 2, 6, 'expected a value after "mtu"'],
  [
    'address 10.0.33.1',
    1,
    1,
    'expected a stanza such as "iface", "auto" or "source", not "address": an option stands in an iface or a mapping',
  ],
  ['; a comment\n', 1, 1, 'a comment begins with "#"'],
  ['// a comment\n', 1, 1, 'a comment begins with "#"'],
  [
    'iface a inet dhcp\nallow-hotplug a\n  mtu 1',
    3,
    3,
    'expected a stanza, not the option "mtu": the "allow-hotplug" above has ended the iface or mapping before it',
  ],
  [
    'iface a inet dhcp\nauto a\n  mtu 1',
    3,
    3,
    'expected a stanza, not the option "mtu": the "auto" above has ended the iface or mapping before it',
  ],
  ['Auto eth0', 1, 1, 'expected "auto", in lower case'],
  ['auto a\nallow hotplug a', 2, 1, 'expected "allow-hotplug", not "allow"'],
  [
    'template a inet dhcp',
    1,
    1,
    'there is no keyword "template"; write "iface": a template is an iface that no auto names',
  ],
  ['network:\n  version: 2', 1, 1, 'expected an interfaces file; this is a file for netplan'],
  [
    'iface a inet static\naddress=10.0.33.1/24',
    2,
    21,
    'expected a blank between an option and its value; write "address 10.0.33.1/24"',
  ],
  [
    '\ufeffauto eth0',
    1,
    1,
    'the file begins with a byte order mark, which would be read as a part of its first word',
  ],
  ['mapping a\n  scirpt x', 2, 3, 'expected "script" or "map" in a mapping, not "scirpt"'],
  [
    'mapping a\n  script x\n  map y\n  script z',
    4,
    3,
    'expected "map" or a new stanza: the mapping has its script already',
  ],
  [
    '# \\\nif\\\nace a \\\n  inet \\\n  none',
    5,
    3,
    'inet has no method "none"; expected loopback, static, manual, dhcp, bootp, tunnel, ppp, wvdial, ipv4ll or inherits',
  ],
])('%j is rejected', (text, line, column, reason) => {
  expect(rejection(text)).toMatchObject({ line, column, reason })
})

/** The message of the error that writing a document gives. */
function refusal(written: Document): string {
  try {
    return `written: ${serialize(written)}`
  } catch (error) {
    if (error instanceof SerializeError) return error.message
    throw error
  }
}

const eth0 = iface('eth0', 'inet', 'manual')

function holding(name: string, value: string): Iface {
  return { ...eth0, children: [option(name, value)] }
}

test.each<[Document['children'], string]>([
  [
    [holding('up', 'a\nb')],
    'option.value "a\\nb": holds a line feed or a NUL, and the line would end before it',
  ],
  [[holding('up', '')], 'option.value "": is empty'],
  [[holding('up', ' a')], 'option.value " a": begins or ends with a blank, which would not be read'],
  [
    [holding('up', 'a\\')],
    'option.value "a\\\\": ends with a backslash, and the next line would be read as its rest',
  ],
  [
    [holding('a b', 'c')],
    'option.name "a b": holds a blank, a line feed or a NUL, and the word would end before it',
  ],
  [[holding('#a', 'c')], 'option.name "#a": begins with "#", and the line would be a comment'],
  [[holding('auto', 'c')], 'option.name "auto": is a keyword, and the line would begin a stanza'],
  [[holding('allow-x', 'c')], 'option.name "allow-x": is a keyword, and the line would begin a stanza'],
  [
    [holding('source-dirs', 'c')],
    'option.name "source-dirs": is a keyword, and the line would begin a stanza',
  ],
  [[auto([])], 'auto.names []: is an empty list, and the line would say nothing'],
  [[eth0, auto([])], 'auto.names []: is an empty list, and the line would belong to the iface above'],
  [[auto(['a', ''])], 'auto.names ["a",""]: a word of it is empty'],
  [
    [auto(['x'.repeat(80)])],
    `auto.names ["${'x'.repeat(55)}…: a word of it is longer than 79 characters, and the rest would be cut off`,
  ],
  [[allow('auto', ['a'])], 'allow.class "auto": is written as "auto"'],
  [[source('')], 'source.path "": is empty'],
  [
    [{ ...eth0, children: [auto(['a'])] }],
    'auto.names ["a"]: is to be empty in an iface, which is the interface that is meant',
  ],
  [[iface('a', 'can', 'dhcp')], 'iface.method "dhcp": is none of static, the methods of can'],
  [[iface('a', 'inet', undefined)], 'iface.method: is left out, and there is no iface to inherit it from'],
  [[iface('a', undefined, undefined)], 'iface.family: is left out, and there is no iface to inherit it from'],
  [[iface('a', undefined, 'dhcp')], 'iface.method "dhcp": has no family before it'],
  [
    [mapping(['a'], [option('mtu', '1')])],
    'option.name "mtu": is neither "script" nor "map", the options of a mapping',
  ],
  [
    [mapping(['a'], [option('script', 'a'), option('script', 'b')])],
    'option.name "script": is there twice in one mapping',
  ],
  [[comment('a\nb')], 'comment.text " a\\nb": holds a line feed or a NUL, and the line would end before it'],
])('%j is refused', (children, message) => {
  expect(refusal(document(children))).toBe(message)
})

test('nodes are refused where they cannot stand', () => {
  const one = document([comment('a')])
  const [first] = one.children
  if (first === undefined) throw new Error('one comment')
  expect(refusal(replace(one, first, option('mtu', '1')))).toBe(
    'option: stands outside of any iface or mapping',
  )
  const inner = document([{ ...eth0, children: [option('mtu', '1')] }])
  const [mtu] = inner.children.flatMap(node => (node.type === 'iface' ? node.children : []))
  if (mtu === undefined) throw new Error('one option')
  expect(refusal(replace(inner, mtu, source('x')))).toBe('source: cannot stand in an iface')
})

test('replace() tells nodes apart by identity', () => {
  expect(() => replace(document([comment('a')]), comment('a'), [])).toThrow(
    new RangeError('this comment is not in the document'),
  )
})
