import fc from 'fast-check'
import { isIP } from 'node:net'
import { expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { addressBits, dotted, isAddress, lengthOf, maskOf, readAddress } from '@cluster-configs/syntax'

const texts = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc
    .array(fc.constantFrom('0', '1', '25', 'ffff', 'G', ':', '::', '.', '10.0.0.1'), { maxLength: 17 })
    .map(parts => parts.join('')),
)

test('what is an address is one to the operating system, and the other way round', () => {
  fc.assert(
    fc.property(texts, text => {
      expect([text, isAddress(text), readAddress(text) !== undefined]).toEqual([
        text,
        isIP(text) !== 0,
        isIP(text) !== 0,
      ])
    }),
    { numRuns: runs(2000) },
  )
})

test.each([
  ['10.0.33.1', 0x0a002101n, 32],
  ['255.255.255.255', 0xffffffffn, 32],
  ['::', 0n, 128],
  ['::1', 1n, 128],
  ['1::', 1n << 112n, 128],
  ['1:2:3:4:5:6:7:8', 0x00010002000300040005000600070008n, 128],
  ['FE80::a0', (0xfe80n << 112n) | 0xa0n, 128],
  ['::ffff:10.0.33.1', 0xffff0a002101n, 128],
  ['1::2:3', (1n << 112n) | 0x20003n, 128],
  ['1:2:3:4:5:6:1.2.3.4', 0x00010002000300040005000601020304n, 128],
])('%s is %d in %d bits', (text, bits, width) => {
  expect(readAddress(text)).toEqual({ bits, width })
})

test.each([
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1::2:3:4:5:6:7:8',
  '1::2::3',
  '12345::',
  '::1.2.3.4:5',
  '1.2.3.4::',
])('%s is no address', text => {
  expect(readAddress(text)).toBeUndefined()
})

test('masks and their lengths', () => {
  expect(maskOf(24, 32)).toBe(0xffffff00n)
  expect(maskOf(0, 32)).toBe(0n)
  expect(lengthOf(0xffffff00n, 32)).toBe(24)
  expect(lengthOf(0xffffffffn, 32)).toBe(32)
  expect(lengthOf(0n, 32)).toBe(0)
  expect(lengthOf(0xff00ff00n, 32)).toBeUndefined()
  expect(lengthOf(maskOf(64, 128), 128)).toBe(64)
  expect(dotted(0x0a002101n)).toBe('10.0.33.1')
})

test('bits of the width that is asked for', () => {
  expect(addressBits('10.0.33.1', 32)).toBe(0x0a002101n)
  expect(addressBits('10.0.33.1', 128)).toBeUndefined()
  expect(addressBits('::1', 128)).toBe(1n)
})
