import { ACTIONS, type Action } from './effects.ts'

/** What a change asks for, and why. */
export interface Need {
  readonly action: Action
  /** For what is copied by `apply` alone, the file. */
  readonly reason: string
}

/** What is to be done where several things are asked for: the most of them, which includes the others. */
export function together(needs: readonly Need[]): {
  readonly action: Action
  readonly reasons: readonly string[]
} {
  const action = ACTIONS.findLast(action => needs.some(need => need.action === action)) ?? 'none'
  const reasons = needs.filter(need => need.action === action).map(({ reason }) => reason)
  return { action, reasons: [...new Set(reasons)] }
}
