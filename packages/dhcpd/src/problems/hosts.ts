import type { FixedAddress, Hardware, Host } from '../ast.ts'
import { shown } from '../shown.ts'
import { Fault, ipv4Only, secondAddress } from './fault.ts'
import { checkNumber } from './number.ts'
import { checkAddresses } from './parameter.ts'
import type { Examination, HostState, Place } from './place.ts'
import { inScope } from './scope.ts'

/*
 * Hosts, and what identifies them (parse_host_declaration of confpars.c)
 */

export function checkHost(node: Host, place: Place, report: Examination): void {
  const { names } = report
  if ((place.scope === 'subnet' || place.scope === 'sharedNetwork') && !names.toldOfHosts) {
    names.toldOfHosts = true
    report.warning(
      node,
      'name',
      new Fault(
        'host-in-network',
        `a host is global, also where it is declared ${inScope(place.scope)}; declare it outside, in a group if it shares settings`,
      ),
    )
  }
  const host: HostState = { hasHardware: false, hasAddress: false, hasUid: false, hasIdentifier: false }
  report.examine(node.children, { scope: 'host', host })
  if (node.children.some(child => child.type === 'statement' && child.keyword.toLowerCase() === 'deleted'))
    return void names.hosts.delete(node.name)
  if (names.hosts.has(node.name))
    report.error(node, 'name', new Fault('duplicate-host', `there is a host ${shown(node.name)} already`))
  else names.hosts.set(node.name, node)
}

export function checkFixedAddress(node: FixedAddress, host: HostState, report: Examination): void {
  if (report.protocol === 6) report.warning(node, undefined, ipv4Only('fixed-address', 'fixed-address6'))
  report.attempt(node, 'addresses', () => {
    checkAddresses(node.addresses)
    if (host.hasAddress) throw secondAddress()
  })
  host.hasAddress = true
}

export function checkHardware(node: Hardware, host: HostState, report: Examination): void {
  report.attempt(node, 'hardwareType', () => {
    if (host.hasHardware)
      throw new Fault('second-hardware', 'the host has a hardware address already; declare a host for each')
    if (!/^(?:ethernet|token-ring|fddi|infiniband|unknown-.*)$/.test(node.hardwareType))
      throw new Fault(
        'hardware-type',
        `${shown(node.hardwareType)} is no type of hardware; write ethernet, infiniband, token-ring, fddi or unknown-NUMBER`,
      )
  })
  host.hasHardware = true
  report.attempt(node, 'hardwareAddress', () => {
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
