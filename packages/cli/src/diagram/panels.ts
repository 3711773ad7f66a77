import type { Cluster, Network, Node } from '../cluster.ts'
import { groups } from '../groups.ts'
import { cellsOf, type Cell } from './cells.ts'
import { masterLinks, nodeLinks, type Link } from './links.ts'

/** What is drawn as one box: the master, nodes that are alike, or a relay between two networks. */
export interface Panel {
  readonly kind: 'master' | 'nodes' | 'stateless' | 'relay'
  readonly title: string
  readonly facts: readonly string[]
  readonly links: readonly Link[]
  readonly cells: readonly Cell[]
}

/**
 * The boxes of a cluster from top to bottom.
 * @param room the nodes of a larger cluster are not shown one by one
 */
export function panelsOf(cluster: Cluster, room: number): readonly Panel[] {
  return [masterPanel(cluster), ...relayPanels(cluster), ...nodePanels(cluster, cluster.nodes.length <= room)]
}

function masterPanel(cluster: Cluster): Panel {
  const { master, domain, paths } = cluster
  return {
    kind: 'master',
    title: master.name,
    facts: ['master', `${master.name}.${domain}`],
    links: masterLinks(cluster),
    cells: [
      { name: 'DHCP', lines: [counted(cluster.nodes.length)] },
      { name: 'TFTP', lines: [paths.tftp] },
      { name: 'NFS', lines: [paths.nfs] },
    ],
  }
}

function relayPanels({ networks }: Cluster): readonly Panel[] {
  return networks.flatMap((network): readonly Panel[] => {
    const to = networks.find(({ name }) => name === network.relay)
    if (to === undefined) return []
    const links = networks.flatMap((end): readonly Link[] => {
      if (end === network) return [{ network, card: '', address: network.router ?? '', note: '' }]
      return end === to ? [{ network: to, card: '', address: '', note: '' }] : []
    })
    return [
      { kind: 'relay', title: 'DHCP relay', facts: [`from ${network.name} to ${to.name}`], links, cells: [] },
    ]
  })
}

/** Nodes of the same profiles and root that boot from the same network, in the order of the inventory. */
function nodePanels(cluster: Cluster, oneByOne: boolean): readonly Panel[] {
  const keyOf = ({ profiles, network, layer }: Node): string =>
    JSON.stringify([profiles, network.name, layer?.over])
  return groups(cluster.nodes, keyOf).map(nodes => {
    const profiles = nodes[0]?.profiles ?? []
    const words = ['', ' with this profile'][profiles.length] ?? ' with these profiles'
    return {
      kind: nodes[0]?.layer === undefined ? 'nodes' : 'stateless',
      title: profiles.join(' + ') || 'nodes',
      facts: [`${counted(nodes.length)}${words}`, ...factsOf(nodes)],
      links: nodeLinks(cluster, nodes),
      cells: cellsOf(nodes, oneByOne),
    }
  })
}

const FIRMWARE = { bios: 'BIOS', uefi: 'UEFI', both: 'BIOS or UEFI' } as const

function factsOf(nodes: readonly Node[]): readonly string[] {
  const shared = nodes.flatMap(({ layer }) => layer?.over ?? [])
  const firmware = nodes.map(({ boot }) => FIRMWARE[boot.firmware])
  const mounts = nodes.flatMap(({ mounts }) =>
    mounts.flatMap(({ point }) => (point === 'none' ? [] : [point])),
  )
  const cards = nodes.flatMap(({ cards }) => cards.filter(({ network }) => network === undefined))
  return [
    listed('stateless, shared root ', shared),
    listed('', firmware),
    listed('mounts ', mounts),
    listed(
      'by DHCP: ',
      cards.filter(({ method }) => method === 'dhcp').map(({ name }) => name),
    ),
    listed(
      'further addresses on ',
      cards.filter(({ addresses }) => addresses.length > 0).map(({ name }) => name),
    ),
  ].filter(fact => fact !== '')
}

/** Each of some things once, behind a word; nothing if there are none. */
function listed(word: string, things: readonly string[]): string {
  return things.length === 0 ? '' : `${word}${[...new Set(things)].join(', ')}`
}

/** What is said of a network behind its name and its subnet. */
export function networkFacts({ service, relay, wire, router, mtu }: Network): readonly string[] {
  const ranges = service?.ranges.map(([first, last]) => `${first} – ${last}`) ?? []
  return [
    service === undefined ? 'not served' : 'boot network',
    ...(ranges.length > 0 ? [`DHCP range ${ranges.join(', ')}`] : []),
    ...(relay === undefined ? [] : [`through a relay on ${relay}`]),
    ...(wire === undefined ? [] : [`cable ${wire}`]),
    ...(router === undefined || router === service?.server.address ? [] : [`router ${router}`]),
    ...(mtu === undefined ? [] : [`MTU ${mtu}`]),
  ]
}

/** So many nodes, in words. */
export function counted(nodes: number): string {
  return nodes === 1 ? '1 node' : `${nodes} nodes`
}
