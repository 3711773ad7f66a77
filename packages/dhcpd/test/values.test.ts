import * as dhcpd from '@cluster-configs/dhcpd'
import {
  addressNumber,
  addressOf,
  boolean,
  document,
  duration,
  option,
  parameter,
  serialize,
} from '@cluster-configs/dhcpd'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('an address is the number that it was made of', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), number => {
      expect(addressNumber(addressOf(number))).toBe(number)
    }),
  )
})

test('the number of an address', () => {
  expect(addressNumber('10.0.33.1')).toBe(0x0a002101)
  expect(addressNumber('010.0.0.08')).toBe(0x0a000008)
  for (const other of ['10.0.0', '10.0.0.256', 'ns.cluster', '10.0.0.1.2', ''])
    expect(addressNumber(other)).toBeUndefined()
})

test('a time', () => {
  for (const [code, seconds] of [
    ['600', 600],
    ['0600', 384],
    ['0x258', 600],
    ['Infinite', Infinity],
    ['-1', Infinity],
    ['-2', 4294967294],
    ['-0', 0],
    ['-2147483648', 2147483648],
    ['-2147483649', undefined],
    ['infinitely', undefined],
    ['xinfinite', undefined],
    ['08', undefined],
    ['0X5', undefined],
    ['ten', undefined],
    ['"600"', undefined],
  ] as const)
    expect([code, duration(code)]).toEqual([code, seconds])
})

test('a flag', () => {
  for (const [code, is] of [
    ['on', true],
    ['TRUE', true],
    ['Off', false],
    ['false', false],
    ['ignore', undefined],
    ['yes', undefined],
    ['xon', undefined],
    ['only', undefined],
    ['xfalse', undefined],
    ['offs', undefined],
  ] as const)
    expect([code, boolean(code)]).toEqual([code, is])
})

test('builders leave out what is not given, and say nothing of it', () => {
  for (const node of [
    dhcpd.group([]),
    dhcpd.subclass('a', '1'),
    dhcpd.failoverPeer('a'),
    dhcpd.block('on', undefined, []),
    dhcpd.case(),
    dhcpd.optionSpace('a'),
    dhcpd.range('10.0.0.1'),
    dhcpd.hardware('ethernet'),
    dhcpd.statement('break'),
  ])
    expect(Object.values(node)).not.toContain(undefined)
  expect(dhcpd.comment('')).toEqual({ type: 'comment', text: '' })
  expect(dhcpd.hardware('ethernet', 'AB:1')).toMatchObject({ hardwareAddress: 'ab:01' })
  expect(dhcpd.hardware('ethernet', '?')).toMatchObject({ hardwareAddress: '?' })
  expect(dhcpd.parameter('no-such', 'A')).toMatchObject({ name: 'no-such', value: 'A' })
})

test('builders write times, numbers and flags as dhcpd spells them', () => {
  const text = serialize(
    document([
      parameter('max-lease-time', Infinity),
      parameter('default-lease-time', 600),
      parameter('ping-check', true),
      option('ip-forwarding', false),
      option('path-mtu-plateau-table', 68, 296),
    ]),
  )
  expect(text).toBe(
    'max-lease-time infinite;\ndefault-lease-time 600;\nping-check on;\noption ip-forwarding off;\noption path-mtu-plateau-table 68, 296;\n',
  )
  for (const number of [NaN, 1.5, -Infinity])
    expect(() => parameter('default-lease-time', number)).toThrow(`${number} is no whole number`)
})
