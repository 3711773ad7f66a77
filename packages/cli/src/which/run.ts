import type * as dhcpd from '@cluster-configs/dhcpd'
import { plain, type Dhcp, type Scope } from '../check/dhcp.ts'
import type { Place } from '../check/place.ts'
import { holds, type Asking } from './expression.ts'

/** Something that is said in a file. */
export interface Given {
  readonly value: string
  readonly place: Place
}

/** Runs statements as dhcpd does for one request. */
export class Run {
  /** Parameters by name, options by `option` and theirs, what is allowed by `allow` and whom. */
  readonly set: Map<string, Given> = new Map()
  readonly undecided: string[] = []
  readonly #dhcp: Dhcp
  readonly #asking: Asking

  constructor(dhcp: Dhcp, asking: Asking) {
    this.#dhcp = dhcp
    this.#asking = asking
  }

  all(scopes: Iterable<Scope>): void {
    for (const { node, children } of scopes) this.#statements(children, node.type === 'pool')
  }

  /** Whether something is allowed that is unless it is said not to be, such as `booting`. */
  allows(subject: string): boolean {
    return this.set.get(`allow ${subject}`)?.value !== 'false'
  }

  /** @param permits whether `allow` and `deny` name who may have an address here, and set nothing */
  #statements(nodes: readonly dhcpd.Node[], permits: boolean): void {
    for (const node of nodes) {
      if (node.type === 'conditional') this.#conditional(node)
      else if (node.type === 'parameter')
        this.set.set(node.name, { value: plain(node.value), place: this.#dhcp.place(node, 'value') })
      else if (node.type === 'option') this.#option(node)
      else if (node.type === 'optionExpression')
        this.set.set(`option ${node.name}`, { value: node.expression, place: this.#dhcp.place(node) })
      else if ((node.type === 'allow' || node.type === 'deny' || node.type === 'ignore') && !permits)
        this.set.set(`allow ${node.subject.toLowerCase().replace(/ clients$/, '-clients')}`, {
          value: String(node.type === 'allow'),
          place: this.#dhcp.place(node, 'subject'),
        })
    }
  }

  #option(node: dhcpd.Option): void {
    const key = `option ${node.name}`
    if (node.operation === 'default' && this.set.has(key)) return
    this.set.set(key, { value: node.data.map(plain).join(', '), place: this.#dhcp.place(node, 'data') })
  }

  #conditional({ children }: dhcpd.Conditional): void {
    for (const branch of children) {
      if (branch.type === 'otherwise') return this.#statements(branch.children, false)
      if (this.#holds(branch.condition)) return this.#statements(branch.children, false)
    }
  }

  #holds(condition: string): boolean {
    const value = holds(condition, this.#asking)
    if (value === undefined) this.undecided.push(condition.trim())
    return value === true
  }
}
