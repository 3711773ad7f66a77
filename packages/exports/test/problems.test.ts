import { clientKind, grants, parse, problems, replace, walk, type Node } from '@cluster-configs/exports'
import { describe, expect, test } from 'vitest'

/** The rules that a text offends, errors with a mark, with the field at fault. */
function rules(text: string): readonly string[] {
  return problems(parse(text)).map(
    ({ rule, severity, field = '' }) => `${severity === 'error' ? '! ' : ''}${rule}: ${field}`,
  )
}

function offends(text: string, ...expected: readonly string[]): void {
  expect(rules(text)).toEqual(expected)
}

/** The rules that the options of a client offend. */
function options(list: string, ...expected: readonly string[]): void {
  offends(`/srv @nodes(no_subtree_check,${list})\n`, ...expected)
}

/** The rules that a client's host offends. */
function host(name: string, ...expected: readonly string[]): void {
  offends(`/srv ${name}(no_subtree_check)\n`, ...expected)
}

test('a table as it should be has no problems', () => {
  offends(`# /etc/exports
/srv/nfs/node1 10.0.33.11(rw,sync,no_root_squash,no_subtree_check)
"/srv/a b" -ro,no_subtree_check 10.0.33.0/24 node1(rw) *.cluster @nodes fe80::/64 2001:db8::1

/srv gss/krb5i(rw,no_subtree_check) *(ro,no_subtree_check) node[1-3]?(mp,fsid=1,no_subtree_check) # all
`)
})

test('problems come in the order of the document, each with its node and a sentence', () => {
  const table = parse('/a *(rw,foo)\n/b 10.0.0.0/33(no_subtree_check)\n')
  const found = problems(table)
  const [a, b] = table.children.map(node => (node.type === 'entry' ? node.children[0] : undefined))
  expect(found.map(problem => problem.node)).toEqual([a, a, b] satisfies (Node | undefined)[])
  expect(found[0]).toEqual({
    rule: 'unknown-option',
    severity: 'error',
    node: a,
    field: 'options',
    item: 1,
    message: 'exportfs knows no option "foo", and stops reading there',
  })
  for (const { message } of found) expect(message).not.toMatch(/\.$/)
})

describe('options', () => {
  test('exportfs knows', () => {
    options('rw,async,insecure,nohide,crossmnt,no_root_squash,no_all_squash,no_auth_nlm,no_acl,pnfs')
    options('nordirplus,security_label,mountpoint=/srv,mp,anonuid=-2,anongid=+5,fsid=root,squash_uids=0-99')
    options('RW', '! unknown-option: options')
    offends('/srv @a(no_subtree_check,"rw ")\n', '! unknown-option: options')
  })

  test('with a value need one, and others take none', () => {
    options('anonuid', '! missing-value: options')
    options('rw=node1', '! unexpected-value: options')
  })

  test('have numbers and UUIDs as values', () => {
    options('anonuid=nobody', '! bad-value: options')
    options('anonuid=4294967296', 'bad-value: options')
    options('fsid=0x10,fsid=010,fsid=d2b1a3f4-6c1d-4e0a-9b8e-0123456789ab')
    options('fsid=08', '! bad-value: options')
    options('fsid=d2b1a3f4', '! bad-value: options')
    options('fsid=12345678901234567890123456789012', 'bad-value: options')
  })

  test('name security flavours', () => {
    options('sec=krb5p:krb5i:krb5:sys:none,sec=unix:null')
    options('sec=krb6', '! unknown-flavour: options')
    options('sec=sys:', '! unknown-flavour: options')
  })

  test('squash one range at a time', () => {
    options('squash_uids=0-15,squash_uids=20,squash_gids=5-,squash_gids=')
    options('squash_uids=0-15,20', '! squash-list: options')
    options('squash_uids=-1', '! squash-list: options')
    options('squash_gids=4294967295', '! squash-list: options')
    options('squash_uids=a', '! squash-list: options')
  })

  test('squash ranges in defaults make exportfs free them twice', () => {
    offends('/srv -squash_uids=5,no_subtree_check @a @b\n', '! squash-in-defaults: options')
    offends(
      '/srv -squash_uids=5,no_subtree_check @a -no_subtree_check\n',
      '! squash-in-defaults: options',
      'no-client: options',
    )
    offends('/srv @a(ro,no_subtree_check) -squash_uids=5,no_subtree_check @b\n')
    const [problem] = problems(parse('/srv -squash_uids=5,no_subtree_check @a -no_subtree_check @b\n'))
    expect(problem?.node).toMatchObject({ type: 'client', host: '@b' })
  })

  test('say where something is', () => {
    options('refer=/a@b+c:/d@[::1]')
    options('replicas=node2:/a', 'bad-location: options')
    options('mp=srv', 'relative-mountpoint: options')
  })

  test('undo each other, but not those of other flavours', () => {
    options('rw,ro', 'contradiction: options')
    options('sec=krb5,rw,sec=sys,ro')
    options('sync,sec=sys,async', 'contradiction: options')
    options('all_squash,no_root_squash', 'contradiction: options')
    options('rw,rw')
  })

  test('do not reach the flavours that the defaults name', () => {
    offends('/srv -sec=sys,ro,no_subtree_check @a(rw)\n', 'lost-option: options')
    offends('/srv -sec=sys,ro,no_subtree_check @a(sec=sys,rw)\n')
    offends('/srv -ro,no_subtree_check @a(rw)\n')
  })
})

