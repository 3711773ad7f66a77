import type { Group, Node, Pool, SharedNetwork, Subnet } from '../ast.ts'
import { Fault } from './fault.ts'
import { networkOf, shownNetwork } from './network.ts'
import { isSubstantial } from './parameter.ts'
import { checkPermit } from './permit.ts'
import type { Examination, Network, Place, Share } from './place.ts'
import { Reader } from './reader.ts'

/*
 * Networks, and the pools and groups in them
 */

export function checkSubnet(node: Subnet, place: Place, report: Examination): void {
  let network: Network | undefined
  report.attempt(node, 'subnetNumber', () => {
    network = networkOf(node)
  })
  // Without its network, what is inside could not be judged.
  if (network === undefined) return
  warnOfOverlap(node, network, report)
  const share = shareOf(place)
  report.examine(node.children, { scope: 'subnet', share, network })
  share.subnets.push(network)
}

/** The shared network that a subnet stands in, or one of its own. */
function shareOf(place: Place): Share {
  return (place.scope === 'sharedNetwork' ? place.share : undefined) ?? emptyShare()
}

function emptyShare(): Share {
  return { subnets: [], interface: undefined, hasPeer: false }
}

/** Warns of another subnet with the same addresses; dhcpd does so, too. */
function warnOfOverlap(node: Subnet, network: Network, report: Examination): void {
  const other = report.networks.add(network)
  if (other !== undefined)
    report.warning(
      node,
      'subnetNumber',
      new Fault('overlapping-subnets', `the subnet has addresses of ${shownNetwork(other)}, too`),
    )
}

export function checkSharedNetwork(node: SharedNetwork, report: Examination): void {
  const share = emptyShare()
  if (node.name === '')
    report.error(node, 'name', new Fault('empty-name', 'the name of a shared network cannot be empty'))
  const before = report.count
  report.examine(node.children, { scope: 'sharedNetwork', share })
  if (share.subnets.length === 0 && report.count === before)
    report.error(
      node,
      'name',
      new Fault('empty-network', 'the shared network has no subnet; declare its subnets in it'),
    )
}

export function checkGroup(node: Group, place: Place, report: Examination): void {
  report.examine(node.children, {
    ...place,
    scope: 'group',
    share: undefined,
    network: undefined,
    isRoot: false,
  })
  for (const [index, child] of node.children.entries())
    if (isFlag(child)) checkFlag(child, node.children.slice(index + 1), report)
  if (node.name !== undefined) report.names.groups.add(node.name)
}

function isFlag(node: Node): boolean {
  return node.type === 'statement' && /^(?:deleted|dynamic|static)$/i.test(node.keyword)
}

/** Behind a flag of a group dhcpd goes on without looking for the brace that closes it. */
function checkFlag(node: Node, behind: readonly Node[], report: Examination): void {
  const rest = behind.find(child => isSubstantial(child) || child.type === 'ignored')
  if (rest === undefined || isFlag(rest))
    report.error(
      node,
      undefined,
      new Fault('flag-last', 'dhcpd needs another statement behind this one in a group'),
    )
}

export function checkPool(node: Pool, place: Place, report: Examination): void {
  const { share } = place
  const network = place.scope === 'subnet' ? place.network : undefined
  checkPoolMembers(
    node.children,
    { scope: 'pool', share, network, pool: { hasPeer: share?.hasPeer === true } },
    report,
  )
  if (!node.children.some(child => child.type === 'range') && !report.hasInclude)
    report.error(
      node,
      undefined,
      new Fault('empty-pool', 'the pool has no range; write range FIRST LAST; in it'),
    )
}

function checkPoolMembers(children: readonly Node[], place: Place, report: Examination): void {
  let hasDate = false
  for (const child of children) {
    if (child.type !== 'allow' && child.type !== 'deny') {
      report.examine([child], place)
      continue
    }
    report.attempt(child, 'subject', () => {
      if (!checkPermit(new Reader(child.subject), report.names)) return
      if (hasDate) throw new Fault('second-date', 'a pool can have one "after" alone')
      hasDate = true
    })
  }
}
