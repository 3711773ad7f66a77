import type { Problem } from '@cluster-configs/syntax'
import type {
  Block,
  Class,
  Document,
  FailoverPeer,
  Host,
  Node,
  Option,
  Parameter,
  Range,
  Subclass,
} from './ast.ts'
import { Expressions, readBytes } from './problems/expression.ts'
import { checkWidths, readDefinition } from './problems/definition.ts'
import {
  checkCase,
  checkCondition,
  checkEvents,
  checkStatement,
  readSwitch,
  readVariable,
} from './problems/execute.ts'
import { Fault, shown } from './problems/fault.ts'
import { Names } from './problems/names.ts'
import { networkOf, Networks, overlaps, readRange, shownNetwork, type Interval } from './problems/network.ts'
import { checkNumber } from './problems/number.ts'
import { checkAddresses, isSubstantial, Values } from './problems/parameter.ts'
import { checkKey, checkPeer, checkZone } from './problems/parties.ts'
import { checkFeature, checkPermit } from './problems/permit.ts'
import type { HostState, Network, Place, Report } from './problems/place.ts'
import { Reader } from './problems/reader.ts'
import { unquote } from './string.ts'
import { walk } from './tree.ts'
import { inScope, misplaced } from './problems/scope.ts'

/**
 * What dhcpd rejects in a document beyond its syntax (`error`), and what it warns of (`warning`), in the order of the
 * document. It is judged as a server for IPv4 would (`dhcpd` without `-6`), and without the files that it includes.
 */
export function problems(document: Document): readonly Problem<Node>[] {
  return new Examination().of(document)
}

class Examination implements Report {
  readonly #found: Problem<Node>[] = []
  readonly #names = new Names()
  readonly #values = new Values(this.#names, new Expressions(this.#names))
  readonly #networks = new Networks()
  readonly #ranges: Interval[] = []
  readonly #peers: FailoverPeer[] = []
  #hasInclude = false
  #omapiKey: Parameter | undefined
  #toldOfHosts = false

