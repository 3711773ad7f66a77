import type { Network } from './cluster.ts'
import { isPart, partsOf } from './inventory/interface-conflicts.ts'
import type { BondMode, InterfaceMethod, InventoryInterface, Route } from './inventory/types.ts'

/** An interface of a machine, with everything filled in. */
export interface Card {
  readonly name: string
  readonly network: Network | undefined
  readonly method: InterfaceMethod
  /** Each with the length of its prefix, the one on its network first. */
  readonly addresses: readonly string[]
  /** Bytes. */
  readonly mtu: number | undefined
  readonly vlan: { readonly on: string; readonly id: number } | undefined
  readonly bond: { readonly of: readonly string[]; readonly mode: BondMode } | undefined
  readonly bridge: { readonly of: readonly string[]; readonly stp: boolean } | undefined
  readonly routes: readonly Route[]
}

/** The interfaces of a machine, each behind those that it is made of, and else in the order of the inventory. */
export function cardsOf(
  interfaces: Readonly<Record<string, InventoryInterface>>,
  networks: readonly Network[],
): readonly Card[] {
  const names = new Set<string>()
  const seen = new Set<string>()
  const add = (name: string): void => {
    const card = Object.hasOwn(interfaces, name) ? interfaces[name] : undefined
    if (card === undefined || seen.has(name)) return
    seen.add(name)
    for (const part of partsOf(card)) add(part)
    names.add(name)
  }
  for (const name of Object.keys(interfaces)) add(name)
  return [...names].map(name => cardOf(name, interfaces, networks))
}

function cardOf(
  name: string,
  interfaces: Readonly<Record<string, InventoryInterface>>,
  networks: readonly Network[],
): Card {
  const {
    network: on,
    method,
    address,
    addresses = [],
    mtu,
    vlan,
    bond,
    bridge,
    routes = [],
  } = interfaces[name] ?? {}
  const network = on === undefined ? undefined : networks.find(({ name }) => name === on)
  if (on !== undefined && network === undefined) throw new RangeError(`there is no network ${on}`)
  const own = address === undefined || network === undefined ? [] : [`${address}/${network.subnet.prefix}`]
  return {
    name,
    network,
    method: method ?? (isPart({ interfaces }, name) ? 'manual' : 'static'),
    addresses: [...own, ...addresses],
    mtu: mtu ?? network?.mtu,
    vlan,
    bond: bond && { of: bond.of, mode: bond.mode ?? 'active-backup' },
    bridge: bridge && { of: bridge.of, stp: bridge.stp ?? false },
    routes,
  }
}

/** The Debian packages that ifupdown needs for interfaces. */
export function packagesFor(cards: readonly Card[]): readonly string[] {
  return [
    ...(cards.some(({ vlan }) => vlan !== undefined) ? ['vlan'] : []),
    ...(cards.some(({ bond }) => bond !== undefined) ? ['ifenslave'] : []),
    ...(cards.some(({ bridge }) => bridge !== undefined) ? ['bridge-utils'] : []),
  ]
}
