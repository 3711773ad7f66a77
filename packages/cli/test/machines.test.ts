import { describe, expect, test } from 'vitest'
import { compile } from '../src/compile.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { faults } from './faults.ts'

/** An inventory in YAML with a master and one node; `compute` is the node's profile. */
function inventory(master: string, profile: string, node = 'profile: compute'): string {
  return `name: lab
domain: lab.example
networks:
  boot: { subnet: 10.0.0.0/24, boot: true }
  site: { subnet: 192.0.2.0/24, router: 192.0.2.1, dns: [192.0.2.2], search: [lab.example] }
  data: { subnet: 10.1.0.0/24, mtu: 9000 }
master:
  name: master
  interfaces:
    eth0: { network: boot, address: 10.0.0.1 }
${master}
profiles:
  compute:
${profile}
nodes:
  n1: { mac: "02:00:00:00:00:01", address: 10.0.0.11, ${node} }
`
}

function generated(text: string, path: string): string | undefined {
  return compile(parseInventory(text, { file: 'a.yaml' })).find(file => file.path === path)?.text
}

const MASTER = `    bond0.20: { vlan: { on: bond0, id: 20 }, network: site, address: 192.0.2.10 }
    bond0: { bond: { of: [eth1, eth2], mode: 802.3ad }, network: data, address: 10.1.0.1, addresses: [10.1.0.2/24, 10.9.0.1/16],
             routes: [{ to: 10.7.0.0/16, via: 10.9.0.254 }] }
    eth1: {}
    br0: { bridge: { of: [eth3] }, method: dhcp, mtu: 1400 }
    vlan7: { vlan: { on: eth4, id: 7 }, method: manual }`
const COMPUTE = `    interfaces:
      eth1: { network: data, mtu: 1500 }
      ib0: { method: dhcp }
    packages: [slurmd, munge]
    exports: [async, insecure]
    mounts:
      /home: { source: "10.0.0.1:/srv/home", options: [hard, "vers=4.2"] }
      /tmp: { source: LABEL=scratch, type: ext4 }
      /home/local: { source: /scratch, type: none, options: [bind] }
      /media/usb: { source: LABEL=usb, type: vfat }`

describe('interfaces', () => {
  const text = inventory(MASTER, COMPUTE, 'profile: compute, interfaces: { eth1: { address: 10.1.0.11 } }')

  test('of the master: each behind what it is made of', () => {
    expect(generated(text, 'master/etc/network/interfaces'))
      .toBe(`# written by gen-cluster-configs: change the inventory, not this file
auto lo
iface lo inet loopback

auto eth0
iface eth0 inet static
    address 10.0.0.1/24

auto eth1
iface eth1 inet manual

auto bond0
iface bond0 inet static
    address 10.1.0.1/24
    mtu 9000
    bond-slaves eth1 eth2
    bond-mode 802.3ad
    bond-miimon 100
    up ip route add 10.7.0.0/16 via 10.9.0.254 dev bond0
iface bond0 inet static
    address 10.1.0.2/24
iface bond0 inet static
    address 10.9.0.1/16

auto bond0.20
iface bond0.20 inet static
    address 192.0.2.10/24
    gateway 192.0.2.1
    dns-nameservers 192.0.2.2
    dns-search lab.example
    vlan-raw-device bond0

auto br0
iface br0 inet dhcp
    mtu 1400
    bridge_ports eth3
    bridge_stp off
    bridge_fd 0

auto vlan7
iface vlan7 inet manual
    vlan-raw-device eth4
`)
  })

  test('of a node: its profile’s with its own address', () => {
    expect(generated(text, 'nodes/n1/etc/network/interfaces'))
      .toBe(`# written by gen-cluster-configs: change the inventory, not this file
auto lo
iface lo inet loopback

# The root file system is mounted over this card: ifupdown must leave it alone.
iface eth0 inet manual

auto eth1
iface eth1 inet static
    address 10.1.0.11/24
    mtu 1500

auto ib0
iface ib0 inet dhcp
`)
  })

  test('packages are listed for the scripts', () => {
    expect(generated(text, 'scripts/packages.tsv')).toBe(
      'master\tvlan\nmaster\tifenslave\nmaster\tbridge-utils\nn1\tslurmd\nn1\tmunge\n',
    )
  })
})

