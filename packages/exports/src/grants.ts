import type { Client, Defaults, Entry } from './ast.ts'
import { Security, type Rights } from './security.ts'

/** What one client of an entry is granted. */
export interface Grant {
  /** What grants it: the client, or where no client is named the last defaults or the entry, which grant to everyone. */
  readonly node: Entry | Client | Defaults
  /** `*` is everyone. */
  readonly host: string
  /** The defaults in force, and the client's own options behind them. */
  readonly options: readonly string[]
  /** What the client may do, by security flavour; the first one is what it should choose. */
  readonly flavours: ReadonlyMap<string, Rights>
}

/**
 * What an entry means for each client: defaults are added to, and a path alone is for everyone. `host (rw)` is two
 * clients, that host and everyone.
 */
export function grants(entry: Entry): readonly Grant[] {
  const { children } = entry
  const security = new Security()
  if (children.length === 0) return [{ node: entry, host: '*', options: [], flavours: security.flavours }]
  let inForce: readonly string[] = []
  return children.flatMap((node, index) => {
    const options = [...inForce, ...node.options]
    if (node.type === 'client') {
      const own = new Security(security)
      own.add(node.options)
      return { node, host: node.host, options, flavours: own.flavours }
    }
    inForce = options
    security.add(node.options)
    return index === children.length - 1 ? { node, host: '*', options, flavours: security.flavours } : []
  })
}
