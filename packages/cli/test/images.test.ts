import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compile } from '../src/compile.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { run } from '../src/main.ts'
import { faults } from './faults.ts'

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKGXZ0h5dHCQSQyGAKvMvvqkDD6UqsXmUeJGBp7yBhRn admin@lab'

const LAB = `name: lab
domain: lab.example
networks: { boot: { subnet: 10.0.0.0/24, boot: true } }
master: { name: master, interfaces: { eth0: { network: boot, address: 10.0.0.1 } } }
profiles:
  default:
    authorizedKeys: ['${KEY}']
    files:
      /etc/motd: { content: "welcome\\n" }
      /etc/munge/munge.key: { from: munge.key, mode: '0400' }
    hooks: [clock.sh]
  compute: { root: { shared: common }, hooks: [slurm.sh], mounts: { /data: { source: '10.0.0.1:/data' } } }
nodes:
  own: { mac: '02:00:00:00:00:01', address: 10.0.0.11, hooks: [own.sh], files: { /etc/motd: { from: motd } } }
  c1: { mac: '02:00:00:00:00:02', address: 10.0.0.12, profile: compute }
`
const BESIDE: Readonly<Record<string, string>> = {
  'munge.key': 'secret',
  motd: 'its own\n',
  'clock.sh': '#!/bin/sh\n# clock\n',
  'slurm.sh': '#!/bin/sh\n# slurm\n',
  'own.sh': '#!/usr/bin/env python3\n',
}
const options = {
  file: 'lab.yaml',
  read: (name: string): string => {
    const text = BESIDE[name]
    if (text === undefined) throw new Error('there is no such file')
    return text
  },
}
const files = new Map(compile(parseInventory(LAB, options)).map(file => [file.path, file]))

describe('what goes into roots', () => {
  test('files of profiles and nodes, each with its mode; the last word is the whole file', () => {
    const shown = ['own', 'c1'].map(node =>
      ['/etc/motd', '/etc/munge/munge.key', '/root/.ssh/authorized_keys'].map(path => {
        const file = files.get(`nodes/${node}${path}`)
        return [file?.mode.toString(8), file?.text]
      }),
    )
    const rest = [
      ['400', 'secret'],
      ['600', `${KEY}\n`],
    ]
    expect(shown).toEqual([
      [['644', 'its own\n'], ...rest],
      [['644', 'welcome\n'], ...rest],
    ])
    expect(files.get('scripts/files.tsv')?.text).toContain(
      'nodes/c1/etc/munge/munge.key\t/srv/nfs/c1/etc/munge/munge.key\t0400\t-\n',
    )
  })

  test('hooks in the order of the profiles, with their texts, for the root that they run in', () => {
    expect(files.get('scripts/hooks.tsv')?.text).toBe(
      'own\tclock.sh\nown\town.sh\ncommon\tclock.sh\ncommon\tslurm.sh\n',
    )
    for (const name of ['clock.sh', 'own.sh', 'slurm.sh'])
      expect(files.get(`hooks/${name}`)).toMatchObject({ text: BESIDE[name], mode: 0o755 })
  })

  test('an SSH server for whom keys are given', () => {
    expect(files.get('scripts/packages.tsv')?.text).toBe('own\topenssh-server\ncommon\topenssh-server\n')
  })
})

