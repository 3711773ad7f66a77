import {
  document,
  effective,
  iface,
  locate,
  option,
  parse,
  problems,
  walk,
} from '@cluster-configs/interfaces'
import { documents, texts } from '@cluster-configs/interfaces/arbitrary'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

/** The rules that a text offends, with the field where one is at fault. */
function rules(text: string): readonly string[] {
  return problems(parse(text)).map(({ rule, field }) => (field === undefined ? rule : `${rule}: ${field}`))
}

function offends(text: string, ...expected: readonly string[]): void {
  expect(rules(text)).toEqual(expected)
}

/** A static interface with some options. */
function holding(...options: readonly string[]): string {
  return `auto e\niface e inet static\n${options.map(line => `  ${line}\n`).join('')}`
}

function holding6(...options: readonly string[]): string {
  return holding(...options).replace('inet ', 'inet6 ')
}

test('a file as it should be has no problems', () => {
  offends(`# /etc/network/interfaces
source interfaces.d/*
source-directory interfaces.d
auto lo br0 br0:1 /wl*=wlan
iface lo inet loopback
allow-hotplug eth1

rename mac/08:00:27:*=lan
no-auto-down eth*
mapping eth[12]
    script /etc/network/map
    map HOME home
iface br0 inet static
    address 10.0.33.1/24
    gateway 10.0.33.254
    broadcast +
    hwaddress random
    dns-nameservers 10.0.33.2 fe80::1%br0
    bridge_ports eth0 eth1
    up ip route add 10.1.0.0/16 via 10.0.33.3 # to the lab
    up \\
      true
    no-scripts
iface br0:1 inet static
    address 10.0.34.1
    netmask 255.255.255.0
iface br0 inet6 static
    address fd00:33::1/64
    gateway fe80::1
iface wlan inet dhcp
    wpa-ssid a #1
`)
})

test('problems come in the order of the document, each with its node and a sentence', () => {
  const file = parse('iface a inet static\n  mtu x\nauto # b\n')
  const found = problems(file)
  const [a, auto] = file.children
  expect(found.map(({ node }) => node)).toEqual([a, a?.type === 'iface' ? a.children[0] : a, auto])
  expect(found[0]).toEqual({
    rule: 'missing-option',
    severity: 'warning',
    node: a,
    field: 'method',
    message: 'a has no address, and ifup refuses to bring it up; add a line such as "address 10.0.33.1/24"',
  })
  for (const { message } of found) expect(message).not.toMatch(/\.$/)
})

describe('what an iface inherits from', () => {
  test('is to stand above, of the same family', () => {
    offends('iface a inherits b\niface b inet dhcp\n', 'unknown-base: inherits')
    offends('iface b inet dhcp\niface a inet6 auto inherits b\n', 'unknown-base: inherits')
    offends('iface b inet dhcp\niface a inherits b\n')
  })

  test('is an error, but for what another file may have', () => {
    const severity = (text: string) => problems(parse(text)).map(problem => problem.severity)
    expect(severity('iface a inherits b\nsource x\n')).toEqual(['error'])
    expect(severity('source x\niface a inherits b\n')).toEqual(['warning'])
  })

  test('may have what the heir lacks, and the other way round', () => {
    offends('iface b inet static\n mtu 9000\niface a inherits b\n address 10.0.33.1/24\n')
    offends('iface b inet static\n address 10.0.33.1/24\niface a inherits b\n')
    offends('iface b inet static\niface a inherits b\n', 'missing-option: method')
  })
})

describe('the first line of an iface', () => {
  test('has words that are ignored', () => {
    offends('iface a inet dhcp mtu 9000\n', 'ignored-words: method')
    offends('iface a inet dhcp # b\n', 'ignored-words: method')
  })

  test('has a name that means nothing', () => {
    offends('iface eth* inet dhcp\n', 'pattern-as-name: name')
    offends('iface /eth* inet dhcp\n', 'pattern-as-name: name')
    offends('iface eth0: inet dhcp\n', 'colon-behind: name')
    offends('iface eth0:1 inet dhcp\n', 'alias-with-dhcp: method')
    offends(`iface ${'a'.repeat(80)} inet dhcp\n`, 'cut-word: name')
  })

  test.each([
    ['inet static', 'address 10.0.33.1/24'],
    ['inet tunnel', 'address 10.0.33.1', 'netmask 24', 'mode gre', 'endpoint 10.0.33.2'],
    ['inet6 static', 'address fd00::1/64'],
    ['inet6 tunnel', 'mode ip6gre', 'endpoint fd00::1'],
    ['inet6 v4tunnel', 'endpoint 10.0.33.2'],
    ['inet6 6to4', 'local 10.0.33.2'],
    ['ipx static', 'frame 802.2', 'netnum 1'],
    ['ipx dynamic', 'frame 802.2'],
    ['can static', 'bitrate 500000'],
  ])('%s needs options', (kind, ...options) => {
    offends(`iface a ${kind}\n`, ...options.map(() => 'missing-option: method'))
    offends(`iface a ${kind}\n${options.join('\n')}\n`)
  })
})

