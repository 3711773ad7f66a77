import { join } from 'node:path'
import { hostlist } from '../hostlist.ts'
import type { Manifest } from '../manifest.ts'
import { manifestAfter, type Comparison } from './compare.ts'

/** What a run may do although something is lost by it. */
export interface Permission {
  /** Replace files that somebody has changed, or that we did not write. */
  readonly force?: boolean
  /** Remove more than half of the nodes. */
  readonly allowRemovals?: boolean
}

/** Why a run would refuse to write, and what to do about it; undefined if it would not. */
export function refusal(comparison: Comparison, permission: Permission): string | undefined {
  const { directory, foreign } = comparison
  const [first, ...others] = foreign
  if (first !== undefined && permission.force !== true) {
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    return `${join(directory, first)}${more}: changed by hand, or not written by this program; move it away, or use --force to replace it`
  }
  const lost = massRemoval(comparison)
  if (lost === undefined || permission.allowRemovals === true) return undefined
  return `${lost}; if that is meant, use --allow-removals`
}

/**
 * Says that a run would remove more than half of the nodes, which is more likely an inventory that was cut short than
 * what was meant; undefined if it would not.
 */
export function massRemoval(comparison: Comparison): string | undefined {
  const { directory, manifest, removed } = comparison
  // With a node its file for PXELINUX goes, at least.
  if (removed.length === 0) return undefined
  const before = namesOf(manifest)
  const after = new Set(namesOf(manifestAfter(comparison)))
  const lost = before.filter(name => !after.has(name))
  if (lost.length < 2 || lost.length * 2 <= before.length) return undefined
  return `${directory} would lose ${lost.length} of its ${before.length} nodes, ${hostlist(lost)}`
}

function namesOf(manifest: Manifest | undefined): readonly string[] {
  return manifest?.nodes?.map(({ name }) => name) ?? []
}
