import { readFileSync } from 'node:fs'
import * as dhcpd from '@cluster-configs/dhcpd'
import * as exports from '@cluster-configs/exports'
import * as fstab from '@cluster-configs/fstab'
import * as interfaces from '@cluster-configs/interfaces'
import * as pxelinux from '@cluster-configs/pxelinux'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { compile } from '../src/compile.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { readManifest } from '../src/manifest.ts'
import { sha256 } from '../src/sha256.ts'
import { inventories } from '../../../tools/inventories.ts'

const example = readFileSync(new URL('../../../examples/manual/inventory.json', import.meta.url), 'utf8')

/** The text of one file generated from the example, or from a change of it. */
function generated(path: string, from = '', to = ''): string | undefined {
  return compile(parseInventory(example.replace(from, to))).find(file => file.path === path)?.text
}

describe('the example', () => {
  const golden = new URL('../../../examples/manual/out/', import.meta.url)

  test.each(compile(parseInventory(example)).map(({ path, text }) => [path, text]))('%s', (path, text) => {
    expect(text).toBe(readFileSync(new URL(path, golden), 'utf8'))
  })
})

describe('what an inventory may say', () => {
  test('no range: only reserved addresses are served', () => {
    expect(
      generated('master/etc/dhcp/dhcpd.conf', ', "range": ["10.0.33.20", "10.0.33.30"]', ''),
    ).not.toMatch(/range/)
  })

  test('no MAC address of the master: dhcpd has no host for it', () => {
    expect(generated('master/etc/dhcp/dhcpd.conf', ', "mac": "08:00:27:00:33:01"', '')).not.toMatch(
      /host master/,
    )
  })

  test('router, name servers and lease time of the boot network', () => {
    const more = '"boot": true, "router": "10.0.33.254", "dns": ["10.0.33.2", "9.9.9.9"], "lease": 86400'
    const text = generated('master/etc/dhcp/dhcpd.conf', '"boot": true', more)
    expect(text).toMatch(/^ {2}option routers 10\.0\.33\.254;$/m)
    expect(text).toMatch(/^ {2}option domain-name-servers 10\.0\.33\.2, 9\.9\.9\.9;$/m)
    expect(text).toMatch(/^default-lease-time 86400;\nmax-lease-time 86400;$/m)
  })

  test('router and name servers of a network that the master only sits on are its own', () => {
    const text = compile(
      parseInventory(
        example
          .replace('"10.0.2.0/24"', '"10.0.2.0/24", "router": "10.0.2.1", "dns": ["10.0.2.3"]')
          .replace('"method": "dhcp"', '"address": "10.0.2.15"'),
      ),
    ).find(file => file.path === 'master/etc/network/interfaces')?.text
    expect(text).toContain(`iface eth0 inet static
    address 10.0.2.15/24
    gateway 10.0.2.1
    dns-nameservers 10.0.2.3
`)
  })

  test('async', () => {
    const text = generated('master/etc/exports', '"name": "cluster"', '"name": "cluster", "async": true')
    expect(text).toContain('/srv/nfs/node1 10.0.33.11(rw,no_root_squash,no_subtree_check,async)\n')
  })

  test('IPv6 stays on', () => {
    const on = ['"name": "cluster"', '"name": "cluster", "disableIpv6": false'] as const
    expect(generated('master/etc/sysctl.d/90-cluster.conf', ...on)).toBeUndefined()
    expect(generated('master/etc/hosts', ...on)).toContain('::1\tlocalhost')
  })

  test('paths', () => {
    const paths = '"paths": { "nfs": "/data/roots", "tftp": "/data/boot" },\n  "nodes"'
    expect(generated('master/data/boot/pxelinux.cfg/01-08-00-27-00-33-11', '"nodes"', paths)).toContain(
      'nfsroot=10.0.33.1:/data/roots/node1 ',
    )
    expect(generated('master/etc/default/tftpd-hpa', '"nodes"', paths)).toContain(
      'TFTP_DIRECTORY="/data/boot"',
    )
    expect(generated('scripts/cluster.env', '"nodes"', paths)).toContain("NFS_ROOT='/data/roots'")
  })
})

test('the manifest lists every other file with its hash', () => {
  const files = compile(parseInventory(example))
  const list = readManifest(files.at(-1)?.text ?? '')
  expect(list?.files.map(({ path, sha256 }) => [path, sha256])).toEqual(
    files.slice(0, -1).map(({ path, text }) => [path, sha256(text)]),
  )
  expect(list?.files.find(({ path }) => path === 'master/etc/exports')).toMatchObject({
    machine: 'master',
    destination: '/etc/exports',
    mode: '0644',
    services: ['nfs-kernel-server'],
  })
})

test('every inventory: the same bytes each time, no path twice or out of the tree, and every file reads back', () => {
  const FORMATS = [
    [/\/dhcpd\.conf$/, dhcpd.format, (text: string) => dhcpd.problems(dhcpd.parse(text))],
    [/\/exports$/, exports.format, (text: string) => exports.problems(exports.parse(text))],
    [/\/fstab$/, fstab.format, (text: string) => fstab.problems(fstab.parse(text))],
    [
      /\/network\/interfaces$/,
      interfaces.format,
      (text: string) => interfaces.problems(interfaces.parse(text)),
    ],
    [/\/pxelinux\.cfg\//, pxelinux.format, (text: string) => pxelinux.problems(pxelinux.parse(text))],
  ] as const
  fc.assert(
    fc.property(inventories, source => {
      const text = JSON.stringify(source)
      const files = compile(parseInventory(text))
      expect(compile(parseInventory(text))).toEqual(files)
      const paths = files.map(({ path }) => path)
      expect(new Set(paths).size).toBe(paths.length)
      for (const { path, text } of files) {
        expect(path).toMatch(/^(?:[\w.+@~-]+\/)*[\w.+@~-]+$/)
        expect(path.split('/')).not.toContain('..')
        for (const [pattern, format, problems] of FORMATS) {
          if (!pattern.test(path)) continue
          // What is generated is canonical already: a formatter finds nothing to do.
          expect(format(text)).toBe(text)
          expect(problems(text).filter(({ severity }) => severity === 'error')).toEqual([])
        }
      }
    }),
    { numRuns: runs(100) },
  )
})
