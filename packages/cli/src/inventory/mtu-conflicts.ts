import type { Complaint } from './complaint.ts'
import type { Machine } from './machines.ts'
import type { Inventory, InventoryInterface } from './types.ts'

/** What a card of Ethernet has if nobody says otherwise. */
const USUAL = 1500

/**
 * Packets that an interface sends and what it lies on does not carry: the kernel refuses such a VLAN, so that ifup fails,
 * and a bridge drops them. A bond hands its MTU on to its cards.
 */
export function* mtuConflicts(machine: Machine, { networks }: Inventory): Generator<Complaint> {
  const mtus = new Mtus(machine, networks)
  for (const [name, { vlan, bridge }] of Object.entries(machine.interfaces)) {
    const parts = vlan === undefined ? (bridge?.of ?? []) : [vlan.on]
    const mtu = parts.length === 0 ? undefined : mtus.of(name)
    for (const part of parts) {
      const under = mtus.of(part)
      if (mtu === undefined || under === undefined || mtu <= under) continue
      yield {
        path: machine.placeOf(name),
        reason: `has an MTU of ${mtu}, and ${part} under it of ${under}: give ${part} "mtu": ${mtu}, too`,
        ...(Object.hasOwn(machine.interfaces, part) ? { other: machine.placeOf(part) } : {}),
      }
    }
  }
}

class Mtus {
  readonly #machine: Machine
  readonly #networks: Inventory['networks']
  /** What is asked for: interfaces may lie on each other in a circle. */
  readonly #open = new Set<string>()

  constructor(machine: Machine, networks: Inventory['networks']) {
    this.#machine = machine
    this.#networks = networks
  }

  /** Bytes; undefined where DHCP says them. */
  of(name: string): number | undefined {
    const { boot, interfaces } = this.#machine
    if (name === boot) return undefined
    if (this.#open.has(name)) return USUAL
    this.#open.add(name)
    const bond = Object.entries(interfaces).find(([, { bond }]) => bond?.of.includes(name))?.[0]
    const card = Object.hasOwn(interfaces, name) ? interfaces[name] : undefined
    const mtu = bond === undefined ? this.#ofCard(card ?? {}) : this.of(bond)
    this.#open.delete(name)
    return mtu
  }

  #ofCard({ mtu, network, vlan, bridge }: InventoryInterface): number | undefined {
    const known = network !== undefined && Object.hasOwn(this.#networks, network)
    const said = mtu ?? (known ? this.#networks[network]?.mtu : undefined)
    if (said !== undefined) return said
    if (vlan !== undefined) return this.of(vlan.on)
    // A bridge takes the least of its ports.
    return bridge === undefined ? USUAL : Math.min(...bridge.of.map(part => this.of(part) ?? USUAL))
  }
}
