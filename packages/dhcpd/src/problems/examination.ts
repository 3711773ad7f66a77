import { lookalikeAdvice, within, type Problem } from '@cluster-configs/syntax'
import type { Document, Node, Parameter } from '../ast.ts'
import { shown } from '../shown.ts'
import { unquote } from '../string.ts'
import { walk } from '../tree.ts'
import { checkBlock } from './blocks.ts'
import { checkClass, checkSubclass } from './classes.ts'
import { checkGroup, checkPool, checkSharedNetwork, checkSubnet } from './declarations.ts'
import { checkCondition } from './execute.ts'
import { Expressions } from './expression.ts'
import { checkFailoverPeer, checkUse } from './failover.ts'
import { Fault } from './fault.ts'
import { checkHost } from './hosts.ts'
import { Names } from './names.ts'
import { Networks, overlaps, shownRange } from './network.ts'
import { Networks6 } from './network6.ts'
import { checkEnds } from './no-host.ts'
import { checkNuls } from './nul.ts'
import { checkOverridden } from './overridden.ts'
import { Values } from './parameter.ts'
import { checkKey, checkZone } from './parties.ts'
import type { Examination, Place, Protocol } from './place.ts'
import { misplaced } from './scope.ts'
import { checkSharing } from './sharing.ts'
import { checkSimple } from './simple.ts'

/** Goes through a document from its beginning to its end, as dhcpd does, and collects what is wrong with it. */
export class Examiner implements Examination {
  readonly names: Names = new Names()
  readonly values: Values = new Values(this.names, new Expressions(this.names))
  readonly networks: Networks = new Networks()
  readonly networks6: Networks6 = new Networks6()
  readonly ranges: Examination['ranges'] = []
  readonly intervals6: Examination['intervals6'] = { networks: [], ranges: [] }
  omapiKey: Parameter | undefined
  hasInclude = false
  readonly protocol: Protocol
  readonly #found: Problem<Node>[] = []

  constructor(protocol: Protocol) {
    this.protocol = protocol
  }

  of(document: Document): readonly Problem<Node>[] {
    this.examine(document.children, { scope: 'root', isRoot: true })
    checkUse(this)
    this.#checkOmapiKey()
    this.#checkOverlaps()
    checkSharing(this)
    checkEnds(document.children, this)
    checkNuls(document, this)
    return this.#inOrder(document)
  }

  /** dhcpd rejects two leases of one address, warns of networks in another one, and says nothing of prefixes. */
  #checkOverlaps(): void {
    for (const [later, earlier] of overlaps(this.ranges))
      this.error(
        later,
        'lowAddress',
        new Fault('overlapping-ranges', `the range has addresses of ${shownRange(earlier)}, too`),
      )
    for (const [later, earlier] of overlaps(this.intervals6.networks))
      this.warning(
        later,
        'words',
        new Fault('overlapping-subnets', `the subnet6 has addresses of subnet6 ${earlier.words}, too`),
      )
    for (const [later, earlier] of overlaps(this.intervals6.ranges))
      this.warning(
        later,
        'value',
        new Fault(
          'overlapping-ranges',
          `the ${later.name} has addresses of ${earlier.name} ${earlier.value}, too`,
        ),
      )
  }

  #checkOmapiKey(): void {
    const node = this.omapiKey
    if (node === undefined) return
    const name = node.value.startsWith('"') ? unquote(node.value) : node.value
    if (!this.names.keys.has(name))
      this.error(node, 'value', new Fault('unknown-key', `there is no key ${shown(name)}`))
  }

  /** Some problems are known only when all is read. */
  #inOrder(document: Document): readonly Problem<Node>[] {
    const places = new Map<unknown, number>()
    for (const node of walk(document)) places.set(node, places.size)
    return this.#found.toSorted((left, right) => (places.get(left.node) ?? 0) - (places.get(right.node) ?? 0))
  }

  get count(): number {
    return this.#found.length
  }

  attempt(node: Node, field: string | undefined, check: () => void): boolean {
    try {
      check()
      return true
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      this.#tell(error.severity, node, error.field ?? field, error)
      return false
    }
  }

  error(node: Node, field: string | undefined, fault: Fault): void {
    this.#tell('error', node, field, fault)
  }

  warning(node: Node, field: string | undefined, fault: Fault): void {
    this.#tell('warning', node, field, fault)
  }

  #tell(severity: 'error' | 'warning', node: Node, field: string | undefined, fault: Fault): void {
    // What an included file declares is not known here.
    if (this.hasInclude && DECLARED.has(fault.rule)) return
    const advice = severity === 'error' ? lookalikeAdvice(codeOf(node, field)) : undefined
    this.#found.push({
      rule: fault.rule,
      severity,
      node,
      ...within(field, fault.item),
      message: advice === undefined ? fault.message : `${fault.message}; ${advice}`,
    })
  }

  examine(children: readonly Node[], place: Place): void {
    for (const node of children) {
      const wrong = misplaced(node, place.scope)
      if (wrong !== undefined) this.error(node, undefined, wrong)
      else this.#node(node, place)
    }
    checkOverridden(children, this)
  }

  #node(node: Node, place: Place): void {
    switch (node.type) {
      case 'subnet':
        return checkSubnet(node, place, this)
      case 'sharedNetwork':
        return checkSharedNetwork(node, this)
      case 'group':
        return checkGroup(node, place, this)
      case 'pool':
        return checkPool(node, place, this)
      case 'host':
        return checkHost(node, place, this)
      case 'class':
        return checkClass(node, this)
      case 'subclass':
        return checkSubclass(node, this)
      case 'key':
        return checkKey(node, this)
      case 'zone':
        return checkZone(node, this)
      case 'failoverPeer':
        return checkFailoverPeer(node, place, this)
      case 'conditional':
        for (const branch of node.children) {
          if (branch.type === 'branch')
            this.attempt(branch, 'condition', () => checkCondition(branch.condition, this.values))
          this.examine(branch.children, { scope: 'execution' })
        }
        return
      case 'block':
        return checkBlock(node, place, this)
      default:
        return checkSimple(node, place, this)
    }
  }
}

/** Faults that an included file may have set right. */
const DECLARED = new Set(
  'unknown-option unknown-space unknown-class unknown-group unknown-key unknown-peer unused-peer'.split(' '),
)

const STRINGS = /"(?:[^"\\]|\\.)*"/gs
/** Bytes that are no letters are tokens, between which code has blanks. */
const APART = /(?<=[\u0080-\u00ff]) (?=[\u0080-\u00ff])/g

/** What stands in a field, without its strings, in which any character may be meant. */
function codeOf(node: Node, field: string | undefined): string {
  const value: unknown = field === undefined ? undefined : Reflect.get(node, field)
  return [value].flat().join(' ').replace(STRINGS, '').replace(APART, '')
}
