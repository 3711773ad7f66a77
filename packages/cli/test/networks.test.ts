import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../src/compile.ts'
import { InventoryError } from '../src/inventory/fault.ts'
import { lockText } from '../src/inventory/lock.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { run } from '../src/main.ts'
import { faults } from './faults.ts'

/** An inventory in YAML: the networks, the nodes, and the cards of the master. */
function inventory(
  networks: string,
  nodes = '  {}',
  cards = '{ eth0: { network: a, address: 10.1.0.1 } }',
): string {
  return `networks:\n${networks}\nnodes:\n${nodes}\nname: lab\ndomain: lab.example\nmaster:\n  name: master\n  interfaces: ${cards}\n`
}

const NODE = '  n1: { mac: "02:00:00:00:00:01" }'

function generated(text: string, path: string): string | undefined {
  return compile(parseInventory(text, { file: 'a.yaml' })).find(file => file.path === path)?.text
}

test('several served networks, one behind a relay, two on one cable', () => {
  const text = inventory(
    `  a: { subnet: 10.1.0.0/16, boot: true, wire: hall, range: [10.1.9.0, 10.1.9.255], ranges: [[10.1.11.0, 10.1.11.9]],
       dns: [10.1.0.2], ntp: [10.1.0.3], search: [lab.example, example], mtu: 9000, lease: 900, maxLease: 1800 }
  b: { subnet: 10.2.0.0/16, boot: true, router: 10.2.0.254, relay: a, minLease: 300 }
  c: { subnet: 10.3.0.0/24, boot: true, wire: hall, router: 10.3.0.254 }
  d: { subnet: 10.4.0.0/24, boot: true, lease: 900, maxLease: 1800 }
  e: { subnet: 10.5.0.0/24 }`,
    `  n1: { mac: "02:00:00:00:00:01", address: 10.1.0.11 }
  n2: { mac: "02:00:00:00:00:02", address: 10.2.0.11 }
  n3: { mac: "02:00:00:00:00:03", address: 10.4.0.11 }`,
    `{ eth0: { network: a, address: 10.1.0.1 }, eth1: { network: d, address: 10.4.0.1 } }`,
  )
  expect(generated(text, 'master/etc/dhcp/dhcpd.conf')?.replace(/^[^]*?(?=shared)/, ''))
    .toBe(`shared-network hall {
  # a
  subnet 10.1.0.0 netmask 255.255.0.0 {
    range 10.1.9.0 10.1.9.255;
    range 10.1.11.0 10.1.11.9;
    option routers 10.1.0.1;
    option broadcast-address 10.1.255.255;
    option domain-name-servers 10.1.0.2;
    option domain-search "lab.example", "example";
    option ntp-servers 10.1.0.3;
    option interface-mtu 9000;
    next-server 10.1.0.1;
  }
  # c
  subnet 10.3.0.0 netmask 255.255.255.0 {
    option routers 10.3.0.254;
    option broadcast-address 10.3.0.255;
    default-lease-time 600;
    max-lease-time 7200;
    next-server 10.1.0.1;
  }
}

# b
subnet 10.2.0.0 netmask 255.255.0.0 {
  option routers 10.2.0.254;
  option broadcast-address 10.2.255.255;
  default-lease-time 600;
  max-lease-time 7200;
  min-lease-time 300;
  next-server 10.1.0.1;
}

# d
subnet 10.4.0.0 netmask 255.255.255.0 {
  option routers 10.4.0.1;
  option broadcast-address 10.4.0.255;
  next-server 10.4.0.1;
}

# e: not served
subnet 10.5.0.0 netmask 255.255.255.0 {
}

host n1 {
  hardware ethernet 02:00:00:00:00:01;
  fixed-address 10.1.0.11;
  option host-name "n1";
}
host n2 {
  hardware ethernet 02:00:00:00:00:02;
  fixed-address 10.2.0.11;
  option host-name "n2";
}
host n3 {
  hardware ethernet 02:00:00:00:00:03;
  fixed-address 10.4.0.11;
  option host-name "n3";
}
`)
  expect(generated(text, 'master/etc/default/isc-dhcp-server')).toContain('INTERFACESv4="eth0 eth1"\n')
  expect(generated(text, 'nodes/n3/etc/fstab')).toContain('10.4.0.1:/srv/nfs/n3')
  expect(generated(text, 'master/srv/tftp/pxelinux.cfg/01-02-00-00-00-00-02')).toContain('nfsroot=10.1.0.1:')
})

