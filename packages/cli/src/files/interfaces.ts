import {
  auto,
  blank,
  comment,
  document,
  iface,
  option,
  serialize,
  type Stanza,
} from '@cluster-configs/interfaces'
import type { Cluster, Interface } from '../cluster.ts'
import { NOTICE } from './notice.ts'

/** interfaces(5) of the master: every card of the inventory, up from the start. */
export function masterInterfaces({ master }: Cluster): string {
  return serialize(
    document([...beginning(), ...master.interfaces.flatMap(card => [blank(), ...stanza(card)])]),
  )
}

/**
 * interfaces(5) of a node. The kernel has configured the card when it mounted the root over it; ifupdown taking
 * the card down would take the root along.
 */
export function nodeInterfaces(): string {
  return serialize(
    document([
      ...beginning(),
      blank(),
      comment('The root file system is mounted over this card: ifupdown must leave it alone.'),
      iface(BOOT_INTERFACE, 'inet', 'manual'),
    ]),
  )
}

/** What a node's kernel calls its first card with `net.ifnames=0`. */
const BOOT_INTERFACE = 'eth0'

function beginning(): Stanza[] {
  return [comment(NOTICE), auto(['lo']), iface('lo', 'inet', 'loopback')]
}

function stanza({ name, network, address }: Interface): Stanza[] {
  if (address === undefined) return [auto([name]), iface(name, 'inet', 'dhcp')]
  const { subnet, router, dns, service } = network
  const options = [option('address', `${address}/${subnet.prefix}`)]
  // On the boot network the router is for the nodes: the master's own way out is its other card.
  if (service === undefined && router !== undefined) options.push(option('gateway', router))
  if (service === undefined && dns.length > 0) options.push(option('dns-nameservers', dns.join(' ')))
  return [auto([name]), iface(name, 'inet', 'static', options)]
}
