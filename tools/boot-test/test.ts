import { join } from 'node:path'
import { resolveCluster, type Cluster, type Inventory, type Node } from 'gen-cluster-configs'
import {
  addAgent,
  bootFile,
  discardTree,
  furnish,
  installDebian,
  lendTrees,
  makeDisk,
  runScript,
  takeTrees,
  type Workshop,
} from './build.ts'
import { skipped } from './checks.ts'
import { dayAfter, firstDay, type Morning, type TwoOrMore } from './day-after.ts'
import { cacheDownloads } from './downloads.ts'
import { withMark } from './hook.ts'
import { checkHost } from './host.ts'
import { booted, startMachine, type Machine, type Place } from './machine.ts'
import { checkMaster } from './master-checks.ts'
import { findMirror } from './mirror.ts'
import { checkApart, powerOffCleanly } from './node-checks.ts'
import { bootAgain, bootNodes, type Surroundings } from './nodes.ts'
import type { Options } from './options.ts'
import { progress } from './progress.ts'
import { checkStranger, STRANGER_MAC } from './stranger.ts'
import { openSwitch } from './switch.ts'
import { generate, readInventory, type Tree } from './tree.ts'
import { card, masterCards, type Wires } from './wires.ts'

/** More would only take longer: the third node proves what the second does. */
const MOST_NODES = 3

/** Goes through everything for one inventory. */
export async function bootTest(options: Options, place: Place): Promise<void> {
  const { work, logs } = place
  const log = join(logs, 'test.log')
  const read = readInventory(options.inventory)
  checkHost(work, Math.min(Object.keys(read.nodes).length, MOST_NODES) + 2)
  const inventory = await chooseInventory(read, options)
  const tree = await generate(inventory, work, log)
  const nodes = tree.cluster.nodes.filter(isNear).filter(hasNewRoot).slice(0, MOST_NODES)
  const names = nodes.map(({ name }) => name).join(', ')
  progress(
    'test',
    `${options.inventory}: master and ${names}; nodes of ${tree.cluster.release}; logs in ${logs}`,
  )

  const shop = await buildMaster(options, tree, nodes, place)
  const wires: Wires = { boot: join(work, 'switch'), data: join(work, 'data-switch') }
  await Promise.all([openSwitch(wires.boot), openSwitch(wires.data)])
  const master = await bootMaster(options, shop, masterCards(tree.cluster, wires), place)
  discardTree(shop)
  const { patience } = options
  const surroundings: Surroundings = { options, place, wires, master }
  const boot = (chosen: readonly Node[], cluster: Promise<Cluster>): Promise<Map<Node, Machine>> =>
    bootNodes(chosen, cluster, surroundings)
  const morning: Morning = { tree, folder: work, log, patience, master, boot }
  const checked = checkMaster(tree.cluster, master)
  const [up] = await Promise.all([
    goThrough(morning, nodes, options, checked),
    checked,
    meetStranger(tree.cluster, master, options, place, wires.boot),
  ])
  await Promise.all([...up.values()].map(machine => powerOffCleanly(machine, patience)))
  await bootAgain(nodes, surroundings)
  await powerOffCleanly(master, patience)
}

/**
 * Boots the nodes, and goes through the first days unless that is not wanted or there is one node only.
 * @param checked settles when the master needs not answer questions any longer
 * @returns the nodes that are up at the end
 */
async function goThrough(
  morning: Morning,
  nodes: readonly Node[],
  { bootOnly }: Options,
  checked: Promise<void>,
): Promise<ReadonlyMap<Node, Machine>> {
  if (nodes.length === 0) throw new Error('the inventory has no node that boots from this master')
  const [kept, leaving, ...more] = nodes.toSorted((left, right) => sharing(left) - sharing(right))
  const two = kept !== undefined && leaving !== undefined && sharing(leaving) === 0
  if (two && !bootOnly) {
    const all: TwoOrMore = [kept, leaving, ...more]
    return dayAfter(morning, all, await firstDay(morning, all, checked))
  }
  if (!bootOnly) skipped('the day after, which needs two nodes with roots of their own')
  const up = await morning.boot(nodes, Promise.resolve(morning.tree.cluster))
  await checkApart(up)
  return up
}