describe('lines about interfaces by name', () => {
  test('name interfaces that there are', () => {
    offends('auto a\n', 'no-such-iface: names')
    offends('allow-hotplug w=a\n', 'no-such-iface: names')
    offends('auto lo /a*\n')
    offends('auto a\nsource x\n')
    offends('auto ab a2 w=ab\nmapping a*\n script x\n')
  })

  test('have no comments behind them', () => {
    offends('auto lo # eth1\n', 'comment-behind: names')
    offends('no-scripts lo #\n', 'comment-behind: patterns')
    offends('rename a=b #c\n', 'comment-behind: renames')
    offends('mapping a #c\n script x\n', 'comment-behind: patterns')
  })

  test('name something', () => {
    offends('auto\n', 'names-nothing')
    offends('mapping\n script x\n', 'names-nothing')
    offends('rename\n', 'names-nothing')
    offends('iface a inet dhcp\nauto\n')
  })

  test('have patterns with a slash or without', () => {
    offends('auto eth*\n', 'pattern-without-slash: names')
    offends('no-auto-down /eth*\n', 'pattern-with-slash: patterns')
    offends('mapping /eth*\n script x\n', 'pattern-with-slash: patterns')
  })

  test('separate names with blanks', () => {
    offends('auto a,b\n', 'comma-in-name: names')
    offends('auto "a"\n', 'quoted: names')
    offends('auto a:\n', 'colon-behind: names')
  })

  test('have names that Linux can have', () => {
    offends('auto abcdefghijklmnop=a\niface a inet dhcp\n', 'long-name: names')
    offends(`auto ${'a'.repeat(80)}\n`, 'cut-word: names', 'long-name: names')
  })

  test('have classes that are brought up', () => {
    offends('allow-hot-plug lo\n', 'misspelt-class: class')
    offends('allow-Auto lo\n', 'misspelt-class: class')
    offends('allow-ovs lo\n')
  })
})

test('a mapping has a script, a renaming a new name', () => {
  offends('mapping a\n map b\n', 'no-script')
  offends('rename a\n', 'no-new-name: renames')
})

describe('source', () => {
  test.each(['', '/etc/network/interfaces.d', 'x # y', '$(ls)', 'a|b', '"a', 'a b', 'x/'])(
    '%j reads nothing',
    path => {
      offends(`source ${path}\n`, 'bad-source: path')
    },
  )

  test.each(['/a/* /b/*', 'a', '~/x', '"a|b"', "'$(x)'", '$HOME/x', '${HOME}/x', 'a\\|b', '"a b"', 'a\\ b'])(
    '%j is read',
    path => {
      offends(`source ${path}\n`)
    },
  )

  test('reads files and source-directory directories', () => {
    offends('source-directory /etc/network/interfaces.d/*\n', 'bad-source: path')
  })
})