describe('hosts', () => {
  test('are networks with an address', () => {
    host('10.0.33.0/255.255.255.0')
    host('::ffff:10.0.0.0/104')
    host('2001:db8::/ffff:ffff::')
    host('node1/24', '! bad-network: host')
    host('10.0.33/24', '! bad-network: host')
    host('/usr', '! bad-network: host')
    host('10.0.33.0/33', '! bad-prefix: host')
    host('10.0.33.0/24x', '! bad-prefix: host')
    host('10.0.33.0/255.255.255', '! bad-netmask: host')
  })

  test('are networks with other members than one may think', () => {
    host('10.0.33.7/24', 'host-bits: host')
    host('10.0.33.0/0.0.0.255', 'netmask-order: host')
    host('0.0.0.0/0', 'zero-prefix: host')
  })

  test('are patterns for names only', () => {
    host('10.0.33.*', 'address-pattern: host')
    host('[2001:db8::]/64', 'address-pattern: host')
    host('*.cluster')
  })

  test('are names', () => {
    host('node_1.cluster.')
    host('10.0.33.256', 'host-name: host')
    host('10.0.33.1-10.0.33.9', 'host-name: host')
    host('node1,node2', 'host-name: host')
    host('everyone', 'host-name: host')
    host('@', 'host-name: host')
    offends('/srv node1(no_subtree_check) rw\n', 'option-as-host: host')
    offends('/srv -ro,no_subtree_check -rw\n', 'dash-host: host')
  })

  test('are none where a backslash is not the last on its line', () => {
    offends('/srv @a(no_subtree_check) \\ \n', 'host-name: host')
  })
})

describe('what exportfs warns of', () => {
  test('no word on subtree_check', () => {
    offends('/srv @a(ro)\n', 'no-subtree-check: options')
    offends('/srv @a()\n', 'no-subtree-check: host')
    offends('/srv -no_subtree_check @a\n')
  })

  test('not behind an option that it stops at', () => {
    offends('/srv @a(ro,foo)\n', '! unknown-option: options')
    offends(
      '/srv -alldirs @a(ro) @b\n/usr @c(ro)\n',
      '! unknown-option: options',
      'no-subtree-check: options',
    )
  })

  test('only the last defaults count for that', () => {
    offends('/srv -no_subtree_check @a -ro @b\n', 'no-subtree-check: host')
  })

  test('no options', () => {
    offends('/srv @a\n', 'no-options: host')
  })

  test('options without a host', () => {
    offends('/srv (ro,no_subtree_check)\n', 'no-host: options')
  })
})

