import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { examples, filesOf } from './check-examples.ts'
import { testFolder } from './check-folder.ts'

const manual = fileURLToPath(new URL('../../../examples/manual', import.meta.url))
const mixed = fileURLToPath(new URL('../../../examples/mixed', import.meta.url))
const { path: folder, lay, command } = testFolder()

function layExample(rule: string): void {
  const example = examples.find(example => example.rule === rule)
  if (example === undefined) throw new Error(`there is no example of ${rule}`)
  lay(filesOf(example, 'wrong'))
}

/** A change of a file in a copy of the manual's tree. */
function change(path: string, before: string | RegExp, after: string): void {
  const place = join(folder(), path)
  const text = readFileSync(place, 'utf8')
  const changed = text.replace(before, after)
  if (changed === text) throw new Error(`${path} has no ${String(before)}`)
  writeFileSync(place, changed)
}

describe('what the examples generate', () => {
  test.each([manual, mixed])('%s: nothing is found', async example => {
    const inventory = join(example, 'inventory.json')
    expect(await command('check', inventory)).toEqual({ code: 0, out: 'nothing found\n', error: '' })
    await command(inventory, '-o', join(folder(), 'out'))
    expect(await command('check', '--strict', join(folder(), 'out'))).toEqual({
      code: 0,
      out: 'nothing found\n',
      error: '',
    })
  })
})

describe('a tree that was changed by hand', () => {
  test('is told of by file, with both places and what to do', async () => {
    cpSync(join(manual, 'out'), folder(), { recursive: true })
    change('master/etc/dhcp/dhcpd.conf', 'next-server 10.0.33.1;', 'next-server 10.0.33.2;')
    change('master/etc/exports', '10.0.33.11(rw', '10.0.33.12(rw')
    change('nodes/node1/etc/fstab', '/srv/nfs/node1', '/srv/nfs/node2')
    const { code, out, error } = await command('check', folder())
    expect({ code, error }).toEqual({ code: 1, error: '' })
    expect(out).toMatchInlineSnapshot(`
      "~/master/etc/dhcp/dhcpd.conf

      25:15  error  next-server 10.0.33.2 is the address of no interface that the DHCP server serves  dhcp/next-server

          24 |   option broadcast-address 10.0.33.255;
        > 25 |   next-server 10.0.33.2;
             |               ^
          26 | }

        ~/master/etc/network/interfaces:10:13: eth1 has 10.0.33.1
        why: Machines ask that address for their boot loader, and nobody answers: they wait, and give up.
        hint: Write the address that the master has on the network of the machines.

      ~/master/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11

      9:24  error  /srv/nfs/node1 is not exported to 10.0.33.11, the address of node1  nfs/root-not-to-node

           8 |   INITRD node1/initrd.pxe
        >  9 |   APPEND root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node1 ip=dhcp rw net.ifnames=0
             |                        ^
          10 |   IPAPPEND 2

        ~/master/etc/exports:2:16: it is exported to 10.0.33.12
        ~/master/etc/dhcp/dhcpd.conf:35:17: node1 has 10.0.33.11
        why: The NFS server refuses the mount, and the node does not boot.
        hint: Export the root to the address that the node gets from DHCP.

      ~/nodes/node1/etc/fstab

      2:1  error  node1 is booted from 10.0.33.1:/srv/nfs/node1, and its fstab mounts 10.0.33.1:/srv/nfs/node2 on /  node/fstab-root

          1 | # written by gen-cluster-configs: change the inventory, not this file
        > 2 | 10.0.33.1:/srv/nfs/node2 / nfs defaults 0 0
            | ^
          3 | proc /proc proc defaults 0 0

        ~/master/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11:9:24: it is booted from here
        why: The system remounts or checks what fstab names: it fails, or one node writes to the root of another.
        hint: Write in fstab what nfsroot= says, or none for the root at all.

      3 errors
      "
    `)
  })

  test('a file that does not parse is a finding, and the others are still checked', async () => {
    cpSync(join(manual, 'out'), folder(), { recursive: true })
    change('master/etc/dhcp/dhcpd.conf', 'next-server 10.0.33.1;', 'next-server 10.0.33.1')
    change('master/etc/exports', 'node1 10.0.33.11(rw', 'node1 10.0.33.11 (rw')
    const { code, out } = await command('check', '--json', folder())
    const { findings } = z
      .object({ findings: z.array(z.looseObject({ rule: z.string() })) })
      .parse(JSON.parse(out))
    expect({ code, rules: findings.map(({ rule }) => rule) }).toEqual({
      code: 1,
      rules: ['dhcpd/syntax', 'exports/blank-before-options'],
    })
  })
})

