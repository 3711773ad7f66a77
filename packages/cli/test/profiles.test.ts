import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../src/compile.ts'
import { explain } from '../src/inventory/explain.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { run } from '../src/main.ts'
import { faults } from './faults.ts'

/** An inventory in YAML with these profiles and nodes. */
function inventory(profiles: string, nodes: string): string {
  return `name: lab
domain: lab.example
networks:
  boot: { subnet: 10.0.0.0/24, boot: true }
master:
  name: master
  interfaces:
    eth0: { network: boot, address: 10.0.0.1 }
profiles:
${profiles}
nodes:
${nodes}
`
}

const LAB = inventory(
  `  default:
    boot: { arguments: [quiet], timeout: 5 }
  base:
    boot: { arguments: [quiet, panic=30] }
  gpu:
    inherits: base
    boot:
      firmware: uefi
      arguments: [nouveau.modeset=0]
      serial: { port: 1 }`,
  `  n1: { mac: "02:00:00:00:00:01", address: 10.0.0.11, profile: gpu, boot: { timeout: 9, serial: { speed: 9600 } } }
  n2: { mac: "02:00:00:00:00:02", address: 10.0.0.12, boot: { firmware: bios, file: ip } }
  n3: { mac: "02:00:00:00:00:03", address: 10.0.0.13, uuid: 564D1C0C-55C7-4AB0-8F2F-0B5F7C9A1F3E, profile: [gpu],
        boot: { file: uuid, menu: [disk, system, memtest] } }`,
)

/** The text of one generated file. */
function generated(path: string): string | undefined {
  return compile(parseInventory(LAB, { file: 'lab.yaml' })).find(file => file.path === path)?.text
}

describe('what a node has', () => {
  test('profiles from the ground up, and the node at the top', () => {
    expect(generated('master/srv/tftp/pxelinux.cfg/01-02-00-00-00-00-01'))
      .toBe(`# written by gen-cluster-configs: change the inventory, not this file
SERIAL 1 9600
DEFAULT linux
PROMPT 0
TIMEOUT 90

LABEL linux
  KERNEL n1/vmlinuz.pxe
  INITRD n1/initrd.pxe
  APPEND root=/dev/nfs nfsroot=10.0.0.1:/srv/nfs/n1 ip=dhcp rw net.ifnames=0 console=tty0 console=ttyS1,9600 quiet panic=30 nouveau.modeset=0
  IPAPPEND 2
`)
  })

  test('a file by IP address is in upper-case hexadecimal', () => {
    expect(generated('master/srv/tftp/pxelinux.cfg/0A00000C')).toContain('KERNEL n2/vmlinuz.pxe')
  })

  test('a menu, in a file by UUID', () => {
    expect(generated('master/srv/tftp/pxelinux.cfg/564d1c0c-55c7-4ab0-8f2f-0b5f7c9a1f3e'))
      .toBe(`# written by gen-cluster-configs: change the inventory, not this file
SERIAL 1 115200
SAY n3 can start:
SAY   disk     its local disk
SAY   linux    its own system
SAY   memtest  a test of its memory
SAY Type one of these words, or wait 5 s for the first.
DEFAULT disk
PROMPT 1
TIMEOUT 50

LABEL disk
  LOCALBOOT 0

LABEL linux
  KERNEL n3/vmlinuz.pxe
  INITRD n3/initrd.pxe
  APPEND root=/dev/nfs nfsroot=10.0.0.1:/srv/nfs/n3 ip=dhcp rw net.ifnames=0 console=tty0 console=ttyS1,115200 quiet panic=30 nouveau.modeset=0
  IPAPPEND 2

LABEL memtest
  KERNEL memtest
`)
  })

  test('the firmware of a host is its boot loader', () => {
    const text = generated('master/etc/dhcp/dhcpd.conf') ?? ''
    expect(text).toMatch(/host n1 \{[^}]*filename "syslinux\.efi";/)
    expect(text).toMatch(/host n2 \{[^}]*filename "pxelinux\.0";/)
  })
})

