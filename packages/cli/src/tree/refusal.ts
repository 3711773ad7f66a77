import { join } from 'node:path'
import type { Comparison } from './compare.ts'

/** What a run may do although it loses something. */
export interface Permission {
  /** Replace files that somebody has changed, or that we did not write. */
  readonly force?: boolean
}

/** Why a run would refuse to write, and what to do about it; undefined if it would not. */
export function refusal(
  { directory, foreign }: Comparison,
  { force = false }: Permission,
): string | undefined {
  const [first, ...others] = foreign
  if (force || first === undefined) return undefined
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return `${join(directory, first)}${more}: changed by hand, or not written by this program; move it away, or use --force to replace it`
}
