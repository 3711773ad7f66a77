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
  parse,
  quote,
  range,
  serialize,
  sharedNetwork,
  subnet,
  type Node,
} from '@cluster-configs/dhcpd'
import type { Cluster, Network, Service } from '../cluster.ts'
import { isInfiniBand, portOf } from '../hardware.ts'
import { added } from './added.ts'
import { NOTICE } from './notice.ts'

/** dhcpd.conf(5) of the master: a boot loader for every machine, and a reserved address for every node. */
export function dhcpd(cluster: Cluster): string {
  return serialize(
    document([
      comment(NOTICE),
      ...global(cluster),
      ...bootLoader(),
      ...declared(cluster),
      blank(),
      ...hosts(cluster),
      ...added(cluster.extra.dhcpd, parse),
    ]),
  )
}

function global(cluster: Cluster): Node[] {
  const { lease = 0, maxLease = 0 } = firstService(cluster) ?? {}
  return [
    allow('booting'),
    allow('bootp'),
    blank(),
    option('domain-name', quote(cluster.domain)),
    parameter('default-lease-time', lease),
    parameter('max-lease-time', maxLease),
  ]
}

/** Its lease times are everybody's unless another network has its own. */
function firstService({ networks }: Cluster): Service | undefined {
  return networks.find(({ service }) => service !== undefined)?.service
}

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

/** The networks in their order, those on one cable together where the first of them stands. */
function* declared(cluster: Cluster): Generator<Node> {
  for (const [index, network] of cluster.networks.entries()) {
    const { wire } = network
    const mates = cluster.networks.filter(
      other => other === network || (wire !== undefined && other.wire === wire),
    )
    if (cluster.networks.indexOf(mates[0] ?? network) !== index) continue
    yield blank()
    if (wire === undefined) yield* subnetOf(cluster, network)
    else
      yield sharedNetwork(
        wire,
        mates.flatMap(mate => subnetOf(cluster, mate)),
      )
  }
}

/** dhcpd wants every subnet declared that the master has a card on, whether or not it serves it. */
function subnetOf(cluster: Cluster, network: Network): Node[] {
  const { name, subnet: addresses, service } = network
  const { network: first, netmask } = addresses
  if (service === undefined) return [comment(`${name}: not served`), subnet(first, netmask, [])]
  return [comment(name), subnet(first, netmask, served(cluster, network, service))]
}

function served(cluster: Cluster, network: Network, service: Service): Node[] {
  const { subnet, router, dns, ntp, search, mtu } = network
  const { lease, maxLease } = firstService(cluster) ?? service
  return [
    ...service.ranges.map(([first, last]) => range(first, last)),
    ...(router === undefined ? [] : [option('routers', router)]),
    option('broadcast-address', subnet.broadcast),
    ...(dns.length === 0 ? [] : [option('domain-name-servers', ...dns)]),
    ...(search.length === 0 ? [] : [option('domain-search', ...search.map(quote))]),
    ...(ntp.length === 0 ? [] : [option('ntp-servers', ...ntp)]),
    ...(mtu === undefined ? [] : [option('interface-mtu', String(mtu))]),
    ...(service.lease === lease ? [] : [parameter('default-lease-time', service.lease)]),
    ...(service.maxLease === maxLease ? [] : [parameter('max-lease-time', service.maxLease)]),
    ...(service.minLease === undefined ? [] : [parameter('min-lease-time', service.minLease)]),
    parameter('next-server', service.server.address),
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
      identity(mac),
      fixedAddress(address),
      option('host-name', quote(name)),
      // A host's own word outdoes what the machine says of itself.
      ...(boot === undefined || boot.firmware === 'both'
        ? []
        : [parameter('filename', quote(LOADERS[boot.firmware]))]),
    ]),
  )
}

/** The client identifier of an InfiniBand card begins so. */
const INFINIBAND = 'ff:00:00:00:00:00:02:00:00:02:c9:00'

/** What dhcpd knows a machine by. A request over InfiniBand holds no hardware address (RFC 4390, section 2.1). */
function identity(mac: string): Node {
  return isInfiniBand(mac)
    ? option('dhcp-client-identifier', `${INFINIBAND}:${portOf(mac)}`)
    : hardware('ethernet', mac)
}