describe('what false takes away', () => {
  const TAKEN = inventory(
    `  default:
    boot: { serial: { port: 1 } }
    mounts: { /scratch: { source: LABEL=s, type: ext4, options: [noatime] } }
    files: { /etc/motd: { content: "hello" } }
    interfaces: { eth1: { method: dhcp } }
  bare:
    boot: { serial: false }
    mounts: { /scratch: false }
    files: { /etc/motd: false }
    interfaces: { eth1: false }`,
    `  n1: { mac: "02:00:00:00:00:01", address: 10.0.0.11 }
  n2: { mac: "02:00:00:00:00:02", address: 10.0.0.12, profile: bare }
  n3: { mac: "02:00:00:00:00:03", address: 10.0.0.13, profile: bare, mounts: { /scratch: { source: "x:/y" } } }`,
  )
  const parsed = parseInventory(TAKEN, { file: 'lab.yaml' })
  const text = (path: string): string => compile(parsed).find(file => file.path === path)?.text ?? ''

  test('is in none of the files of the node, and in those of others', () => {
    expect(text('nodes/n1/etc/fstab')).toContain('LABEL=s /scratch ext4 noatime 0 0\n')
    expect(text('nodes/n2/etc/fstab')).not.toContain('/scratch')
    expect(text('nodes/n1/etc/network/interfaces')).toContain('iface eth1 inet dhcp')
    expect(text('nodes/n2/etc/network/interfaces')).not.toContain('eth1')
    expect(text('master/srv/tftp/pxelinux.cfg/01-02-00-00-00-00-01')).toContain('SERIAL 1')
    expect(text('master/srv/tftp/pxelinux.cfg/01-02-00-00-00-00-02')).not.toMatch(/SERIAL|console/)
    expect(text('nodes/n1/etc/motd')).toBe('hello')
    expect(text('nodes/n2/etc/motd')).toBe('')
  })

  test('leaves nothing behind for who has it anew', () => {
    expect(text('nodes/n3/etc/fstab')).toContain('x:/y /scratch nfs defaults 0 0\n')
  })

  test('is told by explain, and whose word it is', () => {
    const told = (node: string): string[] =>
      explain(parsed, node).flatMap(({ name, value, origin }) =>
        /scratch|motd|eth1|serial/.test(name) ? [`${name} = ${String(value)}: ${origin}`] : [],
      )
    expect(told('n2')).toEqual([
      'interfaces.eth1 = false: profile bare',
      'mounts."/scratch" = false: profile bare',
      'files."/etc/motd" = false: profile bare',
      'boot.serial = false: profile bare',
    ])
    expect(told('n3').filter(line => line.startsWith('mounts'))).toEqual([
      'mounts."/scratch".source = x:/y: node',
      'mounts."/scratch".type = nfs: built in',
      'mounts."/scratch".options = defaults: built in',
    ])
  })
})

test('of a file that takes the place of another one explain tells nothing of that', () => {
  const parsed = parseInventory(
    inventory(
      `  default: { files: { /etc/motd: { content: a, mode: "0400" } } }`,
      `  n1: { mac: "02:00:00:00:00:01", address: 10.0.0.11, files: { /etc/motd: { content: b } } }`,
    ),
    { file: 'lab.yaml' },
  )
  const told = explain(parsed, 'n1').filter(({ name }) => name.startsWith('files'))
  expect(told.map(({ name, value, origin }) => [name, value, origin])).toEqual([
    ['files."/etc/motd".content', 'b', 'node'],
    ['files."/etc/motd".mode', '0644', 'built in'],
  ])
})

