import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InventoryError } from '../src/inventory/fault.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { faults } from './faults.ts'

const example = readFileSync(new URL('../../../examples/manual/inventory.json', import.meta.url), 'utf8')

/** The example with one piece of text replaced. */
function changed(from: string, to: string): string {
  if (!example.includes(from)) throw new Error(`the example has no ${from}`)
  return example.replace(from, () => to)
}

describe('what is read', () => {
  test('the example is sound', () => {
    expect(faults(example)).toEqual([])
  })

  test.each(['08:00:27:AB:CD:11', '08-00-27-ab-cd-11', '0800.27AB.CD11'])('the MAC address %s', spelling => {
    const inventory = parseInventory(changed('08:00:27:00:33:11', spelling))
    expect(inventory.nodes['node1']?.mac).toBe('08:00:27:ab:cd:11')
  })

  test('a range, a mac of the master and the schema may be left out', () => {
    const bare = example
      .replace(/ +"\$schema".*\n/, '')
      .replace(/, "range".*\]/, '')
      .replace(', "mac": "08:00:27:00:33:01"', '')
    expect(faults(bare)).toEqual([])
  })

  test('no nodes yet', () => {
    expect(faults(example.replace(/"nodes": \{[^]*\}\n\}/, '"nodes": {}\n}'))).toEqual([])
  })
})

describe('faults of the text', () => {
  test.each([
    ['', '1:1: the file is empty: expected the object of an inventory, in { and }'],
    ['{', '1:2: expected "}": an object is not closed'],
    ['{"a" 1}', '1:6: expected ":" behind the name'],
    ['{"a": 1 "b": 2}', '1:9: expected "," before this'],
    ['{"a": 1,}', '1:9: a comma stands before this and nothing behind it: remove the comma'],
    ['{ /* c', '1:3: the comment is not closed: write */ behind it'],
    ["{'a': 1}", '1:2: expected a value: a string in double quotes, a number, true, false, null, { or ['],
    ['{"a": 1} x', '1:10: expected a value: a string in double quotes, a number, true, false, null, { or ['],
    ['{"a": 1, "a": 2}', '1:10: the name "a" stands here a second time: remove one of them (the first 1:2)'],
    ['{"__proto__": {}}', '1:2: "__proto__" is no name for anything: choose another'],
  ])('%j', (text, fault) => {
    expect(faults(text)[0]).toBe(fault)
  })

  test('deep nesting', () => {
    expect(faults('['.repeat(100_000))).toHaveLength(1)
  })
})

describe('faults of a field', () => {
  test.each<[string, string, string]>([
    [
      '"name": "cluster"',
      '"nmae": "cluster"',
      '3:3: nmae is no field of the inventory: did you mean "name"?',
    ],
    ['"name": "cluster",', '', '1:1: name is missing: it must be a string'],
    ['"boot": true', '"boot": "yes"', '7:54: networks.dedicated.boot is a string and must be true or false'],
    [
      '"address": "10.0.33.11"',
      '"adress": "10.0.33.11"',
      '17:44: nodes.node1.adress is no field of the inventory: did you mean "address"?',
    ],
    [
      '"subnet": "10.0.2.0/24"',
      '"subnet": "10.0.2.0/33"',
      '6:28: networks.general.subnet is no IPv4 subnet, such as 10.0.33.0/24 (a prefix length of 1 to 30)',
    ],
    [
      '10.0.33.11',
      '010.0.33.11',
      '17:55: nodes.node1.address is no IPv4 address, such as 10.0.33.1 (four numbers up to 255, without leading zeros)',
    ],
    [
      '08:00:27:00:33:11',
      '08:00:27:00:33',
      '17:23: nodes.node1.mac is no MAC address, such as 08:00:27:00:33:11',
    ],
    [
      '"10.0.33.20", "10.0.33.30"',
      '"10.0.33.20"',
      '7:69: networks.dedicated.range must have exactly two addresses, the first and the last',
    ],
    [
      '"method": "dhcp"',
      '"method": "bootp"',
      '12:49: master.interfaces.eth0.method must be "static" or "dhcp" or "manual"',
    ],
    [
      '"domain": "cluster"',
      '"domain": "a..b"',
      '4:13: domain is no valid domain name: labels of letters, digits and inner hyphens, with dots between (RFC 1123)',
    ],
    [
      '"eth1"',
      '"eth1; }"',
      '13:7: master.interfaces."eth1; }" is no interface name, such as eth0 or enp0s8 (letters, digits and any of _ . -)',
    ],
    [
      '"eth1"',
      '"abcdefghijklmnop"',
      '13:7: master.interfaces.abcdefghijklmnop is no interface name: the kernel takes at most 15 characters',
    ],
  ])('%s → %s', (from, to, fault) => {
    expect(faults(changed(from, to))).toContain(fault)
  })

  test.each(['../x', 'a b', 'a\nb', 'a; }', '-a', 'a-', 'a_b', '', 'x'.repeat(64), 'é'])(
    'the node name %j',
    name => {
      expect(faults(changed('"node1"', JSON.stringify(name)))[0]).toMatch(
        /^17:5: nodes\.\S.* is no valid host name: 1 to 63 letters, digits and inner hyphens \(RFC 1123\)$/,
      )
    },
  )

  test.each(['10', '0x1f'])('the node name %j, which is an address', name => {
    expect(faults(changed('"node1"', JSON.stringify(name)))).toEqual([
      `17:5: nodes.${name} is read as an address by the resolver: choose another name`,
    ])
  })

  test.each([
    ['srv/nfs', 'is not an absolute path: it must begin with "/"'],
    [
      '/srv/n fs',
      'must be of letters, digits and any of . _ + @ ~ - /, which a kernel command line can carry',
    ],
    [
      '/srv/n,fs',
      'must be of letters, digits and any of . _ + @ ~ - /, which a kernel command line can carry',
    ],
    ['/srv/../etc', 'is not a plain path: no "." or "..", no "//", no "/" at the end, and not "/" alone'],
    ['/', 'is not a plain path: no "." or "..", no "//", no "/" at the end, and not "/" alone'],
    [
      '/srv/tftp/nfs',
      '/srv/tftp/nfs for root file systems and /srv/tftp for boot files must not lie within each other: move one of them',
    ],
  ])('the path %j', (path, reason) => {
    const text = changed('"nodes"', `"paths": { "nfs": ${JSON.stringify(path)} },\n  "nodes"`)
    expect(faults(text)).toContain(`16:21: paths.nfs ${reason}`)
  })
})