describe('options', () => {
  test('are there once', () => {
    offends(holding('address 10.0.33.1/24', 'address 10.0.33.2/24'), 'repeated-option')
    offends('iface a inet dhcp\n mtu 1500\niface b inherits a\n mtu 9000\n', 'repeated-option')
    offends('iface a inet dhcp\n mtu 1500\n mtu? 9000\n up a\n post-up a\n')
  })

  test('have no comments behind them', () => {
    offends(holding('address 10.0.33.1/24 # b'), 'comment-behind: value')
    offends('iface a inet dhcp\n up a # b\n wpa-psk a #b\n mtu 1500#\n', 'invalid-number: value')
  })

  test('are named as the programs name them', () => {
    offends('iface a inet dhcp\n dns 10.0.33.2\n', 'misspelt-option: name')
    offends('iface a inet dhcp\n MTU 9000\n', 'misspelt-option: name')
    offends('iface a inet dhcp\n hwaddr 02:00:00:00:33:01\n', 'misspelt-option: name')
    offends('iface a inet bootp\n hwaddr 02:00:00:00:33:01\n')
    offends('iface a inet dhcp\n template b\n', 'no-keyword: name')
    offends('iface a inet dhcp\n allow_hotplug a\n', 'no-keyword: name')
    offends(`iface a inet dhcp\n ${'b'.repeat(80)} c\n`, 'cut-word: name')
  })

  test('end where their line seems to', () => {
    offends('iface a inet dhcp\n up b \\ \n', 'blank-behind-backslash: value')
    offends('iface a inet dhcp\n up b \\\nauto c\n', 'line-goes-on: value')
    offends('iface a inet dhcp\n up b \\\n # c\n', 'comment-in-line: value')
    offends('iface a inet dhcp\n up b\0c\n# d\0\n', 'nul', 'nul')
  })

  test('are none that the method passes over', () => {
    offends('iface a inet dhcp\n address 10.0.33.1/24\n', 'unused-option')
    offends('iface a inet manual\n address 10.0.33.1\n up ip addr add $IF_ADDRESS dev a\n')
  })
})

describe('addresses', () => {
  test.each([
    '10.0.33.1/33',
    '10.0.33',
    'fd00::1/64',
    '"10.0.33.1/24"',
    '10.0.33.1/24,',
    '10.0.33.01/24',
    '10.0.33.1/24 <- your own',
    'node1',
  ])('inet has no %s', address => {
    offends(holding(`address ${address}`), 'invalid-address: value')
  })

  test.each(['fd00::1::2/64', 'fd00/64', '10.0.33.1/24', 'fd00::1/129', '1:2:3:4:5:6:7:8:9/64', ':1::/64'])(
    'inet6 has no %s',
    address => {
      offends(holding6(`address ${address}`), 'invalid-address: value')
    },
  )

  test.each(['::1/128', '1:2:3:4:5:6:7:8/64', '64:ff9b::10.0.33.1/96', 'FD00::/64', '1:2:3:4:5:6:7::/64'])(
    'inet6 has %s',
    address => {
      offends(holding6(`address ${address}`))
    },
  )

  test('have the length that is meant', () => {
    offends(holding('address 10.0.33.1'), 'no-prefix-length: value')
    offends(holding('address 192.168.0.1'))
    offends(holding('address 10.0.33.1', 'pointopoint 10.0.33.2'))
    offends(holding6('address fd00::1'), 'no-prefix-length: value')
    offends(holding('address 10.0.33.1/24', 'netmask 255.255.0.0'), 'netmask-differs: value')
    offends(holding('address 10.0.33.1/24', 'netmask 255.255.255.0'))
    offends(holding('address 10.0.33.1/255.255.255.0'))
  })

  test.each([
    [
      '10.0.33.1 255.255.255.0',
      'an option takes the whole line; write "netmask 255.255.255.0" on a line of its own',
    ],
    ['10.0.33.1/24 up true', 'an option takes the whole line; write "up true" on a line of its own'],
    [
      '10.0.33.1/24 <- mine',
      'an option takes the whole line, and "<- mine" is no part of an address; take it out',
    ],
    [
      '10.0.33.1/24 10.0.33.2/24',
      'an inet iface has one address; write one more iface e for each of the others',
    ],
  ])('stand alone: %s', (value, message) => {
    expect(problems(parse(holding(`address ${value}`))).map(problem => problem.message)).toEqual([message])
  })

  test('may be none', () => {
    offends(holding('address 0.0.0.0'))
    offends(holding('address 0.0.0.0', 'netmask 0.0.0.0') + holding('address 0.0.0.0').replaceAll(' e', ' f'))
  })

  test('are those of hosts', () => {
    offends(holding('address 10.0.33.0/24'), 'no-host: value')
    offends(holding('address 10.0.33.255/24'), 'no-host: value')
    offends(holding('address 10.0.33.0/31'))
  })

  test('are there once', () => {
    const one = holding('address 10.0.33.1/24')
    offends(one + one.replaceAll(' e', ' f'), 'duplicate-address: value')
    offends(one + one.replace('auto e', '').replace('iface e', 'iface f'))
  })
})

