import {
  blank,
  client,
  comment,
  defaults,
  document,
  entry,
  ignored,
  parse,
  ParseError,
  replace,
  serialize,
  SerializeError,
  type Document,
  type Entry,
} from '@cluster-configs/exports'
import { expect, test } from 'vitest'

/** The message of the error that reading a text gives. */
function fault(text: string): string {
  try {
    parse(text, { file: 'exports' })
    return 'no fault'
  } catch (error) {
    if (error instanceof ParseError) return error.message
    throw error
  }
}

/** The message of the error that writing nodes gives. */
function refusal(...nodes: Document['children']): string {
  try {
    return `written: ${serialize(document(nodes))}`
  } catch (error) {
    if (error instanceof SerializeError) return error.message
    throw error
  }
}

test('a whole message', () => {
  expect(fault('# roots\n/srv/nfs 10.0.33.11(rw, sync)\n/usr *(ro)\n')).toBe(`\
exports:2:24: expected ")" behind "10.0.33.11(rw,"; options have commas between them and no blanks

  1 | # roots
> 2 | /srv/nfs 10.0.33.11(rw, sync)
    |                        ^
  3 | /usr *(ro)
`)
})

test.each([
  ['/srv a(rw\n', 'exports:1:10: expected ")" behind "a(rw"'],
  ['/srv a(rw)# note\n', 'exports:1:11: expected a blank behind "a(rw)"; a comment stands behind a blank'],
  [
    '/srv a(rw)(ro)\n',
    'exports:1:11: expected a blank behind "a(rw)"; all options of a client stand in one pair of parentheses',
  ],
  ['/srv a(rw),b(ro)\n', 'exports:1:11: expected a blank behind "a(rw)"; clients have blanks between them'],
  ['/srv a( rw)\n', 'exports:1:8: expected ")" behind "a("; options have commas between them and no blanks'],
  ['/srv a(rw)b(ro)\n', 'exports:1:11: expected a blank behind "a(rw)"'],
  ['/srv a(rw,,sync)\n', 'exports:1:11: expected an option before ","'],
  ['/srv a(ro,rw,,sync)\n', 'exports:1:14: expected an option before ","'],
  ['/srv a(,rw)\n', 'exports:1:8: expected an option before ","'],
  ['/srv -,rw a\n', 'exports:1:7: expected an option before ","'],
  ['/srv a "b"(rw\n', 'exports:1:14: expected ")" behind "b(rw"'],
  [`/srv ${'x'.repeat(57)}(rw\n`, `exports:1:66: expected ")" behind "${'x'.repeat(57)}(rw"`],
  [`/srv ${'x'.repeat(58)}(rw\n`, `exports:1:67: expected ")" behind "…${'x'.repeat(54)}(rw"`],
  [`/srv ${'x'.repeat(512)}\n`, 'exports:1:6: expected a client and its options in at most 511 characters'],
])('%j', (text, message) => {
  expect(fault(text).split('\n')[0]).toBe(message)
})

const long = 'x'.repeat(600)

