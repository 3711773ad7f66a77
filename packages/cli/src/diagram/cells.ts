import { numberOf } from '../address.ts'
import type { Node } from '../cluster.ts'

/** A small box with a name and what belongs to it: a node, consecutive nodes, or a service. */
export interface Cell {
  readonly name: string
  readonly lines: readonly string[]
}

/** So many alike nodes are always shown one by one, with their MAC addresses. */
const FEW = 12

/** The cells of nodes that are alike: one by one, or one for those that are numbered and addressed in a row. */
export function cellsOf(nodes: readonly Node[], oneByOne: boolean): readonly Cell[] {
  if (nodes.length > FEW && !oneByOne) return runsOf(nodes).map(runCell)
  return nodes.map(({ name, address, mac }) => {
    return { name, lines: nodes.length > FEW ? [address] : [address, mac] }
  })
}

/** A first node, a last one, and how many they are with those between. */
interface Run {
  readonly first: Node
  readonly last: Node
  readonly count: number
}

function runsOf(nodes: readonly Node[]): readonly Run[] {
  const runs: Run[] = []
  for (const node of nodes) {
    const before = runs.at(-1)
    if (before !== undefined && follows(before.last, node)) {
      runs[runs.length - 1] = { ...before, last: node, count: before.count + 1 }
    } else runs.push({ first: node, last: node, count: 1 })
  }
  return runs
}

function runCell({ first, last, count }: Run): Cell {
  if (count === 1) return { name: first.name, lines: [first.address] }
  return {
    name: `${first.name} – ${last.name}`,
    lines: [`${first.address} – ${last.address}`, `${count} nodes`],
  }
}

function follows(before: Node, node: Node): boolean {
  return follower(before.name) === node.name && numberOf(before.address) + 1 === numberOf(node.address)
}

/** The name with the next number at its end, as wide as that before: `c10` for `c09`. */
function follower(name: string): string | undefined {
  const digits = /\d{1,15}$/.exec(name)?.[0]
  if (digits === undefined) return undefined
  return name.slice(0, -digits.length) + String(Number(digits) + 1).padStart(digits.length, '0')
}
