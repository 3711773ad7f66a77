import type { Dhcp, DhcpHost, DhcpRange, DhcpSubnet, Scope } from '../check/dhcp.ts'
import type { Membership } from './memberships.ts'

/** Where a machine is, as far as it matters for what dhcpd tells it. */
export interface Located {
  readonly subnet: DhcpSubnet | undefined
  /** That of its address; undefined if the address is its host's own. */
  readonly range: DhcpRange | undefined
  readonly memberships: readonly Membership[]
  readonly host: DhcpHost | undefined
}

/**
 * The blocks whose statements hold for a machine, in dhcpd's order (ack_lease of dhcp.c): from the file inwards to the
 * subnet, the pool, the classes, what the host stands in, and the host itself. What comes later replaces what came before.
 */
export function* scopes(
  { document }: Pick<Dhcp, 'document'>,
  { subnet, range, memberships, host }: Located,
): Generator<Scope> {
  yield { node: document, above: undefined, children: document.children }
  const network = chain(subnet?.scope)
  yield* beyond([], subnet?.scope)
  yield* beyond(network, range?.scope)
  const before = chain(range?.scope ?? subnet?.scope)
  // Of two classes that a machine is in, the first is executed last.
  for (const { scope } of memberships.toReversed()) yield* beyond(before, scope)
  yield* beyond(before, host?.scope)
}

/** What a scope stands in, and itself, from the outermost on, but for the file and what is in a chain before. */
function beyond(before: readonly Scope[], scope: Scope | undefined): readonly Scope[] {
  return chain(scope).filter(
    ({ node, above }) => above !== undefined && !before.some(other => other.node === node),
  )
}

/** A scope and all around it, the outermost first. */
function chain(scope: Scope | undefined): readonly Scope[] {
  return scope === undefined ? [] : [...chain(scope.above), scope]
}
