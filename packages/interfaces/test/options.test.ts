import { describe, expect, test } from 'vitest'
import { told } from './told.ts'

/* What a person is told of an option of an iface, by its name and its value. */

/** All that is told of an option. */
function of(line: string, kind = 'inet dhcp'): readonly string[] {
  return told(`iface a ${kind}\n ${line}\n`)
}

describe('a name that is written for another', () => {
  test.each([
    ['address', 'addr adress adresse addres ip ipaddr ipaddress ip-address ip_address'],
    ['netmask', 'mask netmaks netmsk subnet subnetmask prefixlen'],
    ['broadcast', 'brodcast boradcast Broadcast'],
    ['gateway', 'gatway gatewy gatewey getaway gateways gw default-gateway gateway: GATEWAY='],
    ['pointopoint', 'pointtopoint point-to-point pointopiont'],
    ['hwaddress', 'hwaddr hw_address mac macaddress'],
    ['dns-nameservers', 'dns dns-servers dns-server dns_nameservers dns-namesevers nameserver nameservers'],
    ['dns-search', 'search dns_search'],
    ['dns-domain', 'domain'],
    ['pre-up', 'preup pre_up'],
    ['post-up', 'postup post_up'],
    ['pre-down', 'predown pre_down'],
    ['post-down', 'postdown post_down'],
    ['bridge-ports', 'Bridge-ports'],
  ])('for %s', (meant, names) => {
    for (const name of names.split(' '))
      expect(of(`${name} fd00::1`)).toEqual([
        `ifupdown has no option ${JSON.stringify(name)}, and passes it on to scripts only; write "${meant} fd00::1"`,
      ])
  })

  test.each([
    ['allow-hotplug', 'allow_hotplug allowhotplug hotplug allow auto-hotplug Allow-hotplug'],
    ['auto', 'automatic AUTO auto:'],
    ['iface', 'ifaces interface Iface'],
    ['source', 'include Source'],
    ['source-directory', 'Source-directory'],
    ['mapping', 'Mapping'],
    ['rename', 'Rename'],
    ['no-auto-down', 'no_auto_down No-Auto-Down'],
    ['no-scripts', 'no_scripts No-Scripts'],
  ])('for the keyword %s', (keyword, names) => {
    for (const name of names.split(' '))
      expect(of(`${name} b`)).toEqual([
        `${JSON.stringify(name)} is no keyword, and this is an option of a; write "${keyword} b"`,
      ])
  })

  test.each(['x', 'X:', '=', 'up:', 'bridge-ports2'])('%s is none', name => {
    expect(of(`${name} b`)).toEqual([])
  })
})

test.each(
  [
    'accept_ra address autoconf bitrate bond-miimon bond-mode broadcast dns-domain dstaddr endpoint frame',
    'gateway hwaddress local metric mode mtu netmask netnum pointopoint privext provider scope ttl',
    'vlan-raw-device vlan_raw_device wpa-psk wpa-ssid',
  ]
    .join(' ')
    .split(' '),
)('%s has one value', name => {
  expect(of(`${name} 1\n ${name} 2`, 'inet ppp')).toContain(
    `there is a "${name} 1" already, and ifupdown joins the two values with a line feed instead of taking one; ${name === 'address' ? 'for one more address write one more iface a' : 'leave one of the two out'}`,
  )
})

test.each(['bond-slaves', 'bridge-ports', 'bridge_ports', 'dns-nameservers', 'dns-search', 'slaves'])(
  '%s has words with blanks between them',
  name => {
    expect(of(`${name} fd00::1, fd00::2,fd00::3`)).toEqual([
      `the words of ${name} are separated by blanks; write "${name} fd00::1 fd00::2 fd00::3"`,
    ])
    expect(of(`${name} fd00::1\t fd00::2`)).toEqual([])
    expect(of(`${name} fd00::1\n ${name} fd00::2`)).toEqual([])
  },
)

describe('a value', () => {
  const HARDWARE = 'is no hardware address; write one such as 02:00:00:00:33:01, or random'
  const UNUSED = 'or leave it out'
  test.each([
    ['hwaddress 02-00-00-00-33-0A', '"02-00-00-00-33-0A" is no hardware address; write 02:00:00:00:33:0A'],
    ['hwaddress 0200.0000.3301', '"0200.0000.3301" is no hardware address; write 02:00:00:00:33:01'],
    ['hwaddress x2:00:00:00:33:01', `"x2:00:00:00:33:01" ${HARDWARE}`],
    ['hwaddress 02:00:00:00:33:001', `"02:00:00:00:33:001" ${HARDWARE}`],
    ['hwaddress 02:00:00:00:33', `"02:00:00:00:33" ${HARDWARE}`],
    ['hwaddress ether', `"ether" ${HARDWARE}`],
    ['hwaddress random 1', `"random 1" ${HARDWARE}`],
    [
      'hwaddress ether 03:00:00:00:33:01',
      '03:00:00:00:33:01 is a multicast address: the first octet is odd, and the kernel refuses it',
    ],
    ['mtu 67', '"67" is no mtu; write a number of 68 or more, such as 1500'],
    ['mtu 1500b', '"1500b" is no mtu; write a number of 68 or more, such as 1500'],
    ['mtu 12345678901', '"12345678901" is no mtu; write a number of 68 or more, such as 1500'],
    ['metric x1', '"x1" is no metric; write a number'],
    ['dns-nameservers 10.0.33.2 ns1', '"ns1" is no address, by which name servers are named'],
    ['dns-nameservers 10.0.33.2/24', '"10.0.33.2/24" is no address, by which name servers are named'],
    ['address 10.0.33.1', `the method dhcp does not set the address; write "iface a inet static", ${UNUSED}`],
    ['netmask 24', `the method dhcp does not set the netmask; write "iface a inet static", ${UNUSED}`],
    ['gateway 10.0.33.1', `the method dhcp does not set the gateway; write "iface a inet static", ${UNUSED}`],
  ])('%s', (line, message) => {
    expect(of(line)).toEqual([message])
  })

  test('is not set by manual either, but may be by others and for commands', () => {
    expect(of('address fd00::1', 'inet6 manual')).toEqual([
      `the method manual does not set the address; write "iface a inet6 static", ${UNUSED}`,
    ])
    expect(of('address 10.0.33.1', 'inet ppp')).toEqual([])
    expect(of('address 10.0.33.1\n up ip a add $IF_ADDRESS dev a', 'inet manual')).toEqual([])
    expect(of('address 10.0.33.1\niface b inet static inherits a', 'inet manual')).toEqual([])
  })

  test.each([
    'hwaddress 2:0:0:0:33:1',
    'hwaddress ether  02:00:00:00:33:01',
    'hwaddress arcnet 02:00:00:00:33:01',
    `hwaddress ${'02:'.repeat(19)}02`,
    `hwaddress ${'03:'.repeat(19)}02`,
    'hwaddress ether random',
    'hwaddress $(cat /etc/mac)',
    'mtu 68',
    'mtu 1234567890',
    'metric 0',
    'mtu `cat /etc/mtu`',
    'dns-nameservers fe80::1%eth0',
  ])('%s is right', line => {
    expect(of(line)).toEqual([])
  })
})
