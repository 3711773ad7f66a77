import { describe, expect, test } from 'vitest'
import { told } from './told.ts'
import { KNOWN, PAIRS } from './written.ts'

/* What a person is told of an option: nothing, if exports(5) has it, or the whole sentence. */

/** What is told of the options of a client, where nothing else is to be told. */
function of(options: string): readonly string[] {
  return told(`/srv "a(${options},no_subtree_check)"\n`)
}

test.each(KNOWN.filter(option => option !== 'subtree_check'))('%s is known', option => {
  expect(of(option)).toEqual([])
})

test.each(PAIRS)('%s and %s undo each other', (one, other) => {
  for (const [first, last] of [
    [one, other],
    [other, one],
  ])
    expect(told(`/srv -${first},sync,${last}\n`)[0]).toBe(
      `both ${first} and ${last} are written, and the last one holds; take ${first} out`,
    )
})

test('two names of one option agree, and undo the other option under either', () => {
  expect(of('insecure_locks,no_auth_nlm')).toEqual([])
  expect(of('mp,mountpoint')).toEqual([])
  for (const [one, other] of [
    ['no_auth_nlm', 'secure_locks'],
    ['insecure_locks', 'auth_nlm'],
  ])
    expect(of(`${one},${other}`)).toEqual([
      `both ${one} and ${other} are written, and the last one holds; take ${one} out`,
    ])
})

test.each([
  [
    'all_squash,no_root_squash',
    'no_root_squash changes nothing beside all_squash, for all_squash makes nobody of root, too; take one of them out',
  ],
  [
    'no_wdelay,async',
    'no_wdelay changes nothing beside async, for async answers before anything is written; take one of them out',
  ],
])('%s', (options, message) => {
  expect(of(options)).toEqual([message])
})

describe('an option with a value', () => {
  test.each([
    ['anonuid', '65534'],
    ['anongid', '65534'],
    ['fsid', '1'],
    ['refer', '/srv@10.0.33.2'],
    ['replicas', '/srv@10.0.33.2'],
    ['sec', 'sys'],
    ['squash_uids', '0-99'],
    ['squash_gids', '0-99'],
  ])('%s needs one', (name, example) => {
    expect(of(name)).toEqual([`! "${name}" needs a value; write one such as ${name}=${example}`])
    expect(of(`${name}=${example}`)).toEqual([])
  })

  const ID = 'holds no decimal number, and exportfs knows no names; write one such as'
  const FSID = 'is neither a number nor root nor a UUID of 32 hexadecimal digits'
  const TOO_LARGE = 'is read as a number, and is too large for one; put dashes into a UUID'
  const FLAVOURS = 'they are sys, krb5, krb5i, krb5p, none, with a colon between two'
  const WHERE = 'does not say what is where; write paths with their hosts, as in'

  test.each([
    ['anonuid=x', `! "anonuid=x" ${ID} anonuid=65534`],
    ['anongid=', `! "anongid=" ${ID} anongid=65534`],
    ['anongid=4294967296', '"anongid=4294967296" is more than an id can be, 4294967295'],
    ['fsid=x', `! "fsid=x" ${FSID}; write a number of your own, such as fsid=1`],
    ['fsid=d2b1a3f4-6c', `! "fsid=d2b1a3f4-6c" ${FSID}; write a number of your own, such as fsid=1`],
    ['fsid=d2b1a3f4-6c1', `! "fsid=d2b1a3f4-6c1" ${FSID}, for it has 11`],
    ['fsid=12345678901', `"fsid=12345678901" ${TOO_LARGE}`],
    ['sec=krb6', `! "krb6" is no security flavour; ${FLAVOURS}`],
    ['sec=', `! a flavour is missing in "sec="; ${FLAVOURS}`],
    ['sec=sys::krb5', `! a flavour is missing in "sec=sys::krb5"; ${FLAVOURS}`],
    ['refer=/a@b:c', `"refer=/a@b:c" ${WHERE} refer=/srv@10.0.33.2`],
    ['refer=x/a@b', `"refer=x/a@b" ${WHERE} refer=/srv@10.0.33.2`],
    ['replicas=/a@b@c', `"replicas=/a@b@c" ${WHERE} replicas=/srv@10.0.33.2`],
    ['mp=srv', '"mp=srv" is no path from the root; write mp=/srv'],
    ['mountpoint=a/b', '"mountpoint=a/b" is no path from the root; write mountpoint=/a/b'],
  ])('%s', (option, message) => {
    expect(of(option)).toEqual([message])
  })

  test.each([
    'anonuid= 5',
    'anonuid= +5',
    'anongid=4294967295',
    'fsid=1234567890',
    'fsid=0X1F',
    'fsid=0',
    'refer=/@a',
    'refer=/srv@ab+cd',
    'mp=',
    'mountpoint=/',
  ])('%s is right', option => {
    expect(of(option)).toEqual([])
  })
})

