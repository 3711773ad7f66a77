import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { spawn, type ChildProcess } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandLine, parse, type Machine } from '@cluster-configs/pxelinux'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { alternatives } from '../../../tools/alternatives.ts'
import { runs, testWith } from '../../../tools/programs.ts'
import { examples } from './rule-examples.ts'

const MACHINE: Machine = {
  mac: '52:54:00:12:34:56',
  ipv4: '10.0.2.15',
  server: '10.0.2.2',
  gateway: '10.0.2.2',
  netmask: '255.255.255.0',
  uuid: '44454C4C-4200-104A-8052-B3C04F4A3132',
  firmware: { SYSVENDOR: ' The  Maker ', SYSFF: '1' },
}

/** What a Linux kernel would be told. */
function text(source: string, command?: string, machine: Machine = MACHINE): string | undefined {
  return commandLine(parse(source), command, machine)?.text
}

describe('what PXELINUX boots', () => {
  const config = 'DEFAULT b x y\nAPPEND ro\nLABEL a\nKERNEL k\nLABEL b\nLINUX l one\nAPPEND two\nINITRD i\n'

  test('the label that DEFAULT names, with the options behind its name', () => {
    expect(commandLine(parse(config))).toEqual({
      label: parse(config).children[3],
      type: 'linux',
      kernel: 'l',
      options: 'one two initrd=i x y',
      initrds: ['i'],
      text: 'BOOT_IMAGE=l one two initrd=i x y',
    })
  })

  test('the options of the whole file where a label has none of its own', () => {
    expect(text(config, 'a')).toBe('BOOT_IMAGE=k ro')
    expect(text('APPEND ro\nLABEL a\nAPPEND -\n', 'a')).toBe('BOOT_IMAGE=a ')
    expect(text('APPEND ro\nLABEL a\nAPPEND - \n', 'a')).toBe('BOOT_IMAGE=a - ')
    expect(text('LABEL a\nMENU SEPARATOR\nAPPEND ro\nLABEL b\n', 'a')).toBe('BOOT_IMAGE=a ')
    expect(text('LABEL a\nMENU SEPARATOR\nAPPEND ro\nLABEL b\n', 'b')).toBe('BOOT_IMAGE=b ro')
  })

  test('the last of the lines of one kind, the first of the labels of one name', () => {
    expect(text('LABEL a\nKERNEL k\nLINUX l\nAPPEND 1\nAPPEND 2\n', 'a')).toBe('BOOT_IMAGE=l 2')
    expect(text('LABEL a\nKERNEL k\nLABEL a\nKERNEL l\n', 'a')).toBe('BOOT_IMAGE=k ')
    expect(text('LABEL a\nKERNEL k\nMENU DISABLE\nLABEL a\nKERNEL l\n', 'a')).toBe('BOOT_IMAGE=l ')
  })

  test('labels of submenus, too', () => {
    expect(text('MENU BEGIN m\nLABEL a\nKERNEL k\nMENU END\n', 'a')).toBe('BOOT_IMAGE=k ')
  })

  test('what UI says before what DEFAULT says', () => {
    expect(commandLine(parse('UI menu.c32 a b\nDEFAULT a\nLABEL a\n'))).toEqual({
      type: 'com32',
      kernel: 'menu.c32',
      options: 'a b',
      initrds: [],
      text: 'menu.c32 a b',
    })
  })

  test('a file that no label is called, without the APPEND of the whole file', () => {
    expect(text('DEFAULT vmlinuz x\nAPPEND ro\nLABEL a\n')).toBe('BOOT_IMAGE=vmlinuz x')
    expect(text('ALLOWOPTIONS 0\nDEFAULT vmlinuz x\n')).toBe('BOOT_IMAGE=vmlinuz ')
    expect(text('IPAPPEND 2\nDEFAULT vmlinuz x\n')).toBe('BOOT_IMAGE=vmlinuz x BOOTIF=01-52-54-00-12-34-56')
  })

  test('nothing', () => {
    for (const source of ['', 'LABEL a\n', 'IMPLICIT 0\nDEFAULT A\nLABEL a\n', 'DEFAULT\n']) {
      expect(text(source)).toBeUndefined()
    }
    expect(text('DEFAULT a\nMENU BEGIN m\nLABEL a\nMENU EXIT\nMENU END\n')).toBeUndefined()
    expect(text(`DEFAULT a\nLABEL a\nAPPEND ${'x'.repeat(2045)}\n`)).toHaveLength(11 + 2047)
    expect(text(`DEFAULT a\nLABEL a\nAPPEND ${'x'.repeat(2046)}\n`)).toBeUndefined()
  })

  test('files of other kinds', () => {
    const kinds = [
      ['KERNEL menu.c32 x', 'com32', 'menu.c32', 'x'],
      ['COM32 menu', 'com32', 'menu.c32', ''],
      ['KERNEL pxelinux.0', 'pxe', 'pxelinux.0', ''],
      ['KERNEL memtest.bin', 'boot', 'memtest.bin', ''],
      ['BSS a', 'bss', 'a', ''],
      ['KERNEL floppy.img', 'linux', 'floppy.img', ''],
      ['COMBOOT a', 'linux', '.comboot', 'a'],
      ['LINUX vmlinuz-6.0', 'linux', 'vmlinuz-6.0', ''],
      ['KERNEL vmlinuz-6.0', 'pxe', 'vmlinuz-6.0', ''],
      ['CONFIG other.cfg dir', 'config', 'other.cfg', 'dir'],
      ['LOCALBOOT -1', 'localboot', '-1', ''],
    ] as const
    for (const [line, type, kernel, options] of kinds) {
      expect(commandLine(parse(`LABEL a\n${line}\n`), 'a')).toMatchObject({ type, kernel, options })
    }
  })
})

