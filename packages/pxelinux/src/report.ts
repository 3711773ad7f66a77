import { within, type Problem } from '@cluster-configs/syntax'
import type { Node } from './ast.ts'
import type { Rule } from './rules.ts'

/** What is found in a document, each fault of a line once, even if several labels share the line. */
export class Report {
  readonly #found = new Map<Node, Problem<Node>[]>()

  /** PXELINUX cannot boot what this says; `item` is the word of a value. */
  error(rule: Rule, node: Node, field: string | undefined, message: string, item?: number): void {
    this.#add({ rule, severity: 'error', node, ...within(field, item), message })
  }

  /** PXELINUX reads this otherwise than a person would. */
  warning(rule: Rule, node: Node, field: string | undefined, message: string, item?: number): void {
    this.#add({ rule, severity: 'warning', node, ...within(field, item), message })
  }

  #add(problem: Problem<Node>): void {
    const others = this.#found.get(problem.node)
    if (others === undefined) this.#found.set(problem.node, [problem])
    else if (!others.some(({ rule }) => rule === problem.rule)) others.push(problem)
  }

  /** All of it in the order of the nodes. */
  inOrder(nodes: Iterable<Node>): readonly Problem<Node>[] {
    if (this.#found.size === 0) return []
    const ordered: Problem<Node>[] = []
    for (const node of nodes) ordered.push(...(this.#found.get(node) ?? []))
    return ordered
  }
}
