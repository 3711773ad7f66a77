import { addressBits, dotted, lengthOf, maskOf, readAddress } from '@cluster-configs/syntax'

/*
 * Addresses with the length of their network behind them, and what is computed with them.
 */

/** An address with the length of the prefix that is written behind it, if one is. */
export interface Network {
  readonly address: bigint
  readonly width: 32 | 128
  readonly length: number | undefined
}

/** Reads an IPv4 or IPv6 address, with or without `/` and a length or a mask behind it. */
export function readNetwork(text: string): Network | undefined {
  const slash = text.indexOf('/')
  const head = slash === -1 ? text : text.slice(0, slash)
  const read = readAddress(head)
  if (read === undefined) return undefined
  const { bits: address, width } = read
  if (slash === -1) return { address, width, length: undefined }
  const length = readMask(text.slice(slash + 1), width)
  return length === undefined ? undefined : { address, width, length }
}

/** Reads a netmask: a number of bits or, for IPv4, a dotted quad. */
export function readMask(text: string, width: number): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text) <= width ? Number(text) : undefined
  const mask = width === 32 ? addressBits(text, 32) : undefined
  return mask === undefined ? undefined : lengthOf(mask, 32)
}

/** Whether two addresses are in one network of a prefix length. */
export function sameNetwork(left: bigint, right: bigint, width: number, length: number): boolean {
  const shift = BigInt(width - length)
  return left >> shift === right >> shift
}

/** An IPv4 network as a person writes it. */
export function networkText({ address, width, length = width }: Network): string {
  return `${dotted(address & maskOf(length, 32))}/${length}`
}
