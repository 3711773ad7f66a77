import { expect, test } from 'vitest'
import { networkText, readMask, readNetwork, sameNetwork } from '../src/address.ts'

test.each([
  ['10.0.33.1', { address: 0x0a002101n, width: 32, length: undefined }],
  ['10.0.33.1/24', { address: 0x0a002101n, width: 32, length: 24 }],
  ['10.0.33.1/255.255.0.0', { address: 0x0a002101n, width: 32, length: 16 }],
  ['fd00::1/64', { address: (0xfd00n << 112n) | 1n, width: 128, length: 64 }],
  ['1:2:3:4:5:6:1.2.3.4', { address: 0x00010002000300040005000601020304n, width: 128, length: undefined }],
  ['::ffff:1.2.3.4', { address: 0xffff01020304n, width: 128, length: undefined }],
  ['1::', { address: 1n << 112n, width: 128, length: undefined }],
  ['10.0.33.1/33', undefined],
  ['10.0.33.1/', undefined],
  ['10.0.33.256', undefined],
  ['fd00::1/255.255.0.0', undefined],
  ['fd00::1/129', undefined],
  ['1::2::3', undefined],
  ['1:2:3:4:5:6:7', undefined],
  ['1:2:3:4:5:6:7::8', undefined],
  ['::1.2.3.4:5', undefined],
  ['1.2.3.4::', undefined],
])('%s', (text, network) => {
  expect(readNetwork(text)).toEqual(network)
})

test('netmasks', () => {
  expect(['24', '0', '32', '33', '255.255.255.0', '0.0.0.0'].map(text => readMask(text, 32))).toEqual([
    24,
    0,
    32,
    undefined,
    24,
    0,
  ])
  expect(readMask('255.255.255.255', 32)).toBe(32)
  expect(readMask('255.0.255.0', 32)).toBeUndefined()
  expect(readMask('255.255.255.0', 128)).toBeUndefined()
})

test('networks', () => {
  expect(networkText({ address: 0x0a002105n, width: 32, length: 24 })).toBe('10.0.33.0/24')
  expect(sameNetwork(0x0a002105n, 0x0a0021ffn, 32, 24)).toBe(true)
  expect(sameNetwork(0x0a002105n, 0x0a002205n, 32, 24)).toBe(false)
})
