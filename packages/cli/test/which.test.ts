import fc from 'fast-check'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { memoryFiles } from '../src/check/files.ts'
import { readServices } from '../src/check/system.ts'
import { resolveCluster } from '../src/cluster.ts'
import { compile } from '../src/compile.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { run } from '../src/main.ts'
import { holds, type Asking } from '../src/which/expression.ts'
import { which, type Which, type WhichClient } from '../src/which/which.ts'
import { inventories } from '../../../tools/inventories.ts'

/** Follows a machine through files in memory. */
function follow(files: Readonly<Record<string, string>>, client: WhichClient): Which {
  return which(readServices(memoryFiles(Object.entries(files))), client)
}

const NODE1 = '08:00:27:00:33:11'
const SUBNET = 'subnet 10.0.33.0 netmask 255.255.255.0 { range 10.0.33.20 10.0.33.30; }\n'
const HOST = `host node1 { hardware ethernet ${NODE1}; fixed-address 10.0.33.11; }\n`
const LOCAL = 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n'

test('every node of any inventory gets its own file, address and root, exported to it', () => {
  fc.assert(
    fc.property(inventories, value => {
      const inventory = parseInventory(JSON.stringify(value))
      const files = compile(inventory).map(({ path, text }) => [path, text] as const)
      const services = readServices(memoryFiles(files))
      for (const { name, mac, address, server, root, boot: start } of resolveCluster(inventory).nodes) {
        const uuid = inventory.nodes[name]?.uuid
        const { dhcp, asked, boot } = which(services, { mac, uuid })
        expect(dhcp).toMatchObject({
          host: { name },
          address: { value: address },
          nextServer: { value: server },
        })
        expect(asked.find(({ state }) => state === 'taken')?.name).not.toBe('pxelinux.cfg/default')
        // What a menu begins with may be the local disk, or a test of the memory.
        if (start.menu[0] !== 'system') continue
        expect(boot?.root).toMatchObject({ server, path: root, judged: true })
        expect(boot?.root?.export?.value).toContain(` ${address}(`)
      }
    }),
    { numRuns: runs(30), endOnFailure: true },
  )
})

describe('the PXELINUX file', () => {
  const all = {
    '/etc/dhcp/dhcpd.conf': SUBNET + HOST,
    '/srv/tftp/pxelinux.cfg/44454c4c-4200-104a-8052-b3c04f4a3132': LOCAL,
    '/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11': LOCAL,
    '/srv/tftp/pxelinux.cfg/0A00210B': LOCAL,
    '/srv/tftp/pxelinux.cfg/0A0021': LOCAL,
    '/srv/tftp/pxelinux.cfg/default': LOCAL,
  }
  const states = ({ asked }: Which): string[] =>
    asked.flatMap(({ name, state }) => (state === 'absent' ? [] : [`${state} ${name.slice(13)}`]))

  test('is that of the UUID, the hardware address, the IP address, its beginnings, default', () => {
    const uuid = '44454C4C-4200-104A-8052-B3C04F4A3132'
    expect(states(follow(all, { mac: NODE1, uuid }))).toEqual([
      'taken 44454c4c-4200-104a-8052-b3c04f4a3132',
      'shadowed 01-08-00-27-00-33-11',
      'shadowed 0A00210B',
      'shadowed 0A0021',
      'shadowed default',
    ])
    expect(states(follow(all, { mac: NODE1 }))[0]).toBe('taken 01-08-00-27-00-33-11')
    const other = { mac: '08:00:27:00:33:99' }
    expect(states(follow(all, { ...other, ip: '10.0.33.11' }))).toEqual([
      'taken 0A00210B',
      'shadowed 0A0021',
      'shadowed default',
    ])
    // Of a range it may have any address: the files by address are not asked for here.
    expect(states(follow(all, other))).toEqual(['taken default'])
  })

  test('by a UUID that is not known is named, for it goes before the others', () => {
    expect(follow(all, { mac: NODE1 }).byUuid).toEqual(['pxelinux.cfg/44454c4c-4200-104a-8052-b3c04f4a3132'])
    expect(follow(all, { mac: NODE1, uuid: '44454c4c-4200-104a-8052-b3c04f4a3133' }).byUuid).toEqual([])
  })

  test('is beside the boot loader', () => {
    const files = {
      '/etc/dhcp/dhcpd.conf': `filename "bios/pxelinux.0";\n${SUBNET}`,
      '/srv/tftp/bios/pxelinux.cfg/default': LOCAL,
      '/srv/tftp/pxelinux.cfg/default': 'DEFAULT linux\n',
    }
    expect(follow(files, { mac: NODE1 }).boot?.file).toBe('srv/tftp/bios/pxelinux.cfg/default')
  })
})