describe('everyone', () => {
  test('may mount what names no client', () => {
    offends('/srv\n', 'no-client: path')
    offends('/srv -ro\n', 'no-client: options')
  })

  test('may write', () => {
    offends('/srv *(rw,no_subtree_check)\n', 'everyone-writes: host')
    offends('/srv *(sec=krb5,rw,no_subtree_check)\n')
    offends('/srv *(sec=krb5,ro,sec=none,rw,no_subtree_check)\n', 'everyone-writes: host')
  })

  test('gets the options behind a blank', () => {
    offends('/srv @a (rw,no_subtree_check)\n', 'blank-before-options: options')
  })
})

describe('twice', () => {
  test('the same path for the same client', () => {
    offends('/srv @a(no_subtree_check)\n/srv @A(no_subtree_check)\n', '! duplicate-export: host')
    offends('/srv -no_subtree_check 1::2 1:0::2\n', '! duplicate-export: host')
    offends('/srv -no_subtree_check @a\n/srv @b(no_subtree_check)\n')
  })

  test('what only a machine can tell to be the same', () => {
    offends('/srv/ @a(no_subtree_check)\n/srv @a(no_subtree_check)\n', 'duplicate-export: host')
    offends('/srv -no_subtree_check a\n/srv A(no_subtree_check)\n', 'duplicate-export: host')
  })

  test('everyone by a star, by options alone, and by an empty word or none', () => {
    offends('/srv *(no_subtree_check) (no_subtree_check)\n', 'no-host: options', '! duplicate-export: host')
    offends(
      '/srv -no_subtree_check *\n/srv -no_subtree_check\n',
      'no-client: options',
      'duplicate-export: options',
    )
    offends('/srv -no_subtree_check "" *\n', 'duplicate-export: host')
    const twice = '/srv -no_subtree_check ""\n'.repeat(2)
    offends(`/srv -no_subtree_check *\n${twice}`, 'duplicate-export: host', '! duplicate-export: host')
    offends(
      '/srv -no_subtree_check ""\n/srv -no_subtree_check\n',
      'no-client: options',
      '! duplicate-export: options',
    )
    offends(
      '/srv -no_subtree_check "()"\n/srv -no_subtree_check\n',
      'no-client: options',
      'duplicate-export: options',
    )
  })

  test('a client of another name is another one, however it was written', () => {
    const quiet = '/srv -no_subtree_check'
    const table = parse(`${quiet} ""\n${quiet} "" (rw)\n`)
    const clients = [...walk(table)].filter(node => node.type === 'client')
    expect(clients).toHaveLength(3)
    const edited = clients.reduce(
      (table, node, index) => replace(table, node, { ...node, host: `node${index}` }),
      table,
    )
    expect(problems(edited)).toEqual([])
  })

  test('the same fsid for the same client', () => {
    offends('/a @a(no_subtree_check,fsid=0)\n/b @a(no_subtree_check,fsid=root)\n', 'duplicate-fsid: options')
    offends('/a @a(no_subtree_check,fsid=0)\n/b @b(no_subtree_check,fsid=0)\n')
  })
})

describe('paths', () => {
  test('a semicolon begins no comment', () => {
    const [problem] = problems(parse('; roots @a(no_subtree_check)\n'))
    expect(problem?.message).toBe('";" is no path from the root; a comment begins with "#"')
  })

  test.each([
    ['srv', 'relative-path: path'],
    ['/home/*', 'pattern-in-path: path'],
    ['/srv(rw)', 'options-in-path: path'],
    ['/srv/my\\', 'backslash-blank: path'],
    ['/srv\u00c2\u00a0a', 'no-break-space: path'],
    ['\u00ef\u00bb\u00bf/srv', 'byte-order-mark: path'],
  ])('%s', (path, rule) => {
    offends(`${path} @a(no_subtree_check)\n`, rule)
  })
})

