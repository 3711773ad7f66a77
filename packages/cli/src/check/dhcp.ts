import type * as dhcpd from '@cluster-configs/dhcpd'
import { unquote } from '@cluster-configs/dhcpd'
import { addressOf, networkOf, Stretches } from './addresses.ts'
import { readDhcpFile, type DhcpFile } from './dhcp-file.ts'
import type { Place } from './place.ts'
import { assignments, type Assignment } from './shell-file.ts'
import type { Reader } from './source.ts'
import type { Subnet } from '../address.ts'

/** A block of dhcpd.conf and what it stands in; the outermost is the file. */
export interface Scope {
  readonly node: dhcpd.Document | dhcpd.Node
  readonly above: Scope | undefined
  readonly children: readonly dhcpd.Node[]
}

export interface DhcpSubnet extends Subnet {
  readonly node: dhcpd.Subnet
  readonly scope: Scope
  readonly place: () => Place
}

export interface DhcpRange {
  readonly node: dhcpd.Range
  readonly scope: Scope
  readonly first: number
  readonly last: number
  readonly place: () => Place
}

export interface DhcpHost {
  readonly node: dhcpd.Host
  readonly scope: Scope
  readonly name: string
  /** What it is called by option host-name, or else its own name. */
  readonly hostName: string
  readonly hardware: dhcpd.Hardware | undefined
  /** The client identifier that it is known by: pairs of hexadecimal digits in small letters with colons. */
  readonly identifier: string | undefined
  readonly fixed: dhcpd.FixedAddress | undefined
  /** The addresses among `fixed`'s, as text and number, and which of them it is; names are left out. */
  readonly addresses: readonly { readonly text: string; readonly number: number; readonly item: number }[]
}

/** A statement of interest and where it holds. */
interface Stated<Node> {
  readonly node: Node
  readonly scope: Scope
}

/** What the DHCP server is told. */
export interface Dhcp extends DhcpFile {
  /** The interfaces that it serves, by name; undefined if nothing says so, and it serves all. */
  readonly interfaces: Assignment | undefined
  readonly subnets: readonly DhcpSubnet[]
  readonly ranges: readonly DhcpRange[]
  readonly hosts: readonly DhcpHost[]
  readonly parameters: readonly Stated<dhcpd.Parameter>[]
  readonly options: readonly Stated<dhcpd.Option>[]
  readonly classes: readonly Stated<dhcpd.Class>[]
  readonly subclasses: readonly Stated<dhcpd.Subclass>[]
  readonly definitions: readonly dhcpd.OptionDefinition[]
  /** The subnet and the range that an address is in. */
  readonly subnetOf: (address: number) => DhcpSubnet | undefined
  readonly rangeOf: (address: number) => DhcpRange | undefined
  /** Hosts by their hardware address, in small letters. */
  readonly byMac: ReadonlyMap<string, readonly DhcpHost[]>
  readonly byAddress: ReadonlyMap<number, readonly DhcpHost[]>
}

/** @returns undefined if there is no dhcpd.conf, or it does not parse */
export function readDhcp(reader: Reader): Dhcp | undefined {
  const settings = reader.text('/etc/default/isc-dhcp-server')
  const set = settings === undefined ? new Map<string, Assignment>() : assignments(settings)
  const path = set.get('DHCPDv4_CONF')?.value ?? ''
  const file = readDhcpFile(reader, path.startsWith('/') ? path : '/etc/dhcp/dhcpd.conf')
  if (file === undefined) return undefined
  const found = new Collector(file)
  found.scope({ node: file.document, above: undefined, children: file.document.children })
  const interfaces = set.get('INTERFACESv4') ?? set.get('INTERFACES')
  const subnets = new Stretches(found.subnets)
  const ranges = new Stretches(found.ranges)
  return {
    ...file,
    subnets: found.subnets,
    ranges: found.ranges,
    hosts: found.hosts,
    parameters: found.parameters,
    options: found.options,
    classes: found.classes,
    subclasses: found.subclasses,
    definitions: found.definitions,
    interfaces: interfaces?.value.trim() === '' ? undefined : interfaces,
    subnetOf: address => subnets.find(address),
    rangeOf: address => ranges.find(address),
    byMac: grouped(found.hosts, host => [macOf(host)]),
    byAddress: grouped(found.hosts, host => host.addresses.map(({ number }) => number)),
  }
}

