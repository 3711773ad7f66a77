import { numberOf } from '../address.ts'
import type { Path } from './source.ts'
import type { InventoryNetwork } from './types.ts'

/** Addresses from a first to a last one, as numbers and as they are written. */
export interface Span {
  readonly first: number
  readonly last: number
  readonly text: readonly [string, string]
  /** Where it stands below its network. */
  readonly path: Path
}

/** The dynamic ranges of a network. */
export function rangesOf({ range, ranges = [] }: InventoryNetwork): readonly Span[] {
  return [
    ...(range === undefined ? [] : [spanOf(range, ['range'])]),
    ...ranges.map((range, index) => spanOf(range, ['ranges', index])),
  ]
}

/** The addresses of a network that no node is given. */
export function reservedOf({ reserved = [] }: InventoryNetwork): readonly Span[] {
  return reserved.map((text, index) => {
    const [first = text, last = first] = text.split('-')
    return spanOf([first, last], ['reserved', index])
  })
}

/** The pool of a network, if it has one. */
export function poolOf({ pool }: InventoryNetwork): readonly Span[] {
  return pool === undefined ? [] : [spanOf(pool, ['pool'])]
}

/** Whether two spans have an address in common. */
export function meet(left: Span, right: Span): boolean {
  return left.first <= right.last && right.first <= left.last
}

/** The span that an address is in. */
export function spanWith(spans: readonly Span[], address: string): Span | undefined {
  const number = numberOf(address)
  return spans.find(({ first, last }) => first <= number && number <= last)
}

function spanOf(text: readonly [string, string], path: Path): Span {
  return { first: numberOf(text[0]), last: numberOf(text[1]), text, path }
}
