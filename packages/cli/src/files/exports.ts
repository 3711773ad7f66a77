import { client, comment, document, entry, parse, serialize } from '@cluster-configs/exports'
import type { Cluster } from '../cluster.ts'
import { added } from './added.ts'
import { NOTICE } from './notice.ts'

/**
 * exports(5): each node's root to that node's address and to nobody else. `no_root_squash`, for root writes its
 * own root.
 */
export function exports({ nodes, extra }: Cluster): string {
  return serialize(
    document([
      comment(NOTICE),
      ...nodes.map(({ root, address, exports }) => entry(root, [client(address, exports)])),
      ...added(extra.exports, parse),
    ]),
  )
}
