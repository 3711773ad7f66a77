import type { DhcpHost } from '../dhcp.ts'
import { macOf } from '../dhcp.ts'
import { other } from '../place.ts'
import { dotted } from '../machines.ts'
import type { Rule } from '../rule.ts'

/* The addresses that hosts get. */

const addressInRange: Rule = {
  id: 'dhcp/address-in-range',
  covers: ['dhcpd/address-in-range'],
  severity: 'error',
  title: 'A fixed address is inside a dynamic range',
  why: 'dhcpd gives it to any machine that asks, and then two machines have it.',
  hint: 'Move the address out of the range, or end the range before it.',
  *check({ dhcp }) {
    for (const { name, fixed, addresses } of dhcp?.hosts ?? [])
      for (const { text, number, item } of addresses) {
        const range = dhcp?.rangeOf(number)
        if (dhcp === undefined || range === undefined || fixed === undefined) continue
        const span = `${dotted(range.first)} to ${dotted(range.last)}`
        yield {
          message: `${text} of ${name} is in the range that is given to anybody`,
          places: [dhcp.place(fixed, 'addresses', item), other(range.place(), `the range from ${span}`)],
        }
      }
  },
}

const addressInNoSubnet: Rule = {
  id: 'dhcp/address-in-no-subnet',
  severity: 'error',
  title: 'A fixed address is in no subnet',
  why: 'dhcpd gives a fixed address only on the subnet that it is in: the machine gets another one, or none.',
  hint: 'Correct the address, or declare its subnet.',
  *check({ dhcp }) {
    for (const { name, fixed, addresses } of dhcp?.hosts ?? [])
      for (const { text, number, item } of addresses) {
        if (dhcp === undefined || fixed === undefined || dhcp.subnetOf(number) !== undefined) continue
        const [nearest] = dhcp.subnets
        yield {
          message: `${text} of ${name} is in none of the subnets that are declared`,
          places: [
            dhcp.place(fixed, 'addresses', item),
            ...(nearest === undefined ? [] : [other(nearest.place(), `the subnet ${nearest.text}`)]),
          ],
        }
      }
  },
}

const duplicateAddress: Rule = {
  id: 'dhcp/duplicate-address',
  covers: ['dhcpd/shared-address'],
  severity: 'error',
  title: 'Two hosts have one fixed address',
  why: 'Both machines get it, and what is sent to one reaches the other.',
  hint: 'Give each host an address of its own.',
  *check({ dhcp }) {
    if (dhcp === undefined) return
    for (const [address, hosts] of dhcp.byAddress) {
      const [first, ...rest] = hosts
      for (const host of rest) {
        // One machine with two cards may have one address, on whichever of them is plugged in.
        if (first?.fixed === undefined || host.fixed === undefined || host.hostName === first.hostName)
          continue
        const [item, itemOfFirst] = [host, first].map(
          ({ addresses }) => addresses.find(({ number }) => number === address)?.item,
        )
        yield {
          message: `${dotted(address)} of ${host.name} is the address of ${first.name}, too`,
          places: [
            dhcp.place(host.fixed, 'addresses', item),
            other(dhcp.place(first.fixed, 'addresses', itemOfFirst), `${first.name} has it`),
          ],
        }
      }
    }
  },
}

/** Who has the card already in a subnet; one without a subnet has it in all. */
function rival(seen: ReadonlyMap<unknown, DhcpHost>, subnet: unknown): DhcpHost | undefined {
  const [any] = seen.values()
  return subnet === undefined ? any : (seen.get(subnet) ?? seen.get(undefined))
}

const duplicateMac: Rule = {
  id: 'dhcp/duplicate-mac',
  covers: ['dhcpd/shared-hardware'],
  severity: 'error',
  title: 'Two hosts have one hardware address',
  why: 'dhcpd takes the one or the other, and the machine of that card is sometimes this node and sometimes that.',
  hint: 'Read the hardware address off the machine again: one of the two is wrong.',
  *check({ dhcp }) {
    if (dhcp === undefined) return
    const subnetsOf = (host: DhcpHost): readonly unknown[] =>
      host.addresses.map(({ number }) => dhcp.subnetOf(number)?.node)
    for (const [mac, hosts] of dhcp.byMac) {
      const seen = new Map<unknown, DhcpHost>()
      for (const host of hosts) {
        // A machine may be one host on each network that it is carried to.
        const subnets = host.addresses.length === 0 ? [undefined] : subnetsOf(host)
        const first = subnets.map(subnet => rival(seen, subnet)).find(found => found !== undefined)
        for (const subnet of subnets) seen.set(subnet, host)
        if (first?.hardware === undefined || host.hardware === undefined) continue
        yield {
          message: `the hardware address ${mac} of ${host.name} is that of ${first.name}, too`,
          places: [
            dhcp.place(host.hardware, 'hardwareAddress'),
            other(dhcp.place(first.hardware, 'hardwareAddress'), `${first.name} has it`),
          ],
        }
      }
    }
  },
}

const hardwareLength: Rule = {
  id: 'dhcp/hardware-length',
  severity: 'error',
  title: 'An Ethernet address has not six octets',
  why: 'No card has such an address, so that the host is never found.',
  hint: 'Write the six pairs of digits that the card has.',
  *check({ dhcp }) {
    for (const host of dhcp?.hosts ?? []) {
      const octets = macOf(host)?.split(':').length
      const { hardware } = host
      if (dhcp === undefined || hardware?.hardwareType !== 'ethernet' || octets === undefined || octets === 6)
        continue
      yield {
        message: `the Ethernet address of ${host.name} has ${octets} octets and not 6`,
        places: [dhcp.place(hardware, 'hardwareAddress')],
      }
    }
  },
}

export const addressRules: readonly Rule[] = [
  addressInRange,
  addressInNoSubnet,
  duplicateAddress,
  duplicateMac,
  hardwareLength,
]
