import { ACTIONS, type Action } from './effects.ts'

/** What a change asks for, and why. */
export interface Need {
  readonly action: Action
  /** For what is copied by `apply` alone, the file. */
  readonly reason: string
}

/** What is to be done where several things are asked for: the most of them, with all reasons, its own first. */
export function together(needs: readonly Need[]): {
  readonly action: Action
  readonly reasons: readonly string[]
} {
  const sorted = needs.toSorted((left, right) => ACTIONS.indexOf(right.action) - ACTIONS.indexOf(left.action))
  const action = sorted[0]?.action ?? 'none'
  const counting = sorted.filter(need => action === 'files' || need.action !== 'files')
  return { action, reasons: [...new Set(counting.map(({ reason }) => reason))] }
}
