import type { Node, Range, Subnet } from '../ast.ts'
import { addressNumber, addressOf } from '../values.ts'
import { Fault } from './fault.ts'
import { checkOctet } from './option-data.ts'
import type { Network, Place } from './place.ts'

/**
 * The number that an address is.
 * @throws Fault if a part of it is too large
 */
function numberOf(address: string): number {
  for (const part of address.split('.')) checkOctet(part)
  return addressNumber(address) ?? 0
}

/** The bitwise and of two unsigned numbers. */
function and(left: number, right: number): number {
  return (left & right) >>> 0
}

/** @throws Fault if the numbers of a subnet are no network */
export function networkOf(node: Subnet): Network {
  const number = numberOf(node.subnetNumber)
  const mask = numberOf(node.netmask)
  if (and(number, mask) !== number)
    throw new Fault(
      'host-bits',
      `${node.subnetNumber} is an address in the network ${addressOf(and(number, mask))} and not its number; write subnet ${addressOf(and(number, mask))} netmask ${node.netmask}`,
    )
  return { number, mask }
}

function holds(network: Network, address: number): boolean {
  return and(address, network.mask) === network.number
}

export function shownNetwork({ number, mask }: Network): string {
  return `subnet ${addressOf(number)} netmask ${addressOf(mask)}`
}

/** The networks so far, found by every network that they are a part of. */
export class Networks {
  readonly #whole: Map<string, Network> = new Map()
  readonly #parts: Map<string, Network> = new Map()
  readonly #masks: Set<number> = new Set()

  get size(): number {
    return this.#whole.size
  }

  /** A network that has an address. */
  find(address: number): Network | undefined {
    for (const mask of this.#masks) {
      const found = this.#whole.get(keyOf(and(address, mask), mask))
      if (found !== undefined) return found
    }
    return undefined
  }

  /** Adds a network, and gives one from before that has addresses in common with it. */
  add(network: Network): Network | undefined {
    const { number, mask } = network
    const found = this.#parts.get(keyOf(number, mask)) ?? this.find(number)
    this.#whole.set(keyOf(number, mask), network)
    this.#masks.add(mask)
    for (let length = 0; length <= 32; length++) {
      const wider = length === 0 ? 0 : (-1 << (32 - length)) >>> 0
      const key = keyOf(and(number, wider), wider)
      if (and(wider, mask) === wider && !this.#parts.has(key)) this.#parts.set(key, network)
    }
    return found
  }
}

function keyOf(number: number, mask: number): string {
  return `${number}/${mask}`
}

/** Addresses, from the first to the last, and the node that declares them. */
export interface Interval<Address extends number | bigint, Any extends Node> {
  readonly low: Address
  readonly high: Address
  readonly node: Any
}

/** dhcpd's memory for the leases of one range ends here. */
const MOST_ADDRESSES = 14_128_180

/**
 * The addresses of a range.
 * @throws Fault if it is not inside of its subnet, or not allowed where it stands
 */
export function readRange(node: Range, place: Place): { readonly low: number; readonly high: number } {
  const low = numberOf(node.lowAddress)
  const high = node.highAddress === undefined ? low : numberOf(node.highAddress)
  if (place.network6 !== undefined)
    throw new Fault('mixed-networks', 'a subnet6 has no IPv4 addresses; write range6')
  const network = place.network ?? place.share?.subnets.find(subnet => holds(subnet, low))
  if (network === undefined && place.share?.hasInclude !== true)
    throw new Fault('range-outside', `${node.lowAddress} is in no subnet that is declared before this pool`)
  for (const address of [low, high])
    if (network !== undefined && !holds(network, address))
      throw new Fault('range-outside', `${addressOf(address)} is not in ${shownNetwork(network)}`)
  if (Math.abs(high - low) + 1 > MOST_ADDRESSES)
    throw new Fault(
      'large-range',
      `the range has ${Math.abs(high - low) + 1} addresses, for which dhcpd has no memory`,
    )
  if (node.dynamicBootp && place.pool?.hasPeer === true)
    throw new Fault('bootp-failover', 'a pool with a failover peer cannot have a range for dynamic-bootp')
  return { low: Math.min(low, high), high: Math.max(low, high) }
}

/**
 * Every interval of which an address is in another one, too, with one such other that is before it.
 * @param intervals in the order of the document
 */
export function overlaps<Address extends number | bigint, Any extends Node>(
  intervals: readonly Interval<Address, Any>[],
): readonly (readonly [Any, Any])[] {
  const found: [Any, Any][] = []
  let widest: readonly [Interval<Address, Any>, number] | undefined
  for (const [order, interval] of [...intervals.entries()].toSorted(byLow)) {
    if (widest !== undefined && interval.low <= widest[0].high)
      found.push(order > widest[1] ? [interval.node, widest[0].node] : [widest[0].node, interval.node])
    if (widest === undefined || interval.high > widest[0].high) widest = [interval, order]
  }
  return found
}

type Ordered = readonly [number, { readonly low: number | bigint }]

function byLow([, left]: Ordered, [, right]: Ordered): number {
  return left.low < right.low ? -1 : left.low > right.low ? 1 : 0
}

export function shownRange({ lowAddress, highAddress }: Range): string {
  return `range ${lowAddress}${highAddress === undefined ? '' : ` ${highAddress}`}`
}
