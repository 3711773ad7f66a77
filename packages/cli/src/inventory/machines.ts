import { bootInterface } from '../hardware.ts'
import { lastWord, layersOf, settler } from './profiles.ts'
import type { Path } from './source.ts'
import type { Inventory, InventoryInterface } from './types.ts'

/** The master or a node, with the interfaces that it comes to have. */
export interface Machine {
  /** Undefined for the master. */
  readonly node: string | undefined
  /** The card that a node boots over, which is not among its interfaces. */
  readonly boot: string | undefined
  readonly interfaces: Readonly<Record<string, InventoryInterface>>
  /** Where a field of an interface is said, or the interface itself. */
  readonly placeOf: (name: string, ...field: Path) => Path
}

/** The master, then the nodes. */
export function machinesOf(inventory: Inventory): readonly Machine[] {
  const settle = settler(inventory)
  const master: Machine = {
    node: undefined,
    boot: undefined,
    interfaces: inventory.master.interfaces,
    placeOf: (name, ...field) => ['master', 'interfaces', name, ...field],
  }
  const nodes = Object.entries(inventory.nodes).map(([node, { mac }]): Machine => {
    const { interfaces } = settle(node)
    return {
      node,
      boot: bootInterface(mac),
      interfaces,
      placeOf: (name, ...field) => saidAt(inventory, node, ['interfaces', name, ...field]),
    }
  })
  return [master, ...nodes]
}

/** Each interface of the machines, and where it is said. */
export function* interfacesOf(
  machines: readonly Machine[],
): Generator<{ readonly card: InventoryInterface; readonly path: Path }> {
  for (const { node, interfaces } of machines) {
    const path = node === undefined ? ['master'] : ['nodes', node]
    for (const [name, card] of Object.entries(interfaces)) yield { card, path: [...path, 'interfaces', name] }
  }
}

/** Where the last word on a node's setting is said: by itself, or by the profile above all others. */
export function saidAt(inventory: Inventory, node: string, path: Path): Path {
  const layer = lastWord(layersOf(inventory, node), path)
  return [...(layer?.path ?? ['nodes', node]), ...path]
}