test.each([
  ['KERNEL k', 'linux', 'k'],
  ['LINUX k.c32', 'linux', 'k.c32'],
  ['KERNEL k.c32', 'com32', 'k.c32'],
  ['COM32 k', 'com32', 'k.c32'],
  ['COM32 k.c32', 'com32', 'k.c32'],
  ['KERNEL k.img', 'linux', 'k.img'],
  ['FDIMAGE k', 'linux', 'k'],
  ['KERNEL k.bss', 'bss', 'k.bss'],
  ['BSS k', 'bss', 'k'],
  ['KERNEL k.bin', 'boot', 'k.bin'],
  ['KERNEL k.bs', 'boot', 'k.bs'],
  ['BOOT k', 'boot', 'k'],
  ['KERNEL k.0', 'pxe', 'k.0'],
  ['PXE k', 'pxe', 'k'],
  ['CONFIG k', 'config', 'k'],
  ['LOCALBOOT 0x80', 'localboot', '0x80'],
  ['KERNEL .kernel k', 'linux', 'k'],
  ['NONE k', 'linux', '.none'],
  ['COMBOOT k', 'linux', '.comboot'],
])('%s is %s of %s', (line, type, kernel) => {
  expect(commandLine(parse(`LABEL a\n${line}\n`), 'a')).toMatchObject({ type, kernel })
})

test.each(['MENU QUIT', 'MENU GOTO x', 'MENU DISABLE', 'MENU DISABLED', 'MENU DISABLE\nMENU QUIT'])(
  'nothing is booted by a label with %j',
  line => {
    expect(commandLine(parse(`IMPLICIT 0\nLABEL a\nKERNEL k\n${line}\n`), 'a')).toBeUndefined()
  },
)

test('lines behind an INCLUDE with a tag are those of the label before it, up to what ends that', () => {
  for (const end of ['MENU SEPARATOR', 'MENU BEGIN', 'MENU INCLUDE x tag']) {
    const config = `LABEL a\nKERNEL k\n# c\nINCLUDE x tag\nAPPEND own\nIPAPPEND 2\n${end}\nAPPEND all\nLABEL b\nKERNEL l\n`
    expect(text(config, 'a')).toBe('BOOT_IMAGE=k own BOOTIF=01-52-54-00-12-34-56')
    expect(text(config, 'b')).toBe('BOOT_IMAGE=l all')
  }
  expect(text('LABEL a\nKERNEL k\nMENU INCLUDE x tag\nAPPEND all\nLABEL b\nKERNEL l\n', 'b')).toBe(
    'BOOT_IMAGE=l all',
  )
})

