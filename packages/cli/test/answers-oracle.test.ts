import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { addresses, offers, type Discover, type Site } from '../../../tools/dhcp-exchange/offers.ts'
import { inventories } from '../../../tools/inventories.ts'
import { runs, testWith } from '../../../tools/programs.ts'
import { numberOf, textOf } from '../src/address.ts'
import { resolveCluster, type Cluster, type Network, type Node } from '../src/cluster.ts'
import { dhcpd } from '../src/files/dhcpd.ts'
import { parseInventory } from '../src/inventory/parse.ts'

/* dhcpd reads what is generated, and every node asks it. */

const OPTIONS = { routers: 3, dns: 6, hostName: 12, mtu: 26, broadcast: 28, ntp: 42 } as const

/** Two addresses of a network that nobody has: of a relay, and one to spare. */
function unused({ nodes, networks }: Cluster, { subnet }: Network): readonly [relay: string, spare: string] {
  const used = new Set([
    ...nodes.map(({ address }) => address),
    ...networks.map(({ service }) => service?.server.address),
  ])
  const found: string[] = []
  for (let number = subnet.last - 1; found.length < 2 && number > subnet.first; number--)
    if (!used.has(textOf(number))) found.push(textOf(number))
  const [relay = '', spare = ''] = found
  return [relay, spare]
}

const FIRMWARE = { bios: 0, uefi: 7 } as const

/** What each node asks with each firmware that it may have. */
function asked(cluster: Cluster): readonly { readonly node: Node; readonly discover: Discover }[] {
  return cluster.nodes.flatMap(node => {
    const [relay] = unused(cluster, node.network)
    const { firmware } = node.boot
    const kinds = firmware === 'both' ? (['bios', 'uefi'] as const) : [firmware]
    return kinds.map(kind => ({ node, discover: { mac: node.mac, relay, firmware: FIRMWARE[kind] } }))
  })
}

/** The loader of a firmware. */
const LOADERS = ['pxelinux.0', 'syslinux.efi'] as const

function answersAll(json: string, file: string): void {
  const cluster = resolveCluster(parseInventory(json, { file }))
  const served = cluster.networks.find(({ service }) => service !== undefined)
  if (served?.service === undefined) throw new Error('nothing is served')
  const site = {
    server: `${served.service.server.address}/${served.subnet.prefix}`,
    spare: unused(cluster, served)[1],
  }
  const all = asked(cluster)
  const text = dhcpd(cluster)
  const answers = offers(
    text,
    site,
    all.map(({ discover }) => discover),
    Object.values(OPTIONS),
  )
  const told = answers.map(offer => {
    if (offer === undefined) return undefined
    const { address, nextServer, filename, options } = offer
    const data = (code: number): Buffer => options.get(code) ?? Buffer.alloc(0)
    const listed = (code: number): string => addresses(data(code)).join(' ')
    return {
      address,
      nextServer,
      filename,
      routers: listed(OPTIONS.routers),
      dns: listed(OPTIONS.dns),
      hostName: data(OPTIONS.hostName).toString('latin1'),
      mtu: data(OPTIONS.mtu).toString('hex'),
      broadcast: listed(OPTIONS.broadcast),
      ntp: listed(OPTIONS.ntp),
    }
  })
  const meant = all.map(({ node: { name, address, server, network }, discover }) => ({
    address,
    nextServer: server,
    filename: LOADERS[discover.firmware === 0 ? 0 : 1],
    routers: network.router ?? '',
    dns: network.dns.join(' '),
    hostName: name,
    mtu: network.mtu === undefined ? '' : network.mtu.toString(16).padStart(4, '0'),
    broadcast: network.subnet.broadcast,
    ntp: network.ntp.join(' '),
  }))
  expect({ text, told }).toEqual({ text, told: meant })
  answersStrangers(cluster, site)
}

/** A machine that nobody knows gets an address of a range of its network, or of one on the same cable, or none. */
function answersStrangers(cluster: Cluster, site: Site): void {
  const served = cluster.networks.filter(({ service }) => service !== undefined)
  const strangers = served.map((network, index): Discover => {
    return { mac: `02:ff:00:00:00:0${index}`, relay: unused(cluster, network)[0], firmware: 0 }
  })
  // Otherwise dhcpd looks for a second whether somebody has the address, and is done with the last one before.
  const text = `${dhcpd(cluster)}ping-check off;\n`
  const answers = offers(text, site, strangers, [OPTIONS.routers])
  for (const [index, { name, wire }] of served.entries()) {
    const mates = served.filter(mate => mate.name === name || (wire !== undefined && mate.wire === wire))
    const ranges = mates.flatMap(({ service }) => service?.ranges ?? [])
    const number = numberOf(answers[index]?.address ?? '0.0.0.0')
    const isIn = ranges.some(([first, last]) => numberOf(first) <= number && number <= numberOf(last))
    expect({ name, number, isIn }).toEqual({ name, number, isIn: ranges.length > 0 })
    if (ranges.length === 0) expect(answers[index]).toBeUndefined()
  }
}

testWith('dhcpd', 'offers each node of any inventory what that says', () => {
  fc.assert(
    fc.property(inventories, value => answersAll(JSON.stringify(value), 'inventory.json')),
    { numRuns: runs(4, 0.02), endOnFailure: true },
  )
})

const EXAMPLES = ['manual/inventory.json', 'mixed/inventory.json', 'realistic/inventory.yaml']
for (const name of EXAMPLES)
  testWith('dhcpd', `offers each node of examples/${name} what that says`, () => {
    const url = new URL(`../../../examples/${name}`, import.meta.url)
    answersAll(readFileSync(url, 'utf8'), url.pathname)
  })