describe('faults', () => {
  const node = '  n1: { mac: "02:00:00:00:00:01", address: 10.0.0.11'
  test.each([
    [
      '  a: {}',
      `${node}, profile: b }`,
      '12:64: nodes.n1.profile names no profile: there are "a" (profiles 10:3)',
    ],
    [
      '  a: { inherits: [b] }',
      `${node} }`,
      '10:19: profiles.a.inherits[0] names no profile: there are "a" (profiles 10:3)',
    ],
    [
      '  a: { inherits: a }',
      `${node} }`,
      '10:18: profiles.a.inherits goes in a circle, a → a: leave one of them out (profiles.a 10:6)',
    ],
    [
      '  a: { inherits: b }\n  b: { inherits: [c] }\n  c: { inherits: [a] }',
      `${node} }`,
      '12:18: profiles.c.inherits goes in a circle, a → b → c → a: leave one of them out (profiles.a 10:6)',
    ],
    [
      '  a: { boot: { file: uuid } }',
      `${node}, profile: a }`,
      '12:7: nodes.n1 has no uuid, and its boot file is to be found by it: give it one (profiles.a.boot.file 10:22)',
    ],
    [
      '  a b: {}',
      `${node} }`,
      '10:3: profiles."a b" is no name of a profile: 1 to 63 letters, digits and inner hyphens or underscores',
    ],
    [
      '  a: { inherits: 1 }',
      `${node} }`,
      '10:18: profiles.a.inherits must be the name of a profile, or a list of such names',
    ],
    [
      '  a: { boot: { arguments: ["a b"] } }',
      `${node} }`,
      '10:28: profiles.a.boot.arguments[0] is not one kernel argument: printable characters without a blank or a quotation mark',
    ],
    [
      '  a: { boot: { arguments: [root=/dev/sda] } }',
      `${node} }`,
      '10:28: profiles.a.boot.arguments[0] is an argument that this program gives the kernel itself: leave it out',
    ],
    ['  a: { boot: { menu: [] } }', `${node} }`, '10:22: profiles.a.boot.menu must name a label at least'],
    [
      '  a: { boot: { menu: [disk, disk] } }',
      `${node} }`,
      '10:22: profiles.a.boot.menu names a label twice: leave one of them out',
    ],
    ['  a: { boot: { timeout: 0 } }', `${node} }`, '10:25: profiles.a.boot.timeout must be at least 1'],
    [
      '  a: { mounts: { /scratch: { source: "x:/s" } } }',
      `${node}, mounts: { /scrach: false } }`,
      '12:65: nodes.n1.mounts."/scrach" is false, and no profile has it: did you mean "/scratch"?',
    ],
    [
      '  a: { files: { /etc/motd: false } }',
      `${node} }`,
      '10:17: profiles.a.files."/etc/motd" is false, and no profile has it: remove it',
    ],
    [
      '  a: { mounts: { /scratch: true } }',
      `${node} }`,
      '10:28: profiles.a.mounts."/scratch" must be an object, or false to take away what a profile says',
    ],
    [
      '  a: { mounts: { /scratch: { sauce: "x:/s" } } }',
      `${node} }`,
      '10:30: profiles.a.mounts."/scratch".sauce is no field of the inventory: did you mean "source"?',
    ],
    [
      '  a: { boot: { serial: { port: 4, speed: fast } } }',
      `${node} }`,
      '10:32: profiles.a.boot.serial.port must be at most 3\n10:42: profiles.a.boot.serial.speed is a string and must be a number',
    ],
  ])('%s', (profiles, nodes, fault) => {
    expect(faults(inventory(profiles, nodes), { file: 'a.yaml' }).join('\n')).toBe(fault)
  })

  test('a chain of profiles has an end', () => {
    const chain = Array.from({ length: 60 }, (_, index) => `  p${index}: { inherits: p${index + 1} }`)
    const found = faults(inventory([...chain, '  p60: {}'].join('\n'), `${node} }`), { file: 'a.yaml' })
    expect(found[0]).toMatch(
      /profiles\.p49\.inherits is more than 50 profiles upon each other: let some inherit from fewer$/,
    )
  })
})

function orFalse<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | false> {
  return fc.oneof({ weight: 2, arbitrary }, { weight: 1, arbitrary: fc.constant<false>(false) })
}

const names = fc.constantFrom('default', 'a', 'b', 'c', 'd')
const someSettings = fc.record(
  {
    inherits: fc.uniqueArray(names, { maxLength: 3 }),
    boot: fc.record(
      {
        firmware: fc.constantFrom('bios', 'uefi', 'both'),
        arguments: fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
        timeout: fc.integer({ min: 1, max: 5 }),
        serial: orFalse(
          fc.record({ port: fc.nat(3), speed: fc.constantFrom(9600, 115200) }, { requiredKeys: [] }),
        ),
      },
      { requiredKeys: [] },
    ),
    mounts: fc.dictionary(
      fc.constantFrom('/a', '/b'),
      orFalse(
        fc.record(
          { source: fc.constantFrom('x:/1', 'x:/2'), type: fc.constantFrom('nfs', 'ext4') },
          { requiredKeys: ['source'] },
        ),
      ),
    ),
    files: fc.dictionary(
      fc.constantFrom('/opt/a', '/opt/b'),
      orFalse(fc.constantFrom({ content: 'a' }, { content: 'a', mode: '0400' })),
    ),
    interfaces: fc.dictionary(
      fc.constantFrom('eth1', 'eth2'),
      orFalse(
        fc.record({ method: fc.constant('dhcp'), mtu: fc.constant(9000) }, { requiredKeys: ['method'] }),
      ),
    ),
  },
  { requiredKeys: [] },
)