describe('what is refused', () => {
  test.each([
    [
      '/etc/motd: { content',
      '/etc/fstab: { content',
      '9:7: profiles.default.files."/etc/fstab" is generated',
    ],
    ['/etc/motd: { content', '/etc: { content', 'stands where /etc/hostname is'],
    ['/etc/motd: { content', '/etc/hosts/x: { content', 'stands where /etc/hosts is'],
    [
      '/etc/motd: { content',
      '/etc/machine-id: { content',
      'is made for each node when it is built: leave it out',
    ],
    ['/etc/motd: { content', '/etc/ssh/ssh_host_rsa_key: { content', 'is made for each node when it is'],
    ['/etc/motd: { content', '/dev/x: { content', "is the kernel's or systemd's"],
    ['/etc/motd: { content', '/var/log/x: { content', 'would not be seen: something is mounted on /var/log'],
    ['/etc/motd: { content', '/data/x: { content', 'would not be seen: something is mounted on /data'],
    [
      '/etc/motd: { content',
      '/etc/munge: { content',
      'is inside of /etc/munge, which is a file, too: move one of them',
    ],
    [
      '/etc/motd: { content',
      '/root/.ssh/authorized_keys: { content',
      'is what authorizedKeys are written to: use these',
    ],
    ['/etc/motd: { content', '/etc/../../x: { content', 'is not a plain path'],
    ['/etc/motd: { content', 'etc/motd: { content', 'is not an absolute path'],
    [
      'content: "welcome\\n"',
      'mode: "0644"',
      'must have its content in "content" or name a file with "from"',
    ],
    ['content: "welcome\\n"', 'content: a, from: motd', 'must have its content in "content" or name a file'],
    ["mode: '0400'", "mode: '4755'", 'is no mode of a file'],
    ['from: munge.key', 'from: ../munge.key', 'is no name of a file beside the inventory'],
    ['from: munge.key', 'from: none', '"none" cannot be read: there is no such file'],
    ['hooks: [clock.sh]', 'hooks: [munge.key]', 'profiles.default.hooks[0] munge.key is no script'],
    ['hooks: [clock.sh]', 'hooks: [/bin/sh]', 'is no name of a file beside the inventory'],
    [`'${KEY}'`, JSON.stringify(`${KEY}\nssh-rsa`), 'must be one line'],
    [KEY, KEY.replace('ed25519', 'rsa'), 'is no public SSH key'],
    [KEY, 'ssh-ed25519 AAAA', 'is no public SSH key'],
  ])('%s → %s', (from, to, reason) => {
    expect(faults(LAB.replace(from, to), options).join('\n')).toContain(reason)
  })

  test('files where none is read', () => {
    expect(faults(LAB, { file: 'lab.yaml' })).toContain(
      '10:37: profiles.default.files."/etc/munge/munge.key".from names a file, and none is read here: put its text into "content"',
    )
  })
})

test.each(['from="10.0.0.0/8",no-pty', 'command="echo \\"hi\\" there",restrict'])(
  'a key with options: %s',
  given => {
    const text = LAB.replace(`'${KEY}'`, JSON.stringify(`${given} ${KEY}`))
    expect(faults(text, options)).toEqual([])
  },
)

describe('from the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'images-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('files beside the inventory become part of the output', async () => {
    const file = join(folder, 'lab.yaml')
    writeFileSync(file, LAB)
    for (const [name, text] of Object.entries(BESIDE)) writeFileSync(join(folder, name), text)
    let said = ''
    const streams = { out: () => undefined, error: (text: string) => (said += text) }
    expect(await run([file, '-o', join(folder, 'out')], streams)).toBe(0)
    expect(readFileSync(join(folder, 'out/hooks/clock.sh'), 'utf8')).toBe(BESIDE['clock.sh'])
    expect(statSync(join(folder, 'out/nodes/own/etc/munge/munge.key')).mode & 0o777).toBe(0o400)
    let explained = ''
    await run(['explain', file, 'c1'], { ...streams, out: text => (explained += text) })
    expect(explained).toMatch(
      /^files\."\/etc\/motd"\.content +"welcome\\n" +profile default  .*lab\.yaml:9$/m,
    )
    writeFileSync(join(folder, 'munge.key'), Buffer.from([0xff, 0xfe]))
    expect(await run([file, '-o', join(folder, 'out')], streams)).toBe(1)
    expect(said).toMatch(
      /lab\.yaml:10:37: .*"munge\.key" cannot be read: it is not UTF-8 text: save it in that encoding/,
    )
  })
})