describe('IPAPPEND and SYSAPPEND', () => {
  test('each string of the firmware has a bit of its own', () => {
    const names =
      'CPU SYSVENDOR SYSPRODUCT SYSVERSION SYSSERIAL SYSSKU SYSFAMILY MBVENDOR MBPRODUCT MBVERSION MBSERIAL MBASSET BIOSVENDOR BIOSVERSION SYSFF'.split(
        ' ',
      )
    const firmware = Object.fromEntries(names.map(name => [name, ` \t${name}   x `]))
    for (const [index, name] of names.entries())
      expect(text(`LABEL a\nKERNEL k\nSYSAPPEND ${8 << index}\n`, 'a', { mac: MACHINE.mac, firmware })).toBe(
        `BOOT_IMAGE=k ${name}=${name}_x`,
      )
  })

  test('add options in the order of their bits', () => {
    expect(text('LABEL a\nIPAPPEND 7\n', 'a')).toBe(
      'BOOT_IMAGE=a ip=10.0.2.15:10.0.2.2:10.0.2.2:255.255.255.0 BOOTIF=01-52-54-00-12-34-56 ' +
        'SYSUUID=44454c4c-4200-104a-8052-b3c04f4a3132',
    )
    expect(text('LABEL a\nSYSAPPEND 0x7fff8\n', 'a')).toBe('BOOT_IMAGE=a SYSVENDOR=The_Maker SYSFF=1')
  })

  test('are the file’s as they stand where the label begins', () => {
    const source = 'IPAPPEND 2\nLABEL a\nLABEL b\nIPAPPEND 0\nMENU SEPARATOR\nIPAPPEND 0\nLABEL c\n'
    expect(text(source, 'a')).toContain('BOOTIF')
    expect(text(source, 'b')).toBe('BOOT_IMAGE=b ')
    expect(text(source, 'c')).toBe('BOOT_IMAGE=c ')
  })

  test('take numbers of any base', () => {
    for (const number of ['2', '02', '0x2', '2 # note', '-4294967294']) {
      expect(text(`LABEL a\nIPAPPEND ${number}\n`, 'a')).toContain('BOOTIF')
    }
    expect(text('LABEL a\nIPAPPEND two\n', 'a')).toBe('BOOT_IMAGE=a ')
  })

  test('need what they are made of', () => {
    expect(() => commandLine(parse('LABEL a\nIPAPPEND 2\n'), 'a')).toThrow(
      new RangeError('IPAPPEND adds BOOTIF=, which takes the mac of the machine'),
    )
    const { mac, ipv4, server, netmask } = MACHINE
    expect(text('LABEL a\nIPAPPEND 1\n', 'a', { mac, ipv4, server, netmask })).toContain('2:0.0.0.0:255')
  })
})

test('initrd= is found where PXELINUX finds it: the first one, in any word', () => {
  const initrds = (append: string) =>
    commandLine(parse(`LABEL a\nINITRD c\nAPPEND ${append}\n`), 'a')?.initrds
  expect(initrds('x')).toEqual(['c'])
  expect(initrds('initrd=a,b x')).toEqual(['a', 'b'])
  expect(initrds('noinitrd= x')).toEqual([''])
  expect(initrds('initrd=a initrd=b')).toEqual(['a'])
})

/*
 * PXELINUX is booted in a virtual machine and given one label after the other at its prompt, on the serial line.
 * The kernel is no kernel, so that it comes back to the prompt; what it made of the label is in its memory.
 */

const LOADER = ['/usr/lib/PXELINUX/pxelinux.0', '/usr/lib/syslinux/modules/bios/ldlinux.c32']
/** The firmware sends the UUID as it stands in memory, where its first three numbers begin with the low byte. */
const QEMU =
  'qemu-system-x86_64 -M pc -m 32 -display none -monitor stdio -no-reboot -net none -boot n ' +
  `-device e1000,netdev=n,mac=${MACHINE.mac} -uuid 4c4c4544-0042-4a10-8052-b3c04f4a3132 ` +
  '-smbios type=1,manufacturer=The__Maker'

const option = fc.constantFrom(
  'ro',
  'quiet',
  '-',
  ' x',
  'initrd=i',
  'initrd=i,j',
  'root=/dev/nfs',
  'ü',
  '# a',
)
const line = fc.oneof(
  fc.array(option, { maxLength: 3 }).map(options => `APPEND ${options.join(' ')}`),
  fc.constantFrom('INITRD i', 'INITRD i,j', 'INITRD i j', 'MENU DISABLE', 'MENU SEPARATOR', '# x', 'SAY x'),
  fc.constantFrom('IPAPPEND 1', 'IPAPPEND 2', 'SYSAPPEND 7', 'SYSAPPEND 0x17', 'IPAPPEND 03 x', 'IPAPPEND x'),
  fc.constantFrom(
    'MENU BEGIN',
    'MENU BEGIN m',
    'MENU END',
    'MENU HIDE',
    'MENU LABEL x',
    'KERNEL @ a',
    'LINUX @',
  ),
)
const lines = fc.array(line, { maxLength: 5 }).map(list => `${list.join('\n')}\n`)
const count = Math.min(25, runs(4))
const labels = fc.sample(fc.tuple(lines, fc.constantFrom('', '', ' x', ' y  z')), count)
const config =
  'SERIAL 0 115200\nPROMPT 1\n' +
  labels
    .map(
      ([body], index) =>
        `LABEL l${index % (count - 2)}\nKERNEL k${index}\n${body.replaceAll('@', `m${index}`)}`,
    )
    .join('')