test('whatever profiles inherit, each setting has the value that its place in the inventory holds', () => {
  fc.assert(
    fc.property(
      fc.dictionary(names, someSettings),
      fc.uniqueArray(names),
      someSettings,
      (profiles, chosen, own) => {
        const source = {
          name: 'lab',
          domain: 'lab',
          networks: { boot: { subnet: '10.0.0.0/24', boot: true } },
          master: { name: 'master', interfaces: { eth0: { network: 'boot', address: '10.0.0.1' } } },
          profiles,
          nodes: {
            n1: {
              mac: '02:00:00:00:00:01',
              address: '10.0.0.2',
              ...own,
              inherits: undefined,
              profile: chosen,
            },
          },
        }
        const text = JSON.stringify(source)
        const wrong = faults(text)
        const excused = /names no profile|goes in a circle|no profile has it/
        expect(wrong.filter(fault => !excused.test(fault))).toEqual([])
        if (wrong.length > 0) return
        for (const { path, value } of explain(parseInventory(text), 'n1')) {
          if (path === undefined) continue
          const found = path.reduce<unknown>((parent, part) => Object(parent)[part], source)
          expect(found).toEqual(value)
        }
      },
    ),
  )
})

test('gen-cluster-configs explain', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'explain-'))
  const file = join(folder, 'lab.yaml')
  writeFileSync(file, LAB)
  const said = { out: '', error: '' }
  const explained = async (...args: string[]): Promise<number> => {
    Object.assign(said, { out: '', error: '' })
    return run(['explain', file, ...args], {
      out: text => (said.out += text.replaceAll(`${folder}/`, '')),
      error: text => (said.error += text.replaceAll(`${folder}/`, '')),
    })
  }
  expect(await explained('n1')).toBe(0)
  expect(said).toEqual({
    error: '',
    out: `mac                02:00:00:00:00:01  node             lab.yaml:21
address            10.0.0.11          node             lab.yaml:21
profile            gpu                node             lab.yaml:21
boot.firmware      uefi               profile gpu      lab.yaml:17
boot.file          mac                built in
boot.timeout       9                  node             lab.yaml:21
boot.menu          ["system"]         built in
boot.arguments     quiet              profile default  lab.yaml:11
boot.arguments     panic=30           profile base     lab.yaml:13
boot.arguments     nouveau.modeset=0  profile gpu      lab.yaml:18
boot.serial.port   1                  profile gpu      lab.yaml:19
boot.serial.speed  9600               node             lab.yaml:21
network            boot               address
exports            rw                 built in
exports            no_root_squash     built in
exports            no_subtree_check   built in
exports            sync               built in
root.shared        false              built in
root.memory        50%                built in
`,
  })
  expect(await explained('n1', '--json')).toBe(0)
  const { node, settings } = JSON.parse(said.out.replaceAll(`${folder}/`, ''))
  expect(node).toBe('n1')
  expect(settings.slice(3, 7)).toEqual([
    { name: 'boot.firmware', value: 'uefi', origin: 'profile gpu', file: 'lab.yaml', line: 17 },
    { name: 'boot.file', value: 'mac', origin: 'built in' },
    { name: 'boot.timeout', value: 9, origin: 'node', file: 'lab.yaml', line: 21 },
    { name: 'boot.menu', value: ['system'], origin: 'built in' },
  ])
  expect(await explained('n9')).toBe(2)
  expect(said).toEqual({ out: '', error: 'lab.yaml has no node "n9": name one of those below "nodes"\n' })
  rmSync(folder, { recursive: true })
})

test('gen-cluster-configs schema prints what the package ships', async () => {
  let out = ''
  expect(await run(['schema'], { out: text => (out += text), error: () => {} })).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ $ref: '#/$defs/inventory', $defs: { profile: { type: 'object' } } })
})
