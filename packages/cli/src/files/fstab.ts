import { comment, document, entry, serialize } from '@cluster-configs/fstab'
import type { Node } from '../cluster.ts'
import { NOTICE } from './notice.ts'

/** fstab(5) of a node: its root over NFS, and what is lost at every boot in memory. */
export function fstab(node: Node): string {
  const scratch = (directory: string, mode: string): ReturnType<typeof entry> =>
    entry('tmpfs', directory, 'tmpfs', ['nosuid', 'nodev', `mode=${mode}`])
  return serialize(
    document([
      comment(NOTICE),
      entry(`${node.server}:${node.root}`, '/', 'nfs', ['defaults']),
      entry('proc', '/proc', 'proc'),
      scratch('/tmp', '1777'),
      scratch('/var/tmp', '1777'),
      scratch('/media', '0755'),
      scratch('/var/log', '0755'),
    ]),
  )
}
