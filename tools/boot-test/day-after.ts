import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import type { Cluster, Inventory, Node } from 'gen-cluster-configs'
import { freeAddress } from './addresses.ts'
import { OUT } from './build.ts'
import { check } from './checks.ts'
import { ask, powerOff, tell, type Machine } from './machine.ts'
import { checkExports } from './master-checks.ts'
import { checkApart, checkHosts } from './node-checks.ts'
import { step } from './progress.ts'
import type { Answer } from './agent.ts'
import { generate, type Tree } from './tree.ts'

/** What the day after needs of the day before. */
export interface Morning {
  readonly tree: Tree
  readonly folder: string
  readonly log: string
  readonly patience: number
  readonly master: Machine
  /** The nodes that are up. */
  readonly nodes: ReadonlyMap<Node, Machine>
  /** Boots nodes side by side and asks each whether it is what the cluster says, once that is settled. */
  boot(nodes: readonly Node[], cluster: Promise<Cluster>): Promise<ReadonlyMap<Node, Machine>>
  /** A machine comes by that nobody knows. */
  stranger(): Promise<void>
}

/** A node that an administrator adds. */
const NEWCOMER = 'newcomer'
const NEWCOMER_MAC = '08:00:27:0b:00:04'

/**
 * What happens to a cluster that runs: one node is added and gets a new initramfs, one is removed, while the first
 * stays up and must notice nothing.
 * @returns the nodes that are up at its end
 */
export async function dayAfter(morning: Morning): Promise<ReadonlyMap<Node, Machine>> {
  const [keeper, other, ...more] = [...morning.nodes]
  if (keeper === undefined || other === undefined) throw new Error('the day after needs two nodes')
  const [kept, keptMachine] = keeper
  const [leaving] = other
  const bootId = await tell(keptMachine, 'cat /proc/sys/kernel/random/boot_id')
  const evening = async (): Promise<void> => {
    await checkApart(morning.nodes)
    await Promise.all([other, ...more].map(([, machine]) => powerOffCleanly(machine, morning.patience)))
  }
  const [added] = await Promise.all([addNode(morning, kept), evening()])

  await checkHosts(added.cluster, keptMachine)
  const newcomer = nodeOf(added.cluster, NEWCOMER)
  await buildOnMaster(morning, newcomer, leaving)
  await Promise.all([updateKernel(morning, added.cluster, kept, newcomer), morning.stranger()])
  await stillUp(keptMachine, bootId, 'while a node was added')
  const removal = removeNode(morning, added, leaving)
  const [booted] = await Promise.all([morning.boot([newcomer], removal), removal])
  for (const machine of booted.values())
    check(machine.name, 'booted the new initramfs', await tell(machine, `cat ${MARK}`), 'second')

  const up = new Map([keeper, ...booted])
  await checkApart(up)
  await stillUp(keptMachine, bootId, 'while one booted and one was removed')
  return up
}

/** A node can be shut down and leaves nothing behind. */
export async function powerOffCleanly(machine: Machine, patience: number): Promise<void> {
  check(machine.name, 'powers off cleanly', await powerOff(machine, 600 * patience), 0)
}

async function stillUp(machine: Machine, bootId: string, when: string): Promise<void> {
  check(
    machine.name,
    `was not booted again ${when}`,
    await tell(machine, 'cat /proc/sys/kernel/random/boot_id'),
    bootId,
  )
  const written = await ask(machine, 'touch /root/still-up && sync && rm /root/still-up')
  check(machine.name, `could write to its root ${when}`, written.code, 0)
}

async function addNode(morning: Morning, kept: Node): Promise<Tree> {
  const { tree, folder, log } = morning
  const mac = NEWCOMER_MAC
  const { inventory } = tree
  const nodes = { ...inventory.nodes, [NEWCOMER]: { mac, address: freeAddress(tree.cluster) } }
  const before = await bootFiles(morning.master, tree.cluster)
  const added = await step('test', 'generates with one more node', { limit: 60 }, () =>
    generate({ ...inventory, nodes }, folder, log),
  )
  const { stdout } = await apply(morning, added)
  const { name } = morning.master
  const { root, address } = nodeOf(added.cluster, NEWCOMER)
  const files = `${added.cluster.paths.tftp}/pxelinux.cfg/01-${mac.replaceAll(':', '-')}`
  check(name, 'apply added the new node’s PXELINUX file', stdout.includes(`added ${files}`), true)
  check(
    name,
    'apply had dhcpd read the new node',
    /services that read them again:.* isc-dhcp-server/.test(stdout),
    true,
  )
  check(
    name,
    'apply left networking alone',
    /services that read them again:.* networking/.test(stdout),
    false,
  )
  check(name, 'apply knows its own files', stdout.match(/^kept the former .*$/gm) ?? [], [])
  check(name, 'apply changed no boot files', await bootFiles(morning.master, tree.cluster), before)
  check(
    name,
    'dhcpd is active',
    await tell(morning.master, 'systemctl is-active isc-dhcp-server || :'),
    'active',
  )
  const line = await tell(morning.master, `grep -c '^${root} ${address}(' /etc/exports || :`)
  check(name, 'the new node’s export is there', line, '1')
  await checkExports(added.cluster, morning.master)
  const again = await apply(morning, added)
  check(
    name,
    'apply again changes nothing',
    /^0 added, 0 changed, 0 removed;.* none$/m.test(again.stdout),
    true,
  )
  check(
    name,
    `apply did not touch the boot files of ${kept.name}`,
    await bootFiles(morning.master, tree.cluster),
    before,
  )
  return added
}

