import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mistakes as dhcpdMistakes } from '../../dhcpd/test/mistakes.ts'
import { mistakes as exportsMistakes } from '../../exports/test/mistakes.ts'
import { mistakes as fstabMistakes } from '../../fstab/test/mistakes.ts'
import { mistakes as interfacesMistakes } from '../../interfaces/test/mistakes.ts'
import { mistakes as pxelinuxMistakes } from '../../pxelinux/test/mistakes.ts'
import { testWith } from '../../../tools/programs.ts'
import { run } from '../../../tools/run.ts'
import { check, rules } from '../src/check/check.ts'
import { memoryFiles } from '../src/check/files.ts'
import type { Finding } from '../src/check/rule.ts'
import { singleRules } from '../src/check/single-rules.ts'
import { readSystem } from '../src/check/system.ts'
import { examples, filesOf } from './check-examples.ts'

/** Checks files in memory. */
function findingsOf(files: Iterable<readonly [string, string]>): readonly Finding[] {
  return check(readSystem(memoryFiles(files)))
}

describe('a root for many', () => {
  const hosts = [11, 12, 13].map(
    number =>
      `host node${number} { hardware ethernet 08:00:27:00:33:${number}; fixed-address 10.0.33.${number}; }\n`,
  )
  const files = (mode: string): (readonly [string, string])[] => [
    ['/etc/dhcp/dhcpd.conf', `subnet 10.0.33.0 netmask 255.255.255.0 { }\n${hosts.join('')}`],
    [
      '/srv/tftp/pxelinux.cfg/default',
      `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND nfsroot=10.0.33.1:/srv/nfs ip=dhcp ${mode}\n`,
    ],
    ['/srv/nfs/etc/hostname', 'node\n'],
    ['/srv/nfs/etc/network/interfaces', 'auto eth0\niface eth0 inet dhcp\n'],
  ]

  test('is told of if they write to it, and what is wrong in it once', () => {
    const told = (mode: string): string[] => findingsOf(files(mode)).map(({ rule }) => rule)
    expect(told('rw')).toEqual(['node/boot-interface', 'nfs/shared-root'])
    expect(told('ro')).toEqual(['node/boot-interface'])
    expect(findingsOf(files('rw'))[1]?.message).toBe(
      'node11, node12 and 1 more have no file of their own, and all write to /srv/nfs',
    )
  })
})

test.each([
  ['two of one subnet', '11', '12', 'dhcp/duplicate-mac'],
  ['one of any subnet', '11', undefined, 'dhcp/duplicate-mac'],
])('one card of %s is told of at both places', (_, first, second, rule) => {
  const hosts = [first, second].map((last, index) => {
    const fixed = last === undefined ? '' : ` fixed-address 10.0.33.${last};`
    return `host n${index} { hardware ethernet 08:00:27:00:33:11;${fixed} }\n`
  })
  const subnet = 'subnet 10.0.33.0 netmask 255.255.255.0 { }\n'
  for (const lines of [hosts, hosts.toReversed()]) {
    const found = findingsOf([['/etc/dhcp/dhcpd.conf', subnet + lines.join('')]])
    expect(found.map(({ rule, places }) => [rule, ...places.map(({ line }) => line)])).toEqual([[rule, 3, 2]])
  }
})

test.each([
  ['10.0.33.0/24(ro,no_root_squash', 'every machine of 10.0.33.0/24 can read /srv as root'],
  ['10.0.33.0/24(rw,no_root_squash', 'every machine of 10.0.33.0/24 can write to /srv as root'],
  ['10.0.33.0/24(rw', undefined],
  ['10.0.33.11(rw,no_root_squash', undefined],
])('a network that is root: %s', (client, message) => {
  const found = findingsOf([['/etc/exports', `/srv ${client},no_subtree_check)\n`]])
  expect(found.map(finding => finding.message)).toEqual(message === undefined ? [] : [message])
})

describe('every rule', () => {
  test('has an example, and its id once', () => {
    expect(examples.map(({ rule }) => rule)).toEqual(rules.map(({ id }) => id))
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })

  test('says why what it finds matters, and what to do', () => {
    const told = [
      ...rules.map(({ id, why, hint }) => [id, why, hint]),
      ...[...singleRules].map(([id, { why, advice }]) => [id, why, advice]),
    ]
    const sentences = /^[\w"](?:.*[^.])?\.$/
    expect(told.filter(([, ...words]) => !words.every(text => sentences.test(text ?? '')))).toEqual([])
  })

  test.each([
    ['/etc/dhcp/dhcpd.conf', dhcpdMistakes],
    ['/etc/exports', exportsMistakes],
    ['/srv/nfs/node1/etc/fstab', fstabMistakes],
    ['/etc/network/interfaces', interfacesMistakes],
    ['/srv/tftp/pxelinux.cfg/default', pxelinuxMistakes],
  ])('is explained of all that people get wrong in %s', (path, mistakes) => {
    const root = '/srv/nfs/node1 *(rw)\n'
    const files = (text: string): [string, string][] => [
      ...(path === '/etc/exports' ? [] : [['/etc/exports', root] as [string, string]]),
      [path, text],
    ]
    const texts = mistakes.flatMap(mistake => ('text' in mistake ? [mistake.text] : []))
    const found = texts.flatMap(text => findingsOf(files(text)))
    expect(new Set(found.map(({ rule }) => rule)).size).toBeGreaterThan(5)
    expect(found.filter(({ why, hint }) => why === undefined || hint === undefined)).toEqual([])
  })

  test.each(examples.map(example => [example.rule, example] as const))(
    '%s fires on its bad example and on nothing else, and nothing on its good one',
    (rule, example) => {
      expect(new Set(findingsOf(filesOf(example, 'wrong')).map(finding => finding.rule))).toEqual(
        new Set([rule]),
      )
      expect(findingsOf(filesOf(example, 'right'))).toEqual([])
    },
  )

  testWith('dhcpd', 'accepts every bad example', () => {
    const folder = mkdtempSync(join(tmpdir(), 'check-'))
    const refused = examples.flatMap(example => {
      const text = new Map(filesOf(example, 'wrong')).get('/etc/dhcp/dhcpd.conf')
      if (text === undefined) return []
      writeFileSync(join(folder, 'dhcpd.conf'), text)
      const { code, stderr } = run('dhcpd', ['-t', '-cf', join(folder, 'dhcpd.conf')])
      return code === 0 ? [] : [[example.rule, stderr]]
    })
    rmSync(folder, { recursive: true })
    expect(refused).toEqual([])
  })
})
