import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runs, testWith } from '../../../tools/programs.ts'
import { run } from '../../../tools/run.ts'
import { compile } from '../src/compile.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { writeTree } from '../src/tree/write.ts'
import { inventories } from '../../../tools/inventories.ts'
import { judgesMissing, verdicts } from '../../../tools/verdicts.ts'

/* The real programs read what is generated from the example, and what they say of it is held against the inventory. */

const inventory = parseInventory(
  readFileSync(new URL('../../../examples/manual/inventory.json', import.meta.url), 'utf8'),
)
const nodes = Object.entries(inventory.nodes)
const out = mkdtempSync(join(tmpdir(), 'cluster-'))
const master = join(out, 'master')

beforeAll(() => {
  writeTree(out, compile(inventory))
})
afterAll(() => {
  rmSync(out, { recursive: true, force: true })
})

testWith('dhcpd', 'accepts dhcpd.conf without a word', () => {
  const { code, stderr } = run('dhcpd', ['-t', '-cf', join(master, 'etc/dhcp/dhcpd.conf')])
  const words = stderr.split('\n').filter(line => /line \d+|warning|error|not in/i.test(line))
  expect({ code, words }).toEqual({ code: 0, words: [] })
})

/** What ifquery says of an interface, an option a line. */
function ifquery(root: string, name: string): string[] {
  const state = mkdtempSync(join(tmpdir(), 'ifquery-'))
  const args = [name, '-i', join(root, 'etc/network/interfaces'), '--state-dir', state, '--no-mappings']
  const { code, stdout, stderr } = run('ifquery', args)
  rmSync(state, { recursive: true })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout.split('\n').filter(line => line !== '')
}

function ifqueryList(root: string): string[] {
  const state = mkdtempSync(join(tmpdir(), 'ifquery-'))
  const args = ['--list', '-i', join(root, 'etc/network/interfaces'), '--state-dir', state]
  const { stdout } = run('ifquery', args)
  rmSync(state, { recursive: true })
  return stdout.trim().split('\n')
}

testWith('ifquery', "reads the master's interfaces as the inventory has them", () => {
  expect(ifqueryList(master)).toEqual(['lo', 'eth0', 'eth1'])
  expect(ifquery(master, 'eth0')).toEqual([])
  expect(ifquery(master, 'eth1').toSorted()).toEqual([
    'address: 10.0.33.1',
    'broadcast: 10.0.33.255',
    'netmask: 255.255.255.0',
  ])
})

testWith('ifquery', "leaves the nodes' boot interface alone", () => {
  for (const [name] of nodes) {
    const root = join(out, 'nodes', name)
    expect(ifqueryList(root)).toEqual(['lo'])
    expect(ifquery(root, 'eth0')).toEqual([])
  }
})

testWith('findmnt', "reads each node's fstab as it is meant", () => {
  for (const [name] of nodes) {
    const file = join(out, 'nodes', name, 'etc/fstab')
    const { stdout } = run('findmnt', [
      '--fstab',
      '--tab-file',
      file,
      '--json',
      '--list',
      '-o',
      'SOURCE,TARGET,FSTYPE,OPTIONS',
    ])
    const scratch = (target: string, mode: string): object => {
      return { source: 'tmpfs', target, fstype: 'tmpfs', options: `nosuid,nodev,mode=${mode}` }
    }
    expect(JSON.parse(stdout).filesystems).toEqual([
      { source: `10.0.33.1:/srv/nfs/${name}`, target: '/', fstype: 'nfs', options: 'defaults' },
      { source: 'proc', target: '/proc', fstype: 'proc', options: 'defaults' },
      scratch('/tmp', '1777'),
      scratch('/var/tmp', '1777'),
      scratch('/media', '0755'),
      scratch('/var/log', '0755'),
    ])
    const verdict = run('findmnt', ['--verify', '--tab-file', file])
    expect(verdict.stdout + verdict.stderr).toContain('0 parse errors')
  }
})

