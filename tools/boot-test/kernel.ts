import type { Cluster, Node } from 'gen-cluster-configs'
import { check } from './checks.ts'
import { tell, type Machine } from './machine.ts'
import { bootFiles, refuses, script, type Office } from './scripts.ts'

/** Where the new initramfs leaves its mark in the booted node. */
const MARK = '/run/boot-test-initramfs'

/**
 * A node gets an initramfs that can be told from the one before: with a script of the administrator's in it. No other
 * node's boot files change.
 */
export async function updateKernel(office: Office, cluster: Cluster, node: Node): Promise<void> {
  const { master } = office
  const hook = `${node.root}/etc/initramfs-tools/scripts/init-bottom/boot-test`
  await tell(
    master,
    `printf '#!/bin/sh\\n[ "$1" != prereqs ] || exit 0\\necho second >${MARK}\\n' >${hook} && chmod 755 ${hook}`,
  )
  const before = await bootFiles(master, cluster)
  const done = await script(office, `update-kernel ${node.name}`, 3600)
  check(master.name, `update-kernel ${node.name}`, done.code, 0)
  const after = await bootFiles(master, cluster)
  const changed = after.filter(line => !before.includes(line)).map(line => line.replace(/^\S+ \S+ \S+ /, ''))
  const expected = ['initrd.pxe', 'vmlinuz.pxe'].map(file => `${cluster.paths.tftp}/${node.name}/${file}`)
  check(
    master.name,
    `update-kernel changed the boot files of ${node.name} and no others`,
    changed.toSorted(),
    expected,
  )
  check(master.name, 'update-kernel added and removed no boot file', after.length, before.length)
}

/** The node has booted the initramfs that update-kernel made. */
export async function checkMark(machine: Machine): Promise<void> {
  check(machine.name, 'booted the new initramfs', await tell(machine, `cat ${MARK}`), 'second')
}

/** update-kernel knows a node that is up. */
export async function refusesWhileUp(office: Office, { name }: Node): Promise<void> {
  await refuses(office, `update-kernel ${name}`, `${name} is up: shut it down first`)
}

/**
 * update-kernel knows that a node was shut down, though the NFS server still has its connection: it finds out next
 * what is wrong with the root, which has no kernel.
 */
export async function missesKernel(office: Office, cluster: Cluster, node: Node): Promise<void> {
  const { master } = office
  const boot = `${node.root}/boot`
  const before = await bootFiles(master, cluster)
  await tell(master, `mkdir ${boot}/away && mv ${boot}/vmlinuz-* ${boot}/away`)
  await refuses(office, `update-kernel ${node.name}`, `there is no kernel in ${boot}`)
  await tell(master, `mv ${boot}/away/* ${boot} && rmdir ${boot}/away`)
  check(master.name, 'the boot files are as before', await bootFiles(master, cluster), before)
}