/** 1 for a node that shares its root, 0 for one with its own. */
function sharing({ layer }: Node): number {
  return layer === undefined ? 0 : 1
}

/** Of several networks that the master serves, its machines here have the first. */
function isNear({ network }: Node, _: number, all: readonly Node[]): boolean {
  return network.service?.server.direct === true && network === all[0]?.network
}

/** Of the nodes that share a root, the first stands for all. */
function hasNewRoot({ root }: Node, at: number, all: readonly Node[]): boolean {
  return all.findIndex(other => other.root === root) === at
}

async function chooseInventory(read: Inventory, { release, mirror }: Options): Promise<Inventory> {
  const chosen: Inventory = withMark(release === undefined ? read : { ...read, release })
  const known = resolveCluster(chosen)
  return { ...chosen, mirror: mirror ?? (await findMirror(known.release, known.mirror)) }
}

async function buildMaster(
  options: Options,
  tree: Tree,
  nodes: readonly Node[],
  place: Place,
): Promise<Workshop> {
  const { cache, patience } = options
  const { cluster } = tree
  const shop: Workshop = {
    root: join(place.work, 'master'),
    log: join(place.logs, 'build.log'),
    cache,
    environment: await cacheDownloads(join(cache, 'packages')),
    patience,
  }
  await installDebian(shop, options.masterRelease ?? cluster.release, cluster.mirror)
  furnish(shop, cluster, tree.copy)
  await runScript(shop, ['install-master'], 1800)
  lendTrees(shop)
  await buildNodes(shop, cluster, nodes)
  takeTrees(shop)
  for (const node of nodes) addAgent(join(shop.root, node.root))
  await makeDisk(shop, join(place.work, 'disk'))
  return shop
}

async function buildNodes(shop: Workshop, cluster: Cluster, nodes: readonly Node[]): Promise<void> {
  const password = ['--root-password-stdin']
  if (nodes.length === cluster.nodes.length)
    return runScript(shop, ['build-node', '--all', ...password], 3600, 'secret\n')
  const first = nodes.find(({ layer }) => layer === undefined)
  for (const node of nodes) {
    const { name, layer } = node
    if (layer === undefined && node !== first && first !== undefined)
      await runScript(shop, ['build-node', '--from', first.name, name], 900)
    else await runScript(shop, ['build-node', ...password, name], 1800, 'secret\n')
  }
}

async function bootMaster(
  options: Options,
  shop: Workshop,
  cards: readonly string[],
  place: Place,
): Promise<Machine> {
  const machine = await startMachine(
    'master',
    place,
    [
      ['-m', '1024', '-smp', '2'],
      ['-kernel', bootFile(shop.root, 'vmlinuz-'), '-initrd', bootFile(shop.root, 'initrd.img-')],
      ['-append', 'root=/dev/vda rw console=ttyS0,115200 net.ifnames=0'],
      ['-drive', `file=${join(place.work, 'disk')},format=raw,if=virtio,cache=unsafe`],
      cards,
    ].flat(),
  )
  await booted(machine, 900 * options.patience)
  return machine
}

async function meetStranger(
  cluster: Cluster,
  master: Machine,
  { patience }: Options,
  place: Place,
  wire: string,
): Promise<void> {
  if (cluster.networks.every(({ service }) => service?.range === undefined)) {
    skipped('the unknown machine, for which the inventory has no addresses')
    return
  }
  const args = ['-m', '256', ...card(wire, STRANGER_MAC)]
  const machine = await startMachine('stranger', place, args)
  await checkStranger(cluster, machine, master, patience)
}
