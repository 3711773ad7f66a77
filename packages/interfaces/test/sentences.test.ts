import { describe, expect, test } from 'vitest'
import { told } from './told.ts'

/* What a person is told of names and lines, each sentence once; docs/errors.md has those of the likeliest mistakes. */

describe('names', () => {
  const manual = 'iface a inet manual\n'
  test.each([
    ['iface a: inet dhcp\n', 'the colon is part of the name; write a'],
    [
      'iface /eth*/x inet dhcp\n',
      'an iface is found by its name alone, and "/eth*/x" is no pattern here; write "auto /eth*/x=lan" and "iface lan"',
    ],
    [
      'iface eth* inet dhcp\n',
      'an iface is found by its name alone, and "eth*" is no pattern here; write "auto /eth*=lan" and "iface lan"',
    ],
    [
      'iface eth0:1 inet dhcp\n',
      'eth0:1 is only a label for one more address of eth0, and cannot ask for a lease; write static and the address',
    ],
    [
      'source x/*\niface a inherits b\n',
      'no iface above has the name "b", unless a file sourced above does so',
    ],
    ['iface a inet inherits b\n', '! no iface of the family inet above has the name "b"'],
    [
      'iface a inet6 inherits b\niface b inet6 auto\n',
      '! no iface of the family inet6 above has the name "b"; put the one of that name of the family inet6 above this one',
    ],
    ['iface a inherits a\n', '! an iface cannot inherit from itself, and no other above has the name "a"'],
    [
      'iface a inet dhcp # c\n',
      'there are no comments at the end of a line; "# c" is ignored, but put it on a line of its own',
    ],
    ['iface a inet dhcp x #\n', '"x #" is ignored; options stand on lines of their own below the first'],
    ['allow-hotplug\n', 'allow-hotplug names no interface here; write "allow-hotplug eth0"'],
    ['no-scripts\n', 'no-scripts names no interface here; write "no-scripts eth0"'],
    ['mapping\n  script x\n', 'mapping names no interface here; write "mapping eth0"'],
    ['rename\n', 'rename names no interface here; write "rename eth0=lan"'],
    ['rename a\n', '"a" has no new name, and ifup does nothing but say so; write a=lan'],
    [`allow-hotplugged a\n${manual}`, 'nothing brings up the class "hotplugged"; write allow-hotplug'],
    [`allow-autos a\n${manual}`, 'nothing brings up the class "autos"; write auto'],
    [
      `auto a #\n${manual}`,
      'there are no comments at the end of a line: "#" is read as a name; put the comment on a line of its own',
    ],
    [
      `auto a # b c d e\n${manual}`,
      'there are no comments at the end of a line: "#", "b", "c" are read as names; put the comment on a line of its own',
    ],
    [`auto a,b\n${manual}`, '"a,b" is read as one name; separate names with blanks: a b'],
    [`auto ,a\n${manual}`, '",a" is read as one name; separate names with blanks: a'],
    [`auto "a"\n${manual}`, 'the quotation marks are part of the name; write a'],
    [`auto a:\n${manual}`, 'the colon is part of the name; write a'],
    [`auto a,\n${manual}`, '"a," is read as one name; separate names with blanks: a'],
    [`auto 'a'\n${manual}`, 'the quotation marks are part of the name; write a'],
    ['auto eth*\n', '"eth*" is no pattern without a slash; write /eth*'],
    ['auto b\n', 'there is no "iface b", and ifup says "unknown interface b"'],
    ['auto w=b\n', 'there is no "iface b", and ifup says "unknown interface b"'],
    ['auto /w*=b\n', 'there is no "iface b", and ifup says "unknown interface b"'],
    [
      'mapping a\n map b\n',
      'the mapping has no script, which ifup runs; add one as in "script /etc/network/map"',
    ],
    [`allow-hot_plug a\n${manual}`, 'nothing brings up the class "hot_plug"; write allow-hotplug'],
    [
      'auto abcdefghijklmnop\niface abcdefghijklmnop inet dhcp\n',
      'Linux has no interface named "abcdefghijklmnop": a name has at most 15 bytes',
    ],
    [
      'mapping /eth*\n script x\n map y\n',
      'patterns stand here without a slash, and "/eth*" matches no interface; write eth*',
    ],
    ['no-scripts a/x\n', 'patterns stand here without a slash, and "a/x" matches no interface; write x'],
    [
      `iface ${'x'.repeat(80)} inet dhcp\n`,
      'ifupdown keeps 79 bytes of a word and cuts off the rest; write a shorter one',
    ],
  ])('%j', (text, message) => {
    expect(told(text)).toEqual([message])
  })

  test.each([
    'auto abcdefghijklmno\niface abcdefghijklmno inet dhcp\n',
    `iface ${'x'.repeat(79)} inet dhcp\n`,
    'iface eth0:1 inet static\n  address 10.0.0.1/24\n',
    'allow-boot a\niface a inet dhcp\n',
    'allow-gedauto a\niface a inet dhcp\n',
    'allow-shotplug a\niface a inet dhcp\n',
    'auto lo \\\n lo\n',
    'auto a"b" "a"b\niface a"b" inet dhcp\niface "a"b inet dhcp\n',
  ])('%j is as it should be', text => {
    expect(told(text)).toEqual([])
  })
})