/** The names of the served interfaces; none if all are. */
export function servedInterfaces({ interfaces }: Dhcp): readonly string[] {
  return interfaces?.value.split(/\s+/).filter(name => name !== '') ?? []
}

/** The hardware address of a host in small letters, if it has one. */
export function macOf({ hardware }: DhcpHost): string | undefined {
  return hardware?.hardwareAddress?.toLowerCase()
}

/** The text of a value: of a string what is in its quotation marks. */
export function plain(value: string): string {
  return value.startsWith('"') ? unquote(value) : value
}

class Collector {
  readonly subnets: DhcpSubnet[] = []
  readonly ranges: DhcpRange[] = []
  readonly hosts: DhcpHost[] = []
  readonly parameters: Stated<dhcpd.Parameter>[] = []
  readonly options: Stated<dhcpd.Option>[] = []
  readonly classes: Stated<dhcpd.Class>[] = []
  readonly subclasses: Stated<dhcpd.Subclass>[] = []
  readonly definitions: dhcpd.OptionDefinition[] = []
  readonly #place: DhcpFile['place']

  constructor({ place }: DhcpFile) {
    this.#place = place
  }

  scope(scope: Scope): void {
    for (const node of scope.children) {
      this.#note(node, scope)
      if ('children' in node && node.children !== undefined)
        this.scope({ node, above: scope, children: node.children })
    }
  }

  #note(node: dhcpd.Node, scope: Scope): void {
    if (node.type === 'parameter') this.parameters.push({ node, scope })
    else if (node.type === 'option') this.options.push({ node, scope })
    else if (node.type === 'class') this.classes.push({ node, scope })
    else if (node.type === 'subclass') this.subclasses.push({ node, scope })
    else if (node.type === 'optionDefinition') this.definitions.push(node)
    else if (node.type === 'host') this.hosts.push(hostOf(node, scope))
    else if (node.type === 'range') this.#range(node, scope)
    else if (node.type === 'subnet') this.#subnet(node, scope)
  }

  #subnet(node: dhcpd.Subnet, above: Scope): void {
    const network = networkOf(`${node.subnetNumber}/${node.netmask}`)
    if (network === undefined) return
    const scope = { node, above, children: node.children }
    this.subnets.push({ ...network, node, scope, place: () => this.#place(node, 'subnetNumber') })
  }

  #range(node: dhcpd.Range, scope: Scope): void {
    const low = addressOf(node.lowAddress)
    const high = addressOf(node.highAddress ?? node.lowAddress)
    if (low === undefined || high === undefined) return
    // dhcpd takes the two in any order.
    const [first, last] = [Math.min(low, high), Math.max(low, high)]
    this.ranges.push({ node, scope, first, last, place: () => this.#place(node, 'lowAddress') })
  }
}

function hostOf(node: dhcpd.Host, scope: Scope): DhcpHost {
  const fixed = node.children.find(child => child.type === 'fixedAddress')
  const said = (name: string): string | undefined => {
    const option = node.children.find(child => child.type === 'option' && child.name === name)
    return option?.type === 'option' ? option.data[0] : undefined
  }
  return {
    node,
    scope: { node, above: scope, children: node.children },
    name: node.name,
    hostName: plain(said('host-name') ?? node.name),
    hardware: node.children.find(child => child.type === 'hardware'),
    identifier: pairs(said('dhcp-client-identifier')),
    fixed,
    addresses: (fixed?.addresses ?? []).flatMap((text, item) => {
      const number = addressOf(text)
      return number === undefined ? [] : [{ text, number, item }]
    }),
  }
}

/** dhcpd takes an octet of one digit, too. */
function pairs(octets: string | undefined): string | undefined {
  return octets?.toLowerCase().replace(/(?<![0-9a-f])[0-9a-f](?![0-9a-f])/g, '0$&')
}

function grouped<Item, Key>(
  items: readonly Item[],
  keys: (item: Item) => readonly (Key | undefined)[],
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items)
    for (const key of keys(item)) {
      if (key === undefined) continue
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [item])
      else group.push(item)
    }
  return groups
}