describe('conflicts', () => {
  test.each<[string, string, string]>([
    [
      '08:00:27:00:33:12',
      '08-00-27-00-33-11',
      '18:23: nodes.node2.mac 08:00:27:00:33:11 is already the MAC address of nodes.node1: change one of them (nodes.node1.mac 17:23)',
    ],
    [
      '08:00:27:00:33:12',
      '08:00:27:00:33:01',
      '18:23: nodes.node2.mac 08:00:27:00:33:01 is already the MAC address of master.interfaces.eth1: change one of them (master.interfaces.eth1.mac 13:72)',
    ],
    [
      '10.0.33.12',
      '10.0.33.11',
      '18:55: nodes.node2.address 10.0.33.11 is already the address of nodes.node1: change one of them (nodes.node1.address 17:55)',
    ],
    [
      '10.0.33.12',
      '10.0.33.1',
      '18:55: nodes.node2.address 10.0.33.1 is already the address of master.interfaces.eth1: change one of them (master.interfaces.eth1.address 13:52)',
    ],
    [
      '10.0.33.12',
      '10.0.34.12',
      '18:55: nodes.node2.address 10.0.34.12 is outside 10.0.33.0/24, the subnet of networks.dedicated: choose one in it (networks.dedicated.subnet 7:30)',
    ],
    [
      '10.0.33.12',
      '10.0.33.0',
      '18:55: nodes.node2.address 10.0.33.0 is the network address of 10.0.33.0/24, which no machine can have: choose another',
    ],
    [
      '10.0.33.12',
      '10.0.33.255',
      '18:55: nodes.node2.address 10.0.33.255 is the broadcast address of 10.0.33.0/24, which no machine can have: choose another',
    ],
    [
      '10.0.33.12',
      '10.0.33.25',
      '18:55: nodes.node2.address 10.0.33.25 is the address of a node and lies in the dynamic range 10.0.33.20 to 10.0.33.30: move one of them (networks.dedicated.range 7:69)',
    ],
    [
      '"10.0.33.20", "10.0.33.30"',
      '"10.0.33.30", "10.0.33.20"',
      '7:69: networks.dedicated.range is inverted, for 10.0.33.30 comes after 10.0.33.20: swap them',
    ],
    [
      '"10.0.33.20", "10.0.33.30"',
      '"10.0.33.20", "10.0.34.30"',
      '7:84: networks.dedicated.range[1] 10.0.34.30 is outside 10.0.33.0/24, the subnet of networks.dedicated: choose one in it (networks.dedicated.subnet 7:30)',
    ],
    [
      '"10.0.33.20", "10.0.33.30"',
      '"10.0.33.1", "10.0.33.5"',
      '13:52: master.interfaces.eth1.address 10.0.33.1 is the address of the master and lies in the dynamic range 10.0.33.1 to 10.0.33.5: move one of them (networks.dedicated.range 7:69)',
    ],
    [
      '10.0.33.0/24',
      '10.0.33.7/24',
      '7:30: networks.dedicated.subnet has bits set behind its prefix: the subnet is 10.0.33.0/24',
    ],
    [
      '10.0.2.0/24',
      '10.0.0.0/16',
      '7:30: networks.dedicated.subnet 10.0.33.0/24 overlaps 10.0.0.0/16, the subnet of networks.general: change one of them (networks.general.subnet 6:28)',
    ],
    [
      '"boot": true, ',
      '',
      '5:15: networks has no boot network: set "boot": true on the one the nodes are on',
    ],
    [
      '"10.0.2.0/24"',
      '"10.0.2.0/24", "boot": true',
      '12:49: master.interfaces.eth0.method is dhcp on the boot network, where the master itself is the server: give it an address',
    ],
    [
      '"network": "dedicated"',
      '"network": "general"',
      '11:19: master.interfaces has none on the boot network: give one "network": "dedicated" and an address (networks.dedicated 7:18)',
    ],
    [
      '"network": "general"',
      '"network": "genral"',
      '12:28: master.interfaces.eth0.network names no network: there are "general", "dedicated"',
    ],
    [
      '"node2"',
      '"master"',
      '18:5: nodes.master is already the name of the master: choose another (master.name 10:13)',
    ],
    [
      '"node2"',
      '"Node1"',
      '18:5: nodes.Node1 differs from node1 only in case, and host names have none: choose another (nodes.node1 17:14)',
    ],
    [
      '"node2"',
      '"localhost"',
      '18:5: nodes.localhost is the name every machine has for itself: choose another',
    ],
    [
      ', "method": "dhcp"',
      '',
      '12:15: master.interfaces.eth0 has no address: give it one, or set "method": "dhcp" or "manual"',
    ],
    [
      '"10.0.2.0/24"',
      '"10.0.2.0/24", "lease": 60',
      '6:52: networks.general.lease says what the master serves on a network that it does not serve: remove it, or set "boot": true',
    ],
  ])('%s → %s', (from, to, fault) => {
    expect(faults(changed(from, to))).toContain(fault)
  })
})

