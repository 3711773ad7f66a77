import fc from 'fast-check'
import { Address4 } from 'ip-address'
import { describe, expect, test } from 'vitest'
import { addressOf, networkOf, Stretches } from '../src/check/addresses.ts'

const octet = fc.oneof(fc.nat(255).map(String), fc.constantFrom('00', '01', '256', '', '0x1', '1e1', ' 1'))
const addresses = fc.oneof(
  fc.array(octet, { minLength: 3, maxLength: 5 }).map(parts => parts.join('.')),
  fc.ipV4(),
  fc.string(),
)

describe('addresses', () => {
  test('are those of ip-address, and nothing else is one', () => {
    fc.assert(
      fc.property(addresses, text => {
        const valid = !text.includes('/') && Address4.isValid(text)
        expect(addressOf(text)).toBe(valid ? Number(new Address4(text).bigInt()) : undefined)
      }),
    )
  })

  test.each(['0.0.0.00', '10.0.00.1', '10.0.0.1.', '10.0.0', '10.0.0.256'])('%s is none', text => {
    expect(addressOf(text)).toBeUndefined()
    expect(networkOf(`${text}/24`)).toBeUndefined()
  })

  test.each([
    ['10.0.33.1/24', '10.0.33.0/24'],
    ['10.0.33.1/255.255.255.0', '10.0.33.0/24'],
    ['10.0.33.1/0.0.0.0', '0.0.0.0/0'],
    ['10.0.33.1/255.0.255.0', undefined],
    ['10.0.33.1/33', undefined],
    ['10.0.33.1/', undefined],
    ['10.0.33.1', undefined],
    ['master/24', undefined],
  ])('%s is in the network %s', (text, network) => {
    expect(networkOf(text)?.text).toBe(network)
  })

  test('no text of an address and a length makes it fail', () => {
    fc.assert(
      fc.property(addresses, addresses, (address, mask) => {
        const network = networkOf(`${address}/${mask}`)
        expect(network === undefined || network.first <= network.last).toBe(true)
      }),
    )
  })
})

test('of stretches that hold an address one is found, if there is any', () => {
  const number = fc.nat(40)
  const stretches = fc.array(
    fc.tuple(number, number).map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) })),
  )
  fc.assert(
    fc.property(stretches, number, (all, address) => {
      const holding = all.filter(({ first, last }) => first <= address && address <= last)
      const found = new Stretches(all).find(address)
      if (found === undefined) expect(holding).toEqual([])
      else expect(found.first).toBe(Math.max(...holding.map(({ first }) => first)))
    }),
  )
})
