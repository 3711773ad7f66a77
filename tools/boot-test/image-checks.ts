import { createHash } from 'node:crypto'
import type { Cluster, Node, NodeFile } from 'gen-cluster-configs'
import { check } from './checks.ts'
import { MARK, markOf } from './hook.ts'
import { tell, type Machine } from './machine.ts'

/** A node has in its root what the inventory puts there beside Debian: packages, files, the work of hooks, an SSH server. */
export async function checkImage(
  cluster: Cluster,
  node: Node,
  machine: Machine,
  master: Machine,
): Promise<void> {
  const { name } = machine
  check(name, 'the hook ran when its root was built', await tell(machine, `cat ${MARK}`), markOf(cluster))
  await checkPackages(node, machine)
  await checkFiles(node, machine)
  await checkServer(node, machine, master)
}

async function checkPackages({ packages }: Node, machine: Machine): Promise<void> {
  if (packages.length === 0) return
  const query = `dpkg-query -W -f '\${Package} \${db:Status-Status}\\n' ${packages.join(' ')} || :`
  const found = (await tell(machine, query)).split('\n')
  const missing = packages.filter(wanted => !found.includes(`${wanted} installed`))
  check(machine.name, `has the packages ${packages.join(' ')}`, missing, [])
}

/** Its files and its SSH keys: content, owner and mode. */
async function checkFiles({ files }: Node, machine: Machine): Promise<void> {
  for (const file of files) {
    const line = `stat -c '%a %U %G' ${file.destination}; sha256sum <${file.destination}`
    const [mode, sum] = (await tell(machine, line)).split('\n')
    check(machine.name, `${file.destination} is as it was asked for`, [mode, sum], expected(file))
  }
}

function expected({ text, mode }: NodeFile): string[] {
  const sum = createHash('sha256').update(text).digest('hex')
  return [`${mode.toString(8)} root root`, `${sum}  -`]
}

async function checkServer({ packages, address }: Node, machine: Machine, master: Machine): Promise<void> {
  if (!packages.includes('openssh-server')) return
  // What sshd says first it says only with a host key.
  const greeting = `timeout 60 bash -c 'head -c 8 </dev/tcp/${address}/22' || :`
  check(machine.name, 'its SSH server answers the master', await tell(master, greeting), 'SSH-2.0-')
}
