import { addressOf, holds } from '../addresses.ts'
import { plain, servedInterfaces, type Dhcp, type DhcpSubnet } from '../dhcp.ts'
import type { Card } from '../interfaces.ts'
import { other } from '../place.ts'
import type { Found, Rule } from '../rule.ts'
import { lookUp, type System } from '../system.ts'

/* The DHCP server and the cards that it serves. */

/** The cards of the master. */
function ownCards({ master }: System): readonly Card[] {
  return (master.cards?.cards ?? []).filter(({ method }) => method !== 'loopback')
}

/** The cards that the server serves. */
function servedCards(system: System, dhcp: Dhcp): readonly Card[] {
  const names = new Set(servedInterfaces(dhcp))
  const cards = ownCards(system)
  return names.size === 0 ? cards : cards.filter(({ name }) => names.has(name))
}

const nextServer: Rule = {
  id: 'dhcp/next-server',
  severity: 'error',
  title: 'next-server is no address of a served interface',
  why: 'Machines ask that address for their boot loader, and nobody answers: they wait, and give up.',
  hint: 'Write the address that the master has on the network of the machines.',
  *check(system) {
    const { dhcp, tftp } = system
    if (dhcp === undefined || tftp?.place === undefined) return
    const served = servedCards(system, dhcp)
    // Where it is to serve none that there is, the address of any other may be the one that is meant.
    const cards = served.length > 0 ? served : ownCards(system)
    // A card that asks another server for its address may get any.
    if (cards.length === 0 || cards.some(({ address }) => address === undefined)) return
    const known = new Set(cards.flatMap(({ address }) => addressOf(address ?? '') ?? []))
    const has = cards.map(({ addressPlace, name, address }) =>
      other(addressPlace(), `${name} has ${address}`),
    )
    for (const { node } of dhcp.parameters) {
      if (node.name !== 'next-server') continue
      const addresses = lookUp(system, plain(node.value))
      if (addresses.length === 0 || addresses.some(address => known.has(address))) continue
      yield {
        message: `next-server ${node.value} is the address of no interface that the DHCP server serves`,
        places: [dhcp.place(node, 'value'), ...has],
      }
    }
  },
}

const interfaceNotConfigured: Rule = {
  id: 'dhcp/interface-not-configured',
  severity: 'error',
  title: 'INTERFACESv4 names an interface that is not configured',
  why: 'dhcpd does not start when an interface that it is to serve is not there or has no address.',
  hint: 'Name the interface as /etc/network/interfaces does, or configure it there.',
  *check({ dhcp, master: { cards } }) {
    if (dhcp?.interfaces === undefined || cards === undefined) return
    const there = cards.cards.filter(({ method }) => method !== 'loopback')
    // Where ifupdown has no card at all, something else configures them.
    for (const name of there.length === 0 ? [] : servedInterfaces(dhcp)) {
      if (cards.names.has(name)) continue
      yield {
        message: `the DHCP server is to serve ${name}, which /etc/network/interfaces does not configure`,
        places: [
          dhcp.interfaces.place,
          ...there.map(card => other(card.place(), `${card.name} is configured here`)),
        ],
      }
    }
  },
}

const interfaceWithoutSubnet: Rule = {
  id: 'dhcp/interface-without-subnet',
  severity: 'error',
  title: 'A served interface is in no declared subnet',
  why: 'dhcpd does not serve an interface whose network it has no subnet for, and does not start if it has no other.',
  hint: 'Declare the subnet of the interface, or take the interface out of INTERFACESv4.',
  *check(system) {
    const { dhcp } = system
    if (dhcp?.interfaces === undefined) return
    for (const { name, address, addressPlace } of servedCards(system, dhcp)) {
      const number = addressOf(address ?? '')
      if (number === undefined || dhcp.subnetOf(number) !== undefined) continue
      yield {
        message: `the DHCP server is to serve ${name}, and no subnet holds its address ${address}`,
        places: [dhcp.interfaces.place, other(addressPlace(), `${name} has ${address}`)],
      }
    }
  },
}

