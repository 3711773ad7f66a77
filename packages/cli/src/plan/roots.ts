import { basename } from 'node:path'
import type { Manifest } from '../manifest.ts'
import { effectOf, type Action } from './effects.ts'
import { nodesOf, type KnownNode } from './known-nodes.ts'
import { together, type Need } from './needs.ts'
import type { TableChanges } from './tables.ts'

/** What a run would mean for a root that nodes share. */
export interface RootPlan {
  /** As the scripts call it. */
  readonly name: string
  readonly change: 'new' | 'gone' | 'same'
  /** What is to be done for it, as for a node. */
  readonly action: Action
  readonly reasons: readonly string[]
  /** The directory of the master; of one that is gone, it is left. */
  readonly path: string
  /** Those that share it, or did. */
  readonly nodes: readonly string[]
}

/**
 * What a run would mean for the roots that nodes share and that anything changes for.
 * @param changed where the files are that change, by whose they are
 */
export function rootPlans(
  before: Manifest | undefined,
  after: Manifest,
  changed: ReadonlyMap<string, readonly string[]>,
  tables: TableChanges,
): readonly RootPlan[] {
  const [former, now] = [sharedRoots(nodesOf(before)), sharedRoots(nodesOf(after))]
  const plan = (path: string, nodes: readonly string[]): RootPlan => {
    const name = basename(path)
    const is = { name, path, nodes }
    if (!now.has(path)) return { ...is, change: 'gone', action: 'none', reasons: [] }
    if (!former.has(path)) return { ...is, change: 'new', action: 'build', reasons: [] }
    const needs: readonly Need[] = [...rootNeeds(path, tables), ...(changed.get(name) ?? []).map(effectOf)]
    return { ...is, change: 'same', ...together(needs) }
  }
  return [...new Map([...former, ...now])]
    .map(([path, nodes]) => plan(path, nodes))
    .filter(({ change, action }) => change !== 'same' || action !== 'none')
}

/** What is asked for by what a root is made of. */
export function rootNeeds(path: string, tables: TableChanges): readonly Need[] {
  return [
    ...tables.rebuild(path).map(reason => ({ action: 'rebuild', reason }) as const),
    ...tables.bootFiles.map(reason => ({ action: 'update-kernel', reason }) as const),
  ]
}

/** Whether a node's root is its own. */
export function hasOwnRoot({ name, root = name }: KnownNode): boolean {
  return basename(root) === name
}

/** The names of the nodes that share each, by its directory. */
function sharedRoots(nodes: readonly KnownNode[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const node of nodes) {
    if (node.root === undefined || hasOwnRoot(node)) continue
    const before = found.get(node.root)
    if (before === undefined) found.set(node.root, [node.name])
    else before.push(node.name)
  }
  return found
}