describe('the DHCP answer', () => {
  const answer = (text: string, mac = NODE1): string[] => {
    const { dhcp } = follow({ '/etc/dhcp/dhcpd.conf': text }, { mac })
    const options = dhcp?.options.map(({ name, value }) => `${name} ${value}`) ?? []
    return [
      dhcp?.address?.value ?? 'none',
      ...(dhcp?.filenames ?? []).map(({ firmware, value }) => `${firmware} ${value}`),
      ...options,
      ...(dhcp?.undecided ?? []),
    ]
  }

  test('the innermost statement holds: of the host, its group, the class, the subnet, the file', () => {
    const text = `option domain-name "file";
      option routers 10.0.33.1;
      option time-servers 10.0.33.5;
      subnet 10.0.33.0 netmask 255.255.255.0 { option routers 10.0.33.2; option domain-name "subnet"; }
      class "pxe" {
        match if substring(option vendor-class-identifier, 0, 9) = "PXEClient";
        option domain-name "class";
        option log-servers 10.0.33.6;
      }
      group {
        option log-servers 10.0.33.7;
        host node1 { hardware ethernet ${NODE1}; fixed-address 10.0.33.11; option routers 10.0.33.3; }
      }`
    expect(answer(text).toSorted()).toEqual([
      '10.0.33.11',
      'domain-name class',
      'log-servers 10.0.33.7',
      'routers 10.0.33.3',
      'time-servers 10.0.33.5',
    ])
  })

  test('of two classes that a machine is in, the first holds; a class knows no host', () => {
    const text = `class "one" { match if exists vendor-class-identifier; filename "one"; option domain-name "one"; }
      class "two" { match if not known; filename "two"; option log-servers 10.0.33.6; }
      ${SUBNET}${HOST}`
    expect(answer(text)).toEqual([
      '10.0.33.11',
      'BIOS one',
      'UEFI one',
      'log-servers 10.0.33.6',
      'domain-name one',
    ])
  })

  test('a subclass has the statements of its class, and is told by what that matches', () => {
    const text = `class "rack" { match hardware; option domain-name "rack"; filename "rack"; }
      subclass "rack" 1:08:00:27:00:33:99 { filename "other"; }
      subclass "rack" 1:${NODE1} { filename "own"; }
      ${SUBNET}${HOST}`
    expect(answer(text)).toEqual(['10.0.33.11', 'BIOS own', 'UEFI own', 'domain-name rack'])
    expect(answer(text, '08:00:27:00:33:12')).toEqual(['any from 10.0.33.20 to 10.0.33.30'])
  })

  test('beside the pool of a shared network, the subnet of the address counts', () => {
    const text = `shared-network wire {
        subnet 10.0.33.0 netmask 255.255.255.0 { filename "subnet"; option domain-name "subnet"; }
        subnet 10.0.44.0 netmask 255.255.255.0 { option domain-name "other"; }
        pool { range 10.0.33.20 10.0.33.30; option domain-name "pool"; }
      }`
    expect(answer(text)).toEqual([
      'any from 10.0.33.20 to 10.0.33.30',
      'BIOS subnet',
      'UEFI subnet',
      'domain-name pool',
    ])
  })

  test('the boot loader by firmware, as the condition says', () => {
    const text = `option arch code 93 = unsigned integer 16;
      if option arch = 00:07 or option arch = 00:09 { filename "syslinux.efi"; }
      elsif exists user-class { filename "menu.ipxe"; }
      else { filename "pxelinux.0"; }
      ${SUBNET}`
    expect(answer(text)).toEqual([
      'any from 10.0.33.20 to 10.0.33.30',
      'BIOS pxelinux.0',
      'UEFI syslinux.efi',
    ])
  })

  test('a condition that cannot be decided is named', () => {
    expect(answer(`if option agent.circuit-id = "rack1" { filename "x"; }\n${SUBNET}`)).toEqual([
      'any from 10.0.33.20 to 10.0.33.30',
      'option agent.circuit-id = "rack1"',
    ])
  })

  test('what only one kind of firmware is told', () => {
    const text = `option arch code 93 = unsigned integer 16;
      if option arch = 00:07 { next-server 10.0.33.7; option domain-name "uefi"; }
      ${SUBNET}`
    const files = { '/etc/dhcp/dhcpd.conf': text }
    expect(follow(files, { mac: NODE1 }).dhcp).toMatchObject({ nextServer: undefined, options: [] })
    expect(follow(files, { mac: NODE1, firmware: 'UEFI' }).dhcp).toMatchObject({
      nextServer: { value: '10.0.33.7' },
      options: [{ name: 'domain-name', value: 'uefi' }],
    })
  })

  test.each([
    ['allow unknown-clients;', 'range'],
    ['allow known clients;', 'none'],
    ['deny unknown-clients;', 'none'],
    ['deny known-clients;', 'range'],
    ['allow all clients; deny members of "pxe";', 'none'],
    ['allow members of "pxe";', 'range'],
    ['allow members of "others";', 'none'],
    ['allow known-clients; allow unknown-clients;', 'range'],
  ])('a pool that says %s to a machine without a host: %s', (permits, given) => {
    const text = `class "pxe" { match if exists vendor-class-identifier; }
      class "others" { match if exists user-class; }
      subnet 10.0.33.0 netmask 255.255.255.0 { pool { ${permits} range 10.0.33.20 10.0.33.30; } }`
    expect(answer(text)).toEqual([given === 'none' ? 'none' : 'any from 10.0.33.20 to 10.0.33.30'])
  })

  test('nobody who may not boot gets an address', () => {
    expect(answer(`deny booting;\n${SUBNET}${HOST}`)).toEqual(['none'])
    const group = `deny booting;\n${SUBNET}group { allow booting;\n${HOST} }`
    expect(answer(group)).toEqual(['10.0.33.11'])
  })

  test('who may have an address of a range', () => {
    expect(answer(`deny unknown-clients;\n${SUBNET}`)).toEqual(['none'])
    expect(answer(`host node1 { hardware ethernet ${NODE1}; }\ndeny unknown-clients;\n${SUBNET}`)).toEqual([
      'any from 10.0.33.20 to 10.0.33.30',
    ])
  })
})

