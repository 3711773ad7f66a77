import type { Place } from './keywords.ts'

/** Deeper submenus stay plain `MENU BEGIN` and `MENU END` lines: no recursion over a tree is to run out of stack. */
export const MAX_DEPTH = 64

/** What was opened by a `MENU BEGIN`: a submenu, one that nothing ends, or one that is nested too deep. */
export type Nesting = 'submenu' | 'open' | 'deep'

/** Where in a file the reader stands: the state of the program that decides what a line means. */
export class Scope {
  /** Whether a label is open; unknown behind a file that was included, which may leave one open. */
  label: 'closed' | 'open' | 'unknown' = 'closed'
  readonly nesting: Nesting[] = []

  /** Why the program passes over a directive here, if it does. */
  passesOver(place: Place, text: string): string | undefined {
    if (text === 'MENU EXIT' && this.nesting.length === 0) return `${text} stands outside any submenu`
    if (this.label !== 'closed') return undefined
    if (place === 'label') return `${text} stands outside any label`
    if (place === 'entry' && this.nesting.length === 0) return `${text} stands outside any label or submenu`
    return undefined
  }

  /** Another file is included here. */
  include(tagged: boolean): void {
    if (tagged || this.label !== 'open') this.label = 'unknown'
  }
}