test.each<[string, ...Document['children']]>([
  ['entry.path "": is empty, and the file would end here', entry('')],
  ['entry.path "/a\\u0000": holds a NUL, and the path would end before it', entry('/a\0')],
  [
    `entry.path "/${'x'.repeat(55)}…: is longer than the 1024 characters that exportfs reads`,
    entry(`/${'x'.repeat(1024)}`),
  ],
  ['client.host "": is empty; write "*" for everyone', entry('/a', [client('')])],
  ['client.host "a(b": holds "(", and its options would begin there', entry('/a', [client('a(b')])],
  ['client.host "-a": begins with "-", and would be read as default options', entry('/a', [client('-a')])],
  ['client.host "a\\u0000": holds a NUL, and would end before it', entry('/a', [client('a\0')])],
  [
    'client.options ["a\\u0000"]: an option holds a NUL, and would end before it',
    entry('/a', [client('b', ['a\0'])]),
  ],
  ['client.options [""]: an option is empty', entry('/a', [client('b', [''])])],
  [
    'client.options ["ro,rw"]: an option holds ",", and would end there',
    entry('/a', [client('b', ['ro,rw'])]),
  ],
  ['client.options ["ro)"]: an option holds ")", and would end there', entry('/a', [client('b', ['ro)'])])],
  [
    'client.options [" ro"]: an option begins with a blank, which would not be read',
    entry('/a', [client('b', [' ro'])]),
  ],
  [
    'client.options ["ro"]: makes a word longer than the 511 characters that exportfs reads',
    entry('/a', [client(long, ['ro'])]),
  ],
  [
    `defaults.options ["${'x'.repeat(55)}…: makes a word longer than the 511 characters that exportfs reads`,
    entry('/a', [defaults([long])]),
  ],
  [
    'defaults: stands right behind others, and would be read as a host',
    entry('/a', [defaults([]), defaults([])]),
  ],
  ['comment.text " a\\nb": holds a line feed, and the line would end before it', comment('a\nb')],
  ['blank: stands behind text at which exportfs stops reading', ignored('\r\n'), blank()],
  [
    'ignored.text "/a": does not begin with a word at which exportfs stops',
    { type: 'ignored', text: '/a', reason: '' },
  ],
])('%s', (message, ...nodes) => {
  expect(refusal(...nodes)).toBe(message)
})

test.each([
  ['client: stands in no entry', { type: 'client', host: 'a', options: [] }],
  ['entry.path 5: is not a string', { type: 'entry', path: 5, children: [] }],
  ['entry.comment 5: is not a string', { type: 'entry', path: '/a', children: [], comment: 5 }],
  ['comment.text 5: is not a string', { type: 'comment', text: 5 }],
  ['ignored.text 5: is not a string', { type: 'ignored', text: 5 }],
  ['client.host 5: is not a string', inEntry({ type: 'client', host: 5, options: [] })],
  ['client.options "rw": is not a list', inEntry({ type: 'client', host: 'a', options: 'rw' })],
  ['client.options [5]: an option is not a string', inEntry({ type: 'client', host: 'a', options: [5] })],
  ['defaults.options "rw": is not a list', inEntry({ type: 'defaults', options: 'rw' })],
])('%s', (message, node) => {
  expect(refusal(JSON.parse(JSON.stringify(node)))).toBe(message)
})

function inEntry(child: object): object {
  return { type: 'entry', path: '/a', children: [child] }
}

test.each<[string, (length: number) => Entry, number]>([
  ['a path', length => entry('x'.repeat(length)), 1024],
  ['a path with blanks', length => entry(` ${'x'.repeat(length - 1)}`), 1024],
  ['a path of escapes', length => entry('\\'.repeat(length)), 1022],
  ['a host', length => entry('/a', [client('x'.repeat(length))]), 511],
  ['a client', length => entry('/a', [client('x'.repeat(length - 4), ['rw'])]), 511],
  ['a client with an escape', length => entry('/a', [client(`#${'x'.repeat(length - 5)}`, ['rw'])]), 511],
  ['default options', length => entry('/a', [defaults(['x'.repeat(length - 1)])]), 511],
])('%s may be so long, and no longer', (_, make, most) => {
  // Others are written in one step where nothing is odd, but not the last of a file.
  for (const behind of [[], [entry('/b')]]) {
    expect(parse(serialize(document([make(most), ...behind])))).toEqual(document([make(most), ...behind]))
    expect(() => serialize(document([make(most + 1), ...behind]))).toThrow(
      /longer than the (?:1024|511) characters/,
    )
  }
})

test('a SerializeError names the node and the field', () => {
  const node = client('')
  expect(() => serialize(document([entry('/a', [node])]))).toThrow(
    expect.objectContaining({ node, field: 'host' }),
  )
})

test('ignored() takes only what exportfs passes over', () => {
  expect(() => ignored('/srv *(ro)')).toThrow(new RangeError('exportfs does not pass over "/srv *(ro)"'))
  for (const text of ['', '\n', ` #${long}${long}\n`]) expect(() => ignored(text)).toThrow(RangeError)
})

test('replace() tells nodes apart by identity', () => {
  expect(() => replace(document([comment('a')]), comment('a'), [])).toThrow(
    new RangeError('this comment is not in the document'),
  )
})
