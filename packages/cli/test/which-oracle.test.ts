import fc from 'fast-check'
import { expect } from 'vitest'
import { addresses, offers, type Discover } from '../../../tools/dhcp-exchange/offers.ts'
import { runs, testWith } from '../../../tools/programs.ts'
import { memoryFiles } from '../src/check/files.ts'
import { readServices } from '../src/check/system.ts'
import { which } from '../src/which/which.ts'
import { discovers, files, HEAD, hostsOf } from './dhcp-files.ts'

/* dhcpd reads a file and answers machines on a network of its own, and `which` must say the same. */

/** Options that are compared, by number. */
const OPTIONS = new Map([
  [3, 'routers'],
  [4, 'time-servers'],
  [7, 'log-servers'],
  [15, 'domain-name'],
])

const SITE = { server: '10.0.33.1/24', spare: '10.0.33.254' }

/** What is told of one machine, in a form that both sides have. */
interface Told {
  readonly address: string
  readonly nextServer: string
  readonly filename: string
  readonly options: Readonly<Record<string, string>>
}

function offered(text: string, discovers: readonly Discover[]): (Told | undefined)[] {
  return offers(text, SITE, discovers, [...OPTIONS.keys()]).map(offer => {
    if (offer === undefined) return undefined
    const { address, nextServer, filename } = offer
    const options = [...OPTIONS].flatMap(([code, name]) => {
      const data = offer.options.get(code)
      return data === undefined
        ? []
        : [[name, code === 15 ? data.toString('latin1') : addresses(data).join(', ')]]
    })
    return { address, nextServer, filename, options: Object.fromEntries(options) }
  })
}

/**
 * What `which` says of a machine; the address of a range, of which it may be any, as it was given. It does not know on
 * which network a machine is, and of what is offered to it elsewhere dhcpd says nothing.
 */
function followed(
  text: string,
  { mac, firmware, relay }: Discover,
  given: string | undefined,
): Told | undefined {
  const services = readServices(memoryFiles([['/etc/dhcp/dhcpd.conf', text]]))
  const { dhcp } = which(services, { mac, ip: given, firmware: firmware === 0 ? 'BIOS' : 'UEFI' })
  expect(dhcp?.undecided).toEqual([])
  const here = relay.replace(/\d+$/, '')
  if (dhcp?.address === undefined) return undefined
  if (given === undefined && !dhcp.address.value.includes(` ${here}`)) return undefined
  const names = [...OPTIONS.values()]
  const told = dhcp.options.filter(({ name }) => names.includes(name))
  return {
    address: dhcp.address.value,
    nextServer: dhcp.nextServer?.value ?? '0.0.0.0',
    filename: dhcp.filenames.find(named => (named.firmware === 'BIOS') === (firmware === 0))?.value ?? '',
    options: Object.fromEntries(told.map(({ name, value }) => [name, value])),
  }
}

function agree(text: string): void {
  const all = discovers(text)
  const answers = offered(text, all)
  const ours = all.map((asked, index) => followed(text, asked, answers[index]?.address))
  expect({ text, answers: ours }).toEqual({ text, answers })
}

testWith('dhcpd', 'offers what which says', () => {
  fc.assert(fc.property(files, agree), { numRuns: runs(6, 0.02), endOnFailure: true })
})

testWith('dhcpd', 'executes pools, classes and hosts in the order that which takes', () => {
  agree(`${HEAD}
class "a" { match if exists vendor-class-identifier; filename "a"; }
class "b" { match if exists arch; filename "b"; option domain-name "b"; }
class "c" { match if not known; option time-servers 10.0.33.3; }
class "d" { match hardware; option log-servers 10.0.33.3; }
subclass "d" 1:08:00:27:00:33:10 { option time-servers 10.0.33.4; }
shared-network wire {
  subnet 10.0.33.0 netmask 255.255.255.0 { next-server 10.0.33.2; option routers 10.0.33.2; }
  pool { allow members of "a"; range 10.0.33.20 10.0.33.30; option routers 10.0.33.3; }
}
group {
  option routers 10.0.33.4;
  ${hostsOf('fixed', '')}
}
${hostsOf('known', '')}
`)
})