describe('ids to squash', () => {
  // The numbers are those of atoi(3), which -1 is not to be: what is too large for a long becomes the largest of them.
  test.each(['-', '-5', '1--5', '9223372036854775806', '-9223372036854775809'])('%s are some', list => {
    expect(of(`squash_uids=${list}`)).toEqual([])
  })

  test.each(['1--1', '-1-5', 'x', '9223372036854775808', '4294967295'])('%s are none', list => {
    expect(of(`squash_gids=${list}`)).toEqual([
      `! "squash_gids=${list}": exportfs wants a number or a range of two; write one such as squash_gids=0-99`,
    ])
  })

  test.each(['20', '20-35'])('%s behind others is told how to be written', list => {
    expect(of(`squash_uids=1,${list}`)).toEqual([
      `! exportfs reads one number or range behind squash_uids=; write squash_uids=${list} for the next`,
    ])
  })

  test.each([
    ['squash_gids=1', 'x20'],
    ['squash_gids=1', '20x'],
    ['squash_gids=1', '20-x'],
    ['rw', '20'],
  ])('%s,%s is an option that is unknown', (before, option) => {
    expect(of(`${before},${option}`)).toEqual([
      `! exportfs knows no option "${option}", and stops reading there`,
    ])
  })
})

test.each([
  ['rw', 'write the clients behind the path, each with its options, as in node1(rw)'],
  ['ro', 'write the clients behind the path, each with its options, as in node1(ro)'],
  ['root_squash', 'write root_squash'],
])('%s takes no value', (name, advice) => {
  expect(of(`${name}=a`)).toEqual([`! "${name}" takes no value; ${advice}`])
})

describe('an option that exportfs does not know', () => {
  const MOUNT = 'leave it out, for it belongs to the mount on the client'
  const USUAL = 'leave it out, for ro,sync,root_squash hold if nothing is written'
  const OLD = 'leave it out, for only the old NFS server outside of the kernel knew it'
  const NEW = 'leave it out, for only nfs-utils newer than 2.6.2 know it'
  const IDS = 'write anonuid= and anongid='

  test.each([
    [MOUNT, 'auto', 'fg', 'tcp', 'lookupcache', 'bind', 'vers=4', 'HARD', '--hard'],
    [USUAL, 'default', 'defaults'],
    [OLD, 'noaccess', 'link_relative', 'link_absolute'],
    [OLD, 'map_daemon', 'map_identity', 'map_nis', 'map_static=x'],
    [NEW, 'reexport=auto-fsidnum', 'xprtsec=tls'],
    ['leave it out, for folders below the path can be mounted anyway', 'alldirs'],
    ['leave it out', 'quiet'],
    [IDS, 'anon=1', 'anonuid_gid'],
    [`write no_root_squash, or ${IDS.slice(6)}`, 'maproot=0'],
    [`write all_squash with ${IDS.slice(6)}`, 'mapall=0'],
    ['name each client behind the path, as in /srv node1(ro) node2(ro)', 'access=a'],
    ['write the client as address/netmask', 'mask=255.0.0.0', 'network=10.0.0.0'],
    ['write no_root_squash', 'no_squash'],
    ['write no_root_squash behind that client', 'root=a'],
    ['write root_squash or all_squash', 'squash'],
    ['write ro', 'read-only', 'readonly'],
    ['write rw', 'read-write', 'readwrite', 'wr'],
    ['take the blank behind it out', 'rw ', 'rw\t'],
    ['take the no-break space out, which is no blank', 'rw\u00a0', 'rw\u00e2\u0080\u0080'],
    ['options have commas between them', 'foo;bar', 'foo:bar'],
  ])('%s', (advice, ...options) => {
    for (const option of options)
      expect(of(option)).toEqual([
        `! exportfs knows no option ${JSON.stringify(option)}, and stops reading there; ${advice}`,
      ])
  })

  test.each([
    ['RW', 'rw'],
    ['no root squash', 'no_root_squash'],
    ['synk', 'sync'],
    ['xhide', 'hide'],
    ['syncx', 'sync'],
    ['secire', 'secure'],
    ['crosmmt', 'crossmnt'],
    ['ansnuid=1', 'anonuid=1'],
  ])('%s is told to be %s', (option, meant) => {
    expect(of(option)).toEqual([
      `! exportfs knows no option "${option}", and stops reading there; write ${meant} if you mean that`,
    ])
  })

  test.each(['syc', 'ryn', 'sixk', 'secuer', 'ossmntxx', 'xxosmmt', '=x'])(
    '%j is too far from any to tell',
    option => {
      expect(of(option)).toEqual([`! exportfs knows no option "${option}", and stops reading there`])
    },
  )

  test('is shown up to 40 characters, and on one line', () => {
    const whole = 'x'.repeat(40)
    expect(of(whole)).toEqual([`! exportfs knows no option "${whole}", and stops reading there`])
    expect(of(`${whole}y`)).toEqual([
      `! exportfs knows no option "${whole.slice(1)}…", and stops reading there`,
    ])
    expect(of('a\nb\u0001')).toEqual(['! exportfs knows no option "a\\nb\\u0001", and stops reading there'])
  })
})
