import type { Cluster, Network } from '../cluster.ts'
import { boxOf, heightOf, SEPARATOR, widthsOf } from './box.ts'
import type { Link } from './links.ts'
import { counted, networkFacts, panelsOf, type Panel } from './panels.ts'
import { ascent, GAP, largest, leading, PADDING, text, widthOf, type Shape } from './shapes.ts'

/** A drawing with its size in pixels. */
export interface Drawing {
  readonly width: number
  readonly height: number
  /** In the order of painting. */
  readonly shapes: readonly Shape[]
}

const MARGIN = 28
/** Between two networks, which run down side by side. */
const NETWORK_GAP = 28
/** Boxes are so wide at most, but for a cell that is wider. */
const BOX_WIDTH = 720
/** So many nodes fit on a sheet of paper, each in a cell of its own. */
const ROOM = 100

/** From the name of a network to the next. */
const NAME_PITCH = leading('heading') + leading('note') + GAP
/** Where the first one begins. */
const NAMES_TOP = MARGIN + leading('title') + leading('note') + 2 * GAP

/**
 * Lays out a cluster: its networks run down at the left, each from a line with its name, and beside them stand the
 * master, relays and nodes, with a line to each network that they are on.
 */
export function layout(cluster: Cluster): Drawing {
  const { networks } = cluster
  const panels = panelsOf(cluster, ROOM)
  const frame = frameOf(networks, panels)
  const rows = rowsOf(panels, frame, NAMES_TOP + networks.length * NAME_PITCH)
  const shapes = [
    ...networks.map((network, at) => networkLine(network, at, frame, rows)),
    text('title', MARGIN, MARGIN + ascent('title'), cluster.name),
    text('note', MARGIN, MARGIN + leading('title') + ascent('note'), subtitle(cluster)),
    ...networks.flatMap((network, at) => [...nameOf(network, frame, NAMES_TOP + at * NAME_PITCH)]),
    ...rows.flatMap(({ panel, y, height, links }) => [
      ...links.flatMap(({ link, y }) => [...linkOf(link, networks.indexOf(link.network), frame, y)]),
      ...boxOf(panel, { x: frame.boxX, y, width: frame.boxWidth, height }),
    ]),
  ]
  const width = largest([
    frame.boxX + frame.boxWidth,
    ...shapes.map(shape => (shape.type === 'text' ? shape.x + widthOf(shape.text, shape.kind) : 0)),
  ])
  const height = largest(rows.map(({ y, height }) => y + height))
  return { width: width + MARGIN, height: height + MARGIN, shapes }
}

/** A box in its place, and the heights of its links. */
interface Row {
  readonly panel: Panel
  readonly y: number
  readonly height: number
  readonly links: readonly { readonly link: Link; readonly y: number }[]
}

function rowsOf(panels: readonly Panel[], { boxWidth }: Frame, top: number): readonly Row[] {
  let next = top + GAP
  return panels.map(panel => {
    const y = next
    const links = panel.links.map((link, index) => ({ link, y: y + linkTop(index) }))
    const height = Math.max(heightOf(panel, boxWidth), linkTop(links.length - 1) + leading('note') + GAP)
    next += height + 2 * GAP
    return { panel, y, height, links }
  })
}

/** From the name of a network down to the last that is on it. */
function networkLine(network: Network, at: number, { namesX }: Frame, rows: readonly Row[]): Shape {
  const x = networkX(at)
  const top = NAMES_TOP + at * NAME_PITCH + leading('heading') / 2
  const links = rows.flatMap(({ links }) => links.filter(({ link }) => link.network === network))
  const bottom = largest([top, ...links.map(({ y }) => y)])
  const points = [[namesX - GAP, top], [x, top], [x, bottom]] as const // prettier-ignore
  return { type: 'line', kind: 'network', network: at, points }
}

function subtitle({ domain, nodes, networks, release, architecture }: Cluster): string {
  const on = networks.length === 1 ? '1 network' : `${networks.length} networks`
  return `${counted(nodes.length)} on ${on} · domain ${domain} · Debian ${release} ${architecture}`
}

/** What is in line from top to bottom. */
interface Frame {
  /** Where the names of networks begin, and the words on links. */
  readonly namesX: number
  readonly boxX: number
  readonly boxWidth: number
}

function frameOf(networks: readonly Network[], panels: readonly Panel[]): Frame {
  const namesX = networkX(networks.length - 1) + 2 * GAP
  const labels = panels.flatMap(({ links }) => links.map(linkWidth))
  const widths = panels.map(widthsOf)
  const least = largest(widths.map(({ least }) => least))
  const enough = largest(widths.map(({ enough }) => enough))
  return {
    namesX,
    boxX: namesX + largest(labels) + 2 * GAP,
    boxWidth: Math.max(least, Math.min(enough, BOX_WIDTH)),
  }
}

function networkX(at: number): number {
  return MARGIN + 4 + at * NETWORK_GAP
}

function* nameOf(network: Network, { namesX }: Frame, top: number): Generator<Shape> {
  const y = top + ascent('heading')
  yield text('heading', namesX, y, network.name)
  yield text('value', namesX + widthOf(network.name, 'heading') + GAP, y, network.subnet.text)
  yield text('note', namesX, top + leading('heading') + ascent('note'), networkFacts(network).join(SEPARATOR))
}

/** How far below the top of its box a link is. */
function linkTop(index: number): number {
  return PADDING + leading('value') + index * LINK_PITCH
}

const LINK_PITCH = leading('value') + leading('note') + 1.5 * GAP

function linkWidth({ card, address, note }: Link): number {
  return Math.max(widthOf(card, 'name') + GAP + widthOf(address, 'value'), widthOf(note, 'note'))
}

/** The words stand on the line, and the note below it. */
function* linkOf(
  { card, address, note }: Link,
  at: number,
  { namesX, boxX }: Frame,
  y: number,
): Generator<Shape> {
  const x = networkX(at)
  yield { type: 'line', kind: 'link', network: at, points: [[x, y], [boxX, y]] } // prettier-ignore
  yield { type: 'dot', network: at, x, y }
  yield text('name', namesX, y - 5, card)
  yield text('value', namesX + (card === '' ? 0 : widthOf(card, 'name') + GAP), y - 5, address)
  yield text('note', namesX, y + ascent('note') + 3, note)
}