describe('conditions', () => {
  const asking: Asking = {
    options: new Map([
      ['vendor-class-identifier', 'PXEClient:Arch:00007'],
      ['user-class', undefined],
    ]),
    hardware: '\u0001\u0008\u0000',
    known: true,
  }

  test.each([
    ['known', true],
    ['not known', false],
    ['exists user-class', false],
    ['exists vendor-class-identifier and known', true],
    ['option user-class = "iPXE"', false],
    ['option user-class != "iPXE"', true],
    ['substring(option vendor-class-identifier, 15, 5) = "00007"', true],
    ['(not known) or lcase("A") = "a"', true],
    // Without a true left side, "and" has no value, and so has no opposite.
    ['not (exists user-class and known)', false],
    ['not (known and exists user-class)', true],
    ['exists user-class and known or known', true],
    // A comparison behind "and" or "or" takes all that follows for its own.
    ['exists user-class and hardware = 1:8:0 or known', false],
    ['not hardware = 1:8:0', undefined],
    ['hardware = 1:8:0', true],
    ['option host-name = "x"', undefined],
    ['option vendor-class-identifier ~= "^PXE"', undefined],
    ['known known', undefined],
    ['', undefined],
  ])('%s: %s', (code, value) => {
    expect(holds(code, asking)).toBe(value)
  })

  test('of any text end with a result', () => {
    const words = fc.constantFrom(
      'not',
      'and',
      'or',
      '(',
      ')',
      'known',
      'exists',
      'option',
      'user-class',
      '=',
      '"a"',
    )
    const texts = fc.oneof(
      fc.array(words, { maxLength: 20 }).map(list => list.join(' ')),
      fc.string(),
    )
    fc.assert(fc.property(texts, code => [true, false, undefined].includes(holds(code, asking))))
  })
})

