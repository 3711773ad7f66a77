import type { Group, Node, Pool, SharedNetwork, Subnet } from '../ast.ts'
import { mixed } from './declarations6.ts'
import { Fault, ipv4Only } from './fault.ts'
import { networkOf, shownNetwork } from './network.ts'
import { isStatement } from './parameter.ts'
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
  if (report.networks6.size > 0) report.error(node, 'subnetNumber', mixed())
  else if (report.protocol === 6) report.warning(node, undefined, ipv4Only('subnet', 'subnet6'))
  warnOfOverlap(node, network, report)
  const share = shareOf(place)
  report.examine(node.children, { scope: 'subnet', share, network })
  share.subnets.push(network)
  share.hasSubnet = true
}

/** The shared network that a subnet stands in, or one of its own. */
export function shareOf(place: Place): Share {
  return (place.scope === 'sharedNetwork' ? place.share : undefined) ?? emptyShare()
}

function emptyShare(): Share {
  return { subnets: [], hasSubnet: false, hasInclude: false, interface: undefined, hasPeer: false }
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
  if (!share.hasSubnet && !report.hasInclude && report.count === before)
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
    network6: undefined,
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
  const rest = behind.find(isStatement)
  if (rest === undefined || isFlag(rest))
    report.error(
      node,
      undefined,
      new Fault('flag-last', 'dhcpd needs another statement behind this one in a group'),
    )
}

export function checkPool(node: Pool, place: Place, report: Examination): void {
  const { share, network, network6 } = place
  checkPoolMembers(
    node.children,
    { scope: 'pool', share, network, network6, pool: { hasPeer: share?.hasPeer === true } },
    report,
  )
  // A file that the pool includes may hold none for it.
  if (!node.children.some(child => child.type === 'range'))
    report.error(
      node,
      undefined,
      new Fault('empty-pool', 'the pool has no range; write range FIRST LAST; in it'),
    )
}

export function checkPoolMembers(children: readonly Node[], place: Place, report: Examination): void {
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
