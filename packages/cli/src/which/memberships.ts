import type * as dhcpd from '@cluster-configs/dhcpd'
import type { Dhcp, Scope } from '../check/dhcp.ts'
import { dataOf, holds, type Asking } from './expression.ts'

/** A class that a machine is in. */
export interface Membership {
  /** As pools name it. */
  readonly name: string
  /** The class itself, or one of its subclasses. */
  readonly scope: Scope
}

/**
 * The classes that a machine is in, in the order of the file (check_collection of class.c).
 * @param undecided told each condition that could not be decided
 */
export function membershipsOf(
  { classes, subclasses }: Pick<Dhcp, 'classes' | 'subclasses'>,
  asking: Asking,
  undecided: (condition: string) => void,
): readonly Membership[] {
  // dhcpd looks for classes before it looks for a host (dhcp of dhcp.c), so that no machine is known then.
  const stranger = { ...asking, known: false }
  return classes.flatMap(({ node, scope: above }): Membership[] => {
    const { name } = node
    const scope = { node, above, children: node.children }
    const [condition, submatch, spawn] = matchesOf(node)
    if (condition !== undefined) {
      const is = holds(condition, stranger)
      if (is === undefined) undecided(condition)
      if (is !== true) return []
      if (submatch === undefined && spawn === undefined) return [{ name, scope }]
    }
    const code = submatch ?? spawn
    const data = code === undefined ? undefined : dataOf(code, stranger)
    if (code !== undefined && data === undefined) undecided(code)
    if (data === undefined || data.value === undefined || data.value === '') return []
    const subclass = subclasses.find(
      ({ node }) => node.name === name && dataOf(node.data, stranger)?.value === data.value,
    )
    // A subclass has the statements of its class, too, wherever it stands itself.
    if (subclass !== undefined)
      return [{ name, scope: { node: subclass.node, above: scope, children: subclass.node.children ?? [] } }]
    return spawn === undefined ? [] : [{ name, scope }]
  })
}

/** The condition of a class, what its subclasses are told by, and what they are made by; code, each if there is one. */
function matchesOf({ children }: dhcpd.Class): readonly (string | undefined)[] {
  const words = (keyword: string): string[] =>
    children.flatMap(child =>
      child.type === 'statement' && child.keyword.toLowerCase() === keyword ? [child.words ?? ''] : [],
    )
  const matches = words('match')
  const condition = matches.find(text => IF.test(text))?.replace(IF, '')
  const submatch = matches.find(text => !IF.test(text))
  const spawn = words('spawn').find(text => WITH.test(text))
  return [condition, submatch, spawn?.replace(WITH, '')]
}

const IF = /^if\b\s*/i
const WITH = /^with\b\s*/i