test('all faults are reported together, in the order of the file, with both places of a conflict', () => {
  const text = changed(
    '"node2": { "mac": "08:00:27:00:33:12", "address": "10.0.33.12"',
    '"node2": { "mac": "08:00:27:00:33:11", "address": "10.0.33.1"',
  )
  let message = ''
  try {
    parseInventory(text, { file: 'inventory.json' })
  } catch (error) {
    message = error instanceof InventoryError ? error.message : ''
  }
  expect(message).toMatchInlineSnapshot(`
    "inventory.json:18:23: nodes.node2.mac 08:00:27:00:33:11 is already the MAC address of nodes.node1: change one of them

      17 |     "node1": { "mac": "08:00:27:00:33:11", "address": "10.0.33.11" },
    > 18 |     "node2": { "mac": "08:00:27:00:33:11", "address": "10.0.33.1" },
         |                       ^
      19 |     "node3": { "mac": "08:00:27:00:33:13", "address": "10.0.33.13" }

    inventory.json:17:23: nodes.node1.mac is here

      16 |   "nodes": {
    > 17 |     "node1": { "mac": "08:00:27:00:33:11", "address": "10.0.33.11" },
         |                       ^
      18 |     "node2": { "mac": "08:00:27:00:33:11", "address": "10.0.33.1" },

    inventory.json:18:55: nodes.node2.address 10.0.33.1 is already the address of master.interfaces.eth1: change one of them

      17 |     "node1": { "mac": "08:00:27:00:33:11", "address": "10.0.33.11" },
    > 18 |     "node2": { "mac": "08:00:27:00:33:11", "address": "10.0.33.1" },
         |                                                       ^
      19 |     "node3": { "mac": "08:00:27:00:33:13", "address": "10.0.33.13" }

    inventory.json:13:52: master.interfaces.eth1.address is here

      12 |       "eth0": { "network": "general", "method": "dhcp" },
    > 13 |       "eth1": { "network": "dedicated", "address": "10.0.33.1", "mac": "08:00:27:00:33:01" }
         |                                                    ^
      14 |     }
    "
  `)
})

test('a fault of one field does not hide the conflicts of the others', () => {
  const text = changed('"08:00:27:00:33:11"', '"08:00"')
    .replace('"10.0.33.13"', '"10.0.33.12"')
    .replace('"name"', '"nmae": 1,\n  "name"')
  expect(faults(text).map(fault => fault.replace(/^[\d:]+ /, '').slice(0, 40))).toEqual([
    'nmae is no field of the inventory: did y',
    'nodes.node1.mac is no MAC address, such ',
    'nodes.node3.address 10.0.33.12 is alread',
  ])
})

test('any text is read or an InventoryError', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '"',
    ',',
    ':',
    '\\',
    'null',
    '1e999',
    '__proto__',
    'constructor',
    '\u0000',
    '[',
    ']',
  )
  const mutated = fc.tuple(
    fc.nat(example.length),
    fc.nat(20),
    fc.array(fc.oneof(pieces, fc.string()), { maxLength: 3 }),
  )
  fc.assert(
    fc.property(mutated, ([at, length, insert]) => {
      faults(example.slice(0, at) + insert.join('') + example.slice(at + length))
    }),
  )
  fc.assert(
    fc.property(fc.json(), text => {
      faults(text)
    }),
  )
})
