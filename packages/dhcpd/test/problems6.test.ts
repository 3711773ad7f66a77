import { parse, problems } from '@cluster-configs/dhcpd'
import { describe, expect, test } from 'vitest'

/** The rules and sentences of what is wrong with a text for a server of DHCPv6. */
function told(text: string): readonly string[] {
  return problems(parse(text), { protocol: 6 }).map(({ rule, severity, message }) => {
    return `${severity === 'warning' ? '(warning) ' : ''}${rule}: ${message}`
  })
}

const inSubnet = (text: string): string => `subnet6 2001:db8::/64 { ${text} }`
const inHost = (text: string): string => `host h { ${text} }`

test('a configuration as it should be has no problems', () => {
  expect(
    told(`
option dhcp6.name-servers 2001:db8::53;
shared-network "site" {
  subnet6 2001:db8::/64 { range6 2001:db8::1000 2001:db8::1fff; pool6 { range6 2001:db8:0:0:8000::/80; } }
  subnet6 2001:db8:0:1::/64 { range6 2001:db8:0:1:: temporary; prefix6 2001:db8:1:: 2001:db8:1:f00:: /56; }
}
host h { host-identifier option dhcp6.client-id 00:01; fixed-address6 2001:db8::1; fixed-prefix6 2001:db8:2::/48; }
`),
  ).toEqual([])
})

describe('networks', () => {
  test.each([
    ['subnet6 2001:db8:: {}', 'bad-prefix: subnet6 takes a prefix with its length, such as 2001:db8::/64'],
    ['subnet6 {}', 'bad-prefix: subnet6 takes a prefix with its length, such as 2001:db8::/64'],
    [
      'subnet6 2001:db8::1/64 {}',
      'host-bits: 2001:db8::1/64 has bits behind its first 64; the network is 2001:db8::/64',
    ],
    [
      'subnet6 2001:db8::/129 {}',
      'bad-prefix: the length of a prefix is a number from 0 to 128, and not "129"',
    ],
    ['subnet6 2001:db8::/64 x {}', 'bad-prefix: expected "{" behind the prefix, found "x"'],
    [
      'subnet6 2001:db8:::/64 {}',
      'bad-address: "2001:db8:::" is no IPv6 address; it has eight groups of up to four hexadecimal digits, or "::" for some of them',
    ],
    ['subnet6 1::2::3/64 {}', 'bad-address: "1::2::3" is no IPv6 address; "::" can stand in it once'],
    [
      'subnet6 ::/0 {}\nsubnet 10.0.0.0 netmask 255.0.0.0 {}',
      'mixed-networks: dhcpd stops at a file that has both subnet and subnet6; a server of DHCPv6 has a file of its own',
    ],
    [
      'subnet6 2001:db8::/32 {}\nsubnet6 2001:db8:1::/48 {}',
      '(warning) overlapping-subnets: the subnet6 has addresses of subnet6 2001:db8::/32, too',
    ],
    [
      'subnet 10.0.0.0 netmask 255.0.0.0 {}',
      '(warning) ipv4-only: a server of DHCPv6 reads "subnet" and makes no use of it; write subnet6',
    ],
    [inHost('subnet6 ::/0 {}'), 'wrong-scope: a subnet6 is not allowed in a host; close the block before it'],
    ['pool6 {}', 'wrong-scope: a pool6 is not allowed outside of any block; put it in a subnet6'],
    [
      inSubnet('pool6 { allow known-clients; }'),
      'empty-pool: the pool has no addresses; write range6 FIRST LAST; in it, or a prefix6',
    ],
    [inSubnet('pool6 x { range6 ::/0; }'), 'bad-expression: expected "{" behind "pool6", found "x"'],
    [inSubnet('pool { range 10.0.0.1; }'), 'mixed-networks: a subnet6 has no IPv4 addresses; write range6'],
  ])('%s', (text, message) => {
    expect(told(text)).toEqual([message])
  })
})

