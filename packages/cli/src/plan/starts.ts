import { basename } from 'node:path'
import type { Manifest } from '../manifest.ts'
import { textBefore, type Comparison } from '../tree/compare.ts'
import type { FileChange } from './files.ts'
import type { KnownNode } from './known-nodes.ts'

/**
 * Tells what a node's PXELINUX file no longer starts as it did: the kernel with its RAM disk, or their arguments. How
 * long it waits, and what else can be chosen, is of no matter to a node that runs.
 */
export function startChanges(
  comparison: Comparison,
  after: Manifest,
  files: readonly FileChange[],
): (before: KnownNode, after: KnownNode) => readonly string[] {
  const [placesBefore, placesAfter] = [bootFiles(comparison.manifest), bootFiles(after)]
  const changes = new Map(files.map(({ path, change }) => [path, change]))
  const texts = new Map(comparison.files.map(({ path, text }) => [path, text]))
  const former = (path: string): string => {
    const change = changes.get(path)
    // It stays as it is, or somebody has removed it.
    if (change === undefined || change === 'create') return texts.get(path) ?? ''
    return textBefore(comparison, path)
  }
  return (before, { bootFile = '' }) => {
    const path = placesAfter.get(bootFile) ?? ''
    const formerPath = placesBefore.get(before.bootFile ?? bootFile)
    if (formerPath === undefined || (formerPath === path && !changes.has(path))) return []
    const [text, now] = [former(formerPath), texts.get(path) ?? '']
    return PARTS.flatMap(([lines, reason]) => (same(text.match(lines), now.match(lines)) ? [] : [reason]))
  }
}

const PARTS = [
  [/^\s*(?:KERNEL|INITRD)\s.*$/gim, 'its kernel'],
  [/^\s*APPEND\s.*$/gim, 'its kernel arguments'],
] as const

function same(before: readonly string[] | null, after: readonly string[] | null): boolean {
  return before?.join('\n') === after?.join('\n')
}

/** PXELINUX files by their names. */
function bootFiles(manifest: Manifest | undefined): ReadonlyMap<string, string> {
  const paths = manifest?.files.map(({ path }) => path) ?? []
  return new Map(
    paths.filter(path => path.includes('/pxelinux.cfg/')).map(path => [basename(path), path] as const),
  )
}
