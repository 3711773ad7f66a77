import {
  allow,
  comment,
  document,
  find,
  fixedAddress,
  format,
  hardware,
  host,
  locate,
  option,
  parse,
  quote,
  replace,
  serialize,
  type Node,
} from '@cluster-configs/dhcpd'
import { expect, test } from 'vitest'

const text = `# The rack
ALLOW  booting;
subnet 10.0.33.0 netmask 255.255.255.0
{
\toption  routers 10.0.33.1 ,10.0.33.2; # two
\thost node1 { hardware ethernet 52:54:0:0:0:7; fixed-address 10.0.33.11; }
}
`
const rack = parse(text, { file: 'dhcpd.conf' })

function found<Type extends Node['type']>(type: Type): Extract<Node, { readonly type: Type }> {
  const node = find(rack, type)
  if (node === undefined) throw new Error(`no ${type}`)
  return node
}

test('one field changed, only its bytes differ', () => {
  const routers = found('option')
  expect(serialize(replace(rack, routers, { ...routers, name: 'domain-name-servers' }))).toBe(
    text.replace('routers', 'domain-name-servers'),
  )
  expect(serialize(replace(rack, routers, { ...routers, data: [...routers.data, '10.0.33.3'] }))).toBe(
    text.replace('10.0.33.1 ,10.0.33.2', '10.0.33.1, 10.0.33.2, 10.0.33.3'),
  )
})

test('a field keeps its spelling while it keeps its value', () => {
  const { hardwareAddress, ...rest } = found('hardware')
  expect(hardwareAddress).toBe('52:54:00:00:00:07')
  expect(serialize(replace(rack, found('hardware'), { ...rest, hardwareAddress: '52:54:00:00:00:07' }))).toBe(
    text,
  )
})

test('a new statement follows its neighbours', () => {
  const node1 = found('host')
  const node2 = host('node2', [hardware('ethernet', '52:54:00:00:00:08'), fixedAddress('10.0.33.12')])
  expect(serialize(replace(rack, node1, [node1, node2]))).toBe(
    text.replace(
      '; }\n',
      `; }
\thost node2 {
\t  hardware ethernet 52:54:00:00:00:08;
\t  fixed-address 10.0.33.12;
\t}
`,
    ),
  )
})

test('a new last statement ends as the text does', () => {
  const crlf = parse('allow booting;\r\nallow bootp;')
  const last = crlf.children[1]
  if (last === undefined) throw new Error('two statements')
  expect(serialize(replace(crlf, last, [last, allow('duplicates')]))).toBe(
    'allow booting;\r\nallow bootp;\r\nallow duplicates;',
  )
})

test('a node removed takes its line along, or its part of a line', () => {
  expect(serialize(replace(rack, found('option'), []))).toBe(text.replace(/^\toption.*\n/m, ''))
  expect(serialize(replace(rack, found('hardware'), []))).toBe(text.replace(/ hardware[^;]*;/, ''))
})

test('a comment put on a statement ends its line', () => {
  const address = found('hardware')
  expect(serialize(replace(rack, address, { ...address, comment: ' eth0' }))).toBe(
    text.replace('7; fixed', '7; # eth0\n fixed'),
  )
})

test('locate finds nodes and fields, in what was read and in what was made', () => {
  expect(locate(rack, found('option'), 'data')).toMatchObject({
    start: { line: 5, column: 18 },
    end: { line: 5, column: 38 },
  })
  expect(locate(rack, found('host'))?.start).toMatchObject({ line: 6, column: 2 })
  expect(locate(rack, comment('elsewhere'))).toBeUndefined()
  const routers = option('routers', '10.0.33.1')
  expect(locate(document([comment('x'), routers]), routers, 'name')?.start).toEqual({
    offset: 11,
    line: 2,
    column: 8,
  })
})

test('format spells canonically and keeps comments', () => {
  expect(format(text)).toBe(`# The rack
allow booting;
subnet 10.0.33.0 netmask 255.255.255.0 {
  option routers 10.0.33.1, 10.0.33.2; # two
  host node1 {
    hardware ethernet 52:54:00:00:00:07;
    fixed-address 10.0.33.11;
  }
}
`)
})

test('whatever is quoted is one string', () => {
  const hostile = 'a"; include "/etc/shadow'
  const built = document([option('domain-name', quote(hostile))])
  expect(serialize(built)).toBe('option domain-name "a\\"; include \\"/etc/shadow";\n')
  expect(parse(serialize(built))).toEqual(built)
})