describe('faults', () => {
  test.each([
    [
      '  a: { subnet: 10.1.0.0/24, boot: true, ranges: [[10.1.0.9, 10.1.0.5]] }',
      '2:50: networks.a.ranges[0] is inverted, for 10.1.0.9 comes after 10.1.0.5: swap them',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true, range: [10.1.0.5, 10.1.0.9], ranges: [[10.1.0.9, 10.1.0.12]] }',
      '2:79: networks.a.ranges[0] 10.1.0.9 to 10.1.0.12 has addresses in common with the dynamic range 10.1.0.5 to 10.1.0.9: move one of them (networks.a.range 2:48)',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true, range: [10.1.0.5, 10.1.0.9], reserved: [10.1.0.7] }',
      '2:48: networks.a.range 10.1.0.5 to 10.1.0.9 has addresses in common with the reserved addresses 10.1.0.7: move one of them (networks.a.reserved[0] 2:81)',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true, range: [10.1.0.5, 10.1.0.9], pool: [10.1.0.1, 10.1.0.8] }',
      '2:76: networks.a.pool 10.1.0.1 to 10.1.0.8 has addresses in common with the dynamic range 10.1.0.5 to 10.1.0.9: move one of them (networks.a.range 2:48)',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true, range: [10.1.0.5, 10.1.0.9], router: 10.1.0.6 }',
      '2:78: networks.a.router 10.1.0.6 is the address of the router and lies in the dynamic range 10.1.0.5 to 10.1.0.9: move one of them (networks.a.range 2:48)',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true, lease: 600, maxLease: 300 }',
      '2:48: networks.a.lease is more than maxLease: change one of them (networks.a.maxLease 2:63)',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true, reserved: ["10.1.0.7-"] }',
      '2:52: networks.a.reserved[0] is neither an IPv4 address nor a first and a last one, such as 10.0.33.240-10.0.33.254',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true, relay: b }',
      '2:48: networks.a.relay must name a served network that the master has a card on: there is no other\n9:34: master.interfaces.eth0.network is a network behind a relay, and the master has a card on it: remove one of the two (networks.a.relay 2:48)',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true }\n  b: { subnet: 10.2.0.0/24, boot: true, relay: a }',
      '3:6: networks.b has no router, and the master is on another network: name the one to it',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true }\n  b: { subnet: 10.2.0.0/24, pool: [10.2.0.5, 10.2.0.6] }',
      '3:35: networks.b.pool says what the master serves on a network that it does not serve: remove it, or set "boot": true',
    ],
  ])('%s', (networks, fault) => {
    expect(faults(inventory(networks), { file: 'a.yaml' }).join('\n')).toBe(fault)
  })

  test.each([
    [
      '  a: { subnet: 10.1.0.0/24, boot: true }',
      NODE,
      '4:7: nodes.n1 has no address: give it one, or give a served network a "pool" to assign it from',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true, pool: [10.1.0.1, 10.1.0.1] }',
      NODE,
      '4:7: nodes.n1 has no address, and none is free in the pool 10.1.0.1 to 10.1.0.1 of networks.a: give it one, or the pool more (networks.a.pool 2:47)',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true }',
      `${NODE.slice(0, -1)}, network: x }`,
      '4:7: nodes.n1 has no address: give it one, or give a served network a "pool" to assign it from',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true }',
      `${NODE.slice(0, -1)}, network: a }`,
      '4:7: nodes.n1 has no address, and networks.a has no "pool" to assign it from: give it one (networks.a 2:6)',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true, reserved: [10.1.0.4-10.1.0.8] }',
      `${NODE.slice(0, -1)}, address: 10.1.0.5 }`,
      "4:45: nodes.n1.address 10.1.0.5 is reserved: 10.1.0.4 to 10.1.0.8 are no node's; choose another (networks.a.reserved[0] 2:52)",
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true }',
      `${NODE.slice(0, -1)}, address: 10.1.0.5, network: b }`,
      '4:64: nodes.n1.network "b" is no network: there are "a"',
    ],
    [
      '  a: { subnet: 10.1.0.0/24, boot: true }\n  b: { subnet: 10.2.0.0/24 }',
      `${NODE.slice(0, -1)}, address: 10.1.0.5, profile: p }\nprofiles:\n  p: { network: b }`,
      '5:7: nodes.n1 is on a network that is not served: "b" is no served network: there are "a" (profiles.p.network 7:17)',
    ],
  ])('%s %s', (networks, nodes, fault) => {
    expect(faults(inventory(networks, nodes), { file: 'a.yaml' }).join('\n')).toBe(fault)
  })

  test('in the lock file', () => {
    const text = inventory('  a: { subnet: 10.1.0.0/24, boot: true, pool: [10.1.0.2, 10.1.0.9] }', NODE)
    const lock = { file: 'a.lock.json', text: '{\n  "addresses": { "n1": "10.1.0" }\n}' }
    let message = ''
    try {
      parseInventory(text, { file: 'a.yaml', lock })
    } catch (error) {
      message = error instanceof InventoryError ? error.message : ''
    }
    expect(message.split('\n')[0]).toBe(
      'a.lock.json:2:24: addresses.n1 is no IPv4 address, such as 10.0.33.1 (four numbers up to 255, without leading zeros)',
    )
  })
})

