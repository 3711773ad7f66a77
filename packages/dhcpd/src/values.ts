import { readNumber } from './problems/number.ts'

/*
 * What the code of a value means, where people compute with it
 */

/** What dhcpd takes for a time without an end. */
const ENDLESS = 2 ** 32 - 1

/**
 * The seconds of a time such as `600`, `0x258` or `infinite`, which is Infinity.
 * @returns undefined if the code is no time
 */
export function duration(code: string): number | undefined {
  if (/^infinite$/i.test(code)) return Infinity
  const { isNegative, value } = readNumber(code, 0)
  if (value === undefined || (isNegative && value > 2 ** 31)) return undefined
  const seconds = isNegative && value > 0 ? 2 ** 32 - value : value
  return seconds === ENDLESS ? Infinity : seconds
}

/**
 * Whether a flag is on: `true` and `on`, or `false` and `off`, in any case.
 * @returns undefined if the code is none of these; `ignore` is neither on nor off
 */
export function boolean(code: string): boolean | undefined {
  if (/^(?:true|on)$/i.test(code)) return true
  return /^(?:false|off)$/i.test(code) ? false : undefined
}

/**
 * The number of 32 bits that an IPv4 address is.
 * @returns undefined for a host name and anything else
 */
export function addressNumber(address: string): number | undefined {
  const parts = /^[0-9]+(?:\.[0-9]+){3}$/.test(address) ? address.split('.').map(Number) : []
  if (parts.length === 0 || parts.some(part => part > 255)) return undefined
  return parts.reduce((number, part) => number * 256 + part, 0)
}

/** The IPv4 address that a number of 32 bits is. */
export function addressOf(number: number): string {
  return [24, 16, 8, 0].map(shift => (number >>> shift) & 255).join('.')
}