  of(document: Document): readonly Problem<Node>[] {
    this.#examine(document.children, { scope: 'root', isRoot: true })
    for (const peer of this.#peers)
      if (!this.#names.usedPeers.has(peer.name))
        this.error(
          peer,
          'name',
          new Fault('unused-peer', `no pool refers to the failover peer ${shown(peer.name)}`),
        )
    const key = this.#omapiKey
    const keyName = key?.value.startsWith('"') === true ? unquote(key.value) : key?.value
    if (key !== undefined && keyName !== undefined && !this.#names.keys.has(keyName))
      this.error(key, 'value', new Fault('unknown-key', `there is no key ${shown(keyName)}`))
    for (const [later, earlier] of overlaps(this.#ranges))
      this.error(
        later.node,
        'lowAddress',
        new Fault('overlapping-ranges', `the range has addresses of ${rangeText(earlier.node)}, too`),
      )
    return this.#inOrder(document)
  }

  /** Some problems are known only when all is read. */
  #inOrder(document: Document): readonly Problem<Node>[] {
    const places = new Map<unknown, number>()
    for (const node of walk(document)) places.set(node, places.size)
    return this.#found.toSorted((left, right) => (places.get(left.node) ?? 0) - (places.get(right.node) ?? 0))
  }

  attempt(node: Node, field: string | undefined, check: () => void): boolean {
    try {
      check()
      return true
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      this.#tell(error.severity, node, field, error)
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
    if (this.#hasInclude && fault.rule.startsWith('unknown-') && DECLARED.has(fault.rule)) return
    this.#found.push({
      rule: fault.rule,
      severity,
      node,
      ...(field === undefined ? {} : { field }),
      message: fault.message,
    })
  }

  #examine(children: readonly Node[], place: Place): void {
    for (const [index, node] of children.entries()) {
      const wrong = misplaced(node, place.scope)
      if (wrong !== undefined) this.error(node, undefined, wrong)
      else this.#node(node, place)
      if (place.scope === 'group' && isFlag(node)) this.#checkFlag(node, children, index)
    }
  }

  /** Behind a flag of a group dhcpd goes on without looking for the brace that closes it. */
  #checkFlag(node: Node, children: readonly Node[], index: number): void {
    const rest = children.slice(index + 1).find(child => isSubstantial(child) || child.type === 'ignored')
    if (rest === undefined || isFlag(rest))
      this.error(
        node,
        undefined,
        new Fault('flag-last', 'dhcpd needs another statement behind this one in a group'),
      )
  }

  #node(node: Node, place: Place): void {
    switch (node.type) {
      case 'subnet':
      case 'sharedNetwork':
      case 'group':
      case 'pool':
      case 'host':
      case 'class':
      case 'subclass':
        return this.#declaration(node, place)
      case 'key':
        return checkKey(node, this, this.#names)
      case 'zone':
        return checkZone(node, this, this.#names)
      case 'failoverPeer':
        return this.#failoverPeer(node, place)
      case 'conditional':
        for (const branch of node.children) {
          if (branch.type === 'branch')
            this.attempt(branch, 'condition', () => checkCondition(branch.condition, this.#values))
          this.#examine(branch.children, { scope: 'execution' })
        }
        return
      case 'block':
        return this.#block(node, place)
      default:
        return this.#simple(node, place)
    }
  }

  #declaration(
    node: Extract<
      Node,
      { readonly type: 'subnet' | 'sharedNetwork' | 'group' | 'pool' | 'host' | 'class' | 'subclass' }
    >,
    place: Place,
  ): void {
    switch (node.type) {
      case 'subnet': {
        let network: Network | undefined
        this.attempt(node, 'subnetNumber', () => {
          network = networkOf(node)
        })
        const share = (place.scope === 'sharedNetwork' ? place.share : undefined) ?? {
          subnets: [],
          interface: undefined,
          hasPeer: false,
        }
        if (network !== undefined) this.#compare(node, network)
        // Without its network, what is inside could not be judged.
        if (network !== undefined) this.#examine(node.children, { scope: 'subnet', share, network })
        if (network !== undefined) share.subnets.push(network)
        return
      }
      case 'sharedNetwork': {
        const share = { subnets: [], interface: undefined, hasPeer: false }
        if (node.name === '')
          this.error(node, 'name', new Fault('empty-name', 'the name of a shared network cannot be empty'))
        const before = this.#found.length
        this.#examine(node.children, { scope: 'sharedNetwork', share })
        if (share.subnets.length === 0 && this.#found.length === before)
          this.error(
            node,
            'name',
            new Fault('empty-network', 'the shared network has no subnet; declare its subnets in it'),
          )
        return
      }
      case 'group':
        this.#examine(node.children, {
          ...place,
          scope: 'group',
          share: undefined,
          network: undefined,
          isRoot: false,
        })
        if (node.name !== undefined) this.#names.groups.add(node.name)
        return
      case 'pool': {
        const network = place.scope === 'subnet' ? place.network : undefined
        return this.#pool(node, {
          scope: 'pool',
          share: place.share,
          network,
          pool: { hasPeer: place.share?.hasPeer === true },
        })
      }
      case 'host':
        return this.#host(node, place)
      case 'class':
        this.#class(node)
        return void this.#names.classes.add(node.name)
      case 'subclass':
        return this.#subclass(node)
    }
  }

  /** Warns of another subnet with the same addresses; dhcpd does so, too. */
  #compare(node: Node, network: Network): void {
    const other = this.#networks.add(network)
    if (other !== undefined)
      this.warning(
        node,
        'subnetNumber',
        new Fault('overlapping-subnets', `the subnet has addresses of ${shownNetwork(other)}, too`),
      )
  }