test('mounts, parents first, and what they take the place of', () => {
  expect(
    generated(
      inventory('', COMPUTE, 'profile: compute, interfaces: { eth1: { address: 10.1.0.11 } }'),
      'nodes/n1/etc/fstab',
    ),
  ).toBe(`# written by gen-cluster-configs: change the inventory, not this file
10.0.0.1:/srv/nfs/n1 / nfs defaults 0 0
proc /proc proc defaults 0 0
10.0.0.1:/srv/home /home nfs hard,vers=4.2 0 0
/scratch /home/local none bind 0 0
LABEL=scratch /tmp ext4 defaults 0 0
tmpfs /var/tmp tmpfs nosuid,nodev,mode=1777 0 0
tmpfs /media tmpfs nosuid,nodev,mode=0755 0 0
tmpfs /var/log tmpfs nosuid,nodev,mode=0755 0 0
LABEL=usb /media/usb vfat defaults 0 0
`)
})

describe('an MTU', () => {
  const cards = (text: string): string => `name: c
domain: c
networks: { a: { subnet: 10.0.0.0/24, boot: true }, b: { subnet: 10.1.0.0/24, mtu: 9000 } }
master:
  name: m
  interfaces:
    eth0: { network: a, address: 10.0.0.1 }
${text.replace(/^/gm, '    ')}
nodes: {}
`

  test.each([
    ['vlan7: { vlan: { on: eth1, id: 7 }, method: manual, mtu: 9000 }', '8:12', 'vlan7', 'eth1', ''],
    [
      'br0: { bridge: { of: [eth1] }, network: b, method: dhcp }\neth1: { mtu: 2000 }',
      '8:10',
      'br0',
      'eth1',
      ' (master.interfaces.eth1 9:11)',
    ],
    [
      'bond0: { bond: { of: [eth1.7] }, method: manual, mtu: 9000 }\neth1.7: { vlan: { on: eth1, id: 7 } }',
      '9:13',
      '"eth1.7"',
      'eth1',
      '',
    ],
  ])('that is more than what lies under it carries: %s', (text, place, name, under, other) => {
    const [fault, ...more] = faults(cards(text), { file: 'a.yaml' })
    const least = other === '' ? 1500 : 2000
    expect(fault).toBe(
      `${place}: master.interfaces.${name} has an MTU of 9000, and ${under} under it of ${least}: give ${under} "mtu": 9000, too${other}`,
    )
    expect(more).toEqual([])
  })

  test.each([
    'bond0: { bond: { of: [eth1, eth2] }, method: manual, mtu: 9000 }\nbond0.7: { vlan: { on: bond0, id: 7 }, network: b, method: dhcp }',
    'br0: { bridge: { of: [eth1] }, network: b, method: dhcp }\neth1: { mtu: 9000 }',
    'vlan7: { vlan: { on: br0, id: 7 }, network: b, method: dhcp }\nbr0: { bridge: { of: [eth1] }, method: manual }\neth1: { mtu: 9100 }',
  ])('that is carried: %s', text => {
    expect(faults(cards(text), { file: 'a.yaml' })).toEqual([])
  })
})

test('swap, and a bind mount behind the mount that its source lies in', () => {
  const mounts = `    mounts:
      none: { source: LABEL=swap, type: swap }
      /a: { source: /z/a, type: none, options: [bind] }
      /z: { source: LABEL=z, type: ext4 }
      /a/b: { source: "10.0.0.1:/b" }`
  expect(generated(inventory('', mounts, 'profile: compute'), 'nodes/n1/etc/fstab')).toContain(`
LABEL=z /z ext4 defaults 0 0
/z/a /a none bind 0 0
10.0.0.1:/b /a/b nfs defaults 0 0
LABEL=swap none swap defaults 0 0
tmpfs /tmp `)
})

