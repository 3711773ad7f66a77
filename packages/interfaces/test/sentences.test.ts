import { parse, problems } from '@cluster-configs/interfaces'
import { describe, expect, test } from 'vitest'

/* What a person is told, each sentence once; docs/errors.md has those of the likeliest mistakes. */

/** All that is told of a file, errors marked. */
function told(text: string): readonly string[] {
  return problems(parse(text)).map(({ severity, message }) =>
    severity === 'error' ? `! ${message}` : message,
  )
}

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

/** Two static ifaces of one family, which are both brought up. */
function two(family: string, options: readonly [string, string], metric = ''): string {
  const [one, other] = options
  return `auto a b\niface a ${family} static\n${one}iface b ${family} static\n${other}${metric}`
}

describe('addresses', () => {
  const four = 'iface a inet static\n address 10.0.0.1/24\n'
  const six = 'iface a inet6 static\n address fd00::1/64\n'
  const ipv4 = two('inet', [
    ' address 10.0.0.1/24\n gateway 10.0.0.254\n',
    ' address 10.0.1.1/24\n gateway 10.0.1.254\n',
  ])
  test.each([
    [
      'iface a inet static\n',
      'a has no address, and ifup refuses to bring it up; add a line such as "address 10.0.33.1/24"',
    ],
    [`${four} gateway 10.0.0.254/24\n`, 'a gateway has no prefix length; write 10.0.0.254'],
    [`${four} gateway x\n`, '"x" is no IPv4 address; write one such as 10.0.33.254'],
    [`${six} gateway x\n`, '"x" is no IPv6 address; write one such as fe80::1'],
    [`${six} gateway 10.0.0.1\n`, '"10.0.0.1" is no IPv6 address; write it in an "iface a inet static"'],
    [`${four} gateway 10.0.0.1\n`, '10.0.0.1 is the address of the interface itself'],
    [`${four} gateway 10.0.1.1\n`, '10.0.1.1 is not in the network of the interface, 10.0.0.0/24'],
    [`${six} gateway fd01::1\n`, 'fd01::1 is not in the network of the interface, fd00::1/64'],
    [`${four} broadcast x\n`, '"x" is no IPv4 address; write + to have it computed'],
    [
      `${four} broadcast 10.0.0.254\n`,
      'the broadcast address of 10.0.0.0/24 is 10.0.0.255; leave it out, it is computed',
    ],
    [
      ipv4,
      'a has the default route already, so that ifup fails here; leave one of them out, or give it a metric',
    ],
    [
      two('inet6', [' address fd00::1/64\n gateway fe80::1\n', ' address fd01::1/64\n gateway fe80::1\n']),
      'a has the default route already, which this one replaces; leave one of them out, or give it a metric',
    ],
  ])('%j', (text, message) => {
    expect(told(text)).toEqual([message])
  })

  test.each([
    `${six} gateway fe80::1\n`,
    `${four} broadcast -\n`,
    `${four} broadcast +\n`,
    `${four} broadcast 10.0.0.255\n`,
    'iface a inet static\n address 10.0.0.1/31\n broadcast 10.0.0.254\n',
    'iface a inet static\n address 10.0.0.1/32\n gateway 10.0.1.1\n',
    `${ipv4} metric 5\n`,
    `mapping x\n script y\n map z\n${ipv4}`,
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