test('a netmask is one', () => {
  for (const mask of ['255.0.255.0', '0.0.0.255', '/24', '33', 'ffffff00']) {
    offends(holding('address 10.0.33.1', `netmask ${mask}`), 'invalid-netmask: value')
  }
  offends(holding6('address fd00::1', 'netmask 255.255.255.0'), 'invalid-netmask: value')
  offends(holding6('address fd00::1', 'netmask 64'))
})

test('what the shell computes is not judged, for ifupdown hands it on', () => {
  offends('iface a inet dhcp\n hwaddress ether $(cat /etc/mac)\n mtu `cat /etc/mtu`\n metric $(echo 1)\n')
})

describe('a gateway', () => {
  const gateway = (value: string, ...more: readonly string[]) =>
    holding('address 10.0.33.1/24', `gateway ${value}`, ...more)

  test('is an address in the network of the interface', () => {
    offends(gateway('10.0.34.1'), 'gateway-outside: value')
    offends(gateway('10.0.34.1', 'pointopoint 10.0.34.1'))
    offends(gateway('10.0.33.1'), 'gateway-is-self: value')
    offends(gateway('10.0.33.0'), 'no-host: value')
    offends(gateway('10.0.33.255'), 'no-host: value')
    offends(gateway('10.0.33.254/24'), 'invalid-gateway: value')
    offends(gateway('router'), 'invalid-gateway: value')
    offends(gateway('10.0.34.1').replace('/24', '/32'))
    offends(holding6('address fd00::1/64', 'gateway fd01::1'), 'gateway-outside: value')
  })

  test('is the only one without a metric', () => {
    const first = gateway('10.0.33.254')
    const second = first.replaceAll(' e', ' f').replaceAll('10.0.33', '10.0.34')
    offends(first + second, 'second-gateway')
    offends(`${first + second}  metric 100\n`)
    offends(`mapping x\n script y\n${first}${second}`)
  })
})

test('a broadcast address is that of the network', () => {
  offends(holding('address 10.0.33.1/24', 'broadcast 10.0.34.255'), 'broadcast-differs: value')
  offends(holding('address 10.0.33.1/24', 'broadcast 10.0.33.255'))
  offends(holding('address 10.0.33.1/24', 'broadcast auto'), 'invalid-broadcast: value')
})

test('hardware addresses, numbers and lists', () => {
  const dhcp = (line: string) => `iface a inet dhcp\n ${line}\n`
  offends(dhcp('hwaddress 02-00-00-00-33-01'), 'invalid-hwaddress: value')
  offends(dhcp('hwaddress 01:00:00:00:33:01'), 'invalid-hwaddress: value')
  offends(dhcp('hwaddress ether 02:00:00:00:33:01'))
  offends(dhcp('mtu jumbo'), 'invalid-number: value')
  offends(dhcp('metric -1'), 'invalid-number: value')
  offends(dhcp('dns-nameservers 10.0.33.2, 10.0.33.3'), 'comma-in-list: value')
  offends(dhcp('dns-nameservers ns1'), 'invalid-nameserver: value')
  offends(dhcp('bridge_ports eth0,eth1'), 'comma-in-list: value')
})

test('built documents are judged as read ones are', () => {
  const [found] = problems(document([iface('a', 'inet', 'static', [option('address', '10.0.33.1')])]))
  expect(found?.message).toBe(
    'without a prefix length or a netmask 10.0.33.1 is in 10.0.0.0/8, its class; write 10.0.33.1/8, or the length that is meant',
  )
})

test('a chain of heirs takes time that grows with its length only', () => {
  const heirs = Array.from(
    { length: 20_000 },
    (_, index) => `iface a${index + 1} inherits a${index}\n mtu 9000\n`,
  )
  const start = process.cpuUsage()
  expect(problems(parse(`iface a0 inet dhcp\n mtu 1500\n${heirs.join('')}`))).toHaveLength(20_000)
  // The processor's time: a busy machine is no finding.
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000)
})

test('problems are told of any document, in its order and at a place of it', () => {
  const any = fc.oneof(
    documents,
    texts.map(text => parse(text)),
  )
  fc.assert(
    fc.property(any, document => {
      const order = new Map([...walk(document)].map((node, index) => [node, index]))
      const found = problems(document).map(({ node }) => order.get(node) ?? NaN)
      expect(found).toEqual(found.toSorted((left, right) => left - right))
      for (const { node } of problems(document)) expect(locate(document, node)).toBeDefined()
      for (const node of walk(document)) if (node.type === 'iface') effective(document, node.name)
    }),
    { numRuns: 300 },
  )
})
