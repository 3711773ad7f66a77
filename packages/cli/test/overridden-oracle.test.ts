import * as dhcpd from '@cluster-configs/dhcpd'
import fc from 'fast-check'
import { expect } from 'vitest'
import { offers, type Offer } from '../../../tools/dhcp-exchange/offers.ts'
import { runs, testWith } from '../../../tools/programs.ts'
import { discovers, files, HEAD } from './dhcp-files.ts'

/* What a later statement stands in the place of may as well be left out: machines are offered the same. */

const SITE = { server: '10.0.33.1/24', spare: '10.0.33.254' }

function offered(text: string): readonly (Offer | undefined)[] {
  return offers(text, SITE, discovers(text), [3, 4, 7, 15])
}

/** A text without the statements that are told of. */
function withoutOverridden(text: string): string {
  const document = dhcpd.parse(text)
  const told = dhcpd.problems(document).filter(({ rule }) => rule === 'overridden')
  return dhcpd.serialize(told.reduce((rest, { node }) => dhcpd.replace(rest, node, []), document))
}

function agree(text: string): void {
  expect({ text, offers: offered(withoutOverridden(text)) }).toEqual({ text, offers: offered(text) })
}

testWith('dhcpd', 'offers the same without what is overridden', () => {
  const some = files.filter(text => withoutOverridden(text) !== text)
  fc.assert(fc.property(some, agree), { numRuns: runs(3, 0.02), endOnFailure: true })
})

testWith('dhcpd', 'offers what a default, a prepend or an append adds, of which nothing is told', () => {
  const network = (said: string): string =>
    `${HEAD}subnet 10.0.33.0 netmask 255.255.255.0 { range 10.0.33.20 10.0.33.30; ${said} }\n`
  const servers = (said: string): string | undefined => {
    const text = network(said)
    expect(withoutOverridden(text)).toBe(text)
    return offered(text)[0]?.options.get(4)?.toString('hex')
  }
  const [one, other] = ['0a002101', '0a002102']
  expect(servers('option time-servers 10.0.33.1; append time-servers 10.0.33.2;')).toBe(one + other)
  expect(servers('option time-servers 10.0.33.1; prepend time-servers 10.0.33.2;')).toBe(other + one)
  expect(servers('option time-servers 10.0.33.1; default time-servers 10.0.33.2;')).toBe(one)
  expect(servers('default time-servers 10.0.33.1; option time-servers 10.0.33.2;')).toBe(other)
})
