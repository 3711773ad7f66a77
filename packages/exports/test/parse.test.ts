import {
  blank,
  client,
  comment,
  defaults,
  document,
  entry,
  parse,
  type Document,
} from '@cluster-configs/exports'
import { bare } from '@cluster-configs/syntax/laws'
import { describe, expect, test } from 'vitest'

/** What the lines mean is what the nodes say, however they were spelt. */
function reads(text: string, ...nodes: Document['children']): void {
  expect(bare(parse(text).children)).toEqual(bare(nodes))
}

describe('exports(5)', () => {
  test('a line has a path and clients with options', () => {
    reads(
      '/projects proj*.local.domain(rw) @trusted(rw,no_root_squash)\n',
      entry('/projects', [
        client('proj*.local.domain', ['rw']),
        client('@trusted', ['rw', 'no_root_squash']),
      ]),
    )
  })

  test('a canonical entry leaves no layout', () => {
    const table = document([entry('/srv/nfs/node1', [client('10.0.33.11', ['rw', 'sync']), client('node2')])])
    expect(parse('/srv/nfs/node1 10.0.33.11(rw,sync) node2\n')).toEqual(table)
  })

  test('default options stand for all clients behind them', () => {
    reads(
      '/usr -sync,rw a -ro b\n',
      entry('/usr', [defaults(['sync', 'rw']), client('a'), defaults(['ro']), client('b')]),
    )
    reads('/usr -\n', entry('/usr', [defaults([])]))
  })

  test('a dash right behind default options begins a host', () => {
    reads('/usr -sync -rw\n', entry('/usr', [defaults(['sync']), client('-rw')]))
  })

  test('a blank before the options makes them those of everyone', () => {
    reads('/srv host (rw)\n', entry('/srv', [client('host'), client('*', ['rw'])]))
  })

  test('a path alone has no clients named', () => {
    reads('/pub\n', entry('/pub'))
  })

  test('blank lines are kept', () => {
    reads('\n \t\n', blank(), blank())
  })

  test('# begins a comment at the start of a word', () => {
    reads('# one\n  #two\n', comment('one'), { type: 'comment', text: 'two' })
    reads(
      '/srv a # note\n/x#y b#c\n',
      { ...entry('/srv', [client('a')]), comment: ' note' },
      entry('/x#y', [client('b#c')]),
    )
  })

  test('a comment ends with its line, whatever its last character', () => {
    reads('# one \\\n/srv\n', comment('one \\'), entry('/srv'))
  })

  test('a backslash continues the line', () => {
    reads('/srv a \\\n  b\\\nc\n', entry('/srv', [client('a'), client('b'), client('c')]))
    reads('/srv a \\\n# note\n', { ...entry('/srv', [client('a')]), comment: ' note' })
  })

  test('a backslash before CRLF is data', () => {
    reads('/srv \\\r\n/b\n', entry('/srv', [client('\\')]), entry('/b'))
  })

  test('quotes hold blanks, anywhere in a word', () => {
    reads('"/a b" c\n', entry('/a b', [client('c')]))
    reads('/a" #"b "c(ro, rw)"\n', entry('/a #b', [client('c', ['ro', 'rw'])]))
    reads('"/a\nb" "c \\\n  d"\n', entry('/a\nb', [client('c  d')]))
  })

  test('quotes may stay open up to the end of the file', () => {
    reads('/srv "a\n/b\n', entry('/srv', [client('a\n/b\n')]))
  })

  test('\\ooo stands for a character, and may be a part of the next', () => {
    reads('/a\\040b \\043c(\\162w)\n', entry('/a b', [client('#c', ['rw'])]))
    reads('/a\\134040b /\\04\\060\n', entry('/a b', [client('/\\040')]))
    reads('/a\\40 \\777 \\x41\n', entry('/a\\40', [client('\\777'), client('\\x41')]))
    reads(
      '/a \\377 \\400 \\187 \\08\\060\n',
      entry(
        '/a',
        ['\u00ff', '\\400', '\\187', '\\080'].map(host => client(host)),
      ),
    )
  })

  test('a NUL hides the rest of its word', () => {
    reads('/srv a\\000b(rw) "\0"\n', entry('/srv', [client('a'), client('*')]))
  })

  test('options end with ), may be none, and may have a comma behind them', () => {
    reads('/srv a() b(ro,) ()\n', entry('/srv', [client('a'), client('b', ['ro']), client('*')]))
    reads('/srv b(ro,rw,) "c( )"\n', entry('/srv', [client('b', ['ro', 'rw']), client('c')]))
    reads('/srv "c(ro, \t rw)"\n', entry('/srv', [client('c', ['ro', 'rw'])]))
  })

  test('options keep their order and their repeats', () => {
    reads(
      '/srv *(sec=krb5,rw,sec=sys,ro,ro)\n',
      entry('/srv', [client('*', ['sec=krb5', 'rw', 'sec=sys', 'ro', 'ro'])]),
    )
  })

  test('clients are kept as they are named', () => {
    const names = [
      '10.0.33.0/24',
      '10.0.33.0/255.255.255.0',
      'fe80::1',
      '2001:db8::/64',
      'gss/krb5',
      'n[1-3]?',
      '@g',
    ]
    reads(
      `/srv ${names.join(' ')}\n`,
      entry(
        '/srv',
        names.map(name => client(name)),
      ),
    )
  })

  test('a carriage return before the line feed is part of the line end', () => {
    reads('/srv a\r\n# c\r\n/b\r\n', entry('/srv', [client('a')]), comment('c'), entry('/b'))
  })

  test('an empty word is everyone, but behind a client it ends the entry', () => {
    reads('/srv "" a\n', entry('/srv', [client('*'), client('a')]))
    reads('/srv a "" /b c\n', entry('/srv', [client('a')]), entry('/b', [client('c')]))
    reads('/srv a \v/b \f c\n', entry('/srv', [client('a')]), entry('/b', [client('*'), client('c')]))
  })

  test('a last line without a line feed is a line', () => {
    reads('/srv a', entry('/srv', [client('a')]))
  })

  test('a byte order mark is data', () => {
    reads('\ufeff/srv\n', entry('\ufeff/srv'))
  })

  test('an empty file has no lines', () => {
    expect(parse('')).toEqual(document([]))
  })
})

