import { describe, expect, test } from 'vitest'
import { told } from './told.ts'

/* What a person is told of hosts and lines, each sentence once; docs/errors.md has those of the likeliest mistakes. */

describe('a host', () => {
  test.each([
    ['@', 'no name stands behind "@"; write that of a netgroup'],
    ['/srv', '! "/srv" is a path where a client is expected; write it on a line of its own'],
    ['10/8', '! "10/8" has no whole address before the slash; write 10.0.0.0/8'],
    ['10.0.33/24', '! "10.0.33/24" has no whole address before the slash; write 10.0.33.0/24'],
    ['10.0.0.0.0/8', '! "10.0.0.0.0" is no IP address; it has four numbers up to 255'],
    ['10.0.0.300/24', '! "10.0.0.300" is no IP address; it has four numbers up to 255'],
    ['a.10.0/16', '! "a.10.0" is no IP address, which a network needs before the slash; a host has no slash'],
    ['10.0.a/16', '! "10.0.a" is no IP address, which a network needs before the slash; a host has no slash'],
    ['10.0.0.0/x.', '! "x." is no netmask; write one such as 10.0.0.0/24 or 10.0.0.0/255.255.255.0'],
    ['2001:db8::/x:', '! "x:" is no netmask; write one such as 2001:db8::/64'],
    ['10.0.0.5/0.0.0.255', 'the netmask 0.0.0.255 has zeros before ones; write 10.0.0.5/24'],
    ['10.0.0.0/255.0.255.0', 'the netmask 255.0.255.0 has zeros before ones; write one such as 10.0.0.0/24'],
    ['2001::/::ffff', 'the netmask ::ffff has zeros before ones; write one such as 2001::/64'],
    [
      '10.0.0.0/',
      'exportfs reads / as the mask of a single host, and not as everyone; write * for everyone, or the length of a prefix',
    ],
    [
      '::/0',
      'exportfs reads /0 as the mask of a single host, and not as everyone; write * for everyone, or the length of a prefix',
    ],
    ['10.0.0.0/-1', '! "-1" is no length of a prefix; write a number up to 32, such as 10.0.0.0/24'],
    ['10.0.0.0/33', '! "33" is no length of a prefix; write a number up to 32, such as 10.0.0.0/24'],
    ['10.0.0.0/x24', '! "x24" is no length of a prefix; write a number up to 32, such as 10.0.0.0/24'],
    ['2001::/129', '! "129" is no length of a prefix; write a number up to 128, such as 2001::/64'],
    ['fe80::/64%x', '! "64%x" is no length of a prefix; write a number up to 128, such as fe80::/64'],
    [
      '10.0.0.5/255.255.255.0',
      '10.0.0.5/255.255.255.0 is the whole network and not one host of it; write 10.0.0.0/24 for that, or 10.0.0.5 for the host',
    ],
    [
      'fe80::1%eth0/64',
      'fe80::1%eth0/64 is the whole network and not one host of it; write its first address for that, or fe80::1%eth0 for the host',
    ],
    ['[::1]', 'brackets make a pattern for one character of a name; write ::1'],
    ['[::]/64', 'brackets make a pattern for one character of a name; write ::/64'],
    ['10.0.*', '"10.0.*" is a pattern for names, and no address is compared with it; write 10.0.0.0/16'],
    ['10.*.*.*', '"10.*.*.*" is a pattern for names, and no address is compared with it; write 10.0.0.0/8'],
    [
      '*.10.0',
      '"*.10.0" is a pattern for names, and no address is compared with it; write the network, such as 10.0.33.0/24',
    ],
    [
      '?10.*',
      '"?10.*" is a pattern for names, and no address is compared with it; write the network, such as 10.0.33.0/24',
    ],
    [
      '10.*1',
      '"10.*1" is a pattern for names, and no address is compared with it; write the network, such as 10.0.33.0/24',
    ],
    ['no*de;', '"no*de;" is no name of a host; clients have blanks between them'],
    ['1.2.3', '"1.2.3" is no whole IP address; it has four numbers up to 255'],
    ['01.2.3.004', '"01.2.3.004" is no whole IP address; write 1.2.3.4, without zeros in front'],
    ['Everyone', '"Everyone" is the name of a host; write * for everyone'],
    [
      '10.0.0.1-10.0.0.9',
      '"10.0.0.1-10.0.0.9" is no range but a name; write a network, such as 10.0.33.0/24',
    ],
    ['a[::1]', '"a[::1]" is no name of a host; the options of a client are in parentheses behind it'],
    ['[::1]a', '"[::1]a" is no name of a host; the options of a client are in parentheses behind it'],
    ['a:b', '"a:b" is no name of a host; the options of a client are in parentheses behind it'],
    ['a,b', '"a,b" is no name of a host; clients have blanks between them'],
    [
      'a\u00a0b',
      '"a\u00a0b" is no name of a host; there is a no-break space in it, which separates nothing: write a plain blank',
    ],
    [
      'a\\\\',
      '"a\\\\" is no name of a host; a backslash takes nothing from a blank: write "…" around a name with blanks',
    ],
    ['\\\\a', '"\\\\a" is no name of a host; a name has letters, digits, dots and dashes'],
    ['rw', '"rw" is read as a host; write options in parentheses right behind their client, as in node1(rw)'],
    [
      'anonuid',
      '"anonuid" is read as a host; write options in parentheses right behind their client, as in node1(ro)',
    ],
    [
      'crossmnt',
      '"crossmnt" is read as a host; write options in parentheses right behind their client, as in node1(ro)',
    ],
    [
      'hard=1',
      '"hard=1" is read as a host; write options in parentheses right behind their client, as in node1(ro)',
    ],
  ])('%j', (host, message) => {
    expect(told(`/srv ${host}(no_subtree_check)\n`)).toEqual([message])
  })

  test.each([
    '10.0.0.0/0.0.0.0',
    '10.0.0.0/32',
    '2001::/128',
    '10.0.0.0/+24',
    'fe80::12%eth0',
    'fe80:10::%eth0/64',
    '*.*',
    'allnodes',
    'small',
    '10.0.0.1-9x',
    'gss/krb5',
    '[a]b',
    '10.0.*x',
    'x10.0.0.1-9',
    '1.2.3.a',
    'xrw',
    'hard',
    'a-10.0.0.1',
    '10.0.0.1-a',
  ])('%s is one', host => {
    expect(told(`/srv ${host}(no_subtree_check)\n`)).toEqual([])
  })
})