const folder = mkdtempSync(join(tmpdir(), 'pxelinux-'))
let machine: ChildProcess | undefined
let serial: Socket | undefined
afterAll(() => {
  serial?.destroy()
  machine?.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** What the machine has said on its serial line so far. */
let said = ''

async function until(condition: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 120_000; !condition();) {
    if (Date.now() > end) throw new Error(`${what}: ${JSON.stringify(said)}`)
    await sleep(20)
  }
}

async function start(): Promise<void> {
  mkdirSync(join(folder, 'pxelinux.cfg'))
  for (const file of LOADER) copyFileSync(file, join(folder, basename(file)))
  writeFileSync(join(folder, 'pxelinux.cfg', 'default'), Buffer.from(config, 'latin1'))
  for (const name of ['i', 'j', ...labels.flatMap((_, index) => [`k${index}`, `l${index}`, `m${index}`])]) {
    writeFileSync(join(folder, name), Buffer.alloc(2048))
  }
  const line = join(folder, 'serial')
  machine = spawn('timeout', [
    '90',
    ...QEMU.replaceAll('__', ' ').split(/ (?!Maker)/),
    '-serial',
    `unix:${line},server=on,wait=off`,
    '-netdev',
    `user,id=n,tftp=${folder},bootfile=pxelinux.0`,
  ])
  await until(() => existsSync(line), 'the machine starts')
  serial = connect(line)
  serial.on('data', data => (said += data.toString('latin1')))
  await until(() => said.endsWith('boot: '), 'PXELINUX asks what to boot')
}

/** The machine's memory. */
async function memory(): Promise<string> {
  const file = join(folder, 'memory')
  rmSync(file, { force: true })
  machine?.stdin?.write(`pmemsave 0 0x2000000 "${file}"\n`)
  await until(() => existsSync(file) && statSync(file).size === 0x2000000, 'the memory is written')
  return readFileSync(file, 'latin1')
}

let started: Promise<void> | undefined

function testBooted(name: string, body: () => Promise<void>): void {
  const required = process.env['CLUSTER_CONFIGS_REQUIRE_PROGRAMS'] !== undefined
  if (!required && !LOADER.every(file => existsSync(file))) test.skip(`PXELINUX ${name}`)
  else
    testWith('qemu-system-x86_64', `PXELINUX ${name}`, async () => {
      await (started ??= start())
      await body()
    })
}

/** Types a line at the prompt, and waits until it is there again. */
async function type(line: string): Promise<void> {
  said = ''
  serial?.write(`${line}\r`)
  await until(() => said.endsWith('boot: '), 'PXELINUX comes back')
}

/** The files that it has loaded since, or has tried to. */
function loaded(): readonly string[] {
  const tried = said.matchAll(/Loading ([^ ]*)\.\.\.|Failed to load COM32 file (\S+)/g)
  return Array.from(tried, ([, file, module]) => file ?? module ?? '').filter(name => name !== '')
}

testBooted('computes what commandLine does', async () => {
  for (const [index, [, options]] of labels.entries()) {
    await type(`l${index}${options}`)
    const computed = commandLine(parse(config), `l${index}${options}`, MACHINE)
    // Some of it is free again, so that its first bytes are another's.
    const start = `GE=${computed?.kernel} `
    const found = (await memory()).split('\0').filter(piece => piece.includes(start))
    const seen = found.map(piece => piece.slice(piece.indexOf(start)))
    expect({ config, seen: new Set(seen) }).toEqual({ config, seen: new Set([computed?.text.slice(8)]) })
    if (computed !== undefined && !computed.text.includes('quiet')) {
      const { kernel, initrds } = computed
      expect({ config, loaded: loaded() }).toEqual({ config, loaded: [kernel, ...initrds] })
    }
  }
})

/** The files that are loaded of a configuration. */
function loads(source: string): readonly string[] {
  const { kernel = '', initrds = [] } = commandLine(parse(source), undefined, MACHINE) ?? {}
  return [kernel, ...initrds].filter(name => name !== '')
}

testBooted('loads of the wrong and the right example of a rule what we say, where that differs', async () => {
  for (const [rule, example] of Object.entries(examples)) {
    const sides = (['wrong', 'right'] as const).map(which => alternatives(example, which))
    // PXELINUX does not come back from what it takes for a boot loader.
    if (rule === 'kind-of-kernel' || new Set(sides.map(side => loads(side).join(' '))).size === 1) continue
    for (const [index, source] of sides.entries()) {
      const file = `${rule}-${index}`
      writeFileSync(join(folder, file), Buffer.from(source, 'latin1'))
      for (const name of loads(source)) writeFileSync(join(folder, name), Buffer.alloc(2048))
      await type(`.config ${file}`)
      expect({ file, loaded: loaded() }).toEqual({ file, loaded: loads(source) })
    }
  }
})
