import type { Problem } from '@cluster-configs/syntax'
import type { Node } from './ast.ts'

/** What is found in a document, each fault of a line once, even if several labels share the line. */
export class Report {
  readonly #found: Problem<Node>[] = []
  readonly #said = new Map<Node, Set<string>>()

  /** PXELINUX cannot boot what this says. */
  error(rule: string, node: Node, field: string | undefined, message: string): void {
    this.#add({ rule, severity: 'error', node, ...(field === undefined ? {} : { field }), message })
  }

  /** PXELINUX reads this otherwise than a person would. */
  warning(rule: string, node: Node, field: string | undefined, message: string): void {
    this.#add({ rule, severity: 'warning', node, ...(field === undefined ? {} : { field }), message })
  }

  #add(problem: Problem<Node>): void {
    const said = this.#said.get(problem.node) ?? new Set()
    if (said.has(problem.rule)) return
    this.#said.set(problem.node, said.add(problem.rule))
    this.#found.push(problem)
  }

  /** All of it in the order of the nodes. */
  inOrder(nodes: Iterable<Node>): readonly Problem<Node>[] {
    const places = new Map<Node, number>()
    for (const node of nodes) places.set(node, places.size)
    const place = ({ node }: Problem<Node>) => places.get(node) ?? places.size
    return this.#found.toSorted((left, right) => place(left) - place(right))
  }
}

/** A text as messages show it. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text)
}
