/*
 * IP addresses as inet_pton(3) reads them: four decimal numbers without leading zeros, or RFC 4291's groups.
 */

/** An address as its bits: 32 of IPv4, 128 of IPv6. */
export interface Address {
  readonly bits: bigint
  readonly width: 32 | 128
}

const NUMBERS = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!$)|$)){4}$/

/** Whether a text is an address. */
export function isAddress(text: string): boolean {
  return NUMBERS.test(text) || (text.includes(':') && readGroups(text) !== undefined)
}

/** The address that a text is, undefined if it is none. */
export function readAddress(text: string): Address | undefined {
  const bits = text.includes(':') ? readGroups(text) : readNumbers(text)
  return bits === undefined ? undefined : { bits, width: text.includes(':') ? 128 : 32 }
}

/** The bits of an address of one width, undefined if the text is none. */
export function addressBits(text: string, width: number): bigint | undefined {
  const address = readAddress(text)
  return address?.width === width ? address.bits : undefined
}

function readNumbers(text: string): bigint | undefined {
  if (!NUMBERS.test(text)) return undefined
  return text.split('.').reduce((bits, number) => bits * 256n + BigInt(number), 0n)
}

function readGroups(text: string): bigint | undefined {
  const [left = '', right, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const before = groups(left, right === undefined)
  const behind = groups(right ?? '', true)
  const count = (before?.length ?? 0) + (behind?.length ?? 0)
  if (before === undefined || behind === undefined) return undefined
  if (right === undefined ? count !== 8 : count > 7) return undefined
  const all = [...before, ...Array<bigint>(8 - count).fill(0n), ...behind]
  return all.reduce((bits, group) => bits * 65536n + group, 0n)
}

/** The groups of one side of `::`; the last of all may be an IPv4 address, which makes two. */
function groups(text: string, last: boolean): readonly bigint[] | undefined {
  if (text === '') return []
  const found: bigint[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    const numbers = last && index === parts.length - 1 ? readNumbers(part) : undefined
    if (numbers !== undefined) found.push(numbers >> 16n, numbers & 0xffffn)
    else if (/^[0-9a-f]{1,4}$/i.test(part)) found.push(BigInt(`0x${part}`))
    else return undefined
  }
  return found
}

/** The address of IPv4 that bits are. */
export function dotted(bits: bigint): string {
  return [24n, 16n, 8n, 0n].map(shift => String((bits >> shift) & 255n)).join('.')
}

/** The mask of so many ones before zeros. */
export function maskOf(length: number, width: 32 | 128): bigint {
  const zeros = BigInt(width - length)
  return ((1n << BigInt(width)) - 1n) & ~((1n << zeros) - 1n)
}

/** How many ones a mask begins with, undefined if others follow its first zero. */
export function lengthOf(mask: bigint, width: 32 | 128): number | undefined {
  const ones = mask.toString(2).padStart(width, '0').indexOf('0')
  const length = ones === -1 ? width : ones
  return maskOf(length, width) === mask ? length : undefined
}
