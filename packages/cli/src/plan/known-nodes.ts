import type { Manifest, ManifestNode } from '../manifest.ts'

/** A node of a manifest; of an earlier version's only the name is known. */
export type KnownNode = Partial<ManifestNode> & Pick<ManifestNode, 'name'>

/** The nodes that a manifest tells of, in the order of the inventory. */
export function nodesOf(manifest: Manifest | undefined): readonly KnownNode[] {
  if (manifest?.nodes !== undefined) return manifest.nodes
  const files = manifest?.files.filter(({ path }) => path.startsWith('nodes/')) ?? []
  return [...new Set(files.flatMap(({ machine }) => machine ?? []))].map(name => ({ name }))
}
