import { dotted } from './complaint.ts'
import { ADDING_UP, layersOf, settler, type Layer } from './profiles.ts'
import { valueAt, type Path } from './source.ts'
import type { Inventory } from './types.ts'

/** One setting of a node, and whose word it is. */
export interface Explained {
  /** Such as `boot.timeout`. */
  readonly name: string
  readonly value: unknown
  /** `built in`, `profile NAME` or `node`. */
  readonly origin: string
  /** Where it stands in the inventory; undefined for what is built in. */
  readonly path: Path | undefined
}

/**
 * Every setting of a node and whose word it is, what it has for itself first. Each item of a list that adds up is one.
 * @throws RangeError if the inventory has no such node
 */
export function explain(inventory: Inventory, node: string): readonly Explained[] {
  const own = Object.hasOwn(inventory.nodes, node) ? inventory.nodes[node] : undefined
  if (own === undefined) throw new RangeError(`there is no node ${node}`)
  return [...explained({ ...own, ...settler(inventory)(node) }, [], layersOf(inventory, node))]
}

function* explained(value: unknown, path: Path, layers: readonly Layer[]): Generator<Explained> {
  const name = dotted(path)
  if (Array.isArray(value) && ADDING_UP.has(name)) {
    for (const item of value) yield firstWord(name, item, path, layers)
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [field, inner] of Object.entries(value)) yield* explained(inner, [...path, field], layers)
  } else if (value !== undefined) {
    const last = layers.findLast(({ settings }) => valueAt(settings, path) !== undefined)
    yield { name, value, ...placed(last, path) }
  }
}

/** An item of a list that adds up is due to whoever named it first. */
function firstWord(name: string, value: unknown, path: Path, layers: readonly Layer[]): Explained {
  for (const layer of layers) {
    const list = valueAt(layer.settings, path)
    const index = Array.isArray(list) ? list.indexOf(value) : -1
    if (index >= 0) return { name, value, ...placed(layer, [...path, index]) }
  }
  return { name, value, ...placed(undefined, path) }
}

function placed(layer: Layer | undefined, path: Path): Pick<Explained, 'origin' | 'path'> {
  return {
    origin: layer?.name ?? 'built in',
    path: layer?.path === undefined ? undefined : [...layer.path, ...path],
  }
}