test('a node changes one field of a mount that it inherits', () => {
  const text = inventory(
    '',
    '    mounts: { /a: { source: LABEL=a, type: ext4 } }',
    'profile: compute, mounts: { /a: { options: [ro] } }',
  )
  expect(generated(text, 'nodes/n1/etc/fstab')).toContain('\nLABEL=a /a ext4 ro 0 0\n')
})

test('export options take the place of their opposites, and the last word holds', () => {
  const text = inventory('', '    exports: [async, insecure]', 'profile: compute, exports: [secure]')
  expect(generated(text, 'master/etc/exports')).toContain(
    '/srv/nfs/n1 10.0.0.11(rw,no_root_squash,no_subtree_check,async,secure)\n',
  )
})

test('a node that boots over InfiniBand is known by its identifier', () => {
  const text = inventory('', '    boot: { file: ip }').replace(
    '02:00:00:00:00:01',
    '80:00:02:08:fe:80:00:00:00:00:00:00:00:02:c9:03:00:08:D9:43',
  )
  expect(generated(text, 'master/etc/dhcp/dhcpd.conf')).toContain(`host n1 {
  option dhcp-client-identifier ff:00:00:00:00:00:02:00:00:02:c9:00:00:02:c9:03:00:08:d9:43;
  fixed-address 10.0.0.11;
  option host-name "n1";
}`)
  expect(generated(text, 'nodes/n1/etc/network/interfaces')).toContain('\niface ib0 inet manual\n')
  expect(generated(text, 'nodes/n1/etc/network/interfaces')).not.toContain('eth0')
})

describe('faults of the master', () => {
  test.each([
    [
      '    eth1: { network: data }',
      'master.interfaces.eth1 has no address: give it one, or set "method": "dhcp" or "manual"',
    ],
    [
      '    eth1: { address: 10.1.0.5 }',
      'master.interfaces.eth1.address is given without the network that it is on: name it',
    ],
    [
      '    eth1: { network: data, address: 10.1.0.5, method: manual }',
      'master.interfaces.eth1.address is given, but the method is manual: remove one of the two',
    ],
    [
      '    eth1: { addresses: [10.1.0.5] }',
      'master.interfaces.eth1.addresses[0] is no IPv4 address with a prefix length, such as 10.0.33.1/24',
    ],
    [
      '    eth1: { addresses: [10.0.0.11/24] }',
      'nodes.n1.address 10.0.0.11 is already the address of master.interfaces.eth1.addresses: change one of them',
    ],
    [
      '    eth1.5: { method: manual, vlan: { on: eth1, id: 6 } }',
      'master.interfaces."eth1.5".vlan makes it number 6 on eth1: its name must be eth1.6 or vlan6',
    ],
    ['    b: { method: manual, bond: { of: [] } }', 'master.interfaces.b.bond.of must name a card at least'],
    [
      '    b: { method: manual, bond: { of: [eth0] } }',
      'master.interfaces.b.bond.of[0] eth0 has an address of its own, and as a part of b can have none: give it to b',
    ],
    [
      '    b: { method: manual, bond: { of: [e] } }\n    c: { method: manual, bridge: { of: [e] } }',
      'master.interfaces.c.bridge.of[0] e is part of b already: leave it out of one of them',
    ],
    [
      '    b: { method: manual, bond: { of: [e] }, bridge: { of: [f] } }',
      'master.interfaces.b cannot be a bond and a bridge at once: choose one',
    ],
    [
      '    b: { method: manual, bridge: { of: [b] } }',
      'master.interfaces.b is, by way of others, a part of itself: leave it out of one of them',
    ],
    [
      '    e: { network: data, address: 10.1.0.5, routes: [{ to: 10.8.0.0/16, via: 10.2.0.1 }] }',
      'master.interfaces.e.routes[0].via 10.2.0.1 is on no network of e: name a router that is',
    ],
    [
      '    e: { network: data, address: 10.1.0.5, routes: [{ to: 10.8.0.1/16, via: 10.1.0.1 }] }',
      'master.interfaces.e.routes[0].to has bits set behind its prefix: the subnet is 10.8.0.0/16',
    ],
    [
      '    e: { network: data, address: 10.1.0.5, routes: [{ to: all, via: 10.1.0.1 }] }',
      'master.interfaces.e.routes[0].to is neither "default" nor a subnet, such as 10.0.40.0/24',
    ],
    [
      '    e: { network: site, address: 192.0.2.5 }\n    f: { network: data, address: 10.1.0.5, routes: [{ to: default, via: 10.1.0.1 }] }',
      'master.interfaces.f would be a second way to everywhere beside e: leave one of them out',
    ],
  ])('%s', (master, fault) => {
    const found = faults(inventory(master, '    {}'), { file: 'a.yaml' })
    expect(found.map(line => line.replace(/^[\d:]+ |(?: \([^()]*\))$/g, ''))).toEqual([fault])
  })
})