  #pool(node: Node & { readonly type: 'pool' }, place: Place): void {
    let hasDate = false
    for (const child of node.children) {
      if (child.type !== 'allow' && child.type !== 'deny') {
        this.#examine([child], place)
        continue
      }
      this.attempt(child, 'subject', () => {
        if (!checkPermit(new Reader(child.subject), this.#names)) return
        if (hasDate) throw new Fault('second-date', 'a pool can have one "after" alone')
        hasDate = true
      })
    }
    if (!node.children.some(child => child.type === 'range') && !this.#hasInclude)
      this.error(
        node,
        undefined,
        new Fault('empty-pool', 'the pool has no range; write range FIRST LAST; in it'),
      )
  }

  #host(node: Host, place: Place): void {
    if ((place.scope === 'subnet' || place.scope === 'sharedNetwork') && !this.#toldOfHosts) {
      this.#toldOfHosts = true
      this.warning(
        node,
        'name',
        new Fault(
          'host-in-network',
          `a host is global, also where it is declared ${inScope(place.scope)}; declare it outside, in a group if it shares settings`,
        ),
      )
    }
    const host: HostState = { hasHardware: false, hasAddress: false, hasUid: false, hasIdentifier: false }
    this.#examine(node.children, { scope: 'host', host })
    if (node.children.some(child => child.type === 'statement' && child.keyword.toLowerCase() === 'deleted'))
      return void this.#names.hosts.delete(node.name)
    if (this.#names.hosts.has(node.name))
      this.error(node, 'name', new Fault('duplicate-host', `there is a host ${shown(node.name)} already`))
    this.#names.hosts.add(node.name)
  }

  #class(node: Class | Subclass): void {
    let [hasCondition, hasMatch] = [false, false]
    for (const child of node.children ?? []) {
      const keyword = child.type === 'statement' ? child.keyword.toLowerCase() : ''
      if (child.type !== 'statement' || (keyword !== 'match' && keyword !== 'spawn' && keyword !== 'lease')) {
        this.#examine([child], { scope: 'class' })
        continue
      }
      this.attempt(child, 'words', () => {
        const reader = new Reader(child.words ?? '')
        if (keyword === 'lease') return checkLimit(reader)
        if (node.type === 'subclass')
          throw new Fault('wrong-scope', `"${keyword}" is not allowed in a subclass; it belongs in its class`)
        if (keyword === 'match' && reader.takes('if')) {
          if (hasCondition)
            throw new Fault(
              'second-match',
              'a class can have one "match if" alone; join the conditions with "or"',
            )
          hasCondition = true
          this.#values.expressions.expect(reader, 'boolean')
        } else {
          if (keyword === 'spawn') reader.expect('with')
          if (hasMatch) throw new Fault('second-match', 'a class can have one "match" or "spawn with" alone')
          hasMatch = true
          this.#values.expressions.expect(reader, 'data')
        }
        reader.expectEnd()
      })
    }
  }

  #subclass(node: Subclass): void {
    this.attempt(node, 'name', () => {
      if (!this.#names.classes.has(node.name))
        throw new Fault('unknown-class', `there is no class ${shown(node.name)} above`)
    })
    this.attempt(node, 'data', () => {
      const reader = new Reader(node.data)
      if (reader.kind === 'string') reader.take()
      else readBytes(reader)
      reader.expectEnd()
    })
    this.#class(node)
  }

  #failoverPeer(node: FailoverPeer, place: Place): void {
    if (node.children !== undefined) {
      if (place.scope === 'pool')
        return this.error(
          node,
          'name',
          new Fault(
            'wrong-scope',
            'a failover peer is declared outside of any block; in a pool, write failover peer and its name',
          ),
        )
      this.#peers.push(node)
      return checkPeer(node, this, this.#names)
    }
    if (place.scope === 'root')
      return this.error(
        node,
        'name',
        new Fault('wrong-scope', 'a failover peer is referred to in a pool or a shared network'),
      )
    if (place.scope === 'pool' && /^[^"]/.test(node.layout?.spelling?.['name'] ?? '"'))
      this.error(
        node,
        'name',
        new Fault('unquoted-peer', `in a pool the name is in quotation marks: failover peer "${node.name}";`),
      )
    if (!this.#names.peers.has(node.name))
      this.error(
        node,
        'name',
        new Fault('unknown-peer', `there is no failover peer ${shown(node.name)} above`),
      )
    else if (place.scope === 'pool') this.#names.usedPeers.add(node.name)
    const parent = place.scope === 'pool' ? place.pool : place.share
    if (parent !== undefined) parent.hasPeer = true
  }

  #block(node: Block, place: Place): void {
    const keyword = node.keyword.toLowerCase()
    const execution: Place = { scope: 'execution' }
    switch (keyword) {
      case 'on':
        this.attempt(node, 'words', () => {
          const reader = new Reader(node.words ?? '')
          checkEvents(reader)
          reader.expectEnd()
        })
        return this.#examine(node.children, execution)
      case 'switch': {
        let cases: Place['cases'] = 'numeric'
        this.attempt(node, 'words', () => {
          cases = readSwitch(node.words ?? '', this.#values)
        })
        return this.#examine(node.children, { scope: 'execution', cases })
      }
      case 'define':
      case 'set':
        this.attempt(node, 'words', () => checkFunction(new Reader(node.words ?? '')))
        return this.#examine(node.children, { scope: 'execution', cases: place.cases })
      case 'vendor-class':
      case 'user-class':
        this.attempt(node, 'words', () => {
          if (place.scope === 'class' || place.scope === 'execution')
            throw new Fault('wrong-scope', `"${keyword}" is not allowed ${inScope(place.scope)}`)
          const reader = new Reader(node.words ?? '')
          const name = reader.expectString('the name of a class')
          reader.expectEnd()
          if (!this.#names.classes.has(name))
            throw new Fault('unknown-class', `there is no class ${shown(name)} above`)
        })
        return this.#examine(node.children, { scope: 'class' })
      case 'subnet6':
      case 'pool6':
        return this.error(
          node,
          'keyword',
          new Fault(
            'ipv6-only',
            `"${keyword}" is for a server of DHCPv6, which is started with -6 and has a file of its own`,
          ),
        )
      default:
        return this.error(
          node,
          'keyword',
          new Fault(
            'lease-file-only',
            `a block that begins with "${keyword}" does not belong in a configuration`,
          ),
        )
    }
  }

  #simple(node: Node, place: Place): void {
    const values = this.#values
    switch (node.type) {
      case 'include':
        this.#hasInclude = true
        return
      case 'case':
        return void this.attempt(node, node.value === undefined ? undefined : 'value', () => {
          if (place.cases === undefined)
            throw new Fault(
              'wrong-scope',
              `"${node.value === undefined ? 'default' : 'case'}" belongs directly in the block of a switch`,
            )
          if (node.value !== undefined) checkCase(node.value, place.cases, values)
        })
      case 'noFailoverPeer':
        if (place.pool !== undefined) place.pool.hasPeer = false
        return
      case 'option':
        return this.#option(node)
      case 'optionExpression':
        return void this.attempt(node, 'expression', () =>
          values.checkOptionExpression(node.name, node.expression),
        )
      case 'optionDefinition':
        return void this.attempt(node, 'definition', () => {
          const dot = node.name.indexOf('.')
          const space = dot === -1 ? 'dhcp' : node.name.slice(0, dot)
          if (!this.#names.hasSpace(space)) this.#names.formatOf(node.name)
          const format = readDefinition(new Reader(node.definition), this.#names)
          this.#names.defineOption(space, node.name.slice(dot + 1), node.code, format)
        })
      case 'optionSpace':
        this.#names.defineSpace(node.name)
        return void this.attempt(node, 'widths', () => {
          if (node.widths !== undefined) checkWidths(new Reader(node.widths))
        })
      case 'range':
        return void this.attempt(node, 'lowAddress', () => {
          this.#ranges.push({ ...readRange(node, place), node, order: this.#ranges.length })
        })
      case 'hardware':
      case 'fixedAddress':
        return this.#identity(node, place.host)
      case 'allow':
      case 'deny':
      case 'ignore':
        return void this.attempt(node, 'subject', () => checkFeature(new Reader(node.subject)))
      case 'parameter':
        if (node.name === 'omapi-key' && place.isRoot === true) this.#omapiKey = node
        return void this.attempt(node, 'value', () => values.checkParameter(node.name, node.value, place))
      case 'statement':
        return void this.attempt(node, undefined, () => checkStatement(node, place, values))
      default:
        return
    }
  }

  #option(node: Option): void {
    const isKnown = this.attempt(node, 'name', () => {
      this.#names.formatOf(node.name)
    })
    if (isKnown) this.attempt(node, 'data', () => this.#values.checkOption(node.name, node.data))
  }

  #identity(
    node: Extract<Node, { readonly type: 'hardware' | 'fixedAddress' }>,
    host: HostState | undefined,
  ): void {
    if (host === undefined) return
    if (node.type === 'fixedAddress') {
      this.attempt(node, 'addresses', () => {
        checkAddresses(node.addresses)
        if (host.hasAddress)
          throw new Fault(
            'second-address',
            'the host has a fixed address already; write several in one statement, with commas between',
          )
      })
      host.hasAddress = true
      return
    }
    this.attempt(node, 'hardwareType', () => {
      if (host.hasHardware)
        throw new Fault('second-hardware', 'the host has a hardware address already; declare a host for each')
      if (!/^(?:ethernet|token-ring|fddi|infiniband|unknown-.*)$/.test(node.hardwareType))
        throw new Fault(
          'hardware-type',
          `${shown(node.hardwareType)} is no type of hardware; write ethernet, infiniband, token-ring, fddi or unknown-NUMBER`,
        )
    })
    host.hasHardware = true
    this.attempt(node, 'hardwareAddress', () => {
      const address = node.hardwareAddress ?? ''
      if (/^[0-9a-f]{1,2}(?:-[0-9a-f]{1,2})+$/i.test(address))
        throw new Fault(
          'hardware-address',
          `bytes are separated by colons; write ${address.replaceAll('-', ':')}`,
        )
      const octets = node.hardwareAddress?.split(':') ?? []
      if (octets.length > 20) throw new Fault('hardware-address', 'a hardware address has at most 20 bytes')
      for (const octet of octets) checkNumber(octet, 16, 8)
    })
  }
}

function rangeText(node: Range): string {
  return `range ${node.lowAddress}${node.highAddress === undefined ? '' : ` ${node.highAddress}`}`
}

/** Faults that an included file may have set right. */
const DECLARED = new Set(
  'unknown-option unknown-space unknown-class unknown-group unknown-key unknown-peer'.split(' '),
)

function isFlag(node: Node): boolean {
  return node.type === 'statement' && /^(?:deleted|dynamic|static)$/i.test(node.keyword)
}

function checkLimit(reader: Reader): void {
  reader.expect('limit')
  if (reader.kind !== 'number')
    throw new Fault('wrong-value', `expected a number of leases, found ${reader.found}`)
  reader.take()
  reader.expectEnd()
}

function checkFunction(reader: Reader): void {
  readVariable(reader)
  reader.expect('(')
  while (!reader.takes(')')) {
    readVariable(reader)
    if (reader.takes(')')) break
    reader.expect(',')
  }
  reader.expectEnd()
}
