import type { Manifest } from '../manifest.ts'
import type { Comparison } from '../tree/compare.ts'
import { effectOf, type Action } from './effects.ts'
import type { FileChange } from './files.ts'
import { nodesOf, type KnownNode } from './known-nodes.ts'
import { together, type Need } from './needs.ts'
import { hasOwnRoot, rootNeeds, type RootPlan } from './roots.ts'
import { startChanges } from './starts.ts'
import type { TableChanges } from './tables.ts'

/** What a run would mean for one node. What is known of it is what will be, or was if it is gone. */
export interface NodePlan extends KnownNode {
  readonly change: 'new' | 'gone' | 'moved' | 'same'
  /** What tells it from others and is not what it was. */
  readonly moves: readonly Move[]
  /**
   * What is to be done for it once `apply` has copied its files: build its root, build it anew, make a new initramfs
   * with update-kernel and start it again, start it again, nothing but `apply` for its own files, or nothing at all.
   */
  readonly action: Action
  /** Why so; for an action that is `apply` alone, the files. */
  readonly reasons: readonly string[]
}

export interface Move {
  readonly what: 'address' | 'MAC' | 'profile' | 'boot file' | 'root'
  readonly before: string
  readonly after: string
}

/** What else is known of the run. */
interface Given {
  readonly comparison: Comparison
  readonly after: Manifest
  readonly files: readonly FileChange[]
  /** Where the files are that change, by whose they are. */
  readonly changed: ReadonlyMap<string, readonly string[]>
  readonly tables: TableChanges
  readonly roots: readonly RootPlan[]
}

/** What a run would mean for the nodes that anything changes for; those that are gone at the end. */
export function nodePlans({ comparison, after, files, changed, tables, roots }: Given): readonly NodePlan[] {
  const former = new Map(nodesOf(comparison.manifest).map(node => [node.name, node]))
  const nodes = nodesOf(after)
  const names = new Set(nodes.map(({ name }) => name))
  const starts = startChanges(comparison, after, files)
  // Nodes that run go on with what was in a root that they share.
  const renewed = new Set(
    roots.flatMap(({ path, action }) => (action === 'rebuild' || action === 'update-kernel' ? [path] : [])),
  )
  const plans = nodes.map((node): NodePlan => {
    const { name, root = '' } = node
    const before = former.get(name)
    if (before === undefined) return { ...node, change: 'new', moves: [], action: 'build', reasons: [] }
    const moves = movesOf(before, node)
    const needs: readonly Need[] = [
      ...moveNeeds(moves),
      ...(hasOwnRoot(node) ? rootNeeds(root, tables) : []),
      ...(renewed.has(root) ? [{ action: 'reboot', reason: 'the root that it shares' } as const] : []),
      // A node that runs has started what its file said before.
      ...starts(before, node).map(reason => ({ action: 'reboot', reason }) as const),
      ...(changed.get(name) ?? []).map(effectOf),
    ]
    return { ...node, change: moves.length === 0 ? 'same' : 'moved', moves, ...together(needs) }
  })
  const gone = [...former.values()].filter(({ name }) => !names.has(name))
  return [
    ...plans.filter(({ change, action }) => change !== 'same' || action !== 'none'),
    ...gone.map((node): NodePlan => {
      return { ...node, change: 'gone', moves: [], action: 'none', reasons: [] }
    }),
  ]
}

function movesOf(before: KnownNode, after: KnownNode): readonly Move[] {
  const pairs: readonly (readonly [Move['what'], string | undefined, string | undefined])[] = [
    ['address', before.address, after.address],
    ['MAC', before.mac, after.mac],
    ['profile', before.profiles?.join(', '), after.profiles?.join(', ')],
    ['boot file', before.bootFile, after.bootFile],
    ['root', before.root, after.root],
  ]
  return pairs.flatMap(([what, before, after]) =>
    before === undefined || after === undefined || before === after ? [] : [{ what, before, after }],
  )
}

function moveNeeds(moves: readonly Move[]): readonly Need[] {
  const moved = (what: Move['what']): boolean => moves.some(move => move.what === what)
  return [
    ...(moved('root') ? [{ action: 'rebuild', reason: 'its root is another directory' } as const] : []),
    // Its root is exported to the new address alone.
    ...(moved('address') ? [{ action: 'reboot', reason: 'its address' } as const] : []),
  ]
}
