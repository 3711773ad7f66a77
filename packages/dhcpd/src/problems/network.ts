import type { Range, Subnet } from '../ast.ts'
import { Fault } from './fault.ts'
import { checkOctet } from './option-data.ts'
import type { Network, Place } from './place.ts'

/** The number that an address is. */
function numberOf(address: string): number {
  const parts = address.split('.')
  for (const part of parts) checkOctet(part)
  return parts.reduce((number, part) => number * 256 + Number(part), 0)
}

function shownAddress(number: number): string {
  return [24, 16, 8, 0].map(shift => (number >>> shift) & 255).join('.')
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
      `${node.subnetNumber} is an address in the network ${shownAddress(and(number, mask))} and not its number; write subnet ${shownAddress(and(number, mask))} netmask ${node.netmask}`,
    )
  return { number, mask }
}

function holds(network: Network, address: number): boolean {
  return and(address, network.mask) === network.number
}

export function shownNetwork({ number, mask }: Network): string {
  return `subnet ${shownAddress(number)} netmask ${shownAddress(mask)}`
}

/** The networks so far, found by every network that they are a part of. */
export class Networks {
  readonly #whole: Map<string, Network> = new Map()
  readonly #parts: Map<string, Network> = new Map()
  readonly #masks: Set<number> = new Set()

  /** Adds a network, and gives one from before that has addresses in common with it. */
  add(network: Network): Network | undefined {
    const { number, mask } = network
    let found = this.#parts.get(keyOf(number, mask))
    for (const wider of this.#masks)
      if (and(wider, mask) === wider) found ??= this.#whole.get(keyOf(and(number, wider), wider))
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

/** A range of addresses, and the node that declares it. */
export interface Interval {
  readonly low: number
  readonly high: number
  readonly node: Range
  /** How many ranges are before it in the document. */
  readonly order: number
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
  const network = place.network ?? place.share?.subnets.find(subnet => holds(subnet, low))
  if (network === undefined)
    throw new Fault('range-outside', `${node.lowAddress} is in no subnet that is declared before this pool`)
  for (const address of [low, high])
    if (!holds(network, address))
      throw new Fault('range-outside', `${shownAddress(address)} is not in ${shownNetwork(network)}`)
  if (Math.abs(high - low) + 1 > MOST_ADDRESSES)
    throw new Fault(
      'large-range',
      `the range has ${Math.abs(high - low) + 1} addresses, for which dhcpd has no memory`,
    )
  if (node.dynamicBootp && place.pool?.hasPeer === true)
    throw new Fault('bootp-failover', 'a pool with a failover peer cannot have a range for dynamic-bootp')
  return { low: Math.min(low, high), high: Math.max(low, high) }
}

/** Every range of which an address is in another range, too, with one such other that is before it. */
export function overlaps(intervals: readonly Interval[]): readonly (readonly [Interval, Interval])[] {
  const found: [Interval, Interval][] = []
  let widest: Interval | undefined
  for (const interval of intervals.toSorted((left, right) => left.low - right.low)) {
    if (widest !== undefined && interval.low <= widest.high)
      found.push(interval.order > widest.order ? [interval, widest] : [widest, interval])
    if (widest === undefined || interval.high > widest.high) widest = interval
  }
  return found
}

export function shownRange({ lowAddress, highAddress }: Range): string {
  return `range ${lowAddress}${highAddress === undefined ? '' : ` ${highAddress}`}`
}
