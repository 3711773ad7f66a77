import { basename, dirname, join } from 'node:path'
import type { Style } from '../check/report.ts'
import { groups } from '../groups.ts'
import { hostlist } from '../hostlist.ts'
import type { NodePlan } from './nodes.ts'
import type { Plan } from './plan.ts'
import type { RootPlan } from './roots.ts'
import type { Row } from './row.ts'

/** So many are told of one by one; of more only the names. */
const FEW = 8

/**
 * What a plan means for the nodes and the roots that they share: who comes, goes and moves, and then what is to be done
 * for whom.
 */
export function nodeRows({ nodes, roots, lock }: Plan): readonly Row[] {
  const of = (change: NodePlan['change']): readonly NodePlan[] => nodes.filter(node => node.change === change)
  const shared = (change: RootPlan['change']): readonly RootPlan[] =>
    roots.filter(root => root.change === change)
  const assigned = lock.assigned.map(({ node, address }) => ({ name: node, address }))
  return [
    ...rows('new', 'green', each(of('new'), identity), shared('new').map(sharers)),
    ...rows('gone', 'red', each(of('gone'), leftBehind), shared('gone').map(sharers)),
    ...rows('moved', 'yellow', alike(of('moved'), movesOf)),
    ...rows(
      'assigned',
      'green',
      each(assigned, ({ address }) => `${address} of the pool, kept in the lock file`),
    ),
    ...WORK.flatMap(([action, word]) => {
      const doing = <T extends NodePlan | RootPlan>(items: readonly T[]): readonly T[] =>
        items.filter(item => item.action === action)
      return rows(
        word,
        action === 'files' ? 'dim' : 'cyan',
        alike(doing(roots), reasonsOf),
        alike(doing(nodes), reasonsOf),
      )
    }),
  ]
}

/** What is to be done, in the order in which it is, and the word for it. */
const WORK = [
  ['build', 'build'],
  ['rebuild', 'rebuild'],
  ['update-kernel', 'update-kernel'],
  ['reboot', 'reboot'],
  ['files', 'apply'],
] as const

function rows(word: string, style: Style, ...texts: readonly (readonly string[])[]): readonly Row[] {
  return texts.flat().map(text => ({ word, style, text }))
}

interface Named {
  readonly name: string
}

function each<T extends Named>(nodes: readonly T[], textOf: (node: T) => string): readonly string[] {
  if (nodes.length <= FEW) return nodes.map(node => sentence(node.name, textOf(node)))
  return [`${nodes.length} nodes: ${namesOf(nodes)}`]
}

/** A line for all of which the same is to be told. */
function alike<T extends Named>(nodes: readonly T[], textOf: (node: T) => string): readonly string[] {
  return groups(nodes, textOf).map(group =>
    sentence(namesOf(group), group[0] === undefined ? '' : textOf(group[0])),
  )
}

function namesOf(nodes: readonly Named[]): string {
  return hostlist(nodes.map(({ name }) => name))
}

function sentence(subject: string, text: string): string {
  return text === '' ? subject : `${subject}: ${text}`
}

function identity({ address, mac, profiles = [] }: NodePlan): string {
  return [address, mac, ...profiles].filter(word => word !== undefined).join(', ')
}

function leftBehind({ name, root }: NodePlan): string {
  return root === undefined ? '' : `${join(dirname(root), name)} is left on the master`
}

function sharers({ name, nodes, path, change }: RootPlan): string {
  const text =
    change === 'gone'
      ? `a root that no node shares any more; ${path} is left on the master`
      : `the root of ${hostlist(nodes)}`
  return sentence(name, text)
}

function movesOf({ name, moves }: NodePlan): string {
  return moves
    .map(({ what, before, after }) => {
      // Many nodes at once leave their own roots, or get one.
      const own = (path: string): string => (basename(path) === name ? 'its own' : path)
      const apart = what === 'root' && own(before) !== own(after)
      const [from, to] = apart ? [own(before), own(after)] : [before, after]
      return `${what} ${from || 'none'} → ${to || 'none'}`
    })
    .join('; ')
}

function reasonsOf({ reasons }: NodePlan | RootPlan): string {
  return reasons.join('; ')
}
