import {
  auto,
  comment,
  document,
  find,
  format,
  iface,
  locate,
  mapping,
  option,
  parse,
  replace,
  serialize,
  walk,
  type Iface,
} from '@cluster-configs/interfaces'
import { expect, test } from 'vitest'

const text = `# The loopback network interface
auto lo  eth1
iface lo inet loopback

iface eth1 inet\tstatic
\t# of the cluster
\taddress  10.0.33.1/24
\tup ip route add \\
\t    default via 10.0.33.2
\tno-auto-down
# The end
`
const file = parse(text, { file: '/etc/network/interfaces' })

function named(name: string): Iface {
  const found = find(file, 'iface', iface => iface.name === name)
  if (found === undefined) throw new Error(`no iface ${name}`)
  return found
}

test('what a careful administrator would write', () => {
  const built = document([
    comment('The cluster'),
    auto(['lo', 'eth1']),
    iface('lo', 'inet', 'loopback'),
    iface('eth1', 'inet', 'static', [option('address', '10.0.33.1/24'), auto()]),
    iface('eth1', 'inet6', undefined, [], 'eth1'),
    mapping(['eth*'], [option('script', '/bin/echo')]),
  ])
  expect(serialize(built)).toBe(`# The cluster
auto lo eth1
iface lo inet loopback
iface eth1 inet static
    address 10.0.33.1/24
    auto
iface eth1 inet6 inherits eth1
mapping eth*
    script /bin/echo
`)
})

test('one field changed, only its bytes differ', () => {
  const address = find(file, 'option', option => option.name === 'address')
  if (address === undefined) throw new Error('eth1 has an address')
  const edited = replace(file, address, { ...address, value: '10.0.33.7/24' })
  expect(serialize(edited)).toBe(text.replace('10.0.33.1', '10.0.33.7'))
})

test('a continued value keeps its lines while it keeps its value', () => {
  const up = find(file, 'option', option => option.name === 'up')
  if (up === undefined) throw new Error('eth1 has a command')
  const spelt = 'ip route add \\\n\t    default via 10.0.33.2'
  expect(serialize(replace(file, up, { ...up, name: 'post-up' }))).toBe(text.replace('up ip', 'post-up ip'))
  expect(serialize(replace(file, up, { ...up, value: 'true' }))).toBe(text.replace(spelt, 'true'))
})

test('a new option is indented as its neighbours are', () => {
  const eth1 = named('eth1')
  const edited = replace(file, eth1, { ...eth1, children: [...eth1.children, option('mtu', '9000')] })
  expect(serialize(edited)).toBe(text.replace('no-auto-down\n', 'no-auto-down\n\tmtu 9000\n'))
})

test('a new line ends as the file does', () => {
  const crlf = parse('auto lo\r\nauto eth0')
  const [, last] = crlf.children
  if (last === undefined) throw new Error('two lines')
  expect(serialize(replace(crlf, last, [last, auto(['eth1'])]))).toBe('auto lo\r\nauto eth0\r\nauto eth1\r\n')
})

test('an iface removed takes its options along, and leaves the comments around it', () => {
  expect(serialize(replace(file, named('eth1'), []))).toBe(text.replace(/iface eth1[^#]*#[^#]*/, ''))
})

test('what an iface inherits from can be added', () => {
  const eth1 = named('eth1')
  expect(serialize(replace(file, eth1, { ...eth1, inherits: 'lo' }))).toBe(
    text.replace('static', 'static inherits lo'),
  )
})

test('walk goes through stanzas and what is in them', () => {
  expect([...walk(file)].map(node => node.type)).toEqual([
    'comment',
    'auto',
    'iface',
    'blank',
    'iface',
    'comment',
    'option',
    'option',
    'noAutoDown',
    'comment',
  ])
})

test('locate finds nodes and fields, in what was read and in what was made', () => {
  const eth1 = named('eth1')
  expect(locate(file, eth1)).toMatchObject({ start: { line: 5, column: 1 }, end: { line: 10, column: 14 } })
  expect(locate(file, eth1, 'method')).toMatchObject({ start: { line: 5, column: 17 }, end: { column: 23 } })
  const made = document([iface('a', 'inet', 'static', [option('mtu', '1')])])
  const mtu = find(made, 'option')
  if (mtu === undefined) throw new Error('a has an option')
  expect(locate(made, mtu)?.start).toEqual({ offset: 24, line: 2, column: 5 })
  expect(locate(file, mtu)).toBeUndefined()
})

test('format spells canonically and keeps comments', () => {
  expect(format(text)).toBe(`# The loopback network interface
auto lo eth1
iface lo inet loopback

iface eth1 inet static
    # of the cluster
    address 10.0.33.1/24
    up ip route add \t    default via 10.0.33.2
    no-auto-down
# The end
`)
})

test('format keeps what is not read but was written', () => {
  expect(format('iface  x inet dhcp   # static\nup a\\ \n')).toBe(
    'iface x inet dhcp   # static\n    up a\\ \n',
  )
})

test.each([
  '\r\n\\',
  'mapping a\n  map\\\\\n\n\r\n  map',
  'auto a\\\\\n\n',
  'auto a\\',
  'iface a inet dhcp \\\r\n',
  'auto a\0b\\\n',
])('%j is written as it was', odd => {
  expect(serialize(parse(odd))).toBe(odd)
})

test('a method that is spelt over two lines is still one of its family', () => {
  const split = parse('iface a inet loop\\\nback\n')
  const [a] = split.children
  if (a?.type !== 'iface') throw new Error('one iface')
  expect(() => serialize(replace(split, a, { ...a, family: 'can' }))).toThrow(
    'iface.method "loopback": is none of',
  )
})

test('a backslash at the end of a value is kept only before a blank that was there', () => {
  const spaced = parse('iface a inet dhcp\n  up b\\ \n')
  const up = find(spaced, 'option')
  if (up === undefined) throw new Error('one option')
  expect(serialize(replace(spaced, up, { ...up, value: 'c\\' }))).toBe('iface a inet dhcp\n  up c\\ \n')
  expect(() => serialize(replace(spaced, up, option('up', 'c\\')))).toThrow('ends with a backslash')
})
