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
