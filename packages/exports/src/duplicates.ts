import type { Problem } from '@cluster-configs/syntax'
import type { Entry, Node } from './ast.ts'
import { clientKey } from './client-kind.ts'
import { error, warning, type Holder } from './problem.ts'
import { shown } from './shown.ts'

/** Where a node says for whom it is. */
const FIELDS = { entry: 'path', client: 'host', defaults: 'options' } as const

/** What was exported so far, for what may be exported only once. */
export class Exports {
  /** The clients of each path. */
  readonly #clients = new Map<string, Set<string>>()
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
    const clients = this.#clients.get(path) ?? new Set()
    this.#clients.set(path, clients)
    if (clients.has(key)) {
      const who = node.type === 'client' && host !== '*' ? shown(host) : 'everyone'
      const message = `${shown(entry.path)} is exported to ${who} already, and exportfs does not take this one; leave one of them`
      yield error('duplicate-export', node, FIELDS[node.type], message)
    }
    clients.add(key)
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

/** A path in its shortest spelling, which exportfs gives to every path that exists. */
function shortest(path: string): string {
  return path.replace(/\/(?:\.?\/)+/g, '/').replace(/(.)\/\.?$/s, '$1')
}
