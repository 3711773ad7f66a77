import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Cluster, Node } from 'gen-cluster-configs'
import { checkImage } from './image-checks.ts'
import { booted, startMachine, type Machine, type Place } from './machine.ts'
import { checkLease } from './master-checks.ts'
import { checkNode, powerOffCleanly } from './node-checks.ts'
import type { Options } from './options.ts'
import { run } from './processes.ts'
import { checkRoot, checkSecondBoot } from './root-checks.ts'
import { card, moreCards, type Wires } from './wires.ts'

/** What a node is booted with. */
export interface Surroundings {
  readonly options: Options
  readonly place: Place
  readonly wires: Wires
  readonly master: Machine
}

/** Boots nodes side by side, and asks each as soon as it is up whether it is what the cluster says. */
export async function bootNodes(
  nodes: readonly Node[],
  expected: Promise<Cluster>,
  surroundings: Surroundings,
): Promise<Map<Node, Machine>> {
  const machines = await Promise.all(
    nodes.map(async node => {
      const machine = await bootNode(node, surroundings)
      const cluster = await expected
      await checkNode(cluster, node, machine)
      await checkRoot(node, machine, surroundings.master)
      await checkImage(cluster, node, machine, surroundings.master)
      await checkLease(node, surroundings.master)
      return [node, machine] as const
    }),
  )
  return new Map(machines)
}

async function bootNode(
  node: Node,
  { options, place, wires }: Surroundings,
  name = node.name,
): Promise<Machine> {
  const { uefi, patience } = options
  const isUefi = uefi.includes(node.name) || node.boot.firmware === 'uefi'
  const firmware = isUefi ? ['-bios', '/usr/share/ovmf/OVMF.fd'] : []
  const cards = [...card(wires.boot, node.mac), ...moreCards(node, wires)]
  const disks = await makeDisks(node, place)
  const args = ['-m', '1024', ...firmware, ...cards, ...disks]
  const machine = await startMachine(name, place, args)
  await booted(machine, 1800 * patience)
  return machine
}

/** The disks in a node that it mounts by their labels. */
async function makeDisks({ name, mounts }: Node, { work, logs }: Place): Promise<readonly string[]> {
  const labels = mounts.flatMap(({ source, type }) =>
    type === 'ext4' && source.startsWith('LABEL=') ? [source.slice('LABEL='.length)] : [],
  )
  const disks = labels.map(async label => {
    const file = join(work, `${name}-${label}`)
    if (!existsSync(file))
      await run('mke2fs', ['-q', '-F', '-t', 'ext4', '-L', label, file, '64M'], {
        log: join(logs, 'test.log'),
      })
    return ['-drive', `file=${file},format=raw,if=virtio,cache=unsafe`]
  })
  return (await Promise.all(disks)).flat()
}

/** What a stateless node writes lasts until it is switched off: boots each once more, and switches it off again. */
export async function bootAgain(nodes: readonly Node[], surroundings: Surroundings): Promise<void> {
  const stateless = nodes.filter(({ layer }) => layer !== undefined)
  await Promise.all(
    stateless.map(async node => {
      const machine = await bootNode(node, surroundings, `${node.name}-again`)
      await checkSecondBoot(machine)
      await powerOffCleanly(machine, surroundings.options.patience)
    }),
  )
}
