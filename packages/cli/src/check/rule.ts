import type { Place } from './place.ts'
import type { System } from './system.ts'

/** `error`: something does not work. `warning`: something works otherwise than meant. `note`: worth a look. */
export type Severity = 'error' | 'warning' | 'note'

/** What a rule finds. */
export interface Found {
  /** A sentence without a full stop. */
  readonly message: string
  /** Where it is, and then where the other parties are, each with a label. */
  readonly places: readonly [Place, ...Place[]]
  /** What to do here, where that can be said better than by the rule. */
  readonly hint?: string
}

/** Something to look for in a system as a whole. */
export interface Rule {
  /** `subject/name`: the same in every version. */
  readonly id: string
  readonly severity: Severity
  /** What is wrong, as a heading. */
  readonly title: string
  /** What happens if it stays. */
  readonly why: string
  /** What to do. */
  readonly hint: string
  /** What a format's own package finds of the same at the same line, and need not be said twice. */
  readonly covers?: readonly string[]
  readonly check: (system: System) => Iterable<Found>
}

/** What a person is told. */
export interface Finding extends Found {
  /** The id of its rule. */
  readonly rule: string
  readonly severity: Severity
  /** What happens if it stays. */
  readonly why?: string
}
