import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { run } from '../src/main.ts'
import { examples, filesOf } from './check-examples.ts'

const manual = fileURLToPath(new URL('../../../examples/manual', import.meta.url))
const mixed = fileURLToPath(new URL('../../../examples/mixed', import.meta.url))
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Runs the command in this process; the temporary folder shows as `~`. */
async function command(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  let [out, error] = ['', '']
  const code = await run(args, { out: text => (out += text), error: text => (error += text) })
  return { code, out: out.replaceAll(folder, '~'), error: error.replaceAll(folder, '~') }
}

/** Writes files below the temporary folder. */
function lay(files: Iterable<readonly [path: string, text: string]>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function layExample(rule: string): void {
  const example = examples.find(example => example.rule === rule)
  if (example === undefined) throw new Error(`there is no example of ${rule}`)
  lay(filesOf(example, 'wrong'))
}

/** A change of a file in a copy of the manual's tree. */
function change(path: string, before: string | RegExp, after: string): void {
  const place = join(folder, path)
  const text = readFileSync(place, 'utf8')
  const changed = text.replace(before, after)
  if (changed === text) throw new Error(`${path} has no ${String(before)}`)
  writeFileSync(place, changed)
}

describe('what the examples generate', () => {
  test.each([manual, mixed])('%s: nothing is found', async example => {
    const inventory = join(example, 'inventory.json')
    expect(await command('check', inventory)).toEqual({ code: 0, out: 'nothing found\n', error: '' })
    await command(inventory, '-o', join(folder, 'out'))
    expect(await command('check', '--strict', join(folder, 'out'))).toEqual({
      code: 0,
      out: 'nothing found\n',
      error: '',
    })
  })
})

describe('a tree that was changed by hand', () => {
  test('is told of by file, with both places and what to do', async () => {
    cpSync(join(manual, 'out'), folder, { recursive: true })
    change('master/etc/dhcp/dhcpd.conf', 'next-server 10.0.33.1;', 'next-server 10.0.33.2;')
    change('master/etc/exports', '10.0.33.11(rw', '10.0.33.12(rw')
    change('nodes/node1/etc/fstab', '/srv/nfs/node1', '/srv/nfs/node2')
    const { code, out, error } = await command('check', folder)
    expect({ code, error }).toEqual({ code: 1, error: '' })
    expect(out).toMatchInlineSnapshot(`
      "~/master/etc/dhcp/dhcpd.conf

      25:15  error  next-server 10.0.33.2 is the address of no interface that the DHCP server serves  dhcp/next-server

          24 |   option broadcast-address 10.0.33.255;
        > 25 |   next-server 10.0.33.2;
             |               ^
          26 | }

        ~/master/etc/network/interfaces:10:13: eth1 has 10.0.33.1
        hint: Write the address that the master has on the network of the machines.

      ~/master/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11

      9:24  error  /srv/nfs/node1 is not exported to 10.0.33.11, the address of node1  nfs/root-not-to-node

           8 |   INITRD node1/initrd.pxe
        >  9 |   APPEND root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node1 ip=dhcp rw net.ifnames=0
             |                        ^
          10 |   IPAPPEND 2

        ~/master/etc/exports:2:16: it is exported to 10.0.33.12
        ~/master/etc/dhcp/dhcpd.conf:35:17: node1 has 10.0.33.11
        hint: Export the root to the address that the node gets from DHCP.

      ~/nodes/node1/etc/fstab

      2:1  error  node1 is booted from 10.0.33.1:/srv/nfs/node1, and its fstab mounts 10.0.33.1:/srv/nfs/node2 on /  node/fstab-root

          1 | # written by gen-cluster-configs: change the inventory, not this file
        > 2 | 10.0.33.1:/srv/nfs/node2 / nfs defaults 0 0
            | ^
          3 | proc /proc proc defaults 0 0

        ~/master/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11:9:24: it is booted from here
        hint: Write in fstab what nfsroot= says, or none for the root at all.

      3 errors
      "
    `)
  })

  test('a file that does not parse is a finding, and the others are still checked', async () => {
    cpSync(join(manual, 'out'), folder, { recursive: true })
    change('master/etc/dhcp/dhcpd.conf', 'next-server 10.0.33.1;', 'next-server 10.0.33.1')
    change('master/etc/exports', 'node1 10.0.33.11(rw', 'node1 10.0.33.11 (rw')
    const { code, out } = await command('check', '--json', folder)
    const { findings } = z
      .object({ findings: z.array(z.looseObject({ rule: z.string() })) })
      .parse(JSON.parse(out))
    expect({ code, rules: findings.map(({ rule }) => rule) }).toEqual({
      code: 1,
      rules: ['dhcpd/syntax', 'exports/blank-before-options'],
    })
  })
})

describe('the root of a master', () => {
  test('dhcpd includes, sourced interfaces and exports.d are followed, and places are in them', async () => {
    lay([
      [
        'etc/dhcp/dhcpd.conf',
        'include "/etc/dhcp/nodes.conf";\nsubnet 10.0.33.0 netmask 255.255.255.0 {\n}\n',
      ],
      [
        'etc/dhcp/nodes.conf',
        'host node1 {\n  hardware ethernet 08:00:27:00:33:11;\n  fixed-address 10.0.43.11;\n}\n',
      ],
      ['etc/default/isc-dhcp-server', 'INTERFACESv4="eth1"\n'],
      ['etc/network/interfaces', 'source /etc/network/interfaces.d/*\nsource-directory more\n'],
      ['etc/network/interfaces.d/eth0', 'auto eth0\niface eth0 inet dhcp\n'],
      ['etc/network/more/eth1', 'auto eth1\niface eth1 inet static\n  address 10.0.34.1/24\n'],
      ['etc/exports.d/nodes.exports', '/srv/nfs 10.0.33.0/24(rw,no_root_squash,no_subtree_check)\n'],
    ])
    const { code, out } = await command('check', '--json', folder)
    const { findings } = z.object({ findings: z.array(finding) }).parse(JSON.parse(out))
    const told = findings.map(({ rule, places }) => [
      rule,
      ...places.map(({ file, line }) => `${file}:${line}`),
    ])
    expect({ code, told }).toEqual({
      code: 1,
      told: [
        ['dhcp/interface-without-subnet', '~/etc/default/isc-dhcp-server:1', '~/etc/network/more/eth1:3'],
        ['dhcp/address-in-no-subnet', '~/etc/dhcp/nodes.conf:3', '~/etc/dhcp/dhcpd.conf:2'],
        ['nfs/no-root-squash-network', '~/etc/exports.d/nodes.exports:1'],
      ],
    })
  })

  test('links start from it as from the root, and none leads out of it', async () => {
    lay([
      ['outside', '/srv *(rw)\n'],
      ['tree/data/exports', '/srv *(ro,no_subtree_check)\n'],
      ['tree/etc/hosts', '127.0.0.1 localhost\n'],
    ])
    const link = join(folder, 'tree/etc/exports')
    symlinkSync('/data/exports', link)
    expect((await command('check', join(folder, 'tree'))).out).toMatch(
      /^~\/tree\/etc\/exports\n\n1:6 {2}warning/,
    )
    for (const target of [join(folder, 'outside'), '../../outside', link, 'exports']) {
      rmSync(link)
      symlinkSync(target, link)
      expect(await command('check', join(folder, 'tree'))).toMatchObject({ code: 0, out: 'nothing found\n' })
    }
  })

  test('directories and pipes among the files do no harm', async () => {
    mkdirSync(join(folder, 'srv/tftp/pxelinux.cfg/old'), { recursive: true })
    mkdirSync(join(folder, 'etc'))
    spawnSync('mkfifo', [join(folder, 'etc/exports')])
    expect((await command('check', folder)).out).toMatch(
      /^~\/etc\/exports\n\n1:1 {2}warning {2}.* cannot be read/,
    )
  })

  test('what the manual makes by hand', async () => {
    lay([
      [
        'etc/dhcp/dhcpd.conf',
        `allow booting;
allow bootp;
option domain-name "cluster";
subnet 10.0.33.0 netmask 255.255.255.0 {
  range 10.0.33.20 10.0.33.30;
  option routers 10.0.33.1;
  option broadcast-address 10.0.33.255;
  next-server 10.0.33.1;
  filename "pxelinux.o";
}
host node1 {
  hardware ethernet 08:00:27:00:33:11;
  fixed-address 10.0.33.21;
}
`,
      ],
      ['etc/default/isc-dhcp-server', 'INTERFACESv4="eth1"\n'],
      ['etc/default/tftpd-hpa', 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure --create"\n'],
      ['etc/network/interfaces', 'auto enp0s8\niface enp0s8 inet static\n  address 10.0.33.1/24\n'],
      ['etc/exports', '/srv/nfs 10.0.33.0/24(rw,no_root_squash,no_subtree_check,async)\n'],
      ['etc/hosts', '127.0.0.1 localhost\n127.0.1.1 master\n10.0.33.11 node1\n'],
      ['etc/hostname', 'master\n'],
      [
        'srv/tftp/pxelinux.cfg/default',
        `DEFAULT linux
PROMPT 1
TIMEOUT 3
LABEL linux
  KERNEL vmlinuz.pxe
  APPEND root=/dev/nfs initrd=initrd.pxe nfsroot=10.0.33.1:/srv/nfs ip=dhcp rw
`,
      ],
      ['srv/tftp/pxelinux.0', ''],
      ['srv/tftp/vmlinuz.pxe', ''],
      ['srv/nfs/etc/fstab', '/dev/sda1 / ext4 defaults 0 0\n'],
      ['srv/nfs/etc/network/interfaces', 'auto eth0\niface eth0 inet dhcp\n'],
    ])
    const { out } = await command('check', '--json', folder)
    const { findings } = z.object({ findings: z.array(finding) }).parse(JSON.parse(out))
    expect(findings.map(({ rule, places: [place] }) => `${place?.file}:${place?.line} ${rule}`)).toEqual([
      '~/etc/default/isc-dhcp-server:1 dhcp/interface-not-configured',
      '~/etc/default/tftpd-hpa:2 tftp/create',
      '~/etc/dhcp/dhcpd.conf:9 tftp/filename-typo',
      '~/etc/dhcp/dhcpd.conf:9 tftp/loader-missing',
      '~/etc/dhcp/dhcpd.conf:13 dhcp/address-in-range',
      '~/etc/exports:1 nfs/no-root-squash-network',
      '~/etc/hosts:2 names/loopback',
      '~/etc/hosts:3 names/address-differs',
      '~/srv/nfs/etc/fstab:1 node/fstab-root',
      '~/srv/nfs/etc/fstab:1 fstab/root-passno',
      '~/srv/nfs/etc/network/interfaces:2 node/boot-interface',
      '~/srv/tftp/pxelinux.cfg/default:3 pxelinux/short-timeout',
      '~/srv/tftp/pxelinux.cfg/default:6 boot/file-missing',
    ])
  })
})

const finding = z.strictObject({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  hint: z.string().optional(),
  places: z.array(
    z.strictObject({
      file: z.string(),
      line: z.number(),
      column: z.number(),
      endLine: z.number(),
      endColumn: z.number(),
      label: z.string().optional(),
    }),
  ),
})

describe('options', () => {
  test('warnings fail a run only with --strict, and a rule that is off is not asked', async () => {
    layExample('tftp/create')
    const { code, out } = await command('check', folder)
    expect(out).toMatch(/\n1 warning\n$/)
    expect(code).toBe(0)
    expect(await command('check', '--strict', folder)).toMatchObject({ code: 1 })
    expect(await command('check', '--strict', '--off', 'tftp/create', folder)).toEqual({
      code: 0,
      out: 'nothing found\n',
      error: '',
    })
  })

  test('--color, and none of it on a stream that is no terminal', async () => {
    layExample('tftp/create')
    expect((await command('check', folder)).out).not.toContain('\u001b')
    expect((await command('check', '--color', folder)).out).toContain('\u001b[33mwarning\u001b[39m')
    expect((await command('check', '--no-color', folder)).out).not.toContain('\u001b')
  })

  test.each([
    [['check', '--off', 'tftp/craete'], 'error: there is no rule tftp/craete: docs/checks.md lists them\n'],
    [['check', '~/nowhere'], '~/nowhere is not there: name an inventory or a directory\n'],
    [
      ['check', '--jsno'],
      "error: unknown option '--jsno'\n(Did you mean --json?)\nsee gen-cluster-configs --help\n",
    ],
    [
      ['check', '--json', '--sarif'],
      "error: option '--sarif' cannot be used with option '--json'\nsee gen-cluster-configs --help\n",
    ],
  ])('%j: 2, and one message', async (args, message) => {
    const inventory = join(manual, 'inventory.json')
    const given = args.map(arg => arg.replace('~', folder))
    const result = await command(...given, ...(args.length === 2 && args[1] !== '--jsno' ? [] : [inventory]))
    expect(result).toEqual({ code: 2, out: '', error: message })
  })

  test('--help tells the exit codes', async () => {
    const { code, out } = await command('check', '--help')
    expect(code).toBe(0)
    expect(out).toContain('Exit codes: 0 no errors, 1 errors (with --strict warnings, too)')
  })
})

/** What SARIF 2.1.0 says of the parts that are written, section by section; no other property is one of it. */
const sarifMessage = z.strictObject({ text: z.string().min(1) })
const region = z
  .strictObject({
    startLine: z.int().min(1),
    startColumn: z.int().min(1),
    endLine: z.int().min(1),
    endColumn: z.int().min(1),
  })
  // 3.30: a region ends behind its beginning, or where it begins.
  .refine(({ startLine, startColumn, endLine, endColumn }) =>
    startLine === endLine ? startColumn <= endColumn : startLine < endLine,
  )
const location = {
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: z.string().regex(/^[^\s\\]+$/) }),
    region,
  }),
}
const level = z.enum(['none', 'note', 'warning', 'error'])
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          version: z.string(),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              shortDescription: sarifMessage.optional(),
              fullDescription: sarifMessage.optional(),
              help: sarifMessage.optional(),
              defaultConfiguration: z.strictObject({ level }).optional(),
            }),
          ),
        }),
      }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0),
          level,
          message: sarifMessage,
          locations: z.array(z.strictObject(location)).min(1),
          relatedLocations: z.array(
            z.strictObject({ ...location, id: z.int().min(0), message: sarifMessage }),
          ),
        }),
      ),
    }),
  ),
})

