import { numberOf } from '../address.ts'
import type { Card } from '../cards.ts'
import type { Cluster, Network, Node } from '../cluster.ts'
import { BOOT_INTERFACES, bootInterface } from '../hardware.ts'

/** How a machine, or several that are alike, are on a network. */
export interface Link {
  readonly network: Network
  /** The name of the interface; empty if it is not known. */
  readonly card: string
  readonly address: string
  /** What else there is to say of it; empty if nothing. */
  readonly note: string
}

/** The links of the master. */
export function masterLinks({ master, networks }: Cluster): readonly Link[] {
  const links = cardLinks([{ cards: master.cards }]).map((link): Link => {
    const server = link.network.service?.server
    const serving = server?.direct === true && server.interface === link.card
    return serving ? { ...link, note: both('serves DHCP, TFTP and NFS', link.note) } : link
  })
  return inOrder(networks, links)
}

/** The links of nodes that boot from the same network, each interface once for all that have it. */
export function nodeLinks({ networks }: Cluster, nodes: readonly Node[]): readonly Link[] {
  const boot = BOOT_INTERFACES.flatMap((card): Link[] => {
    const own = nodes.filter(({ mac }) => bootInterface(mac) === card)
    const address = span(own.map(({ address }) => address))
    return own.slice(0, 1).map(({ network }) => ({ network, card, address, note: 'boot interface' }))
  })
  return inOrder(networks, [...boot, ...cardLinks(nodes)])
}

function inOrder(networks: readonly Network[], links: readonly Link[]): readonly Link[] {
  return networks.flatMap(network => links.filter(link => link.network === network))
}

function cardLinks(machines: readonly { readonly cards: readonly Card[] }[]): readonly Link[] {
  const links = new Map<
    string,
    { readonly network: Network; readonly cards: Card[]; readonly note: string }
  >()
  for (const { cards } of machines) {
    for (const card of cards) {
      if (card.network === undefined) continue
      const note = madeOf(card, cards)
      const key = JSON.stringify([card.name, card.network.name, note])
      const link = links.get(key) ?? { network: card.network, cards: [], note }
      link.cards.push(card)
      links.set(key, link)
    }
  }
  return [...links.values()].map(({ network, cards, note }) => {
    const some = cards.length < machines.length ? `${cards.length} of ${machines.length}` : ''
    return { network, card: cards[0]?.name ?? '', address: addressOf(cards), note: both(some, note) }
  })
}

/** Two notes as one, of which either may be empty. */
function both(first: string, second: string): string {
  return [first, second].filter(note => note !== '').join(', ')
}

function addressOf(cards: readonly Card[]): string {
  const addresses = cards.flatMap(({ addresses }) => addresses.slice(0, 1)).map(withoutPrefix)
  if (addresses.length > 0) return span(addresses)
  return cards.some(({ method }) => method === 'dhcp') ? 'by DHCP' : 'no address'
}

/** What an interface is made of, as far as cards go, and its further addresses. */
function madeOf(card: Card, all: readonly Card[]): string {
  const further = card.addresses.slice(1).map(address => `also ${address}`)
  return [...substance(card, all), ...further].join(', ')
}

function substance({ vlan, bond, bridge }: Card, all: readonly Card[]): readonly string[] {
  const below = (name: string): readonly string[] => {
    const card = all.find(other => other.name === name)
    return card === undefined ? [] : substance(card, all)
  }
  if (vlan !== undefined) return [`VLAN ${vlan.id} on ${vlan.on}`, ...below(vlan.on)]
  if (bond !== undefined) return [`bond of ${bond.of.join(' and ')}`, ...bond.of.flatMap(below)]
  if (bridge !== undefined) return [`bridge of ${bridge.of.join(' and ')}`, ...bridge.of.flatMap(below)]
  return []
}

/** Addresses as one, or from the first to the last: with a dash if none between is missing. */
function span(addresses: readonly string[]): string {
  const sorted = addresses.toSorted((left, right) => numberOf(left) - numberOf(right))
  const [first, last] = [sorted[0] ?? '', sorted.at(-1) ?? '']
  if (first === last) return first
  const complete = numberOf(last) - numberOf(first) === new Set(sorted).size - 1
  return `${first} ${complete ? '–' : '…'} ${last}`
}

function withoutPrefix(address: string): string {
  return address.replace(/\/.*/, '')
}
