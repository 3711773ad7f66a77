import type { Cluster, Inventory, Node } from 'gen-cluster-configs'
import { OUT } from './build.ts'
import { check } from './checks.ts'
import { ask, tell } from './machine.ts'
import { checkExports } from './master-checks.ts'
import { step } from './progress.ts'
import { apply, type Office } from './scripts.ts'
import { generate, type Tree } from './tree.ts'

/** A node is removed from the inventory, and the master brought to that. @returns the cluster without it */
export async function removeNode(
  office: Office,
  tree: Tree,
  folder: string,
  removed: Node,
): Promise<Cluster> {
  const { master, log } = office
  const nodes = Object.fromEntries(
    Object.entries(tree.inventory.nodes).filter(([name]) => name !== removed.name),
  )
  const inventory: Inventory = { ...tree.inventory, nodes }
  const less = await step('test', 'generates with one node less', { limit: 60 }, () =>
    generate(inventory, folder, log),
  )
  const { stdout } = await apply(office, less)
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
  const files = await tell(master, `find ${OUT} -path '*/${removed.name}/*'`)
  check(name, 'the generated tree has no file of it', files, '')
  check(name, 'its root is left', await tell(master, `cat ${removed.root}/etc/hostname`), removed.name)
  const left = `left ${removed.root}: the root of ${removed.name}, which is no longer a node`
  check(name, 'the summary names its root', stdout.includes(left), true)
  const bootLeft = `left ${tftp}/${removed.name}: the boot files of ${removed.name}, which is no longer a node`
  check(name, 'the summary names its boot files', stdout.includes(bootLeft), true)
  check(name, 'dhcpd is active', await tell(master, 'systemctl is-active isc-dhcp-server || :'), 'active')
  return less.cluster
}
