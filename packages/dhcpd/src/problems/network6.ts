import { addressBits } from '@cluster-configs/syntax'
import { Fault } from './fault.ts'
import { readAddress6 } from './option-data.ts'
import type { Reader } from './reader.ts'

/*
 * IPv6 addresses and networks in numbers
 */

const BITS = 128

/** An IPv6 network, whose host bits are zero. */
export interface Network6 {
  readonly address: bigint
  readonly length: number
}

/** The number that an IPv6 address is; the text must be one. */
export function numberOf6(text: string): bigint {
  return addressBits(text, BITS) ?? 0n
}

/** An address as RFC 5952 writes it: the longest run of zeros is left out. */
function shownAddress6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  )
  let [start, length] = [0, 1]
  for (let at = 0; at < 8; at++) {
    let end = at
    while (groups[end] === '0') end++
    if (end - at > length) [start, length] = [at, end - at]
  }
  if (length === 1) return groups.join(':')
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`
}

export function shownNetwork6({ address, length }: Network6): string {
  return `${shownAddress6(address)}/${length}`
}

/** An address with the bits behind a prefix set to zero. */
function masked(address: bigint, length: number): bigint {
  const rest = BigInt(BITS - length)
  return (address >> rest) << rest
}

export function holds6({ address, length }: Network6, other: bigint): boolean {
  return masked(other, length) === address
}

/** The first and the last address of a network. */
export function boundsOf({ address, length }: Network6): { readonly low: bigint; readonly high: bigint } {
  return { low: address, high: address | ((1n << BigInt(BITS - length)) - 1n) }
}

/** Reads `address/length`, of which only the network's bits may be set. */
export function readNetwork6(reader: Reader, what: string, fail: () => Fault): Network6 {
  const text = readAddress6(reader, fail)
  if (!reader.takes('/'))
    throw new Fault('bad-prefix', `${what} takes a prefix with its length, such as ${text}/64`)
  return networkOf6(text, readLength(reader))
}

/** Reads the number of bits of a prefix. */
export function readLength(reader: Reader): number {
  const { found, raw } = reader
  if (!/^-?[0-9]+$/.test(raw) || Number(raw) < 0 || Number(raw) > BITS)
    throw new Fault('bad-prefix', `the length of a prefix is a number from 0 to 128, and not ${found}`)
  return Math.abs(Number(reader.take()))
}

/** @throws Fault if bits are set behind the prefix */
export function networkOf6(text: string, length: number): Network6 {
  const number = numberOf6(text)
  const address = masked(number, length)
  if (address !== number)
    throw new Fault(
      'host-bits',
      `${text}/${length} has bits behind its first ${length}; the network is ${shownNetwork6({ address, length })}`,
    )
  return { address, length }
}

/** The networks so far, found by an address in them. */
export class Networks6 {
  readonly #whole: Map<string, Network6> = new Map()
  readonly #lengths: Set<number> = new Set()

  get size(): number {
    return this.#whole.size
  }

  add(network: Network6): void {
    this.#whole.set(shownNetwork6(network), network)
    this.#lengths.add(network.length)
  }

  /** A network that has an address. */
  find(address: bigint): Network6 | undefined {
    for (const length of this.#lengths) {
      const found = this.#whole.get(shownNetwork6({ address: masked(address, length), length }))
      if (found !== undefined) return found
    }
    return undefined
  }
}
