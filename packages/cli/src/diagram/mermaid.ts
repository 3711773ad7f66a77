import type { Cluster } from '../cluster.ts'
import { panelsOf, type Panel } from './panels.ts'

/**
 * Draws a cluster as a Mermaid flowchart, which code hosts show where it stands in a page.
 * @returns the text, the same for the same cluster to the byte
 */
export function mermaid(cluster: Cluster): string {
  const { networks } = cluster
  const panels = panelsOf(cluster, 0).map((panel, index) => ({ panel, id: `machine${index}` }))
  const lines = [
    'flowchart LR',
    ...networks.map(({ name, subnet }, index) => `  network${index}[/${label([name, subnet.text])}/]`),
    ...panels.map(({ panel, id }) => boxOf(panel, id)),
    ...panels.flatMap(({ panel, id }) =>
      panel.links.map(({ network, card, address }) => {
        const words = [card, address].filter(word => word !== '')
        const named = words.length === 0 ? '' : `|${label(words)}|`
        return `  network${networks.indexOf(network)} ---${named} ${id}`
      }),
    ),
  ]
  return `${lines.join('\n')}\n`
}

/** A box whose lines say what is in it, for Mermaid puts boxes within a box into one long row. */
function boxOf({ title, facts, cells }: Panel, id: string): string {
  const lines = cells.map(({ name, lines }) => [name, ...lines].join(' '))
  return `  ${id}[${label([title, facts.join(', '), ...lines])}]`
}

/** Lines of a label in quotes, in which Mermaid reads nothing but entities and tags. */
function label(lines: readonly string[]): string {
  return `"${lines.map(escape).join('<br>')}"`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '#': '#35;',
  '&': '#amp;',
  '<': '#lt;',
  '>': '#gt;',
  '"': '#quot;',
}

function escape(text: string): string {
  return text.replace(/[#&<>"]/g, character => ENTITIES[character] ?? '')
}
