import type { Document, Family, Iface, IfaceChild, MappingChild } from './ast.ts'
import { lineage, resolve, type Resolved } from './inherit.ts'

/** What an `iface` comes to. */
export interface EffectiveIface {
  readonly node: Iface
  /** Its own, or those that it inherits; undefined if neither it nor what it inherits from is in the document. */
  readonly family: Family | undefined
  readonly method: string | undefined
  readonly options: readonly EffectiveOption[]
}

/** An option under the name that ifupdown has for it: `up` for `post-up`, without a `?` at its end. */
export interface EffectiveOption {
  readonly name: string
  /** Values of a repeated option are joined by line feeds. */
  readonly value: string
}

/**
 * The options of an interface after inheriting and joining, as `ifquery NAME` shows them, but for those that it
 * computes: a netmask from the address, and the defaults of the method. Every `iface` of the name is applied, so
 * there may be several.
 * @param family only those of one address family
 */
export function effective(document: Document, name: string, family?: Family): readonly EffectiveIface[] {
  return resolve(document)
    .filter(item => item.node.name === name && (family === undefined || item.family === family))
    .map(item => ({ node: item.node, family: item.family, method: item.method, options: optionsOf(item) }))
}

/** Commands are run one after the other; any other option is there once. */
const COMMANDS: ReadonlySet<string> = new Set(['pre-up', 'up', 'down', 'post-down'])
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['post-up', 'up'],
  ['pre-down', 'down'],
])

/** The name that ifupdown has for an option. */
export function canonicalName(name: string): string {
  return ALIASES.get(name) ?? name
}

/** A name without the question mark with which an option gives way to another one. */
export function firm(name: string): string {
  return name.replace(/\?$/, '')
}

/** The name under which an option is the same as others. */
export function plainName(name: string): string {
  return firm(canonicalName(name))
}

/** Whether the value of an option is a command. */
export function isCommand(name: string): boolean {
  return COMMANDS.has(canonicalName(name))
}

/** The options of an iface behind those that it inherits. */
function optionsOf(resolved: Resolved): readonly EffectiveOption[] {
  return joined(lineage(resolved).flatMap(({ node }) => node.children))
}

/** Adds the options in their order, as read_interfaces_defn and set_variable of ifupdown's config.c do. */
export function joined(children: readonly (IfaceChild | MappingChild)[]): readonly EffectiveOption[] {
  const options: { name: string; value: string }[] = []
  const first = new Map<string, { name: string; value: string }>()
  for (const child of children) {
    if (child.type !== 'option') continue
    const written = canonicalName(child.name)
    const repeats = !COMMANDS.has(written)
    const same = repeats ? first.get(written) : undefined
    const value = same === undefined ? child.value : `${same.value}\n${child.value}`
    if (same !== undefined) same.value = value
    const name = plainName(written)
    if (repeats && first.has(name)) continue
    const option = { name, value }
    options.push(option)
    if (!first.has(name)) first.set(name, option)
  }
  return options
}
