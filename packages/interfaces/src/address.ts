/*
 * Addresses as inet_pton(3) reads them, and what is computed with them.
 */

/** An address with the length of the prefix that is written behind it, if one is. */
export interface Network {
  readonly address: bigint
  /** 32 or 128. */
  readonly width: number
  readonly length: number | undefined
}

/** Reads an IPv4 or IPv6 address, with or without `/` and a length or a mask behind it. */
export function readNetwork(text: string): Network | undefined {
  const slash = text.indexOf('/')
  const head = slash === -1 ? text : text.slice(0, slash)
  const four = readIPv4(head)
  const address = four ?? readIPv6(head)
  if (address === undefined) return undefined
  const width = four === undefined ? 128 : 32
  if (slash === -1) return { address, width, length: undefined }
  const length = readMask(text.slice(slash + 1), width)
  return length === undefined ? undefined : { address, width, length }
}

/** Reads a netmask: a number of bits or, for IPv4, a dotted quad. */
export function readMask(text: string, width: number): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text) <= width ? Number(text) : undefined
  const mask = width === 32 ? readIPv4(text) : undefined
  if (mask === undefined) return undefined
  const ones = mask.toString(2).padStart(32, '0')
  return /^1*0*$/.test(ones) ? ones.lastIndexOf('1') + 1 : undefined
}

/** Whether two addresses are in one network of a prefix length. */
export function sameNetwork(left: bigint, right: bigint, width: number, length: number): boolean {
  const shift = BigInt(width - length)
  return left >> shift === right >> shift
}

/** An IPv4 network as a person writes it. */
export function networkText({ address, width, length = width }: Network): string {
  const shift = BigInt(width - length)
  return `${quad((address >> shift) << shift)}/${length}`
}

export function quad(address: bigint): string {
  return [24n, 16n, 8n, 0n].map(shift => String((address >> shift) & 255n)).join('.')
}

export function readIPv4(text: string): bigint | undefined {
  const [, ...octets] = QUAD.exec(text) ?? []
  if (octets.length === 0 || octets.some(octet => Number(octet) > 255)) return undefined
  return BigInt(octets.reduce((sum, octet) => sum * 256 + Number(octet), 0))
}

/** Four numbers without zeros in front, which some programs would read as octal. */
const QUAD = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/

export function readIPv6(text: string): bigint | undefined {
  if (!/^[0-9a-fA-F:.]{2,45}$/.test(text)) return undefined
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const head = groups(halves[0] ?? '', halves.length === 1)
  const tail = groups(halves[1] ?? '', true)
  if (head === undefined || tail === undefined) return undefined
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  const all = [...head, ...Array<bigint>(missing).fill(0n), ...tail]
  return all.reduce((sum, group) => (sum << 16n) | group, 0n)
}

/** The groups of one half of an IPv6 address; the last two of the whole may be a dotted quad. */
function groups(half: string, last: boolean): bigint[] | undefined {
  if (half === '') return []
  const read: bigint[] = []
  const parts = half.split(':')
  for (const [index, part] of parts.entries()) {
    const four = last && index === parts.length - 1 ? readIPv4(part) : undefined
    if (four !== undefined) read.push(four >> 16n, four & 0xffffn)
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) read.push(BigInt(`0x${part}`))
    else return undefined
  }
  return read
}
