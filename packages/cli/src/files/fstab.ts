import { comment, document, entry, parse, serialize, type Entry } from '@cluster-configs/fstab'
import type { Node, NodeMount } from '../cluster.ts'
import { added } from './added.ts'
import { NOTICE } from './notice.ts'

/** What is lost at every boot, and the modes of the directories. */
const SCRATCH = [
  ['/tmp', '1777'],
  ['/var/tmp', '1777'],
  ['/media', '0755'],
  ['/var/log', '0755'],
] as const

/**
 * fstab(5) of a node: its root over NFS, what the inventory adds, and what is lost at every boot in memory. Of a shared
 * root everything that is written is in memory, within one limit; the initramfs has laid it, and nothing is to be
 * mounted again.
 */
export function fstab({ server, root, layer, mounts, extra }: Node): string {
  const own = layer === undefined
  const scratch = (own ? SCRATCH : []).filter(([directory]) =>
    mounts.every(({ point }) => point !== directory),
  )
  const within = ({ point }: NodeMount): boolean =>
    scratch.some(([directory]) => point.startsWith(`${directory}/`))
  const mount = ({ source, point, type, options }: NodeMount): Entry => entry(source, point, type, options)
  return serialize(
    document([
      comment(NOTICE),
      ...(own ? [entry(`${server}:${root}`, '/', 'nfs', ['defaults'])] : []),
      entry('proc', '/proc', 'proc'),
      ...mounts.filter(found => !within(found)).map(mount),
      ...scratch.map(([directory, mode]) =>
        entry('tmpfs', directory, 'tmpfs', ['nosuid', 'nodev', `mode=${mode}`]),
      ),
      ...mounts.filter(within).map(mount),
      ...added(extra.fstab, parse),
    ]),
  )
}