const netmaskDiffers: Rule = {
  id: 'dhcp/netmask-differs',
  severity: 'warning',
  title: 'A subnet and the interface on it differ in their netmask',
  why: 'Machines on one wire that take different addresses for their own network do not reach each other.',
  hint: 'Give both the same length.',
  *check(system) {
    const { dhcp } = system
    if (dhcp === undefined) return
    for (const { name, address, network, addressPlace } of servedCards(system, dhcp)) {
      const number = addressOf(address ?? '')
      const subnet = number === undefined ? undefined : dhcp.subnetOf(number)
      if (network === undefined || subnet === undefined || network.prefix === subnet.prefix) continue
      yield {
        message: `the subnet is ${subnet.text}, and ${name} of the master is in ${network.text}`,
        places: [dhcp.place(subnet.node, 'netmask'), other(addressPlace(), `${name} has ${address}`)],
      }
    }
  },
}

/** Subnets that somebody gets an address of: what is said for others is said to nobody. */
function usedSubnets(dhcp: Dhcp): ReadonlySet<unknown> {
  const used = new Set<unknown>()
  for (const { first } of dhcp.ranges) used.add(dhcp.subnetOf(first)?.node)
  for (const { addresses } of dhcp.hosts)
    for (const { number } of addresses) used.add(dhcp.subnetOf(number)?.node)
  return used
}

/** The options of a name that hold for a subnet as a whole: its own, or else those of what it stands in. */
function* inSubnets(dhcp: Dhcp, name: string): Generator<readonly [Dhcp['subnets'][number], OptionOf]> {
  const used = usedSubnets(dhcp)
  for (const subnet of dhcp.subnets) {
    if (!used.has(subnet.node)) continue
    for (
      let scope: typeof subnet.scope | undefined = subnet.scope;
      scope !== undefined;
      scope = scope.above
    ) {
      const option = scope.children.findLast(node => node.type === 'option' && node.name === name)
      if (option?.type !== 'option') continue
      yield [subnet, option]
      break
    }
  }
}
type OptionOf = Dhcp['options'][number]['node']

const routerOutside: Rule = {
  id: 'dhcp/router-outside',
  severity: 'error',
  title: 'A router is outside the subnet that it is for',
  why: 'A machine reaches its router without a router: one of another network it cannot use, and refuses or ignores it.',
  hint: 'Write the address that the router has on this subnet.',
  *check({ dhcp }) {
    if (dhcp === undefined) return
    // Networks that share a wire may share a router.
    const shared = new Map<unknown, DhcpSubnet[]>()
    for (const subnet of dhcp.subnets) {
      const around = subnet.scope.above?.node
      if (around?.type !== 'sharedNetwork') continue
      const group = shared.get(around)
      if (group === undefined) shared.set(around, [subnet])
      else group.push(subnet)
    }
    for (const [subnet, option] of inSubnets(dhcp, 'routers')) {
      const near = shared.get(subnet.scope.above?.node) ?? []
      for (const [item, router] of option.data.entries()) {
        if (addressOf(router) === undefined) continue
        if ([subnet, ...near].some(network => holds(network, router))) continue
        yield {
          message: `the router ${router} is not in the subnet ${subnet.text}`,
          places: [dhcp.place(option, 'data', item), other(subnet.place(), `the subnet ${subnet.text}`)],
        }
      }
    }
  },
}

const broadcastAddress: Rule = {
  id: 'dhcp/broadcast-address',
  severity: 'error',
  title: 'The broadcast address is not that of the subnet',
  why: 'What machines then send to all of their network reaches nobody, or a single machine.',
  hint: 'Write the last address of the subnet, or leave the option out: machines know it from their netmask.',
  *check({ dhcp }): Iterable<Found> {
    if (dhcp === undefined) return
    for (const [subnet, option] of inSubnets(dhcp, 'broadcast-address')) {
      const [address = ''] = option.data
      const number = addressOf(address)
      if (number === undefined || number === subnet.last || number === 2 ** 32 - 1) continue
      yield {
        message: `the broadcast address of ${subnet.text} is ${subnet.broadcast} and not ${address}`,
        places: [dhcp.place(option, 'data'), other(subnet.place(), `the subnet ${subnet.text}`)],
        hint: `Write ${subnet.broadcast}, or leave the option out: machines know it from their netmask.`,
      }
    }
  },
}

export const serverRules: readonly Rule[] = [
  nextServer,
  interfaceNotConfigured,
  interfaceWithoutSubnet,
  netmaskDiffers,
  routerOutside,
  broadcastAddress,
]
