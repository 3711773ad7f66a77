import { basename } from 'node:path'
import type { Manifest, ManifestNode } from '../manifest.ts'
import type { Comparison } from '../tree/compare.ts'
import { ACTIONS, effectOf, type Action } from './effects.ts'
import type { FileChange } from './files.ts'
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

/** A node of a manifest; of an earlier version's only the name is known. */
export type KnownNode = Partial<ManifestNode> & Pick<ManifestNode, 'name'>

export interface Move {
  readonly what: 'address' | 'MAC' | 'profile' | 'boot file' | 'root'
  readonly before: string
  readonly after: string
}

/** What a run would mean for the nodes that anything changes for; those that are gone at the end. */
export function nodePlans(
  comparison: Comparison,
  after: Manifest,
  files: readonly FileChange[],
  tables: TableChanges,
): readonly NodePlan[] {
  const former = new Map(nodesOf(comparison.manifest).map(node => [node.name, node]))
  const nodes = nodesOf(after)
  const names = new Set(nodes.map(({ name }) => name))
  const changed = changesBy(files)
  const starts = startChanges(comparison, after, files)
  const plans = nodes.map((node): NodePlan => {
    const before = former.get(node.name)
    if (before === undefined) return { ...node, change: 'new', moves: [], action: 'build', reasons: [] }
    const moves = movesOf(before, node)
    const own = [...(changed.get(node.name) ?? []), ...(changed.get(basename(node.root ?? '')) ?? [])]
    const needs = [
      ...needsOf(node, moves, tables),
      // A node that runs has started what its file said before.
      ...starts(before, node).map(reason => need('reboot', reason)),
      ...[...new Set(own)].map(effectOf),
    ]
    const action = ACTIONS.findLast(action => needs.some(need => need.action === action)) ?? 'none'
    const reasons = needs
      .filter(need => action === 'files' || need.action !== 'files')
      .map(need => need.reason)
    const change = moves.length === 0 ? 'same' : 'moved'
    return { ...node, change, moves, action, reasons: [...new Set(reasons)] }
  })
  const gone = [...former.values()].filter(({ name }) => !names.has(name))
  return [
    ...plans.filter(({ change, action }) => change !== 'same' || action !== 'none'),
    ...gone.map((node): NodePlan => {
      return { ...node, change: 'gone', moves: [], action: 'none', reasons: [] }
    }),
  ]
}

function nodesOf(manifest: Manifest | undefined): readonly KnownNode[] {
  if (manifest?.nodes !== undefined) return manifest.nodes
  const files = manifest?.files.filter(({ path }) => path.startsWith('nodes/')) ?? []
  return [...new Set(files.flatMap(({ machine }) => machine ?? []))].map(name => ({ name }))
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

interface Need {
  readonly action: Action
  readonly reason: string
}

function need(action: Action, reason: string): Need {
  return { action, reason }
}

/** What is asked for by what a node is, and by what its root is made of. */
function needsOf({ root = '' }: KnownNode, moves: readonly Move[], tables: TableChanges): readonly Need[] {
  const moved = (what: Move['what']): boolean => moves.some(move => move.what === what)
  return [
    ...(moved('root') ? [need('rebuild', 'its root is another directory')] : []),
    ...tables.rebuild(root).map(reason => need('rebuild', reason)),
    ...tables.bootFiles.map(reason => need('update-kernel', reason)),
    // Its root is exported to the new address alone.
    ...(moved('address') ? [need('reboot', 'its address')] : []),
  ]
}

/** Where the files are that change, by whose they are; without the master's. */
function changesBy(files: readonly FileChange[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { path, change, machine, destination } of files) {
    if (machine === null || destination === null || change === 'leave' || path.startsWith('master/')) continue
    const before = found.get(machine)
    if (before === undefined) found.set(machine, [destination])
    else before.push(destination)
  }
  return found
}
