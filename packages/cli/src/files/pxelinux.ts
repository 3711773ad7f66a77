import {
  append,
  blank,
  comment,
  defaultTo,
  document,
  initrd,
  ipappend,
  kernel,
  label,
  localboot,
  prompt,
  say,
  serialize,
  timeout,
} from '@cluster-configs/pxelinux'
import type { Cluster, Node } from '../cluster.ts'
import { NOTICE } from './notice.ts'

/** PXELINUX counts time in tenths of a second. */
const SECOND = 10

/** The name under which PXELINUX looks for a node's file: the ARP type of Ethernet, then the address in lower case. */
export function bootFileName({ mac }: Node): string {
  return `01-${mac.replaceAll(':', '-')}`
}

/** The PXELINUX file of a node: its own kernel and initial RAM disk, and its own root over NFS. */
export function nodeBoot({ master }: Cluster, node: Node): string {
  const options = [
    'root=/dev/nfs',
    `nfsroot=${master.boot.address}:${node.root}`,
    'ip=dhcp',
    'rw',
    // The card is then eth0 on every machine, as the node's interfaces(5) has it.
    'net.ifnames=0',
  ]
  return serialize(
    document([
      comment(NOTICE),
      defaultTo('linux'),
      prompt(0),
      timeout(3 * SECOND),
      blank(),
      label('linux', [
        kernel(`${node.name}/vmlinuz.pxe`),
        initrd(`${node.name}/initrd.pxe`),
        append(options.join(' ')),
        // Tells the kernel which card it was booted over (BOOTIF=), for a node that has several.
        ipappend(2),
      ]),
    ]),
  )
}

/** The PXELINUX file of every machine that has none of its own: it says so, and starts from the local disk. */
export function unknownBoot({ name }: Cluster): string {
  return serialize(
    document([
      comment(NOTICE),
      say(`The MAC address of this machine is unknown to the cluster ${name}.`),
      say('To make it a node, add it to the inventory, generate, and apply.'),
      say('It starts from its local disk in 10 seconds.'),
      defaultTo('local'),
      prompt(1),
      timeout(10 * SECOND),
      blank(),
      label('local', [localboot(0)]),
    ]),
  )
}
