import { addressBits } from '@cluster-configs/syntax'
import type { FixedAddress, Host, Node, Parameter } from '../ast.ts'
import { shown } from '../shown.ts'
import { addressNumber } from '../values.ts'
import { Fault, ofItem } from './fault.ts'
import { shownNetwork, shownRange } from './network.ts'
import { shownNetwork6 } from './network6.ts'
import type { Examination } from './place.ts'

/*
 * What two machines would be given at the same time: dhcpd reads it without a word
 */

/** A fixed address of a host. */
interface Claim {
  readonly host: Host
  readonly node: FixedAddress | Parameter
  readonly field: 'addresses' | 'value'
  /** Which one of the field it is. */
  readonly item: number
  /** As it is written. */
  readonly text: string
  /** Undefined for a host name. */
  readonly number: number | bigint | undefined
}

/** Warns of hosts with the same hardware address or fixed address, and of fixed addresses that are in a range. */
export function checkSharing(report: Examination): void {
  const claims: Claim[] = []
  const owners: Owners = new Map()
  for (const host of report.names.hosts.values()) {
    const own = host.children.flatMap(child => claimsOf(host, child))
    claims.push(...own)
    checkHardware(host, networkOf(own, report), owners, report)
  }
  checkAddresses(claims, report)
  checkRanges(claims, report)
}

function claimsOf(host: Host, node: Node): readonly Claim[] {
  if (node.type === 'fixedAddress')
    return node.addresses.map((text, item) => ({
      host,
      node,
      field: 'addresses',
      item,
      text,
      number: addressNumber(text),
    }))
  if (node.type !== 'parameter' || node.name !== 'fixed-address6') return []
  return node.value.split(', ').map((text, item) => {
    const number = addressBits(text, 128)
    return { host, node, field: 'value', item, text, number }
  })
}

/** The network in which a host has its first address; empty if that cannot be known. */
function networkOf([claim]: readonly Claim[], report: Examination): string {
  if (typeof claim?.number === 'bigint') {
    const network = report.networks6.find(claim.number)
    return network === undefined ? '' : shownNetwork6(network)
  }
  const network = claim?.number === undefined ? undefined : report.networks.find(claim.number)
  return network === undefined ? '' : shownNetwork(network)
}

/** By hardware address the hosts that have it, by their networks. */
type Owners = Map<string, Map<string, Host>>

/** A machine that moves has a host in each network (find_hosts_by_haddr of mdb.c); others have only one. */
function checkHardware(host: Host, network: string, owners: Owners, report: Examination): void {
  for (const node of host.children) {
    if (node.type !== 'hardware' || node.hardwareAddress === undefined) continue
    const key = `${node.hardwareType} ${node.hardwareAddress}`
    const known = owners.get(key) ?? new Map<string, Host>()
    const [first] = known.values()
    const other = known.get(network) ?? known.get('') ?? (network === '' ? first : undefined)
    if (other !== undefined)
      report.warning(
        node,
        'hardwareAddress',
        new Fault('shared-hardware', `the host ${shown(other.name)} has this hardware address, too`),
      )
    owners.set(key, known.set(network, other ?? host))
  }
}

function checkAddresses(claims: readonly Claim[], report: Examination): void {
  const owners = new Map<string | number | bigint, Host>()
  for (const { host, node, field, item, text, number } of claims) {
    const key = number ?? text.toLowerCase()
    const other = owners.get(key)
    if (other === undefined) owners.set(key, host)
    else if (other !== host)
      report.warning(
        node,
        field,
        ofItem(
          new Fault('shared-address', `the host ${shown(other.name)} has the address ${text}, too`),
          item,
        ),
      )
  }
}

/** A server of DHCPv6 takes the addresses of its hosts out of its ranges (mark_hosts_unavailable of mdb6.c). */
function checkRanges(claims: readonly Claim[], report: Examination): void {
  const ranges = report.ranges.toSorted((left, right) => left.low - right.low)
  let next = 0
  for (const { node, field, item, text, number } of claims
    .filter(isIpv4)
    .toSorted((a, b) => a.number - b.number)) {
    // Of ranges that have no address in common only the last that begins before an address can hold it.
    while ((ranges[next]?.low ?? Infinity) <= number) next++
    const range = ranges[next - 1]
    if (range === undefined || number > range.high) continue
    report.warning(
      node,
      field,
      ofItem(
        new Fault(
          'address-in-range',
          `${text} is in ${shownRange(range.node)}, so that another client may have it already; leave it out of the range`,
        ),
        item,
      ),
    )
  }
}

function isIpv4(claim: Claim): claim is Claim & { readonly number: number } {
  return typeof claim.number === 'number'
}
