import { spawn, type ChildProcess } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  append,
  comment,
  defaultTo,
  document,
  include,
  ipappend,
  kernel,
  label,
  localboot,
  parse,
  prompt,
  resolve,
  say,
  serialize,
  timeout,
  walk,
  type Directive,
  type Menu,
  type Node,
} from '@cluster-configs/pxelinux'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { runs, testWith } from '../../../tools/programs.ts'

/*
 * No program reads a PXELINUX configuration but PXELINUX itself. It is booted once in a virtual machine. What it
 * reads is seen in the files that it asks the TFTP server for, one for each INCLUDE or DISPLAY that it obeys, and
 * on its screen.
 */

const LOADER = ['/usr/lib/PXELINUX/pxelinux.0', '/usr/lib/syslinux/modules/bios/ldlinux.c32']
const UUID = '4c4c4544-0042-4a10-8052-b3c04f4a3132'
/** The firmware sends the UUID as it stands in memory, where its first three numbers begin with the low byte. */
const CLIENT = {
  mac: '52:54:00:12:34:56',
  ipv4: '10.0.2.15',
  uuid: '44454C4C-4200-104A-8052-B3C04F4A3132',
}

const KEYWORDS = [
  'INCLUDE|include|InClUdE|DISPLAY|MENU INCLUDE|menu\tinclude|MENU \xa0INCLUDE|#INCLUDE|INCLUDED|INCLUDE=',
  'F1 x|KERNEL|LABEL|APPEND|MENU TITLE|TEXT HELP|TEXT other|text|ENDTEXT|endtext|\rENDTEXT|MENU BEGIN|MENU END',
].flatMap(words => words.split('|'))
const MACHINE =
  'qemu-system-x86_64 -M pc -m 64 -display none -monitor stdio -no-reboot -net none -boot n ' +
  `-device e1000,netdev=n,mac=${CLIENT.mac} -uuid ${UUID}`

/** Lines of which the program obeys some: each names a file of its own, so that it shows which. */
const probe = fc
  .tuple(
    fc.constantFrom('', '', '  ', '\t', '\b\v', '\xa0', '\x01', '\x7f'),
    fc.constantFrom(...KEYWORDS),
    fc.constantFrom(' ', ' ', '  ', '\t', ' \xa0', '\f \b', '\xa0', '\x01', ''),
    fc.constantFrom('', '', ' tag', '\ttag #', ' '),
    fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom('\n', '\n', '\r\n', '\rlost\n', '\0lost\n', '\r') },
      fc.integer({ min: 4060, max: 4100 }).map(length => ` ${'x'.repeat(length)} `),
    ),
  )
  .map(
    ([indent, keyword, gap, tag, end]) =>
      (name: string) =>
        indent + keyword + gap + name + tag + end,
  )

const fragments = fc
  .sample(fc.array(probe, { minLength: 1, maxLength: 8 }), Math.min(400, runs(200)))
  .map((lines, file) => lines.map((line, at) => line(`n${file}-${at}`)).join(''))

const config = document([
  comment('printed by the builders'),
  say('  Hello from the oracle'),
  defaultTo('node1'),
  prompt(0),
  timeout(50),
  ...fragments.map((_, index) => include(`f${index}`)),
  label('local', [localboot(0)]),
  label('node1', [kernel('node1/vmlinuz.pxe'), append('root=/dev/nfs ip=dhcp rw'), ipappend(2)]),
])

/** The files that the program asks for while it reads a fragment. */
function asked(text: string): string[] {
  return [...walk(parse(text))].flatMap(node => (isInclude(node) ? firstWord(node.value ?? '') : []))
}

function isInclude(node: Node): node is Directive | Menu {
  return (node.type === 'directive' || node.type === 'menu') && ['INCLUDE', 'DISPLAY'].includes(node.keyword)
}

function firstWord(value: string): string[] {
  return /^[^\0- \x7f]+/.exec(value)?.slice(0, 1) ?? []
}

