import type * as dhcpd from '@cluster-configs/dhcpd'
import { addressOf } from '../check/addresses.ts'
import {
  plain,
  type Dhcp,
  type DhcpHost,
  type DhcpRange,
  type DhcpSubnet,
  type Scope,
} from '../check/dhcp.ts'
import { dotted } from '../check/machines.ts'
import type { Place } from '../check/place.ts'
import { holds, type Asking } from './expression.ts'

/** What the DHCP server answers a machine that boots over the network. */
export interface DhcpAnswer {
  /** The host that it is, if dhcpd.conf has one. */
  readonly host: { readonly name: string; readonly place: Place } | undefined
  /** What it gets: an address of its own, or any of a range; undefined if it gets none. */
  readonly address: Given | undefined
  readonly subnet: Given | undefined
  readonly netmask: string | undefined
  readonly nextServer: Given | undefined
  /** The boot loader for each kind of firmware. */
  readonly filenames: readonly (Given & { readonly firmware: string })[]
  /** All options that are sent, by name. */
  readonly options: readonly (Given & { readonly name: string })[]
  /** Conditions that could not be decided here, and were taken not to hold. */
  readonly undecided: readonly string[]
}

/** Something that is said in a file. */
export interface Given {
  readonly value: string
  readonly place: Place
}

/** The kinds of firmware, by the number that they send as option 93 (RFC 4578). */
const FIRMWARE = [
  { name: 'BIOS', type: 0 },
  { name: 'UEFI', type: 7 },
] as const

/**
 * What a machine is answered.
 * @param mac its hardware address, in small letters with colons
 * @param ip the address that it is to have been given; without it, that of its host or of a range
 */
export function dhcpAnswer(dhcp: Dhcp, mac: string, ip: string | undefined): DhcpAnswer {
  const host = hostOf(dhcp, mac)
  const asked = ip === undefined ? undefined : addressOf(ip)
  const fixed = host?.addresses.find(({ number }) => number === asked) ?? host?.addresses[0]
  const number = asked ?? fixed?.number
  const range = number === undefined ? openRange(dhcp, host) : dhcp.rangeOf(number)
  const subnet = dhcp.subnetOf(number ?? range?.first ?? -1)
  const runs = FIRMWARE.map(({ name, type }) => {
    const run = new Run(dhcp, askingOf(dhcp, mac, host, type))
    run.all(scopes(dhcp, subnet, range, host))
    return { name, run }
  })
  const [{ run } = { run: undefined }] = runs
  return {
    host: host === undefined ? undefined : { name: host.name, place: dhcp.place(host.node, 'name') },
    address: addressGiven(dhcp, host, number, range),
    subnet: subnet === undefined ? undefined : { value: subnet.text, place: subnet.place() },
    netmask: subnet?.netmask,
    nextServer: run?.set.get('next-server'),
    filenames: runs.flatMap(({ name, run }) => {
      const found = run.set.get('filename')
      return found === undefined ? [] : [{ firmware: name, ...found }]
    }),
    options: [...(run?.set ?? [])].flatMap(([key, given]) =>
      key.startsWith('option ') ? [{ name: key.slice('option '.length), ...given }] : [],
    ),
    undecided: [...new Set(runs.flatMap(({ run }) => run.undecided))],
  }
}

/** An Ethernet address has six octets, InfiniBand's twenty. */
export function isInfiniBand(mac: string): boolean {
  return mac.length > 'aa:bb:cc:dd:ee:ff'.length
}

const GUID_LENGTH = 'aa:bb:cc:dd:ee:ff:00:11'.length

/**
 * The host that dhcpd takes a machine for. A request over InfiniBand holds no hardware address (RFC 4390, section 2.1),
 * but a client identifier, which ends with the last eight octets of it.
 */
function hostOf(dhcp: Dhcp, mac: string): DhcpHost | undefined {
  if (!isInfiniBand(mac)) return dhcp.byMac.get(mac)?.[0]
  return dhcp.hosts.find(({ identifier }) => identifier?.endsWith(mac.slice(-GUID_LENGTH)))
}

function addressGiven(
  dhcp: Dhcp,
  host: DhcpHost | undefined,
  number: number | undefined,
  range: DhcpRange | undefined,
): Given | undefined {
  if (number === undefined)
    return (
      range && { value: `any from ${dotted(range.first)} to ${dotted(range.last)}`, place: range.place() }
    )
  const isOwn = host?.addresses.some(own => own.number === number) === true
  if (isOwn && host?.fixed !== undefined)
    return { value: dotted(number), place: dhcp.place(host.fixed, 'addresses') }
  return range && { value: dotted(number), place: range.place() }
}