test('what is wrong alike in many files is told once, and counted and given to programs each time', async () => {
  lay(
    Array.from({ length: 6 }, (_, index) => [
      `srv/tftp/pxelinux.cfg/0A0021${10 + index}`,
      'DEFAULT disk\nTIMEOUT 5\nLABEL disk\n  LOCALBOOT 0\n',
    ]),
  )
  lay([['etc/default/tftpd-hpa', 'TFTP_DIRECTORY="/srv/tftp"\n']])
  const { out } = await command('check', folder())
  expect(out).toBe(`~/srv/tftp/pxelinux.cfg/0A002110

2:9  warning  TIMEOUT counts tenths of a second: 5 is 0.5 seconds; write 50 for 5 seconds  pxelinux/short-timeout

    1 | DEFAULT disk
  > 2 | TIMEOUT 5
      |         ^
    3 | LABEL disk

  ~/srv/tftp/pxelinux.cfg/0A002111:2:9: the same here
  ~/srv/tftp/pxelinux.cfg/0A002112:2:9: the same here
  ~/srv/tftp/pxelinux.cfg/0A002113:2:9: the same here
  and 2 more
  why: Nobody can choose in so short a time.
  hint: Write the tenths of a second that are meant.

6 warnings
`)
  const json = await command('check', '--json', folder())
  expect(json.out.match(/short-timeout/g)).toHaveLength(6)
})

describe('options', () => {
  test('warnings fail a run only with --strict, and a rule that is off is not asked', async () => {
    layExample('tftp/create')
    const { code, out } = await command('check', folder())
    expect(out).toMatch(/\n1 warning\n$/)
    expect(code).toBe(0)
    expect(await command('check', '--strict', folder())).toMatchObject({ code: 1 })
    expect(await command('check', '--strict', '--off', 'tftp/create', folder())).toEqual({
      code: 0,
      out: 'nothing found\n',
      error: '',
    })
  })

  test('--color, and none of it on a stream that is no terminal', async () => {
    layExample('tftp/create')
    expect((await command('check', folder())).out).not.toContain('\u001b')
    expect((await command('check', '--color=always', folder())).out).toContain('\u001b[33mwarning\u001b[39m')
    expect((await command('check', '--color=never', folder())).out).not.toContain('\u001b')
  })

  test.each([
    [
      ['check', '--off', 'exports/no-hosts'],
      'error: there is no rule exports/no-hosts: did you mean exports/no-host?\n',
    ],
    [['check', '--off', 'tftp/craete'], 'error: there is no rule tftp/craete: did you mean tftp/create?\n'],
    [
      ['check', '~'],
      '~ holds no files of a cluster, neither etc nor master/etc: name a directory that a run has written, or the root of a machine\n',
    ],
    [['check', '~/nowhere'], '~/nowhere is not there: name an inventory or a directory\n'],
    [
      ['check', '--jsno'],
      "error: unknown option '--jsno'\n(Did you mean --json?)\nsee gen-cluster-configs check --help\n",
    ],
    [
      ['check', '--json', '--sarif'],
      "error: option '--sarif' cannot be used with option '--json'\nsee gen-cluster-configs check --help\n",
    ],
  ])('%j: 2, and one message', async (args, message) => {
    const inventory = join(manual, 'inventory.json')
    const given = args.map(arg => arg.replace('~', folder()))
    const result = await command(...given, ...(args.length === 2 && args[1] !== '--jsno' ? [] : [inventory]))
    expect(result).toEqual({ code: 2, out: '', error: message })
  })

  test('--help tells the exit codes', async () => {
    const { code, out } = await command('check', '--help')
    expect(code).toBe(0)
    expect(out).toContain('Exit codes: 0 no errors, 1 errors (with --strict warnings, too)')
  })
})
