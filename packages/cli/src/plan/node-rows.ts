import { basename } from 'node:path'
import { groups } from '../groups.ts'
import { hostlist } from '../hostlist.ts'
import type { NodePlan } from './nodes.ts'
import type { Plan } from './plan.ts'
import { row, type Row } from './row.ts'

/** So many are told of one by one; of more only the names. */
const FEW = 8

/** What a plan means for the nodes: who comes, goes and moves, and then what is to be done for whom. */
export function nodeRows({ nodes, lock }: Plan): readonly Row[] {
  const of = (change: NodePlan['change']): readonly NodePlan[] => nodes.filter(node => node.change === change)
  const doing = (action: NodePlan['action']): readonly NodePlan[] =>
    nodes.filter(node => node.action === action)
  const assigned = lock.assigned.map(({ node, address }) => ({ name: node, address }))
  return [
    ...each(of('new'), identity).map(text => row('new', 'green', text)),
    ...each(of('gone'), leftBehind).map(text => row('gone', 'red', text)),
    ...alike(of('moved'), movesOf).map(text => row('moved', 'yellow', text)),
    ...each(assigned, ({ address }) => `${address} of the pool, kept in the lock file`).map(text =>
      row('assigned', 'green', text),
    ),
    ...alike(doing('build'), reasonsOf).map(text => row('build', 'cyan', text)),
    ...onRoots(doing('rebuild')).map(text => row('rebuild', 'cyan', text)),
    ...onRoots(doing('update-kernel')).map(text => row('update-kernel', 'cyan', text)),
    ...alike(doing('reboot'), reasonsOf).map(text => row('reboot', 'cyan', text)),
    ...alike(doing('files'), reasonsOf).map(text => row('apply', 'dim', text)),
  ]
}

interface Named {
  readonly name: string
}

function each<T extends Named>(nodes: readonly T[], textOf: (node: T) => string): readonly string[] {
  if (nodes.length <= FEW) return nodes.map(node => sentence(node.name, textOf(node)))
  return [`${nodes.length} nodes: ${namesOf(nodes)}`]
}

/** A line for all of which the same is to be told. */
function alike(nodes: readonly NodePlan[], textOf: (node: NodePlan) => string): readonly string[] {
  return groups(nodes, textOf).map(group =>
    sentence(namesOf(group), group[0] === undefined ? '' : textOf(group[0])),
  )
}

/** As `alike`, for what is done to a root; one that nodes share is named, too. */
function onRoots(nodes: readonly NodePlan[]): readonly string[] {
  const own = nodes.filter(({ name, root = name }) => basename(root) === name)
  const sharing = groups(
    nodes.filter(node => !own.includes(node)),
    ({ root = '' }) => root,
  )
  return [
    ...alike(own, reasonsOf),
    ...sharing.map(group => {
      const [{ root = '', reasons } = { reasons: [] }] = group
      return sentence(`${basename(root)}, the root of ${namesOf(group)}`, reasons.join('; '))
    }),
  ]
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

function leftBehind({ root }: NodePlan): string {
  return root === undefined ? '' : `its root ${root} is left on the master`
}

function movesOf({ moves }: NodePlan): string {
  return moves.map(({ what, before, after }) => `${what} ${before || 'none'} → ${after || 'none'}`).join('; ')
}

function reasonsOf({ reasons }: NodePlan): string {
  return reasons.join('; ')
}