/** exportfs in a mount namespace of its own, where it can change nothing of this machine. */
const EXPORTFS = `
mkdir "$2/roots" "$2/state" && touch "$2/state/etab" "$2/state/rmtab" || exit
mount -t tmpfs tmpfs /srv && shift_roots=$3 || exit
for root in $shift_roots; do mkdir -p "$root"; done
test -e /etc/exports || { mount -t tmpfs tmpfs /etc && touch /etc/exports; }
mount --bind "$1" /etc/exports && mount --bind "$2/state" /var/lib/nfs || exit
exportfs -ra
code=$?
cat /var/lib/nfs/etab
exit $code`

testWith('exportfs', 'exports each root to its own node and to nobody else', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'exportfs-'))
  mkdirSync('/srv', { recursive: true })
  const roots = nodes.map(([name]) => `/srv/nfs/${name}`)
  const args = ['-m', 'sh', '-c', EXPORTFS, 'sh', join(master, 'etc/exports'), scratch, roots.join(' ')]
  const { code, stdout, stderr } = run('unshare', args)
  rmSync(scratch, { recursive: true })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const table = stdout.trim().split('\n').toSorted()
  expect(table.map(line => line.replace(/\(.*/, ''))).toEqual(
    nodes.map(([name, { address }]) => `/srv/nfs/${name}\t${address}`),
  )
  for (const line of table) {
    const options = /\((.*)\)/.exec(line)?.[1]?.split(',') ?? []
    expect(options).toEqual(
      expect.arrayContaining(['rw', 'sync', 'no_root_squash', 'no_subtree_check', 'secure']),
    )
  }
})

testWith('sysctl', 'reads the drop-in as three settings', () => {
  const { code, stdout } = run('sysctl', ['--dry-run', '-p', join(master, 'etc/sysctl.d/90-cluster.conf')])
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: ['all', 'default', 'lo'].map(name => `net.ipv6.conf.${name}.disable_ipv6 = 1\n`).join(''),
  })
})

/** What a shell makes of a file that it sources. */
function sourced(file: string, ...names: string[]): string[] {
  const script = `set -eu; . "$1"; shift; for name; do eval "printf '%s\\n' \\"\\$$name\\""; done`
  const { code, stdout, stderr } = run('sh', ['-c', script, 'sh', file, ...names])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout.split('\n').slice(0, -1)
}

test('sh reads the defaults of the services', () => {
  expect(
    sourced(join(master, 'etc/default/isc-dhcp-server'), 'DHCPDv4_CONF', 'DHCPDv4_PID', 'INTERFACESv4'),
  ).toEqual(['/etc/dhcp/dhcpd.conf', '/var/run/dhcpd.pid', 'eth1'])
  expect(
    sourced(
      join(master, 'etc/default/tftpd-hpa'),
      'TFTP_USERNAME',
      'TFTP_DIRECTORY',
      'TFTP_ADDRESS',
      'TFTP_OPTIONS',
    ),
  ).toEqual(['tftp', '/srv/tftp', '0.0.0.0:69', '--secure'])
})

test('sh reads what the scripts need to know', () => {
  expect(sourced(join(out, 'scripts/cluster.env'), 'MASTER_ADDRESS', 'NFS_ROOT', 'MIRROR')).toEqual([
    '10.0.33.1',
    '/srv/nfs',
    'http://deb.debian.org/debian',
  ])
})

describe.skipIf(process.env['CLUSTER_CONFIGS_REQUIRE_PROGRAMS'] === undefined && judgesMissing())(
  'of every inventory',
  () => {
    test('a file that is not accepted is noticed', () => {
      const files = ['a/dhcpd.conf', 'a/network/interfaces', 'a/fstab', 'master/etc/exports'].map(path => {
        return {
          path,
          text: 'bad (\n',
          mode: 0o644,
          machine: undefined,
          destination: undefined,
          services: [],
        }
      })
      expect(verdicts(files)).toHaveLength(files.length)
    })

    test('the realistic example', () => {
      const file = 'examples/realistic/inventory.yaml'
      const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
      expect(verdicts(compile(parseInventory(text, { file })))).toEqual([])
    })

    test('every file is accepted by its program', () => {
      fc.assert(
        fc.property(inventories, source => {
          expect(verdicts(compile(parseInventory(JSON.stringify(source))))).toEqual([])
        }),
        { numRuns: runs(10) },
      )
    })
  },
)