describe('options', () => {
  test.each([
    [
      ' hostname x # c\n',
      'there are no comments at the end of a line: the value is "x # c"; write "hostname x" and the comment on a line of its own',
    ],
    [
      ' hostname # c\n',
      'there are no comments at the end of a line: the value is "# c"; write the comment on a line of its own',
    ],
    [
      ' hostname x \t# c\n',
      'there are no comments at the end of a line: the value is "x \\t# c"; write "hostname x" and the comment on a line of its own',
    ],
    [' up b \\\n # c\n', '"# c" is no comment but a part of this line, which goes on; put it above'],
    [' up b \\\nauto c\n', 'the backslash joins "auto c" to this line; take it out'],
    [
      ' template b\n',
      'there is no keyword "template", and this is an option of a; write "iface b": a template is an iface that no auto names',
    ],
    [
      ' mtu 1500\n mtu 1400\n',
      'there is a "mtu 1500" already, and ifupdown joins the two values with a line feed instead of taking one; leave one of the two out',
    ],
    [
      ' hwaddr 00:11:22:33:44:55\n',
      'ifupdown has no option "hwaddr", and passes it on to scripts only; write "hwaddress 00:11:22:33:44:55"',
    ],
  ])('%j', (options, message) => {
    expect(told(`iface a inet dhcp\n${options}`)).toEqual([message])
  })

  test('one more address is one more iface', () => {
    expect(told('iface a inet static\n address 10.0.0.1/24\n address 10.0.0.2/24\n')).toEqual([
      'there is a "address 10.0.0.1/24" already, and ifupdown joins the two values with a line feed instead of taking one; for one more address write one more iface a',
    ])
  })

  test('what may hold a number sign', () => {
    expect(told('iface a inet dhcp\n description a # b\n wpa-psk a # b\n wireless-key # b\n')).toEqual([])
  })
})

describe('a source', () => {
  const COMMENT = 'there are no comments at the end of a line; put the comment on a line of its own'
  const COMMAND = 'a command is not run here, and the whole line is ignored'
  const SPECIAL = 'is not possible here unquoted or unclosed, and the whole line is ignored'
  test.each([
    ['source', 'source names nothing to read; write "source interfaces.d/*"'],
    ['source-directory', 'source-directory names nothing to read; write "source-directory interfaces.d"'],
    ['source a # b', COMMENT],
    ['source a #', COMMENT],
    ['source $(ls)', COMMAND],
    ['source "`ls`"', COMMAND],
    ['source a|b', `"|" ${SPECIAL}`],
    ['source "a', `'"' ${SPECIAL}`],
    [
      'source a b',
      'only the first path is taken from the directory of this file, not "b"; write it on a line of its own',
    ],
    [
      'source /a b/c',
      'only the first path is taken from the directory of this file, not "b/c"; write it on a line of its own',
    ],
    ['source a.d', 'source reads files, not directories; write "source a.d/*"'],
    ['source a/', 'source reads files, not directories; write "source a/*"'],
    ['source-directory a/*', 'source-directory reads directories, not files; write "source a/*"'],
    ['source-directory a/b?c', 'source-directory reads directories, not files; write "source a/b?c"'],
  ])('%s', (line, message) => {
    expect(told(`${line}\n`)).toEqual([message])
  })

  test.each([
    'source a#b',
    'source a.d /b',
    'source $((1+2))',
    'source-directory a/b',
    'source-directory a*/b',
  ])('%s is one', line => {
    expect(told(`${line}\n`)).toEqual([])
  })
})

test.each([
  ['inet static', 'address', '; add a line such as "address 10.0.33.1/24"'],
  ['inet6 static', 'address', '; add a line such as "address fd00:33::1/64"'],
  ['inet tunnel', 'address', '; add a line such as "address 10.0.33.1"'],
  ['inet tunnel', 'netmask', '; add a line such as "netmask 255.255.255.0"'],
  ['inet tunnel', 'mode', '; add a line such as "mode gre"'],
  ['inet tunnel', 'endpoint', ''],
  ['inet6 tunnel', 'mode', '; add a line such as "mode ip6gre"'],
  ['inet6 6to4', 'local', ''],
  ['can static', 'bitrate', '; add a line such as "bitrate 500000"'],
])('%s without %s', (kind, name, advice) => {
  expect(told(`iface a ${kind}\n`)).toContain(`a has no ${name}, and ifup refuses to bring it up${advice}`)
})

test('a NUL hides the rest of its line', () => {
  expect(told('iface a inet dhcp\n up b\0c\n')).toEqual([
    'there is a NUL byte in this line, and what follows it is not read; take it out',
  ])
})
