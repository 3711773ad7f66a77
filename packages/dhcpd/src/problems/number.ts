import { shown } from '../shown.ts'
import { Fault } from './fault.ts'

/**
 * Converts a number as convert_num of parse.c does: base 0 is decimal, or octal behind a leading zero, or
 * hexadecimal behind `0x`.
 * @throws Fault if dhcpd would call it bogus or too large
 */
export function checkNumber(text: string, base: 0 | 10 | 16, bits: 8 | 16 | 32): void {
  const { isNegative, radix, value } = readNumber(text, base)
  if (value === undefined) {
    const hint = radix === 8 ? '; a leading zero makes a number octal' : ''
    throw new Fault('bad-number', `${shown(text)} is no ${NAMES[radix] ?? ''} number${hint}`)
  }
  const most = isNegative ? 2 ** (bits - 1) : 2 ** bits - 1
  if (value > most)
    throw new Fault('number-range', `${shown(text)} is too large for ${bits} bits; the most is ${most}`)
}

/** A number by its sign, its base and its value without the sign; the value is undefined if dhcpd calls it bogus. */
export function readNumber(
  text: string,
  base: 0 | 10 | 16,
): { readonly isNegative: boolean; readonly radix: number; readonly value: number | undefined } {
  const isNegative = text.startsWith('-')
  let digits = isNegative ? text.slice(1) : text
  let radix: number = base
  if (base === 0) {
    radix = 10
    if (digits.startsWith('0x')) [radix, digits] = [16, digits.slice(2)]
    else if (/^0[0-9]/.test(digits)) radix = 8
  }
  const allowed = radix === 16 ? /^[0-9A-Fa-f]+$/ : radix === 8 ? /^[0-7]+$/ : /^[0-9]+$/
  if (!allowed.test(digits)) return { isNegative, radix, value: undefined }
  // The program's own sum wraps at 32 bits.
  const value = Number(BigInt.asUintN(32, BigInt(`${PREFIXES[radix] ?? ''}${digits}`)))
  return { isNegative, radix, value }
}

const NAMES: Readonly<Record<number, string>> = { 8: 'octal', 10: 'decimal', 16: 'hexadecimal' }
const PREFIXES: Readonly<Record<number, string>> = { 8: '0o', 10: '', 16: '0x' }