/** The first range that a machine may have an address of. */
function openRange(dhcp: Dhcp, host: DhcpHost | undefined): DhcpRange | undefined {
  const refused = host === undefined ? /^unknown[- ]clients$/ : /^known[- ]clients$/
  return dhcp.ranges.find(range => {
    for (let scope: Scope | undefined = range.scope; scope !== undefined; scope = scope.above)
      for (const node of scope.children)
        if ((node.type === 'deny' || node.type === 'ignore') && refused.test(node.subject)) return false
    return true
  })
}

function askingOf(dhcp: Dhcp, mac: string, host: DhcpHost | undefined, type: number): Asking {
  const hardware = isInfiniBand(mac) ? [32] : [1, ...mac.split(':').map(byte => Number.parseInt(byte, 16))]
  const digits = String(type).padStart(5, '0')
  const options = new Map<string, string | undefined>([
    ['vendor-class-identifier', `PXEClient:Arch:${digits}:UNDI:003001`],
    ['dhcp-parameter-request-list', undefined],
    // Not a firmware's own: iPXE and the like send it when they ask again.
    ['user-class', undefined],
    ['host-name', undefined],
  ])
  for (const { name, code } of dhcp.definitions)
    if (code === 93) options.set(name.toLowerCase(), String.fromCharCode(type >> 8, type & 255))
    else if (code === 175 || code === 77) options.set(name.toLowerCase(), undefined)
  return { options, hardware: String.fromCharCode(...hardware), known: host !== undefined }
}

/**
 * The blocks whose statements hold for a machine, in dhcpd's order: from the file inwards to the pool, then the
 * classes, then what the host stands in, and the host itself. What comes later replaces what came before.
 */
function* scopes(
  dhcp: Dhcp,
  subnet: DhcpSubnet | undefined,
  range: DhcpRange | undefined,
  host: DhcpHost | undefined,
): Generator<Scope> {
  const network = chain(range?.scope ?? subnet?.scope)
  if (network.length === 0) yield { node: dhcp.document, above: undefined, children: dhcp.document.children }
  yield* network
  for (const { node } of dhcp.classes) yield { node, above: undefined, children: node.children }
  const seen = new Set(network.map(({ node }) => node))
  for (const scope of chain(host?.scope)) if (!seen.has(scope.node) && scope.above !== undefined) yield scope
}

/** A scope and all around it, the outermost first. */
function chain(scope: Scope | undefined): readonly Scope[] {
  return scope === undefined ? [] : [...chain(scope.above), scope]
}

/** Runs statements as dhcpd does for one request. */
class Run {
  readonly set = new Map<string, Given>()
  readonly undecided: string[] = []
  readonly #dhcp: Dhcp
  readonly #asking: Asking

  constructor(dhcp: Dhcp, asking: Asking) {
    this.#dhcp = dhcp
    this.#asking = asking
  }

  all(scopes: Iterable<Scope>): void {
    for (const { node, children } of scopes)
      if (node.type !== 'class' || this.#matches(node)) this.#statements(children)
  }

  #statements(nodes: readonly dhcpd.Node[]): void {
    for (const node of nodes) {
      if (node.type === 'conditional') this.#conditional(node)
      else if (node.type === 'parameter')
        this.set.set(node.name, { value: plain(node.value), place: this.#dhcp.place(node, 'value') })
      else if (node.type === 'option') this.#option(node)
      else if (node.type === 'optionExpression')
        this.set.set(`option ${node.name}`, { value: node.expression, place: this.#dhcp.place(node) })
    }
  }

  #option(node: dhcpd.Option): void {
    const key = `option ${node.name}`
    if (node.operation === 'default' && this.set.has(key)) return
    this.set.set(key, { value: node.data.map(plain).join(', '), place: this.#dhcp.place(node, 'data') })
  }

  #conditional({ children }: dhcpd.Conditional): void {
    for (const branch of children) {
      if (branch.type === 'otherwise') return this.#statements(branch.children)
      if (this.#holds(branch.condition)) return this.#statements(branch.children)
    }
  }

  /** A class without `match if` is one of subclasses, of which nothing is known here. */
  #matches({ children }: dhcpd.Class): boolean {
    const match = children.find(
      child => child.type === 'statement' && child.keyword.toLowerCase() === 'match',
    )
    const words = match?.type === 'statement' ? (match.words ?? '') : ''
    return /^if\b/i.test(words) && this.#holds(words.replace(/^if\b/i, ''))
  }

  #holds(condition: string): boolean {
    const value = holds(condition, this.#asking)
    if (value === undefined) this.undecided.push(condition.trim())
    return value === true
  }
}