test('of a comment behind a byte order mark only the mark is told, and what exportfs rejects', () => {
  offends('\u00ef\u00bb\u00bf# the roots, all\n', 'byte-order-mark: path')
  offends('\u00ef\u00bb\u00bf#/srv a(ro)\n', 'byte-order-mark: path')
  offends('\u00ef\u00bb\u00bf# a -b\n', 'byte-order-mark: path', '! unknown-option: options')
})

test('a file that ends silently is a warning, for exportfs says nothing', () => {
  offends('/srv @a(no_subtree_check)\r\n\r\n/b @a(ro)\r\n', 'silent-end: text')
})

/** What an entry grants, in short. */
function granted(text: string): readonly string[] {
  const [entry] = parse(text).children
  if (entry?.type !== 'entry') throw new Error('no entry')
  return grants(entry).map(({ host, options, flavours }) => {
    const shown = [...flavours].map(([name, { readOnly, rootSquash, allSquash }]) =>
      [name, readOnly ? 'ro' : 'rw', rootSquash ? 'root' : '', allSquash ? 'all' : ''].join(' ').trim(),
    )
    return `${host}(${options.join(',')}) ${shown.join(', ')}`
  })
}

describe('grants', () => {
  test('host (rw) is that host with defaults, and everyone with rw', () => {
    expect(granted('/srv a (rw)\n')).toEqual(['a() sys ro root', '*(rw) sys rw root'])
  })

  test('defaults are added to, and grant to everyone where they stand last', () => {
    expect(granted('/srv -rw a -all_squash b(ro)\n')).toEqual([
      'a(rw) sys rw root',
      'b(rw,all_squash,ro) sys ro root all',
    ])
    expect(granted('/srv a -rw\n')).toEqual(['a() sys ro root', '*(rw) sys rw root'])
    expect(granted('/srv\n')).toEqual(['*() sys ro root'])
  })

  test('options behind sec= are for its flavours, and each starts from those before it', () => {
    expect(granted('/srv a(sec=krb5:unix,rw,sec=none,no_root_squash)\n')).toEqual([
      'a(sec=krb5:unix,rw,sec=none,no_root_squash) krb5 rw root, sys rw root, none rw',
    ])
    expect(granted('/srv a(no_root_squash,root_squash,all_squash,no_all_squash,rw,ro)\n')).toEqual([
      'a(no_root_squash,root_squash,all_squash,no_all_squash,rw,ro) sys ro root',
    ])
    expect(granted('/srv -sec=sys,ro a(rw)\n')).toEqual(['a(sec=sys,ro,rw) sys ro root'])
  })
})

test('clientKind tells what a host names', () => {
  const hosts = [
    '*',
    'gss/krb5',
    '@nodes',
    '*.cluster',
    '10.0.33.*',
    '10.0.33.0/24',
    'a*/b',
    'a/*',
    '\\*',
    'node1',
  ]
  expect(hosts.map(clientKind)).toEqual([
    'everyone',
    'gss',
    'netgroup',
    'wildcard',
    'wildcard',
    'network',
    'wildcard',
    'network',
    'host',
    'host',
  ])
})

test('a line of a template is told of once, and as an error if exportfs stops there', () => {
  offends('{% for node in nodes %}\n', 'template: path')
  offends('/srv/<%= @name %> *(ro,<%=@options%>)\n', '! template: path')
  offends('/srv {{ host }}(rw,no_subtree_check) $NET(ro)\n', 'template: host')
  offends('/srv @a(no_subtree_check,${OPTIONS})\n', '! template: options')
  offends('/srv/a$b 10.0.33.11(ro,no_subtree_check)\n')
  offends('/srv/a$ 10.0.33.11\n', 'no-options: host')
})
