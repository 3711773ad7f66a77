import {
  append,
  blank,
  comment,
  defaultTo,
  directive,
  document,
  initrd,
  ipappend,
  kernel,
  label,
  localboot,
  parse,
  prompt,
  say,
  serialize,
  timeout,
  type Statement,
} from '@cluster-configs/pxelinux'
import type { Cluster, Node, NodeLayer } from '../cluster.ts'
import { added } from './added.ts'
import { NOTICE } from './notice.ts'

/** PXELINUX counts time in tenths of a second. */
const SECOND = 10

/** What each label of the menu is called in the file, and what the screen says of it. */
export const LABELS = {
  system: { name: 'linux', title: 'its own system' },
  disk: { name: 'disk', title: 'its local disk' },
  memtest: { name: 'memtest', title: 'a test of its memory' },
} as const

/** The PXELINUX file of a node: kernel and initial RAM disk of its root, and that over NFS. */
export function nodeBoot(node: Node): string {
  const { menu, serial } = node.boot
  const [first = 'system'] = menu
  const bodies = { system: ownSystem(node), disk: [localboot(0)], memtest: memtest() }
  return serialize(
    document([
      comment(NOTICE),
      // It must be the first directive, so that all that is said is said on the line, too.
      ...(serial === undefined ? [] : [directive('SERIAL', `${serial.port} ${serial.speed}`)]),
      ...(menu.length > 1 ? choice(node) : []),
      defaultTo(LABELS[first].name),
      prompt(menu.length > 1 ? 1 : 0),
      timeout(node.boot.timeout * SECOND),
      ...added(node.extra.pxelinux, parse),
      ...menu.flatMap(entry => [blank(), label(LABELS[entry].name, bodies[entry])]),
    ]),
  )
}

/** A menu of lines and a prompt: PXELINUX shows it without a module, on every firmware. */
function choice({ name, boot }: Node): Statement[] {
  return [
    say(`${name} can start:`),
    ...boot.menu.map(entry => say(`  ${LABELS[entry].name.padEnd(8)} ${LABELS[entry].title}`)),
    say(`Type one of these words, or wait ${boot.timeout} s for the first.`),
  ]
}

function ownSystem({ name, server, root, layer, boot }: Node): Statement[] {
  const { serial } = boot
  const options = [
    'root=/dev/nfs',
    `nfsroot=${server}:${root}`,
    'ip=dhcp',
    ...(layer === undefined ? ['rw'] : overlay(server, layer)),
    // The card is then eth0, or ib0, on every machine, as the node's interfaces(5) has it.
    'net.ifnames=0',
    // The last console is the one that /dev/console is.
    ...(serial === undefined ? [] : ['console=tty0', `console=ttyS${serial.port},${serial.speed}`]),
    ...boot.arguments,
  ]
  return [
    kernel(`${layer?.over ?? name}/vmlinuz.pxe`),
    initrd(`${layer?.over ?? name}/initrd.pxe`),
    append(options.join(' ')),
    // Tells the kernel which card it was booted over (BOOTIF=), for a node that has several.
    ipappend(2),
  ]
}

/** What the script in the initramfs of a shared root reads: `scripts/initramfs/nfs-bottom` of this package. */
function overlay(server: string, { path, memory }: NodeLayer): string[] {
  return ['ro', `nfslayer=${server}:${path}`, `overlay-size=${memory}`]
}

/** Memtest86+ 6 and newer is started as a kernel is, by BIOS and UEFI alike. */
function memtest(): Statement[] {
  return [kernel('memtest')]
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