/** The names of the files in the TFTP requests of a network capture, a repeated request once. */
function requests(capture: Buffer): string[] {
  const names: string[] = []
  for (let at = 24; at + 16 <= capture.length;) {
    const length = capture.readUInt32LE(at + 8)
    const ip = capture.subarray(at + 16 + 14, at + 16 + length)
    const udp = ip.subarray(((ip[0] ?? 0) & 15) * 4)
    // An Ethernet frame of IPv4, UDP, to the TFTP port, with a read request.
    if (
      capture.readUInt16BE(at + 16 + 12) === 0x0800 &&
      ip[9] === 17 &&
      udp.readUInt16BE(2) === 69 &&
      udp[9] === 1
    ) {
      const name = udp.subarray(10, udp.indexOf(0, 10)).toString('latin1')
      if (name !== '' && name !== names.at(-1)) names.push(name)
    }
    at += 16 + length
  }
  return names
}

interface Boot {
  readonly requests: readonly string[]
  readonly screen: string
}

const folder = mkdtempSync(join(tmpdir(), 'pxelinux-'))
let machine: ChildProcess | undefined
afterAll(() => {
  machine?.kill()
  rmSync(folder, { recursive: true, force: true })
})

async function boot(): Promise<Boot> {
  mkdirSync(join(folder, 'pxelinux.cfg'))
  for (const file of LOADER) copyFileSync(file, join(folder, basename(file)))
  writeFileSync(join(folder, 'pxelinux.cfg', 'default'), serialize(config))
  for (const [index, text] of fragments.entries()) {
    writeFileSync(join(folder, `f${index}`), Buffer.from(text, 'latin1'))
  }
  const capture = join(folder, 'capture')
  const screen = join(folder, 'screen')
  // timeout(1) ends the machine even if this process is killed.
  machine = spawn('timeout', [
    '40',
    ...MACHINE.split(' '),
    '-netdev',
    `user,id=n,tftp=${folder},bootfile=pxelinux.0`,
    '-object',
    `filter-dump,id=d,netdev=n,file=${capture}`,
  ])
  const until = Date.now() + 25_000
  const seen = () => (existsSync(capture) ? requests(readFileSync(capture)) : [])
  while (!seen().includes('node1/vmlinuz.pxe') && Date.now() < until) await sleep(200)
  await sleep(500)
  // The text screen of a PC: a character, its colour, and so on.
  machine.stdin?.write(`pmemsave 0xb8000 4000 "${screen}"\n`)
  while (!existsSync(screen) && Date.now() < until) await sleep(100)
  await sleep(100)
  machine.stdin?.write('quit\n')
  const characters = Buffer.from(readFileSync(screen).filter((_, index) => index % 2 === 0))
  return { requests: seen(), screen: characters.toString('latin1') }
}

let booted: Promise<Boot> | undefined

function testBoot(name: string, body: (boot: Boot) => void): void {
  const required = process.env['CLUSTER_CONFIGS_REQUIRE_PROGRAMS'] !== undefined
  if (!required && !LOADER.every(file => existsSync(file))) test.skip(`pxelinux.0: ${name}`)
  else
    testWith('qemu-system-x86_64', `PXELINUX ${name}`, async () => {
      body(await (booted ??= boot()))
    })
}

testBoot('asks for the files that resolve() names, in its order', ({ requests }) => {
  const names = resolve(CLIENT)
  const start = requests.indexOf(names[0] ?? '')
  expect(requests.slice(start, start + names.length)).toEqual(names)
})

testBoot('reads in any text what we read', ({ requests }) => {
  for (const [index, text] of fragments.entries()) {
    const start = requests.indexOf(`f${index}`)
    const next = requests.findIndex((name, at) => at > start && !name.startsWith('n'))
    const shown = JSON.stringify(text).replaceAll(/x{9,}/g, run => `<${run.length} x>`)
    expect({ shown, asked: requests.slice(start + 1, next) }).toEqual({ shown, asked: asked(text) })
  }
})

testBoot('boots the default label that we print', ({ requests, screen }) => {
  expect(requests.at(-1)).toBe('node1/vmlinuz.pxe')
  expect(screen).toContain('  Hello from the oracle ')
  expect(screen).toContain('Loading node1/vmlinuz.pxe... failed')
})
