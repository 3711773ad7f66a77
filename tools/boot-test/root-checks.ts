import type { Node, NodeLayer } from 'gen-cluster-configs'
import { check } from './checks.ts'
import { ask, tell, type Machine } from './machine.ts'
import { checkUnits } from './node-checks.ts'

/** What a node writes to its root. */
const WRITTEN = '/root/boot-test'

/** A node's root is its own, or made of the layers over one that it shares; and what it writes is where it belongs. */
export async function checkRoot(node: Node, machine: Machine, master: Machine): Promise<void> {
  const { layer, root } = node
  if (layer === undefined) await checkMount(machine, '/', `${node.server}:${root}`, 'rw')
  else await checkLayers(node, layer, machine)
  const written = await ask(machine, `echo word >${WRITTEN} && sync && cat ${WRITTEN}`)
  check(machine.name, 'reads back what it wrote to its root', written.stdout, 'word\n')
  const kept = await ask(master, `cat ${root}${WRITTEN}`)
  const where =
    layer === undefined ? 'what it wrote is in its root' : 'what it wrote is not in the shared root'
  check(machine.name, `${where} on the master`, kept.stdout, layer === undefined ? 'word\n' : '')
}

/** What a stateless node wrote before it was switched off is gone, and it is who it was. */
export async function checkSecondBoot(machine: Machine): Promise<void> {
  const { name } = machine
  const target = await tell(machine, 'systemctl is-active multi-user.target')
  check(name, 'is at multi-user once more', target, 'active')
  check(name, 'what it wrote before is gone', (await ask(machine, `test -e ${WRITTEN}`)).code, 1)
  await checkIdentity(name, machine)
  await checkUnits(machine)
}

/** A directory of the master is mounted by NFS. */
async function checkMount(machine: Machine, point: string, source: string, mode: string): Promise<void> {
  const shown = await tell(machine, `findmnt -no SOURCE,FSTYPE,OPTIONS ${point}`)
  const [found, type = '', options = ''] = shown.split(/ +/)
  const mounted = { source: found, type: type.replace(/^nfs4$/, 'nfs'), mode: options.split(',')[0] }
  check(machine.name, `${point} is ${source}, ${mode}`, mounted, { source, type: 'nfs', mode })
}

/** Where the initramfs leaves what the root is made of. */
const LAYERS = '/run/layers'

async function checkLayers(node: Node, layer: NodeLayer, machine: Machine): Promise<void> {
  const { name } = machine
  const shown = await tell(machine, 'findmnt -no FSTYPE,OPTIONS /')
  const [type, options = ''] = shown.split(/ +/)
  const words = options.split(',')
  check(name, 'its root is an overlay', type, 'overlay')
  check(name, 'its root can be written to', words[0], 'rw')
  check(
    name,
    'its own files lie over the shared root',
    words.find(word => word.startsWith('lowerdir=')),
    `lowerdir=${LAYERS}/node:${LAYERS}/shared`,
  )
  for (const [place, path] of [
    ['shared', node.root],
    ['node', layer.path],
  ] as const) {
    const source = `${node.server}:${path}`
    await checkMount(machine, `${LAYERS}/${place}`, source, 'ro')
    const write = await ask(
      machine,
      `mount -t nfs -o rw,retry=0,vers=3,nolock ${source} /mnt && { touch /mnt/boot-test; code=$?; umount /mnt; exit $code; }`,
    )
    check(name, `may not write to ${path}`, write.code !== 0 && /Read-only/.test(write.stderr), true)
  }
  await checkIdentity(name, machine)
}

/** Who it is comes from its own layer, and from nowhere else. */
async function checkIdentity(name: string, machine: Machine): Promise<void> {
  const [id, own] = await Promise.all(
    ['/etc/machine-id', `${LAYERS}/node/etc/machine-id`].map(path => tell(machine, `cat ${path}`)),
  )
  check(name, 'its machine id is its own', id, own)
  const keys = await tell(machine, `cd ${LAYERS} && ls shared/etc/ssh/ssh_host_* 2>/dev/null || :`)
  check(name, 'the shared root has no SSH host keys', keys, '')
  const server = await ask(
    machine,
    `test ! -e /usr/sbin/sshd || test -e ${LAYERS}/node/etc/ssh/ssh_host_ed25519_key`,
  )
  check(name, 'an SSH server has keys of its own', server.code, 0)
}
