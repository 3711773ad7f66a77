import { isAddress, shown, type Problem } from '@cluster-configs/syntax'
import type { Entry, Node } from './ast.ts'
import { clientKey, clientKind } from './client-kind.ts'
import { error, warning, type Holder } from './problem.ts'

/** Where a node says for whom it is. */
const FIELDS = { entry: 'path', client: 'host', defaults: 'options' } as const

/** What was exported so far, for what may be exported only once. */
export class Exports {
  /** The clients of each path, and how they were written together so far. */
  readonly #clients = new Map<string, Map<string, Set<string>>>()
  /** The first path with each number of a file system, by client. */
  readonly #fsids = new Map<string, string>();

  /**
   * What is wrong with one more export.
   * @param host the client's host, `''` for everyone where no client is named
   * @param fsid the number that tells its file system from others, if one is given
   */
  *add(entry: Entry, node: Holder, host: string, fsid: string | undefined): Generator<Problem<Node>> {
    const key = clientKey(host)
    if (key === undefined) return
    const path = shortest(entry.path)
    const clients = this.#clients.get(path) ?? new Map<string, Set<string>>()
    this.#clients.set(path, clients)
    const earlier = clients.get(key) ?? new Set()
    clients.set(key, earlier)
    if (earlier.size > 0) yield twice(node, entry.path, host, earlier)
    earlier.add(spelling(entry.path, host))
    if (fsid !== undefined) yield* this.#addFsid(node, `${key} ${fsid === 'root' ? '0' : fsid}`, fsid, path)
  }

  *#addFsid(node: Holder, key: string, fsid: string, path: string): Generator<Problem<Node>> {
    const first = this.#fsids.get(key)
    if (first === undefined) this.#fsids.set(key, path)
    if (first === undefined || first === path) return
    const message = `fsid=${fsid} is that of ${shown(first)} already, and clients cannot tell the two apart; write another number`
    yield warning('duplicate-fsid', node, 'options', message)
  }
}

/**
 * One more export to the same client. Only a machine can tell whether a name can be looked up and two spellings of a
 * path lead to one place; if not, exportfs takes both. It also takes `*` beside no client at all.
 */
function twice(node: Holder, path: string, host: string, earlier: ReadonlySet<string>): Problem<Node> {
  const kind = clientKind(host)
  const certain = earlier.has(spelling(path, host)) && (kind !== 'host' || isAddress(host))
  const who = kind === 'everyone' ? 'everyone' : shown(host)
  const outcome = certain ? 'exportfs does not take this one' : 'only one of the two can hold'
  const message = `${shown(path)} is exported to ${who} already, and ${outcome}; leave one of them`
  return (certain ? error : warning)('duplicate-export', node, FIELDS[node.type], message)
}

/** A path with how its client was written, as far as that makes two of one. */
function spelling(path: string, host: string): string {
  return clientKind(host) === 'everyone' ? `${host}\0${path}` : path
}

/** A path in its shortest spelling, which exportfs gives to every path that exists. */
function shortest(path: string): string {
  return path.replace(/\/(?:\.?\/)+/g, '/').replace(/(.)\/\.?$/s, '$1')
}
