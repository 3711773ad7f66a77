import { describe, expect, test } from 'vitest'
import { told } from './told.ts'

/* What a person is told of the addresses of a static iface. */

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

describe('an address', () => {
  const of = (family: string, ...lines: readonly string[]): readonly string[] =>
    told(`iface a ${family} static\n${lines.map(line => ` ${line}\n`).join('')}`)
  const LENGTH = 'or the length that is meant'

  test.each([
    ['10.0.0.0/30', '10.0.0.0 is the network itself of 10.0.0.0/30, and no address of a host in it'],
    ['10.0.0.7/30', '10.0.0.7 is the broadcast address of 10.0.0.4/30, and no address of a host in it'],
    [
      '126.0.0.1',
      `without a prefix length or a netmask 126.0.0.1 is in 126.0.0.0/8, its class; write 126.0.0.1/8, ${LENGTH}`,
    ],
    [
      '128.0.0.1',
      `without a prefix length or a netmask 128.0.0.1 is in 128.0.0.0/16, its class; write 128.0.0.1/16, ${LENGTH}`,
    ],
    [
      '191.255.0.1',
      `without a prefix length or a netmask 191.255.0.1 is in 191.255.0.0/16, its class; write 191.255.0.1/16, ${LENGTH}`,
    ],
    [
      '10.0.0.1/33',
      '"10.0.0.1/33" has no prefix length of 0 to 32 behind its slash; write one as in 10.0.33.1/24',
    ],
    ['fd00::1/64', '"fd00::1/64" is no IPv4 address; write it in an "iface a inet6 static"'],
    ['fd00::1/129', '"fd00::1/129" is no IPv4 address; write it in an "iface a inet6 static"'],
    ['"10.0.0.1/24"', `'"10.0.0.1/24"' is read with its punctuation; write 10.0.0.1/24`],
    ['10.0.0.1/24;', '"10.0.0.1/24;" is read with its punctuation; write 10.0.0.1/24'],
    ['node1', '"node1" is no IPv4 address; write one such as 10.0.33.1/24'],
  ])('of IPv4 is not %s', (address, message) => {
    expect(of('inet', `address ${address}`)).toEqual([message])
  })

  test.each([
    ['fd00::1', 'without a prefix length fd00::1 is alone in its network; write fd00::1/64'],
    ['10.0.0.1/24', '"10.0.0.1/24" is no IPv6 address; write it in an "iface a inet static"'],
    [
      'fd00::1/129',
      '"fd00::1/129" has no prefix length of 0 to 128 behind its slash; write one as in fd00:33::1/64',
    ],
    ['node1', '"node1" is no IPv6 address; write one such as fd00:33::1/64'],
  ])('of IPv6 is not %s', (address, message) => {
    expect(of('inet6', `address ${address}`)).toEqual([message])
  })

  test.each(['127.0.0.1', '192.0.0.1', '10.0.0.0/31', '10.0.0.1/32', '10.0.0.5/30'])('may be %s', address => {
    expect(of('inet', `address ${address}`)).toEqual([])
  })

  test.each([
    ['/24', '"/24" is no netmask; write 24'],
    ['/33', '"/33" is no netmask; write one such as 255.255.255.0 or 24'],
    ['x', '"x" is no netmask; write one such as 255.255.255.0 or 24'],
    [
      '255.0.255.0',
      '"255.0.255.0" is no netmask: its ones are not all in front; write one such as 255.255.255.0 or 24',
    ],
    ['0.0.0.255', '"0.0.0.255" is a netmask with ones and zeros exchanged; write 255.255.255.0'],
  ])('has no netmask %s', (mask, message) => {
    expect(of('inet', 'address 10.0.0.1', `netmask ${mask}`)).toEqual([message])
  })

  test('has no netmask of another family, or another one than behind its slash', () => {
    expect(of('inet6', 'address fd00::1', 'netmask 129')).toEqual([
      '"129" is no number of bits from 0 to 128; write one such as 64',
    ])
    expect(of('inet', 'address 10.0.0.1/24', 'netmask 255.255.0.0')).toEqual([
      'the netmask 255.255.0.0 is /16, and ifupdown takes that instead of /24; leave the netmask out',
    ])
  })

  test('is in the network that its netmask says', () => {
    expect(of('inet', 'address 10.0.0.1', 'netmask 255.255.255.0', 'gateway 10.0.1.1')).toEqual([
      '10.0.1.1 is not in the network of the interface, 10.0.0.0/24',
    ])
    expect(of('inet', 'address 10.0.0.1', 'netmask 16', 'gateway 10.0.1.1')).toEqual([])
  })

  test('is that of one iface of those that are brought up', () => {
    const lines = ' address 10.0.0.1/24\n'
    expect(told(two('inet', [lines, lines]))).toEqual(['10.0.0.1 is the address of an iface above already'])
    expect(told(two('inet', [lines, lines]).replace('auto a b', 'auto a'))).toEqual([])
    const inline = `iface a inet static\n${lines} no-scripts\niface b inet static\n${lines} no-scripts\n`
    expect(told(inline)).toEqual([])
    for (const word of ['auto', 'allow-hotplug']) {
      expect(told(`${word} a b\n${inline}`)).toEqual(['10.0.0.1 is the address of an iface above already'])
      expect(told(inline.replaceAll('no-scripts', word))).toEqual([
        '10.0.0.1 is the address of an iface above already',
      ])
    }
  })

  test('has a broadcast address where its network has room for one', () => {
    expect(of('inet', 'address 10.0.0.1/30', 'broadcast 10.0.0.2')).toEqual([
      'the broadcast address of 10.0.0.0/30 is 10.0.0.3; leave it out, it is computed',
    ])
    expect(of('inet', 'address 10.0.0.1/30', 'broadcast 10.0.0.3')).toEqual([])
  })
})