describe('ranges and prefixes', () => {
  const range6 = 'range6 takes the first address and the last, or a prefix such as 2001:db8::/64'
  const prefix6 =
    'prefix6 takes the first prefix, the last, and the length of both, such as prefix6 2001:db8:0:100:: 2001:db8:0:f00:: /56'
  test.each([
    ['range6 2001:db8::1;', `wrong-value: ${range6}, and found nothing`],
    ['range6 2001:db8::1, 2001:db8::9;', `wrong-value: ${range6}, and found ","`],
    [
      'range6 2001:db8::1-2001:db8::9;',
      `wrong-value: ${range6}, and found "1-2001"; write a blank between the two, and no "-"`,
    ],
    ['range6 2001:db9::1 2001:db9::9;', 'range-outside: 2001:db9::1 is not in subnet6 2001:db8::/64'],
    ['range6 2001:db8::1 2001:db9::9;', 'range-outside: 2001:db9::9 is not in subnet6 2001:db8::/64'],
    [
      'range6 2001:db8::/48;',
      'range-outside: 2001:db8::/48 is larger than subnet6 2001:db8::/64; its length is at least 64',
    ],
    [
      'range6 2001:db8::f/124;',
      'host-bits: 2001:db8::f/124 has bits behind its first 124; the network is 2001:db8::/124',
    ],
    [
      'range6 2001:db8::1 temporary;',
      'host-bits: 2001:db8::1/64 has bits behind its first 64; the network is 2001:db8::/64',
    ],
    [
      'range6 2001:db8::/128 temporary;',
      'temporary-length: a prefix of temporary addresses has a length from 64 to 127, and not 128',
    ],
    [
      'range6 2001:db8::1 2001:db8::9;\nrange6 2001:db8::9 2001:db8::c;',
      '(warning) overlapping-ranges: the range6 has addresses of range6 2001:db8::1 2001:db8::9, too',
    ],
    ['prefix6 2001:db8:1::/56;', `wrong-value: ${prefix6}, and found "/"`],
    ['prefix6 2001:db8:1:: 2001:db8:2::;', `wrong-value: ${prefix6}, and found nothing`],
    [
      'prefix6 2001:db8:1:: 2001:db8:1:1:: /56;',
      'host-bits: 2001:db8:1:1::/56 has bits behind its first 56; the network is 2001:db8:1::/56',
    ],
    [
      'prefix6 :: :: /128;',
      'bad-prefix: the prefixes that are given out have a length from 1 to 127, and not 128',
    ],
    ['range 10.0.0.1;', 'mixed-networks: a subnet6 has no IPv4 addresses; write range6'],
    [
      'group { range6 2001:db8::/64; }',
      'wrong-scope: "range6" is not allowed in a group; put it directly in a subnet6 or in a pool6',
    ],
  ])('%s', (text, message) => {
    expect(told(inSubnet(text))).toEqual([message])
  })

  test('a comment alone is no blank behind the length of a prefix', () => {
    expect(told(inHost('fixed-prefix6 2001:db8::/48# no blank\n;'))).toEqual([])
  })

  test('a prefix can be given out in a subnet of IPv4 addresses, a range of addresses cannot', () => {
    const [only, mixed] = ['prefix6 2001:db8:1:: 2001:db8:1:: /56;', 'range6 2001:db8::1 2001:db8::9;'].map(
      text => told(`subnet 10.0.0.0 netmask 255.0.0.0 { ${text} }`).slice(1),
    )
    expect(only).toEqual([])
    expect(mixed).toEqual([
      'mixed-networks: a range6 belongs in a subnet6, and this subnet has IPv4 addresses',
    ])
  })
})

describe('hosts and options', () => {
  test.each([
    [
      inHost('fixed-address6 2001:db8::1; fixed-address6 2001:db8::2;'),
      'second-address: the host has a fixed address already; write several in one statement, with commas between',
    ],
    [
      inHost('fixed-address 10.0.0.1;'),
      '(warning) ipv4-only: a server of DHCPv6 reads "fixed-address" and makes no use of it; write fixed-address6',
    ],
    [
      inHost('fixed-prefix6 2001:db8::/48 ;'),
      'blank-behind-length: dhcpd takes the blank before this ";" for a length of 0; take it away',
    ],
    [
      inHost('fixed-prefix6 ::/48 ;'),
      '(warning) blank-behind-length: dhcpd takes the blank before this ";" for a length of 0; take it away',
    ],
    [
      inHost('fixed-prefix6 2001:db8::1/48;'),
      'host-bits: 2001:db8::1/48 has bits behind its first 48; the network is 2001:db8::/48',
    ],
    [
      inHost('fixed-address6 2001:db8: :1;'),
      'bad-address: "2001:db8:" is no IPv6 address; it has eight groups of up to four hexadecimal digits, or "::" for some of them',
    ],
    [
      inHost('host-identifier v6relopt 1 option dhcp6.remote-id 1:2;'),
      'wrong-value: behind the number stands the option\'s name, without the word "option"',
    ],
    [
      'option name-servers 2001:db8::53;',
      'unknown-option: there is no option "name-servers" of DHCP for IPv4; that of DHCPv6 is dhcp6.name-servers',
    ],
    [
      'option domain-name-servers 2001:db8::53;',
      'wrong-value: option domain-name-servers takes an IP address or host name without quotation marks (several with commas between), and ":" is none; IPv6 addresses are for options such as dhcp6.name-servers',
    ],
    [
      'option dhcp6.sntp-servers 2001:db8::1 2001:db8::2;',
      'wrong-value: option dhcp6.sntp-servers takes an IPv6 address (several with commas between), and before "2001" there is no comma',
    ],
    [
      'option dhcp6.status-code Success;',
      'wrong-value: option dhcp6.status-code takes success, UnspecFail, NoAddrsAvail, NoBinding, NotOnLink, UseMulticast, NoPrefixAvail, UnknownQueryType, MalformedQuery, NotConfigured, NotAllowed, QueryTerminated, then a text in quotation marks, and "Success" is none; write success, for its letters matter',
    ],
    [
      'host a { fixed-address6 2001:db8::1; }\nhost b { fixed-address6 2001:DB8:0::1; }',
      '(warning) shared-address: the host "a" has the address 2001:DB8:0::1, too',
    ],
  ])('%s', (text, message) => {
    expect(told(text)).toEqual([message])
  })

  test('a fixed address may be in a range, of which dhcpd takes it out', () => {
    expect(told(`${inSubnet('range6 2001:db8::/64;')} ${inHost('fixed-address6 2001:db8::1;')}`)).toEqual([])
  })
})
