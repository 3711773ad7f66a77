import { addressOf } from '../check/addresses.ts'
import type { Dhcp, DhcpHost, DhcpRange } from '../check/dhcp.ts'
import { dotted } from '../check/machines.ts'
import type { Place } from '../check/place.ts'
import { isInfiniBand, portOf } from '../hardware.ts'
import { askingOf, CLIENT_FIRMWARE, type ClientFirmware } from './asking.ts'
import { membershipsOf } from './memberships.ts'
import { isPermitted } from './permits.ts'
import type { Asking } from './expression.ts'
import { Run, type Given } from './run.ts'
import { scopes, type Located } from './scopes.ts'

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
  readonly filenames: readonly (Given & { readonly firmware: ClientFirmware })[]
  /** All options that are sent, by name. */
  readonly options: readonly (Given & { readonly name: string })[]
  /** Conditions that could not be decided here, and were taken not to hold. */
  readonly undecided: readonly string[]
}

/**
 * What a machine is answered.
 * @param mac its hardware address, in small letters with colons
 * @param ip the address that it is to have been given; without it, that of its host or of a range
 * @param firmware who asks; only the names of boot loaders are told for each
 */
export function dhcpAnswer(
  dhcp: Dhcp,
  mac: string,
  ip: string | undefined,
  firmware: ClientFirmware,
): DhcpAnswer {
  const hosts = hostsOf(dhcp, mac)
  const ask = (kind: ClientFirmware): Answered =>
    answered(dhcp, hosts, ip, askingOf(dhcp, mac, kind, hosts.length > 0))
  const answers = { BIOS: ask('BIOS'), UEFI: ask('UEFI') }
  const { host = hosts[0], subnet, address, run } = answers[firmware]
  return {
    host: host === undefined ? undefined : { name: host.name, place: dhcp.place(host.node, 'name') },
    address,
    subnet: subnet === undefined ? undefined : { value: subnet.text, place: subnet.place() },
    netmask: subnet?.netmask,
    nextServer: run.set.get('next-server'),
    filenames: CLIENT_FIRMWARE.flatMap(kind => {
      const found = answers[kind].run.set.get('filename')
      return found === undefined ? [] : [{ firmware: kind, ...found }]
    }),
    options: [...run.set].flatMap(([key, given]) =>
      key.startsWith('option ') ? [{ name: key.slice('option '.length), ...given }] : [],
    ),
    undecided: [...new Set(CLIENT_FIRMWARE.flatMap(kind => answers[kind].run.undecided))],
  }
}

/**
 * The hosts that dhcpd takes a machine for. A request over InfiniBand holds no hardware address (RFC 4390, section 2.1),
 * but a client identifier, which ends with the last eight octets of it.
 */
function hostsOf(dhcp: Dhcp, mac: string): readonly DhcpHost[] {
  if (!isInfiniBand(mac)) return dhcp.byMac.get(mac) ?? []
  return dhcp.hosts.filter(({ identifier }) => identifier?.endsWith(portOf(mac)))
}

/** What one request leads to. */
interface Answered extends Located {
  readonly address: Given | undefined
  readonly run: Run
}

function answered(dhcp: Dhcp, hosts: readonly DhcpHost[], ip: string | undefined, asking: Asking): Answered {
  const run = new Run(dhcp, asking)
  const memberships = membershipsOf(dhcp, asking, condition => run.undecided.push(condition))
  const located = locate(dhcp, hosts, ip, range => isPermitted(range, asking.known, memberships))
  run.all(scopes(dhcp, { ...located, memberships }))
  const isRefused = !run.allows('booting') || (!asking.known && !run.allows('unknown-clients'))
  return { ...located, memberships, address: isRefused ? undefined : located.address, run }
}

/** Finds the address of a machine, and where that is. */
function locate(
  dhcp: Dhcp,
  hosts: readonly DhcpHost[],
  ip: string | undefined,
  permits: (range: DhcpRange) => boolean,
): Omit<Located, 'memberships'> & Pick<Answered, 'address'> {
  const asked = ip === undefined ? undefined : addressOf(ip)
  for (const host of hosts)
    for (const { number } of host.addresses)
      if (host.fixed !== undefined && (asked ?? number) === number) {
        const address = { value: dotted(number), place: dhcp.place(host.fixed, 'addresses') }
        return { host, subnet: dhcp.subnetOf(number), range: undefined, address }
      }
  // For an address of a range only a host counts that has none of its own.
  const host = hosts.find(({ fixed }) => fixed === undefined)
  const range = asked === undefined ? dhcp.ranges.find(permits) : dhcp.rangeOf(asked)
  const subnet = dhcp.subnetOf(asked ?? range?.first ?? -1)
  if (range === undefined || !permits(range)) return { host, subnet, range, address: undefined }
  const { first, last } = range
  const value = asked === undefined ? `any from ${dotted(first)} to ${dotted(last)}` : dotted(asked)
  return { host, subnet, range, address: { value, place: range.place() } }
}
