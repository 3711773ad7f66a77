import {
  allow,
  blank,
  branch,
  comment,
  conditional,
  document,
  fixedAddress,
  hardware,
  host,
  option,
  optionDefinition,
  otherwise,
  parameter,
  quote,
  range,
  serialize,
  subnet,
  type Node,
} from '@cluster-configs/dhcpd'
import type { Cluster, Network } from '../cluster.ts'
import { NOTICE } from './notice.ts'

/** dhcpd.conf(5) of the master: a boot loader for every machine, and a reserved address for every node. */
export function dhcpd(cluster: Cluster): string {
  return serialize(
    document([
      comment(NOTICE),
      ...global(cluster),
      ...bootLoader(),
      ...cluster.networks.flatMap(network => [blank(), ...declared(cluster, network)]),
      blank(),
      ...hosts(cluster),
    ]),
  )
}

function global({ domain, networks }: Cluster): Node[] {
  const lease = networks.find(network => network.service !== undefined)?.service?.lease ?? 0
  return [
    allow('booting'),
    allow('bootp'),
    blank(),
    option('domain-name', quote(domain)),
    parameter('default-lease-time', lease),
    parameter('max-lease-time', Math.max(lease, LONGEST_LEASE)),
  ]
}

/** Seconds: what a client that asks for a long lease gets at most. */
const LONGEST_LEASE = 7200

/** The boot loaders in the TFTP directory. */
const LOADERS = { bios: 'pxelinux.0', uefi: 'syslinux.efi' } as const

/** RFC 4578 numbers the architectures: 7 and 9 are 64-bit UEFI, and whoever does not say is a BIOS. */
function bootLoader(): Node[] {
  const architecture = 'architecture-type'
  return [
    blank(),
    optionDefinition(architecture, 93, 'unsigned integer 16'),
    conditional([
      branch(`option ${architecture} = 00:07 or option ${architecture} = 00:09`, [
        parameter('filename', quote(LOADERS.uefi)),
      ]),
      otherwise([parameter('filename', quote(LOADERS.bios))]),
    ]),
  ]
}

/** dhcpd wants every subnet declared that the master has a card on, whether or not it serves it. */
function declared({ master }: Cluster, { name, subnet: addresses, router, dns, service }: Network): Node[] {
  const { network, netmask, broadcast } = addresses
  if (service === undefined) return [comment(`${name}: not served`), subnet(network, netmask, [])]
  return [
    comment(name),
    subnet(network, netmask, [
      ...(service.range === undefined ? [] : [range(...service.range)]),
      ...(router === undefined ? [] : [option('routers', router)]),
      option('broadcast-address', broadcast),
      ...(dns.length === 0 ? [] : [option('domain-name-servers', ...dns)]),
      parameter('next-server', master.boot.address),
    ]),
  ]
}

/** At the top level: dhcpd knows its hosts everywhere and warns of those inside a subnet. */
function hosts({ master, nodes }: Cluster): Node[] {
  const { mac } = master.boot
  const machines = [
    ...(mac === undefined ? [] : [{ name: master.name, mac, address: master.boot.address, boot: undefined }]),
    ...nodes,
  ]
  return machines.map(({ name, mac, address, boot }) =>
    host(name, [
      hardware('ethernet', mac),
      fixedAddress(address),
      option('host-name', quote(name)),
      // A host's own word outdoes what the machine says of itself.
      ...(boot === undefined || boot.firmware === 'both'
        ? []
        : [parameter('filename', quote(LOADERS[boot.firmware]))]),
    ]),
  )
}
