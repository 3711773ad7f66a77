import {
  blank,
  client,
  defaults,
  entry,
  find,
  format,
  locate,
  parse,
  replace,
  serialize,
  type Entry,
} from '@cluster-configs/exports'
import { expect, test } from 'vitest'

const text = `# roots of the nodes
/srv/nfs/node1\t10.0.33.11(rw,sync)  10.0.33.12(ro) # the first
"/srv/a b" -ro,sync \\
   "node 1"(r"w") (ro)
`
const table = parse(text, { file: '/etc/exports' })

function exported(path: string): Entry {
  const found = find(table, 'entry', entry => entry.path === path)
  if (found === undefined) throw new Error(`${path} is not exported`)
  return found
}

function clientNamed(host: string) {
  const found = find(table, 'client', client => client.host === host)
  if (found === undefined) throw new Error(`nothing for ${host}`)
  return found
}

test('one field changed, only its bytes differ', () => {
  const first = clientNamed('10.0.33.11')
  const edited = replace(table, first, { ...first, options: [...first.options, 'no_root_squash'] })
  expect(serialize(edited)).toBe(text.replace('rw,sync', 'rw,sync,no_root_squash'))
})

test('a client keeps the spelling of its options while its host changes', () => {
  const odd = clientNamed('node 1')
  expect(serialize(replace(table, odd, { ...odd, host: 'node2' }))).toBe(text.replace('"node 1"', 'node2'))
})

test('everyone may be given by the options alone, with or without any', () => {
  const everyone = clientNamed('*')
  expect(serialize(replace(table, everyone, { ...everyone, options: [] }))).toBe(
    text.replace('(ro)\n', '()\n'),
  )
  expect(serialize(replace(table, everyone, { ...everyone, host: 'a' }))).toBe(
    text.replace('(ro)\n', 'a(ro)\n'),
  )
})

test('a quoted path keeps its quotes while it keeps its value', () => {
  const odd = exported('/srv/a b')
  expect(serialize(replace(table, odd, { ...odd, path: '/srv/c d' }))).toBe(text.replace('a b', 'c d'))
  expect(serialize(replace(table, odd, { ...odd, path: '/srv/c' }))).toBe(
    text.replace('"/srv/a b"', '/srv/c'),
  )
})

test('a client removed takes the blanks before it along', () => {
  expect(serialize(replace(table, clientNamed('10.0.33.12'), []))).toBe(text.replace('  10.0.33.12(ro)', ''))
})

test('an entry removed takes its line along', () => {
  expect(serialize(replace(table, exported('/srv/nfs/node1'), []))).toBe(text.replace(/^\/srv.*\n/m, ''))
})

test('clients and defaults can be added', () => {
  const node = exported('/srv/nfs/node1')
  const children = [defaults(['sync']), ...node.children, client('@nodes', ['ro'])]
  expect(serialize(replace(table, node, { ...node, children }))).toBe(
    text.replace('\t10.0.33.11', ' -sync\t10.0.33.11').replace('(ro) #', '(ro) @nodes(ro) #'),
  )
})

test('a new line ends as the file does, but a blank line must not have a carriage return', () => {
  const crlf = parse('/a b\r\n/c d')
  const last = crlf.children[1]
  if (last === undefined) throw new Error('two lines')
  const added = replace(crlf, last, [last, blank(), entry('/e', [client('f')])])
  expect(serialize(added)).toBe('/a b\r\n/c d\r\n\n/e f\r\n')
})

test('a backslash that comes to stand at the end of a line does not continue it', () => {
  const raw = parse('/srv a\\ b\n/c\n')
  const last = find(raw, 'client', ({ host }) => host === 'b')
  if (last === undefined) throw new Error('two clients')
  expect(serialize(replace(raw, last, []))).toBe('/srv a\\ \n/c\n')
})

test('an entry that an empty word ended gets a line end when its clients go', () => {
  const raw = parse('/srv a "" /b c\n')
  const first = find(raw, 'client')
  if (first === undefined) throw new Error('a client')
  expect(serialize(replace(raw, first, []))).toBe('/srv\n/b c\n')
})

test('locate finds nodes and fields, in what was read and in what was made', () => {
  const node = exported('/srv/nfs/node1')
  expect(locate(table, node)?.start).toEqual({ offset: 21, line: 2, column: 1 })
  expect(locate(table, clientNamed('10.0.33.12'), 'options')).toEqual({
    start: { offset: 67, line: 2, column: 47 },
    end: { offset: 71, line: 2, column: 51 },
  })
  expect(locate(table, clientNamed('node 1'))?.start).toMatchObject({ line: 4, column: 4 })
  expect(locate(table, clientNamed('*'), 'host')).toMatchObject({
    start: { column: 19 },
    end: { column: 19 },
  })
  expect(locate(table, client('elsewhere'))).toBeUndefined()
  const odd = parse('/a\n# b\n/c d(no-e,(f-g,h) # i\r\n')
  expect(locate(odd, odd.children[1] ?? odd)?.end).toMatchObject({ line: 2, column: 4 })
  const last = find(odd, 'client') ?? odd
  expect([0, 1, 2].map(item => locate(odd, last, 'options', item)?.start.column)).toEqual([6, 11, 16])
})

test('format spells canonically and keeps comments', () => {
  expect(format(text)).toBe(`# roots of the nodes
/srv/nfs/node1 10.0.33.11(rw,sync) 10.0.33.12(ro) # the first
"/srv/a b" -ro,sync node\\0401(rw) *(ro)
`)
})

test.each([
  ['/a', '/a\n'],
  ['/a b', '/a b\n'],
  ['/a "b', '/a b\n'],
  ['/a -"r o', '/a -r\\040o\n'],
  ['/a \v', '/a *\n'],
  ['"\0"', '"\0"\n'],
  ['"\0" b', '"\0" b\n'],
])('format ends the last line of %j', (open, canonical) => {
  expect(format(open)).toBe(canonical)
})

test('an option in quotes stands where the whole list does', () => {
  const odd = parse('/a "-r o"\n')
  const list = find(odd, 'defaults') ?? odd
  expect(locate(odd, list, 'options', 0)).toEqual(locate(odd, list, 'options'))
})

test.each(['"\0""\0 ', '"\0""\0\\\n', '"\0""\xaa', '"\0""', '"\0"""\0 '])(
  'format keeps an empty path in the only spelling it has: %j',
  text => {
    const once = format(text)
    expect(format(once)).toBe(once)
    expect(parse(once).children[0]).toMatchObject({ type: 'entry', path: '' })
  },
)
