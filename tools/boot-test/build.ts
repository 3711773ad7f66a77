import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import * as exports from '@cluster-configs/exports'
import type { Cluster } from 'gen-cluster-configs'
import type { ProxyEnvironment } from './downloads.ts'
import { run, start } from './processes.ts'
import { step } from './progress.ts'
import { masterMac, masterNames } from './wires.ts'

const guest = new URL('../../boot-test/guest/', import.meta.url).pathname

/** The master's disk in the making: a folder on this machine, and how things are done in it. */
export interface Workshop {
  /** The master's root. */
  readonly root: string
  readonly log: string
  /** Where trees are kept between runs. */
  readonly cache: string
  readonly environment: ProxyEnvironment
  readonly patience: number
}

/** Where the generated tree lies on the master. */
export const OUT = '/root/out'

/**
 * A Debian as its installer leaves it, with a kernel and without anything of a cluster: by debootstrap, or from
 * the cache.
 */
export async function installDebian(shop: Workshop, release: string, mirror: string): Promise<void> {
  const { root, log, cache, environment, patience } = shop
  const kept = join(cache, `master-${release}.tar`)
  await step('master', `debootstrap ${release}`, { limit: 1800 * patience, log }, async () => {
    mkdirSync(root, { recursive: true })
    if (existsSync(kept)) return run('tar', ['-C', root, ...ATTRIBUTES, '-xpf', kept], { log })
    const include = '--include=linux-image-amd64,initramfs-tools'
    const env = { ...environment, DEBIAN_FRONTEND: 'noninteractive' }
    await run('debootstrap', ['--arch=amd64', include, release, root, mirror], { log, env })
    await keepTree(root, kept, log)
  })
}

const ATTRIBUTES = ['--numeric-owner', '--xattrs']

async function keepTree(root: string, file: string, log: string): Promise<void> {
  mkdirSync(join(file, '..'), { recursive: true })
  await run('tar', ['-C', root, ...ATTRIBUTES, '--one-file-system', '-cpf', `${file}.new`, '.'], { log })
  renameSync(`${file}.new`, file)
}

/** What an administrator has on a new machine beside Debian: name servers, names of cards, and the generated tree. */
export function furnish({ root }: Workshop, cluster: Cluster, tree: string): void {
  cpSync('/etc/resolv.conf', join(root, 'etc/resolv.conf'), { dereference: true })
  writeFileSync(join(root, 'etc/fstab'), '/dev/vda / ext4 defaults 0 1\n')
  for (const [at, name] of masterNames(cluster).entries()) {
    // The kernel calls the cards eth0, eth1, … in this order, unless the inventory knows them by other names.
    if (name === `eth${at}`) continue
    const link = `[Match]\nMACAddress=${masterMac(cluster, at)}\n\n[Link]\nName=${name}\n`
    writeFileSync(join(root, `etc/systemd/network/10-${name}.link`), link)
  }
  // The new machine has booted before, and what systemd then renews once is done.
  for (const folder of ['etc', 'var']) writeFileSync(join(root, folder, '.updated'), '')
  // What the inventory exports beside the roots is the administrator's own.
  for (const node of exports.walk(exports.parse(textOf(cluster.extra.exports))))
    if (node.type === 'entry') mkdirSync(join(root, node.path), { recursive: true })
  cpSync(tree, join(root, OUT), { recursive: true })
  addAgent(root)
}

function textOf(lines: readonly string[] = []): string {
  return lines.map(line => `${line}\n`).join('')
}

/** Only for asking: nothing that the cluster needs is done by it. */
export function addAgent(root: string): void {
  const library = join(root, 'usr/local/lib/boot-test')
  mkdirSync(library, { recursive: true })
  cpSync(join(guest, 'agent'), join(library, 'agent'))
  const unit = 'etc/systemd/system/boot-test-agent.service'
  cpSync(join(guest, 'boot-test-agent.service'), join(root, unit))
  const wanted = join(root, 'etc/systemd/system/multi-user.target.wants')
  mkdirSync(wanted, { recursive: true })
  symlinkSync(`/${unit}`, join(wanted, 'boot-test-agent.service'))
}

/** Runs one of the generated scripts in the master's root, as the manual says to prepare a disk. */
export async function runScript(
  shop: Workshop,
  line: readonly string[],
  limit: number,
  input = '',
): Promise<void> {
  const { root, log, environment, patience } = shop
  const [script, ...args] = line
  const command = [
    'env',
    `PATH=${LIBRARY}:/usr/sbin:/usr/bin:/sbin:/bin`,
    `${OUT}/scripts/${script}`,
    ...args,
  ]
  await step('master', line.join(' '), { limit: limit * patience, log }, () =>
    run('chroot', [root, ...command], { log, input, env: environment }),
  )
}

/** Where the debootstrap that remembers stands while nodes are built. */
const LIBRARY = '/var/cache/boot-test'

/** Puts the trees of earlier runs in reach of the debootstrap that build-node calls. */
export function lendTrees({ root, cache }: Workshop): void {
  const trees = join(root, LIBRARY, 'trees')
  mkdirSync(trees, { recursive: true })
  cpSync(join(guest, 'debootstrap'), join(root, LIBRARY, 'debootstrap'))
  for (const name of treesIn(cache)) cpSync(join(cache, name), join(trees, name))
}

/** Takes them back, with those that were made now. */
export function takeTrees({ root, cache }: Workshop): void {
  const trees = join(root, LIBRARY, 'trees')
  for (const name of treesIn(trees)) {
    if (existsSync(join(cache, name))) continue
    cpSync(join(trees, name), join(cache, `${name}.new`))
    renameSync(join(cache, `${name}.new`), join(cache, name))
  }
  rmSync(join(root, LIBRARY), { recursive: true })
}

function treesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter(name => /^node-.*\.tar$/.test(name)) : []
}

/** A disk with the master's root, and room for more nodes. */
export async function makeDisk({ root, log, patience }: Workshop, disk: string): Promise<void> {
  await step('master', 'makes the disk', { limit: 600 * patience, log }, () =>
    run('mke2fs', ['-q', '-F', '-t', 'ext4', '-d', root, disk, '12G'], { log }),
  )
}

/** Makes room while machines run from the disk that was made of it. */
export function discardTree({ root, log }: Workshop): void {
  start('rm', ['-rf', '--one-file-system', '--', root], { log })
}

/** The newest file of a kind in the master's /boot. */
export function bootFile(root: string, prefix: string): string {
  const found = readdirSync(join(root, 'boot'))
    .filter(name => name.startsWith(prefix))
    .toSorted()
    .at(-1)
  if (found === undefined) throw new Error(`there is no ${prefix}* in the master's /boot`)
  return join(root, 'boot', found)
}