describe('--sarif', () => {
  test('is SARIF 2.1.0, and its indices lead to the rules', async () => {
    layExample('nfs/root-not-to-node')
    const { code, out } = await command('check', '--sarif', folder)
    const log = sarif.parse(JSON.parse(out))
    expect(code).toBe(1)
    for (const { tool, results } of log.runs) {
      expect(results.map(({ ruleId }) => ruleId)).toEqual(['nfs/root-not-to-node'])
      for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
    }
    expect(log.runs[0]?.results[0]).toMatchInlineSnapshot(`
      {
        "level": "error",
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "file://~/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11",
              },
              "region": {
                "endColumn": 56,
                "endLine": 5,
                "startColumn": 24,
                "startLine": 5,
              },
            },
          },
        ],
        "message": {
          "text": "/srv/nfs/node1 is not exported to 10.0.33.11, the address of node1. Export the root to the address that the node gets from DHCP.",
        },
        "relatedLocations": [
          {
            "id": 1,
            "message": {
              "text": "it is exported to 10.0.33.12",
            },
            "physicalLocation": {
              "artifactLocation": {
                "uri": "file://~/etc/exports",
              },
              "region": {
                "endColumn": 26,
                "endLine": 1,
                "startColumn": 16,
                "startLine": 1,
              },
            },
          },
          {
            "id": 2,
            "message": {
              "text": "node1 has 10.0.33.11",
            },
            "physicalLocation": {
              "artifactLocation": {
                "uri": "file://~/etc/dhcp/dhcpd.conf",
              },
              "region": {
                "endColumn": 27,
                "endLine": 5,
                "startColumn": 17,
                "startLine": 5,
              },
            },
          },
        ],
        "ruleId": "nfs/root-not-to-node",
        "ruleIndex": 0,
      }
    `)
  })
})