test('a menu boots its default label', () => {
  const menu =
    'UI menu.c32\nLABEL a\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs\nLABEL b\n  MENU DEFAULT\n  LOCALBOOT 0\n'
  const files = { '/srv/tftp/pxelinux.cfg/default': menu }
  expect(follow(files, { mac: NODE1 }).boot).toMatchObject({
    label: 'b',
    localDisk: true,
    menu: { module: 'menu.c32', labels: ['a', 'b'] },
  })
})

describe('the command', () => {
  const manual = fileURLToPath(new URL('../../../examples/manual/inventory.json', import.meta.url))
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'which-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  async function command(...args: string[]): Promise<{ code: number; out: string; error: string }> {
    let [out, error] = ['', '']
    const code = await run(args, { out: text => (out += text), error: text => (error += text) })
    return { code, out: out.replaceAll(folder, '~'), error: error.replaceAll(folder, '~') }
  }

  /** Writes an inventory of one node. */
  function lab(node: string): string {
    const path = join(folder, 'inventory.yaml')
    writeFileSync(
      path,
      `name: lab
domain: lab
networks: { boot: { subnet: 10.0.33.0/24, boot: true } }
master: { name: head, interfaces: { eth1: { network: boot, address: 10.0.33.1 } } }
nodes: { n1: { address: 10.0.33.11, ${node} } }
`,
    )
    return path
  }

  test('tells all of a node, and where each is said', async () => {
    const { code, out, error } = await command('which', '--mac', '08-00-27-00-33-11', manual)
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(out).toMatchInlineSnapshot(`
      "08:00:27:00:33:11

      DHCP answers
        host               node1         master/etc/dhcp/dhcpd.conf:33:6
        address            10.0.33.11    master/etc/dhcp/dhcpd.conf:35:17
        subnet             10.0.33.0/24  master/etc/dhcp/dhcpd.conf:21:8
        next-server        10.0.33.1     master/etc/dhcp/dhcpd.conf:25:15
        filename, BIOS     pxelinux.0    master/etc/dhcp/dhcpd.conf:13:12
        filename, UEFI     syslinux.efi  master/etc/dhcp/dhcpd.conf:11:12
        domain-name        cluster       master/etc/dhcp/dhcpd.conf:5:20
        routers            10.0.33.1     master/etc/dhcp/dhcpd.conf:23:18
        broadcast-address  10.0.33.255   master/etc/dhcp/dhcpd.conf:24:28
        host-name          node1         master/etc/dhcp/dhcpd.conf:36:20

      PXELINUX asks for
        takes       pxelinux.cfg/01-08-00-27-00-33-11  master/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11
        never sees  pxelinux.cfg/default               master/srv/tftp/pxelinux.cfg/default

      It boots
        label         linux              master/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11
        kernel        node1/vmlinuz.pxe
        initrd        node1/initrd.pxe
        command line  BOOT_IMAGE=node1/vmlinuz.pxe root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node1 ip=dhcp rw net.ifnames=0 initrd=node1/initrd.pxe BOOTIF=01-08-00-27-00-33-11

      Its root
        nfsroot  10.0.33.1:/srv/nfs/node1
        export   /srv/nfs/node1 10.0.33.11(rw,no_root_squash,no_subtree_check,sync)  master/etc/exports:2:16
      "
    `)
  })

  test('of a machine that is unknown, and of one that nothing is there for', async () => {
    const unknown = await command('which', '--mac', '52:54:00:00:00:01', manual)
    expect(unknown.out).toContain('  host               none has this hardware address\n')
    expect(unknown.out).toContain('  kernel  the local disk\n')
    const place = join(folder, 'etc/dhcp/dhcpd.conf')
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, SUBNET)
    const nothing = await command('which', '--mac', NODE1, '--ip', '10.0.33.20', folder)
    expect(nothing.code).toBe(1)
    expect(nothing.out).toMatchInlineSnapshot(`
      "08:00:27:00:33:11

      DHCP answers
        host     none has this hardware address
        address  10.0.33.20                      ~/etc/dhcp/dhcpd.conf:1:48
        subnet   10.0.33.0/24                    ~/etc/dhcp/dhcpd.conf:1:8

      PXELINUX asks for
        not there  pxelinux.cfg/01-08-00-27-00-33-11
        not there  pxelinux.cfg/0A002114
        not there  pxelinux.cfg/0A00211
        not there  pxelinux.cfg/0A0021
        not there  pxelinux.cfg/0A002
        not there  pxelinux.cfg/0A00
        not there  pxelinux.cfg/0A0
        not there  pxelinux.cfg/0A
        not there  pxelinux.cfg/0
        not there  pxelinux.cfg/default

      PXELINUX finds none of them and stops.
      "
    `)
  })

  test('of a node with an InfiniBand card, which dhcpd knows by its client identifier', async () => {
    const mac = '80:00:02:08:FE:80:00:00:00:00:00:00:00:02:C9:03:00:10:39:01'
    const inventory = lab(`mac: '${mac}', boot: { file: ip }`)
    const { code, out } = await command('which', '--mac', mac, inventory)
    expect(code).toBe(0)
    expect(out.replaceAll(/ +/g, ' ')).toContain(`${mac.toLowerCase()}\n\nDHCP answers\n host n1 `)
    expect(out.replaceAll(/ +/g, ' ')).toContain('not there pxelinux.cfg/20\n takes pxelinux.cfg/0A00210B ')
    expect(out).toContain('/srv/nfs/n1 10.0.33.11(')
    const other = await command('which', '--mac', mac.replace(/01$/, '02'), inventory)
    expect(other.out).toContain('none has this client identifier')
  })

  test('of a node whose file is found by its UUID asks for it', async () => {
    const uuid = '564d1c0c-55c7-4ab0-8f2f-0b5f7c9a1f3e'
    const inventory = lab(`mac: '${NODE1}', uuid: ${uuid}, boot: { file: uuid }`)
    const told = async (...options: string[]): Promise<string> =>
      (await command('which', '--mac', NODE1, ...options, inventory)).out
    expect(await told()).toContain(
      `PXELINUX asks for\n  not known  pxelinux.cfg/${uuid}, if that is its UUID: give it with --uuid\n`,
    )
    expect(await told('--uuid', uuid)).not.toContain('not known')
  })

  test('--json is the same as data', async () => {
    const { out } = await command('which', '--json', '--mac', NODE1, manual)
    expect(JSON.parse(out)).toMatchObject({
      mac: NODE1,
      dhcp: { host: { name: 'node1', place: { line: 33, column: 6 } }, address: { value: '10.0.33.11' } },
      boot: { label: 'linux', root: { server: '10.0.33.1', path: '/srv/nfs/node1', judged: true } },
    })
  })

  test.each([
    [[], "error: required option '--mac <address>' not specified\nsee gen-cluster-configs which --help\n"],
    [
      ['--mac', '08:00'],
      'error: "08:00" is neither an Ethernet address such as 08:00:27:00:33:11 nor one of InfiniBand, with twenty octets\n',
    ],
    [['--mac', NODE1, '--ip', '10.0.33'], 'error: "10.0.33" is not an IPv4 address such as 10.0.33.11\n'],
    [
      ['--mac', NODE1, '--uuid', 'x'],
      'error: "x" is not a UUID such as 44454c4c-4200-104a-8052-b3c04f4a3132\n',
    ],
  ])('%j: 2, and one message', async (args, message) => {
    expect(await command('which', ...args, manual)).toEqual({ code: 2, out: '', error: message })
  })
})
