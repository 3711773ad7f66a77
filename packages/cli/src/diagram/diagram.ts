import type { Cluster } from '../cluster.ts'
import { layout } from './layout.ts'
import { panelsOf } from './panels.ts'
import { svg } from './svg.ts'

/**
 * Draws a cluster: its networks, the master with its services and cards, and the nodes by profile.
 * @returns an SVG document, the same for the same cluster to the byte
 */
export function diagram(cluster: Cluster): string {
  return svg(layout(cluster), `The cluster ${cluster.name}`, describe(cluster))
}

/** The drawing in words, for who cannot see it. */
function describe(cluster: Cluster): string {
  const sentences = panelsOf(cluster, 0).map(({ title, facts, links }) => {
    const ways = links.map(({ network, card, address }) =>
      ['on', network.name, card, address].filter(word => word !== '').join(' '),
    )
    return `${title} (${facts.join(', ')}): ${ways.join('; ')}.`
  })
  return sentences.join('\n')
}
