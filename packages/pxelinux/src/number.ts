/*
 * Numbers as syslinux's C library reads them: blanks and a sign may stand before the digits, what stands behind
 * them is not looked at, and a text without any is 0.
 */

const DECIMAL = /^[\b\t\v\f\r\n \xa0]*([+-]?)([0-9]+)/
/** `0x` begins a hexadecimal number, another `0` an octal one. */
const ANY_BASE = /^[\b\t\v\f\r\n \xa0]*([+-]?)(0x[0-9a-f]+|0[0-7]*|[1-9][0-9]*)/i

/** What atoi(3) makes of a text: a decimal number of 32 bits with a sign. */
export function integer(text: string): number {
  const [, sign = '', digits = '0'] = DECIMAL.exec(text) ?? []
  return Number(BigInt.asIntN(32, signed(sign, BigInt(digits))))
}

/** What strtoul(3) of base 0 makes of a text: 32 bits. */
export function bits(text: string): number {
  const [, sign = '', digits = '0'] = ANY_BASE.exec(text) ?? []
  const octal = /^0[0-7]/.test(digits)
  return Number(BigInt.asUintN(32, signed(sign, BigInt(octal ? `0o${digits}` : digits))))
}

function signed(sign: string, size: bigint): bigint {
  return sign === '-' ? -size : size
}