const quiet = 'no_subtree_check'

describe('a line', () => {
  test.each([
    [
      `/a -sec=sys:krb5,${quiet} a(ro)\n`,
      'ro changes nothing for the flavours that the default options name; write sec=sys:krb5 before it',
    ],
    [
      `/a -squash_uids=1,${quiet} a -ro,${quiet} b\n`,
      '! exportfs dies of squash_uids and squash_gids in default options of more than one client; write them for each client',
    ],
    [
      `/a -fsid=5,${quiet} a\n/b a(fsid=5,${quiet})\n`,
      'fsid=5 is that of "/a" already, and clients cannot tell the two apart; write another number',
    ],
    [
      `/srv -ro,${quiet} -rw\n`,
      '"-rw" stands right behind default options and is read as a host; write all of them in one word, as in -ro,sync',
    ],
    [
      `/srv -ro,${quiet} -mapall=501:20\n`,
      '"-mapall=501:20" stands right behind default options and is read as a host; write all_squash with anonuid= and anongid=',
    ],
    [
      `/srv * (${quiet})\n`,
      `a blank stands between "*" and (${quiet}), so that they are for everyone and not for that host; write *(${quiet})`,
    ],
    [
      '/srv a(rw,ro)\n',
      'neither subtree_check nor no_subtree_check is given, which exportfs warns of; write no_subtree_check, which holds anyway',
    ],
    [`/srv -ro,${quiet} (rw)\n`, 'the options stand behind no host, and are for everyone; write *(rw)'],
    [
      `/srv a (${quiet})\n`,
      `a blank stands between "a" and (${quiet}), so that they are for everyone and not for that host; write a(${quiet}), or *(${quiet}) for everyone`,
    ],
    [
      '/srv\n',
      'no client is named, so that everyone may read; write who may, as in 10.0.33.0/24(ro), or *(ro) for everyone',
    ],
    [
      '/srv -rw\n',
      'no client is named, so that everyone may write; write who may, as in 10.0.33.0/24(rw), or *(rw) for everyone',
    ],
    [
      '/srv -sec=krb5,rw\n',
      'no client is named, so that everyone may read; write who may, as in 10.0.33.0/24(ro), or *(ro) for everyone',
    ],
    [
      '/srv -sec=krb5,rw,sec=sys,ro\n',
      'no client is named, so that everyone may read; write who may, as in 10.0.33.0/24(ro), or *(ro) for everyone',
    ],
    [
      `/srv a(${quiet})\n/srv/ A(${quiet})\n`,
      '"/srv/" is exported to "A" already, and only one of the two can hold; leave one of them',
    ],
    [
      `/srv ""\n/srv\n`,
      '! "/srv" is exported to everyone already, and exportfs does not take this one; leave one of them',
    ],
  ])('%j', (text, message) => {
    expect(told(text)).toContain(message)
  })

  test.each([
    '/srv a(subtree_check)\n',
    `/a a(${quiet})\n/b a(${quiet})\n`,
    `/a a(fsid=1,${quiet})\n/b a(fsid=2,${quiet})\n`,
    `/a 1::2(${quiet}) 1::3(${quiet})\n`,
  ])('%j has nothing to tell of', text => {
    expect(told(text)).toEqual([])
  })

  test('is told of the first one that has its fsid', () => {
    const lines = ['/a', '/b', '/c'].map(path => `${path} a(fsid=5,${quiet})\n`)
    const message =
      'fsid=5 is that of "/a" already, and clients cannot tell the two apart; write another number'
    expect(told(lines.join(''))).toEqual([message, message])
  })

  test('of a path or a host that is none is told of that alone', () => {
    expect(told('srv -ro\n')).toEqual(['"srv" is no path from the root; write /srv'])
    const none = '"a;b" is no name of a host; clients have blanks between them'
    expect(told(`/srv a;b(${quiet}) a;b(${quiet})\n`)).toEqual([none, none])
  })

  test('one fsid may be that of a path that is exported twice, and of paths of other clients', () => {
    expect(told(`/a a(fsid=0,${quiet}) b(fsid=root,${quiet})\n/b c(fsid=0,${quiet})\n`)).toEqual([])
    expect(told(`/a/b a(fsid=0,${quiet})\n/a///./b/ a(fsid=0,${quiet})\n`)).toEqual([
      '"/a///./b/" is exported to "a" already, and only one of the two can hold; leave one of them',
    ])
  })
})
