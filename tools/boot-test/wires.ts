import type { Card, Cluster, Node } from 'gen-cluster-configs'

/** The two switches of a cluster, by their sockets. */
export interface Wires {
  /** The boot network. */
  readonly boot: string
  /** What cards are plugged in that carry other interfaces: bonds, bridges, virtual networks. */
  readonly data: string
}

/** A card at the switch whose socket is at `path`, for QEMU, that a machine boots over. */
export function card(path: string, mac: string): readonly string[] {
  return netdev('boot', wire('boot', path), `mac=${mac},bootindex=1`)
}

/** The cards that a node has beside the one that it boots over. */
export function moreCards({ mac, cards }: Node, wires: Wires): readonly string[] {
  return physical(cards).flatMap((name, at) => {
    // No two nodes have the same: the end is that of the card of the inventory.
    const own = `mac=06:${at.toString(16).padStart(2, '0')}:${mac.slice(6)}`
    return netdev(`card${at}`, place(cards, name, `card${at}`, wires), own)
  })
}

/** All cards of the master, in the order of `masterNames`. */
export function masterCards(cluster: Cluster, wires: Wires): readonly string[] {
  const { boot, cards } = cluster.master
  return masterNames(cluster).flatMap((name, at) => {
    const id = `card${at}`
    const where = name === boot.interface ? wire(id, wires.boot) : place(cards, name, id, wires)
    return netdev(id, where, `mac=${masterMac(cluster, at)}`)
  })
}

/** The kernel names of the master's cards. */
export function masterNames({ master }: Cluster): readonly string[] {
  return physical(master.cards)
}

/** The Ethernet address of the master's card: the inventory's on the boot network, otherwise one of QEMU's own. */
export function masterMac(cluster: Cluster, at: number): string {
  const { boot } = cluster.master
  const own = masterNames(cluster)[at] === boot.interface ? boot.mac : undefined
  return own ?? `52:54:00:00:00:${(at + 16).toString(16)}`
}

/** The cards among interfaces, and those that the others are made of. */
function physical(cards: readonly Card[]): readonly string[] {
  const made = new Set(cards.filter(isMade).map(({ name }) => name))
  const names = cards.flatMap(({ name, bond, bridge, vlan }) => [
    ...(bond?.of ?? []),
    ...(bridge?.of ?? []),
    ...(vlan === undefined ? [] : [vlan.on]),
    name,
  ])
  const all = [...new Set(names)].filter(name => !made.has(name))
  return all.toSorted((left, right) => left.localeCompare(right, 'en', { numeric: true }))
}

function isMade({ bond, bridge, vlan }: Card): boolean {
  return bond !== undefined || bridge !== undefined || vlan !== undefined
}

/** What a card is plugged into: for one with an address of its own the outside world, which answers DHCP and lets nothing out. */
function place(cards: readonly Card[], name: string, id: string, wires: Wires): string {
  const subnet = cards.find(card => card.name === name)?.network?.subnet
  return subnet === undefined
    ? wire(id, wires.data)
    : `user,id=${id},restrict=on,net=${subnet.network}/${subnet.prefix}`
}

/** A bond of 802.3ad takes no card that does not know its speed. */
const SPEED = 'speed=10000,duplex=full'

function netdev(id: string, where: string, ...options: readonly string[]): readonly string[] {
  return ['-netdev', where, '-device', [`virtio-net-pci,netdev=${id}`, SPEED, ...options].join(',')]
}

function wire(id: string, path: string): string {
  return `stream,id=${id},server=off,addr.type=unix,addr.path=${path}`
}