async function buildOnMaster(morning: Morning, newcomer: Node, source: Node): Promise<void> {
  const line = `build-node --from ${source.name} ${newcomer.name}`
  const { code } = await script(morning, line, 3600)
  check(morning.master.name, line, code, 0)
}

/** Where the new initramfs leaves its mark in the booted node. */
const MARK = '/run/boot-test-initramfs'

/** A node gets an initramfs that can be told from the one before: with a script of the administrator's in it. */
async function updateKernel(morning: Morning, cluster: Cluster, kept: Node, changing: Node): Promise<void> {
  const { master } = morning
  const refused = await script(morning, `update-kernel ${kept.name}`, 300)
  check(master.name, `update-kernel refuses while ${kept.name} is up`, refused.code, 1)
  check(master.name, 'and says why', refused.stderr.includes(`${kept.name} is up: shut it down first`), true)

  const hook = `${changing.root}/etc/initramfs-tools/scripts/init-bottom/boot-test`
  await tell(
    master,
    `printf '#!/bin/sh\\n[ "$1" != prereqs ] || exit 0\\necho second >${MARK}\\n' >${hook} && chmod 755 ${hook}`,
  )
  const before = await bootFiles(master, cluster)
  const done = await script(morning, `update-kernel ${changing.name}`, 3600)
  check(master.name, `update-kernel ${changing.name}`, done.code, 0)
  const after = await bootFiles(master, cluster)
  const changed = after.filter(line => !before.includes(line)).map(line => line.replace(/^\S+ \S+ \S+ /, ''))
  const expected = ['initrd.pxe', 'vmlinuz.pxe'].map(file => `${cluster.paths.tftp}/${changing.name}/${file}`)
  check(
    master.name,
    `update-kernel changed the boot files of ${changing.name} and no others`,
    changed.toSorted(),
    expected,
  )
  check(master.name, 'update-kernel added and removed no boot file', after.length, before.length)
}

/** @returns the cluster without the node */
async function removeNode(morning: Morning, tree: Tree, removed: Node): Promise<Cluster> {
  const { master, folder, log } = morning
  const nodes = Object.fromEntries(
    Object.entries(tree.inventory.nodes).filter(([name]) => name !== removed.name),
  )
  const inventory: Inventory = { ...tree.inventory, nodes }
  const less = await step('test', 'generates with one node less', { limit: 60 }, () =>
    generate(inventory, folder, log),
  )
  const { stdout } = await apply(morning, less)
  const { tftp } = less.cluster.paths
  const { name } = master
  const file = `${tftp}/pxelinux.cfg/01-${removed.mac.replaceAll(':', '-')}`
  check(name, 'apply says that it removed the PXELINUX file', stdout.includes(`removed ${file}`), true)
  check(name, 'the PXELINUX file is gone', (await ask(master, `test -e ${file}`)).code, 1)
  const mention = await ask(
    master,
    `grep -e '${removed.mac}' -e '${removed.address}$' -e 'host ${removed.name} ' /etc/dhcp/dhcpd.conf`,
  )
  check(name, 'its DHCP entry is gone', mention.stdout, '')
  await checkExports(less.cluster, master)
  check(
    name,
    'the generated tree has no file of it',
    await tell(master, `find ${OUT} -path '*/${removed.name}/*'`),
    '',
  )
  check(name, 'its root is left', await tell(master, `cat ${removed.root}/etc/hostname`), removed.name)
  const left = `left ${removed.root}: the root of ${removed.name}, which is no longer a node`
  check(name, 'the summary names its root', stdout.includes(left), true)
  const bootLeft = `left ${tftp}/${removed.name}: the boot files of ${removed.name}, which is no longer a node`
  check(name, 'the summary names its boot files', stdout.includes(bootLeft), true)
  check(name, 'dhcpd is active', await tell(master, 'systemctl is-active isc-dhcp-server || :'), 'active')
  return less.cluster
}

/** Puts a generated tree in the place of the one before and applies it. */
async function apply(morning: Morning, { copy }: Tree): Promise<Answer> {
  const archive = execFileSync('tar', ['-C', copy, '-cz', '.']).toString('base64')
  await tell(
    morning.master,
    `rm -rf ${OUT} && mkdir ${OUT} && echo ${archive} | base64 -d | tar -C ${OUT} -xz`,
  )
  const answer = await script(morning, 'apply', 600)
  check(morning.master.name, 'apply', answer.code, 0)
  return answer
}

/** Runs one of the scripts on the master that runs. */
async function script({ master, log, patience }: Morning, line: string, limit: number): Promise<Answer> {
  const answer = await step(master.name, line, { limit: limit * patience, log }, () =>
    ask(master, `${OUT}/scripts/${line}`, limit * patience),
  )
  appendFileSync(log, `$ ${line}\n${answer.stdout}${answer.stderr}`)
  return answer
}

/** Each kernel and initramfs on the master: which file it is, when it was written, its size, and its path. */
async function bootFiles(master: Machine, { paths }: Cluster): Promise<string[]> {
  const shown = await tell(master, `find ${paths.tftp} -name '*.pxe' -printf '%i %T@ %s %p\\n'`)
  return shown.split('\n').toSorted()
}

function nodeOf({ nodes }: Cluster, name: string): Node {
  const node = nodes.find(candidate => candidate.name === name)
  if (node === undefined) throw new Error(`there is no node ${name}`)
  return node
}
