import { client, comment, document, entry, parse, serialize } from '@cluster-configs/exports'
import type { Cluster } from '../cluster.ts'
import { added } from './added.ts'
import { NOTICE } from './notice.ts'

/**
 * exports(5): each node's root to that node's address and to nobody else; a shared one and what lies over it, which
 * no node writes, read-only.
 */
export function exports({ nodes, extra }: Cluster): string {
  return serialize(
    document([
      comment(NOTICE),
      ...nodes.flatMap(({ root, layer, address, exports }) =>
        [root, ...(layer === undefined ? [] : [layer.path])].map(path =>
          entry(path, [client(address, exports)]),
        ),
      ),
      ...added(extra.exports, parse),
    ]),
  )
}