describe('what silently ends the file', () => {
  const carriageReturn = 'a carriage return stands where a path is expected, and exportfs stops reading there'
  const empty = 'an empty word stands where a path is expected, and exportfs stops reading there'
  test.each([
    ['\r\n/b\r\n', carriageReturn],
    [' \r\n/b\r\n', carriageReturn],
    ['"" /b\n', empty],
    ['\f\n/b\n', empty],
    [
      `${'x'.repeat(1025)}\n/b\n`,
      'the path is longer than 1024 characters, and exportfs stops reading there',
    ],
  ])('%j', (text, reason) => {
    expect(parse(`/a\n${text}`)).toEqual(document([entry('/a'), { type: 'ignored', text, reason }]))
    expect(parse(text)).toEqual(document([{ type: 'ignored', text, reason }]))
  })

  test('a carriage return in a blank line is no blank line', () => {
    expect(parse('/a\r\n\r\n/b\r\n').children).toEqual([
      entry('/a'),
      { type: 'ignored', text: '\r\n/b\r\n', reason: carriageReturn },
    ])
  })

  test('a path of 1024 characters is one', () => {
    reads(`/${'x'.repeat(1023)}\n`, entry(`/${'x'.repeat(1023)}`))
    reads(`"/${'x'.repeat(1023)}"\n`, entry(`/${'x'.repeat(1023)}`))
    expect(parse(`"/${'x'.repeat(1024)}"\n`).children).toMatchObject([{ type: 'ignored' }])
  })
})
