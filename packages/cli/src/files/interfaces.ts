import {
  auto,
  blank,
  comment,
  document,
  iface,
  option,
  parse,
  serialize,
  type Option,
  type Stanza,
} from '@cluster-configs/interfaces'
import type { Card } from '../cards.ts'
import type { Cluster, Node } from '../cluster.ts'
import { bootInterface } from '../hardware.ts'
import { added } from './added.ts'
import { NOTICE } from './notice.ts'

/** interfaces(5) of the master: every card of the inventory, up from the start. */
export function masterInterfaces({ master, extra }: Cluster): string {
  return serialize(
    document([
      ...beginning(),
      ...master.cards.flatMap(card => [blank(), ...stanzas(card, ownWay(card))]),
      ...added(extra.interfaces, parse),
    ]),
  )
}

/**
 * interfaces(5) of a node. The kernel has configured the card when it mounted the root over it; ifupdown taking
 * the card down would take the root along.
 */
export function nodeInterfaces({ mac, cards, extra }: Pick<Node, 'mac' | 'cards' | 'extra'>): string {
  return serialize(
    document([
      ...beginning(),
      blank(),
      comment('The root file system is mounted over this card: ifupdown must leave it alone.'),
      iface(bootInterface(mac), 'inet', 'manual'),
      ...cards.flatMap(card => [blank(), ...stanzas(card)]),
      ...added(extra.interfaces, parse),
    ]),
  )
}

function beginning(): Stanza[] {
  return [comment(NOTICE), auto(['lo']), iface('lo', 'inet', 'loopback')]
}

/** On a served network the router is for the nodes: the master's own way out is its other card. */
function ownWay({ network }: Card): Option[] {
  if (network === undefined || network.service !== undefined) return []
  const { router, dns, search } = network
  return [
    ...(router === undefined ? [] : [option('gateway', router)]),
    ...(dns.length === 0 ? [] : [option('dns-nameservers', dns.join(' '))]),
    ...(search.length === 0 ? [] : [option('dns-search', search.join(' '))]),
  ]
}

/** A stanza for the interface and its first address, and one for each further address. */
function stanzas(card: Card, way: readonly Option[] = []): Stanza[] {
  const { name, method, addresses } = card
  const [first, ...others] = addresses
  return [
    auto([name]),
    iface(name, 'inet', method, [
      ...(first === undefined ? [] : [option('address', first), ...way]),
      ...making(card),
      ...card.routes.map(({ to, via }) => option('up', `ip route add ${to} via ${via} dev ${name}`)),
    ]),
    ...others.map(address => iface(name, 'inet', 'static', [option('address', address)])),
  ]
}

/** What the packages vlan, ifenslave and bridge-utils read. */
function making({ mtu, vlan, bond, bridge }: Card): Option[] {
  return [
    ...(mtu === undefined ? [] : [option('mtu', String(mtu))]),
    ...(vlan === undefined ? [] : [option('vlan-raw-device', vlan.on)]),
    ...(bond === undefined
      ? []
      : [
          option('bond-slaves', bond.of.join(' ')),
          option('bond-mode', bond.mode),
          // Milliseconds between looks at the cables: without it no broken one is noticed.
          option('bond-miimon', '100'),
        ]),
    ...(bridge === undefined
      ? []
      : [
          option('bridge_ports', bridge.of.join(' ')),
          option('bridge_stp', bridge.stp ? 'on' : 'off'),
          // Seconds before it forwards: they are wasted where nothing looks for loops.
          ...(bridge.stp ? [] : [option('bridge_fd', '0')]),
        ]),
  ]
}
