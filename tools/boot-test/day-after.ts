import type { Cluster, Node } from 'gen-cluster-configs'
import { check } from './checks.ts'
import { addNode, applyAgain, copyRoot, newcomerOf } from './joining.ts'
import { checkMark, missesKernel, refusesWhileUp, updateKernel } from './kernel.ts'
import { removeNode } from './leaving.ts'
import { ask, tell, type Machine } from './machine.ts'
import { checkApart, checkHosts, powerOffCleanly } from './node-checks.ts'
import type { Office } from './scripts.ts'
import type { Tree } from './tree.ts'

/** What the days after need of the first. */
export interface Morning extends Office {
  readonly tree: Tree
  /** Where inventories and trees are written. */
  readonly folder: string
  /** Boots nodes side by side and asks each whether it is what the cluster says, once that is settled. */
  boot(nodes: readonly Node[], cluster: Promise<Cluster>): Promise<ReadonlyMap<Node, Machine>>
}

/** One that stays, one that goes, and whatever else there is. */
export type TwoOrMore = readonly [Node, Node, ...Node[]]

/**
 * The first day: every node but the second boots, which the master makes a new initramfs for.
 * @param free settles when the master has time for that
 */
export async function firstDay(
  morning: Morning,
  [kept, leaving, ...more]: TwoOrMore,
  free: Promise<void>,
): Promise<ReadonlyMap<Node, Machine>> {
  const { cluster } = morning.tree
  const [up] = await Promise.all([
    morning.boot([kept, ...more], Promise.resolve(cluster)),
    free.then(() => updateKernel(morning, cluster, leaving)),
  ])
  return up
}

/**
 * What happens to a cluster that runs: the second node has a new initramfs, boots it and is removed at last; one more
 * node is added. The first is up all the time and must notice nothing. Nodes boot while the master has other work, for
 * the two processors that this is made for are to be busy.
 * @param up the nodes of the first day
 * @returns the nodes that are up at its end
 */
export async function dayAfter(
  morning: Morning,
  [kept, leaving]: TwoOrMore,
  up: ReadonlyMap<Node, Machine>,
): Promise<ReadonlyMap<Node, Machine>> {
  const { tree, folder } = morning
  const keptMachine = up.get(kept)
  if (keptMachine === undefined) throw new Error(`${kept.name} is not up`)
  const bootId = await tell(keptMachine, 'cat /proc/sys/kernel/random/boot_id')

  const join = async (): Promise<Tree> => {
    const added = await addNode(morning, tree, folder)
    await checkHosts(added.cluster, keptMachine)
    await copyRoot(morning, kept, newcomerOf(added.cluster))
    await stillUp(keptMachine, bootId, 'while a node was added')
    return added
  }
  const joined = join()
  const settle = async (): Promise<Tree> => {
    const added = await joined
    await applyAgain(morning, added)
    return added
  }
  const leave = async (): Promise<Cluster> => {
    const [booted, added] = await Promise.all([
      morning.boot([leaving], Promise.resolve(tree.cluster)),
      settle(),
    ])
    const machines = new Map([...up, ...booted])
    await Promise.all([...booted.values()].map(checkMark))
    await refusesWhileUp(morning, leaving)
    await checkApart(machines)
    machines.delete(kept)
    await Promise.all([...machines.values()].map(machine => powerOffCleanly(machine, morning.patience)))
    await missesKernel(morning, tree.cluster, leaving)
    return removeNode(morning, added, folder, leaving)
  }
  const left = leave()
  const welcome = async (): Promise<ReadonlyMap<Node, Machine>> => {
    const { cluster } = await joined
    return morning.boot([newcomerOf(cluster)], left)
  }
  const [booted] = await Promise.all([welcome(), left])

  const evening = new Map([[kept, keptMachine], ...booted])
  await checkApart(evening)
  await stillUp(keptMachine, bootId, 'while one booted and one was removed')
  return evening
}

async function stillUp(machine: Machine, bootId: string, when: string): Promise<void> {
  const now = await tell(machine, 'cat /proc/sys/kernel/random/boot_id')
  check(machine.name, `was not booted again ${when}`, now, bootId)
  const written = await ask(machine, 'touch /root/still-up && sync && rm /root/still-up')
  check(machine.name, `could write to its root ${when}`, written.code, 0)
}
