import type { Document, Iface, Option, Stanza } from './ast.ts'
import { resolve, type Resolved } from './inherit.ts'
import { SINGLE } from './vocabulary.ts'

/** Options by their names. */
export type Options = ReadonlyMap<string, Option>

/** What the rules for one stanza ask of the whole file. */
export class Overview {
  readonly resolved: ReadonlyMap<Iface, Resolved>
  /** The options of the vocabulary that an iface has of its own or inherits, the first of each name. */
  readonly options: ReadonlyMap<Iface, Options>
  /** The first iface of each name. */
  readonly named: ReadonlyMap<string, Iface>
  /** Ifaces that others inherit from; what they lack, those may have. */
  readonly bases: ReadonlySet<Iface>
  /** The interfaces that are brought up by a class, under their logical names. */
  readonly selected: ReadonlySet<string>
  /** Whether other files are read, which may have what is missing in this one. */
  readonly sources: boolean
  /** Whether mappings choose the logical interfaces. */
  readonly maps: boolean
  /** The first option that has an address, of an interface that is brought up; by address. */
  readonly addresses: ReadonlyMap<string, Option>
  /** The first iface with a default gateway of those that are brought up; by family and metric. */
  readonly gateways: ReadonlyMap<string, Iface>
  readonly #mapped: ReadonlySet<string>
  readonly #prefixes: readonly string[]
  readonly #before: ReadonlySet<Stanza>

  constructor({ children }: Document) {
    const resolved = resolve({ type: 'document', children })
    this.resolved = new Map(resolved.map(item => [item.node, item]))
    this.options = optionsOf(resolved)
    this.bases = new Set(resolved.flatMap(({ base }) => (base === undefined ? [] : [base.node])))
    this.named = new Map(resolved.map(({ node }): [string, Iface] => [node.name, node]).toReversed())
    const patterns = new Set(children.flatMap(node => (node.type === 'mapping' ? node.patterns : [])))
    this.#mapped = patterns
    // What is before the first wildcard decides: a warning less is better than a false one.
    const globs = [...patterns].filter(pattern => GLOB.test(pattern))
    this.#prefixes = globs.length > MANY ? [''] : globs.map(pattern => pattern.replace(FROM_GLOB, ''))
    this.maps = patterns.size > 0
    this.selected = new Set(children.flatMap(selectedBy))
    const up = resolved.filter(({ node }) => !this.maps && this.selected.has(node.name))
    this.addresses = new Map(up.flatMap(item => addressesOf(item.node)).toReversed())
    this.gateways = new Map(up.flatMap(item => this.#gatewaysOf(item)).toReversed())
    const source = children.findIndex(isSource)
    this.sources = source !== -1
    this.#before = new Set(source === -1 ? children : children.slice(0, source))
  }

  /** What tells a default gateway of its own from those of other interfaces. */
  gatewayKey({ node, family }: Resolved): string {
    return `${family} ${this.options.get(node)?.get('metric')?.value ?? ''}`
  }

  #gatewaysOf(item: Resolved): [string, Iface][] {
    const has = item.node.children.some(child => child.type === 'option' && child.name === 'gateway')
    return has ? [[this.gatewayKey(item), item.node]] : []
  }

  /** Whether files that are read before a stanza may have what it needs. */
  sourcesBefore(stanza: Stanza): boolean {
    return !this.#before.has(stanza)
  }

  /** Whether a mapping is for an interface. */
  isMapped(name: string): boolean {
    return this.#mapped.has(name) || this.#prefixes.some(prefix => name.startsWith(prefix))
  }
}

/** Options are shared with what they are inherited from; the vocabulary is small, so that this is linear. */
function optionsOf(resolved: readonly Resolved[]): ReadonlyMap<Iface, Options> {
  const all = new Map<Iface, Options>()
  for (const { node, base } of resolved) {
    const options = new Map(base === undefined ? [] : all.get(base.node))
    for (const child of node.children) {
      if (child.type !== 'option') continue
      const name = child.name.replace(/\?$/, '')
      if (SINGLE.has(name) && !options.has(name)) options.set(name, child)
    }
    all.set(node, options)
  }
  return all
}

function addressesOf({ children }: Iface): [string, Option][] {
  return children.flatMap((child): [string, Option][] =>
    child.type === 'option' && child.name === 'address' ? [[hostOf(child.value), child]] : [],
  )
}

/** An address without the prefix length behind it. */
export function hostOf(address: string): string {
  return address.replace(/\/.*$/s, '').toLowerCase()
}

const GLOB = /[*?[\\]/
const FROM_GLOB = /[*?[\\].*$/s
const MANY = 20

function isSource(node: Stanza): boolean {
  return node.type === 'source' || node.type === 'sourceDirectory'
}

function selectedBy(node: Stanza): readonly string[] {
  if (node.type === 'auto' || node.type === 'allow') return node.names.map(logicalName)
  if (node.type !== 'iface') return []
  return node.children.some(child => child.type === 'auto' || child.type === 'allow') ? [node.name] : []
}

/** The logical interface that is meant where a line names one: `home` in `wlan0=home`. */
export function logicalName(name: string): string {
  return name.slice(name.indexOf('=') + 1)
}
