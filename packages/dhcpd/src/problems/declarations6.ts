import type { Block, Parameter } from '../ast.ts'
import { checkPoolMembers, shareOf } from './declarations.ts'
import { Fault } from './fault.ts'
import {
  boundsOf,
  holds6,
  networkOf6,
  numberOf6,
  readLength,
  readNetwork6,
  shownNetwork6,
  type Network6,
} from './network6.ts'
import { readAddress6 } from './option-data.ts'
import type { Examination, Place } from './place.ts'
import { Reader } from './reader.ts'
import { COMMENTS } from '../tokens.ts'

/*
 * Networks of DHCPv6, and the addresses and prefixes that are given out in them
 */

/** `subnet6 address/length { … }` (parse_subnet6_declaration of confpars.c) */
export function checkSubnet6(node: Block, place: Place, report: Examination): void {
  let network6: Network6 | undefined
  report.attempt(node, 'words', () => {
    const reader = new Reader(node.words ?? '')
    network6 = readNetwork6(
      reader,
      'subnet6',
      () => new Fault('bad-prefix', 'subnet6 takes a prefix with its length, such as 2001:db8::/64'),
    )
    if (reader.kind !== 'end')
      throw new Fault('bad-prefix', `expected "{" behind the prefix, found ${reader.found}`)
  })
  // Without its network, what is inside could not be judged.
  if (network6 === undefined) return
  if (report.networks.size > 0) report.error(node, 'words', mixed())
  report.networks6.add(network6)
  report.intervals6.networks.push({ ...boundsOf(network6), node })
  const share = shareOf(place)
  report.examine(node.children, { scope: 'subnet', share, network6 })
  share.hasSubnet = true
}

/** dhcpd compares every network with those before it, and stops where one has another length of addresses. */
export function mixed(): Fault {
  return new Fault(
    'mixed-networks',
    'dhcpd stops at a file that has both subnet and subnet6; a server of DHCPv6 has a file of its own',
  )
}

/** `pool6 { … }` (parse_pool6_statement of confpars.c) */
export function checkPool6(node: Block, place: Place, report: Examination): void {
  if (node.words !== undefined)
    return report.error(
      node,
      'words',
      new Fault('bad-expression', `expected "{" behind "pool6", found "${node.words}"`),
    )
  const { share, network, network6 } = place
  checkPoolMembers(node.children, { scope: 'pool6', share, network, network6 }, report)
  if (!node.children.some(child => child.type === 'parameter' && /^(?:range6|prefix6)$/.test(child.name)))
    report.error(
      node,
      undefined,
      new Fault('empty-pool', 'the pool has no addresses; write range6 FIRST LAST; in it, or a prefix6'),
    )
}

/** Checks `range6` and `prefix6` where they may stand. */
export function checkRange6(node: Parameter, place: Place, report: Examination): void {
  report.attempt(node, 'value', () => {
    const reader = new Reader(node.value)
    const bounds = node.name === 'range6' ? readRange6(reader, place) : readPrefix6(reader)
    reader.expectEnd()
    report.intervals6.ranges.push({ ...bounds, node })
  })
}

interface Bounds {
  readonly low: bigint
  readonly high: bigint
}

/** Of `fixed-prefix6`, the length is looked at when a blank behind it has taken its place (parse_fixed_prefix6). */
export function checkPrefixEnd(node: Parameter): void {
  const gap = node.layout?.gaps?.['<end>'] ?? ''
  if (gap === '' || COMMENTS.test(gap)) return
  const [address = ''] = node.value.split('/')
  throw new Fault(
    'blank-behind-length',
    'dhcpd takes the blank before this ";" for a length of 0; take it away',
    numberOf6(address.trim()) === 0n ? 'warning' : 'error',
  )
}

function unlike(reader: Reader, takes: string): Fault {
  const hint = reader.raw.includes('-') ? '; write a blank between the two, and no "-"' : ''
  return new Fault('wrong-value', `${takes}, and found ${reader.found}${hint}`)
}

function boundsBetween(first: bigint, last: bigint): Bounds {
  return first > last ? { low: last, high: first } : { low: first, high: last }
}

/** `range6 low high;`, `range6 prefix/length [temporary];` or `range6 prefix temporary;` (parse_address_range6) */
function readRange6(reader: Reader, { network6 }: Place): Bounds {
  const fail = (): Fault =>
    unlike(reader, 'range6 takes the first address and the last, or a prefix such as 2001:db8::/64')
  if (network6 === undefined)
    throw new Fault('mixed-networks', 'a range6 belongs in a subnet6, and this subnet has IPv4 addresses')
  const first = readAddress6(reader, fail)
  refuseOutside(first, network6)
  if (reader.takes('/')) return readRangePrefix(reader, first, network6)
  if (reader.takes('temporary')) return boundsOf(networkOf6(first, TEMPORARY))
  const last = readAddress6(reader, fail)
  refuseOutside(last, network6)
  return boundsBetween(numberOf6(first), numberOf6(last))
}

function refuseOutside(address: string, network: Network6): void {
  if (!holds6(network, numberOf6(address)))
    throw new Fault('range-outside', `${address} is not in subnet6 ${shownNetwork6(network)}`)
}

/** The bits of an address that a client can make up for itself (RFC 8981) are those behind this many. */
const TEMPORARY = 64

function readRangePrefix(reader: Reader, first: string, subnet: Network6): Bounds {
  const length = readLength(reader)
  if (length < subnet.length)
    throw new Fault(
      'range-outside',
      `${first}/${length} is larger than subnet6 ${shownNetwork6(subnet)}; its length is at least ${subnet.length}`,
    )
  const network = networkOf6(first, length)
  if (reader.takes('temporary') && (length < TEMPORARY || length === 128))
    throw new Fault(
      'temporary-length',
      `a prefix of temporary addresses has a length from ${TEMPORARY} to 127, and not ${length}`,
    )
  return boundsOf(network)
}

/** `prefix6 low high/length;` (parse_prefix6): the prefixes need not be in the network. */
function readPrefix6(reader: Reader): Bounds {
  const fail = (): Fault =>
    unlike(
      reader,
      'prefix6 takes the first prefix, the last, and the length of both, such as prefix6 2001:db8:0:100:: 2001:db8:0:f00:: /56',
    )
  const first = readAddress6(reader, fail)
  const last = readAddress6(reader, fail)
  if (!reader.takes('/')) throw fail()
  const length = readLength(reader)
  if (length === 0 || length === 128)
    throw new Fault(
      'bad-prefix',
      `the prefixes that are given out have a length from 1 to 127, and not ${length}`,
    )
  const { low, high } = boundsBetween(networkOf6(first, length).address, networkOf6(last, length).address)
  return { low, high: boundsOf({ address: high, length }).high }
}