test('an address that the lock file keeps and somebody else is given', () => {
  const nodes = `${NODE}\n  n2: { mac: '02:00:00:00:00:02', address: 10.1.0.2 }`
  const text = inventory('  a: { subnet: 10.1.0.0/24, boot: true, pool: [10.1.0.2, 10.1.0.9] }', nodes)
  const lock = { file: 'a.lock.json', text: '{ "addresses": { "n1": "10.1.0.2" } }' }
  expect(faults(text, { file: 'a.yaml', lock })).toEqual([
    '5:44: nodes.n2.address 10.1.0.2 is already the address of nodes.n1: the lock file keeps it for n1; choose another, or take its line out there (nodes.n1.address 4:7)',
  ])
})

const WIDE =
  '  a: { subnet: 10.1.0.0/24, boot: true, pool: [10.1.0.1, 10.1.0.60], range: [10.1.0.100, 10.1.0.110], reserved: [10.1.0.3-10.1.0.5] }'

test('an assigned address never changes while nodes come and go, and is nobody else’s', () => {
  const names = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 25 })
  fc.assert(
    fc.property(fc.array(names, { maxLength: 6 }), generations => {
      let lock: string | undefined
      let before: Readonly<Record<string, string>> = {}
      for (const numbers of generations) {
        const nodes = numbers.map(n => {
          const fixed = n % 7 === 0 ? `, address: 10.1.0.${n + 100 + (n > 10 ? 50 : 100)}` : ''
          return `  n${n}: { mac: "02:00:00:00:00:${String(n).padStart(2, '0')}"${fixed} }`
        })
        const text = inventory(WIDE, nodes.length === 0 ? '  {}' : nodes.join('\n'))
        const read = parseInventory(text, {
          file: 'a.yaml',
          lock: lock === undefined ? undefined : { file: 'a.lock.json', text: lock },
        })
        const addresses = Object.values(read.nodes).map(({ address }) => address)
        expect(new Set(addresses).size).toBe(addresses.length)
        for (const address of Object.values(read.assigned ?? {})) {
          expect(Number(address.split('.')[3])).toSatisfy(
            (host: number) => host > 1 && host <= 60 && (host < 3 || host > 5),
          )
        }
        for (const [name, address] of Object.entries(before)) {
          expect(read.assigned?.[name] ?? address).toBe(address)
        }
        lock = lockText(read)
        before = read.assigned ?? {}
      }
    }),
  )
})

describe('through the command line', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'networks-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  test('the lock file is written beside the inventory, kept, and removed when nothing is assigned', async () => {
    const file = join(folder, 'cluster.yaml')
    const lock = join(folder, 'cluster.lock.json')
    const generate = async (nodes: string): Promise<number> => {
      writeFileSync(file, inventory(WIDE, nodes))
      return run([file, '-o', join(folder, 'out')], {
        out: () => {},
        error: text => process.stderr.write(text),
      })
    }
    const second = '  n0: { mac: "02:00:00:00:00:02" }'
    expect(await generate(NODE)).toBe(0)
    expect(await generate(`${second}\n${NODE}`)).toBe(0)
    expect(readFileSync(lock, 'utf8')).toBe(`{
  "addresses": {
    "n0": "10.1.0.6",
    "n1": "10.1.0.2"
  }
}
`)
    expect(await generate(`${NODE.slice(0, -1)}, address: 10.1.0.9 }`)).toBe(0)
    expect(existsSync(lock)).toBe(false)
  })
  test('explain tells the pool that an address is of, and what nobody has said', async () => {
    const file = join(folder, 'pool.yaml')
    writeFileSync(
      file,
      inventory(WIDE, `${NODE.slice(0, -1)}, mounts: { /home: { source: "10.1.0.1:/h" } } }`),
    )
    let said = ''
    const streams = { out: (text: string) => (said += text.replaceAll(folder, '~')), error: () => {} }
    expect(await run(['explain', file, 'n1'], streams)).toBe(0)
    expect(said).toMatch(/^address +10\.1\.0\.2 +pool +~\/pool\.yaml:2$/m)
    expect(said).toMatch(/^network +a +address$/m)
    expect(said).toMatch(/^mounts\."\/home"\.type +nfs +built in$/m)
  })

  test('a lock file that keeps one address for two nodes is refused, and left alone', async () => {
    const file = join(folder, 'merged.yaml')
    const lock = join(folder, 'merged.lock.json')
    const kept = '{ "addresses": { "n0": "10.1.0.6",\n "n1": "10.1.0.6" } }'
    writeFileSync(file, inventory(WIDE, NODE))
    writeFileSync(lock, kept)
    let said = ''
    const streams = { out: () => {}, error: (text: string) => (said += text.replaceAll(folder, '~')) }
    expect(await run([file, '-o', join(folder, 'out')], streams)).toBe(1)
    expect(said).toMatch(
      /^~\/merged\.lock\.json:2:8: addresses\.n1 10\.1\.0\.6 is kept for n0, too: remove one of the two lines\n/,
    )
    expect(said).toMatch(
      /\n1 fault in the lock file, nothing was written: restore it, or remove it and addresses are assigned anew\n$/,
    )
    expect(readFileSync(lock, 'utf8')).toBe(kept)
  })
})