test('a misspelt field of a route is told with the one that is meant', () => {
  const route =
    '    e: { network: data, address: 10.1.0.5, routes: [{ too: default, to: default, via: 10.1.0.1 }] }'
  expect(faults(inventory(route, '    {}'), { file: 'a.yaml' })).toEqual([
    '11:55: master.interfaces.e.routes[0].too is no field of the inventory: did you mean "to"?',
  ])
})

describe('faults of a profile are told once', () => {
  test.each([
    [
      '    interfaces: { eth0: { method: dhcp } }',
      '14:25: profiles.compute.interfaces.eth0 is the card that the root is mounted over, and set up before: leave it out',
    ],
    [
      '    interfaces: { b0: { method: dhcp, bond: { of: [eth0] } } }',
      '14:52: profiles.compute.interfaces.b0.bond.of[0] eth0 is the card that the root is mounted over: leave it out',
    ],
    [
      '    mounts: { /proc: { source: proc, type: proc } }',
      '14:15: profiles.compute.mounts."/proc" is what a node starts with or mounts itself: mount it elsewhere',
    ],
    [
      '    mounts: { none: { source: x } }',
      '14:15: profiles.compute.mounts.none is the place of swap alone: name where it is mounted',
    ],
    [
      '    mounts: { /swap: { source: x, type: swap } }',
      '14:15: profiles.compute.mounts."/swap" is no place for swap: write none instead',
    ],
    [
      '    mounts: { /a: { options: [ro] } }',
      '14:15: profiles.compute.mounts."/a" has no source, here or in a profile: say what to mount',
    ],
    [
      '    mounts: { /a b: { source: x } }',
      '14:15: profiles.compute.mounts."/a b" must be of letters, digits and any of . _ + @ ~ - /, which a kernel command line can carry',
    ],
    [
      '    mounts: { /a: { source: "x y" } }',
      '14:29: profiles.compute.mounts."/a".source is nothing to mount: a path, SERVER:/PATH, LABEL=… or the like, without blanks',
    ],
    [
      '    mounts: { /a: { source: x, options: ["a,b"] } }',
      '14:42: profiles.compute.mounts."/a".options[0] is not one mount option: printable characters without a blank, a comma or a quotation mark',
    ],
    [
      '    packages: ["a b"]',
      '14:16: profiles.compute.packages[0] is no name of a Debian package, such as openssh-server',
    ],
  ])('%s', (profile, fault) => {
    const text = inventory(
      '',
      profile,
      'profile: compute }\n  n2: { mac: "02:00:00:00:00:02", address: 10.0.0.12, profile: compute',
    )
    expect(faults(text, { file: 'a.yaml' }).join('\n')).toBe(fault)
  })
})
