import type { Cluster, Node } from 'gen-cluster-configs'
import { freeAddress } from './addresses.ts'
import { check } from './checks.ts'
import { tell } from './machine.ts'
import { checkExports } from './master-checks.ts'
import { step } from './progress.ts'
import { apply, bootFiles, refuses, script, type Office } from './scripts.ts'
import { generate, type Tree } from './tree.ts'

const NAME = 'newcomer'
const MAC = '08:00:27:0b:00:04'

/** The node that an administrator adds. */
export function newcomerOf({ nodes }: Cluster): Node {
  const node = nodes.find(({ name }) => name === NAME)
  if (node === undefined) throw new Error(`there is no node ${NAME}`)
  return node
}

/** A node is added to the inventory, and the master brought to that. @returns what was generated */
export async function addNode(office: Office, tree: Tree, folder: string): Promise<Tree> {
  const { master, log } = office
  const { inventory } = tree
  const nodes = { ...inventory.nodes, [NAME]: { mac: MAC, address: freeAddress(tree.cluster) } }
  const before = await bootFiles(master, tree.cluster)
  const added = await step('test', 'generates with one more node', { limit: 60 }, () =>
    generate({ ...inventory, nodes }, folder, log),
  )
  const { stdout } = await apply(office, added)
  const { name } = master
  const file = `${added.cluster.paths.tftp}/pxelinux.cfg/01-${MAC.replaceAll(':', '-')}`
  check(name, 'apply added the new node’s PXELINUX file', stdout.includes(`added ${file}`), true)
  const services = /services that read them again:(.*)/.exec(stdout)?.[1]?.trim().split(' ') ?? []
  check(name, 'apply had dhcpd read the new node', services.includes('isc-dhcp-server'), true)
  check(name, 'apply left networking alone', services.includes('networking'), false)
  check(name, 'apply knows its own files', stdout.match(/^kept the former .*$/gm) ?? [], [])
  const active = await tell(master, 'systemctl is-active isc-dhcp-server || :')
  check(name, 'dhcpd is active', active, 'active')
  await checkExports(added.cluster, master)
  check(name, 'apply changed no boot files', await bootFiles(master, tree.cluster), before)
  return added
}

/** The added node's root is made as a copy of one whose node is up, which has to be asked for. */
export async function copyRoot(office: Office, source: Node, newcomer: Node): Promise<void> {
  const line = `build-node --from ${source.name} ${newcomer.name}`
  await refuses(office, line, `${source.name} is up and may be writing to its root`)
  const forced = line.replace('build-node', 'build-node --force')
  const { code } = await script(office, forced, 3600)
  check(office.master.name, forced, code, 0)
}

/** What is as it was generated is left alone, the new node's files among it, which build-node has laid. */
export async function applyAgain(office: Office, tree: Tree): Promise<void> {
  const { stdout } = await apply(office, tree)
  const nothing = /^0 added, 0 changed, 0 removed;.* none$/m
  check(office.master.name, 'apply again changes nothing', nothing.test(stdout) || stdout, true)
}
