import type { DhcpRange } from '../check/dhcp.ts'
import type { Membership } from './memberships.ts'

/**
 * Whether a machine may have an address of a range, by the permit lists of its pool (permitted of dhcp.c): all are
 * let in unless some are named, and none that is refused.
 */
export function isPermitted(
  { scope }: Pick<DhcpRange, 'scope'>,
  known: boolean,
  memberships: readonly Membership[],
): boolean {
  if (scope.node.type !== 'pool') return true
  const subjects = (type: 'allow' | 'deny'): string[] =>
    scope.children.flatMap(node => (node.type === type ? [node.subject] : []))
  const names = (subject: string): boolean => isNamed(subject, known, memberships)
  const allowed = subjects('allow')
  return (allowed.length === 0 || allowed.some(names)) && !subjects('deny').some(names)
}

/** Who sends nothing but what a firmware does is not authenticated, and speaks DHCP. */
function isNamed(subject: string, known: boolean, memberships: readonly Membership[]): boolean {
  const [, name] = /^members of "(.*)"$/is.exec(subject) ?? []
  if (name !== undefined) return memberships.some(member => member.name === name)
  switch (subject.toLowerCase().replace(/[- ]clients$/, '')) {
    case 'known':
      return known
    case 'unknown':
      return !known
    case 'all':
    case 'unauthenticated':
      return true
    default:
      return false
  }
}
