import { styleText } from 'node:util'
import type { Paint } from '../check/report.ts'

/** When output is coloured; `auto` leaves it to the terminal, and to NO_COLOR and FORCE_COLOR. */
export type When = 'auto' | 'always' | 'never'

/** Colours standard output, if it is to be when it is written. */
export function painter(when: () => When): Paint {
  return (style, text) => (isColoured(when()) ? styleText(style, text, { validateStream: false }) : text)
}

/** A variable that is set to nothing says nothing (no-color.org, force-color.org). */
function isColoured(when: When): boolean {
  if (when !== 'auto') return when === 'always'
  const { FORCE_COLOR = '', NO_COLOR = '', TERM } = process.env
  if (FORCE_COLOR !== '') return !/^(?:0|false)$/.test(FORCE_COLOR)
  return NO_COLOR === '' && process.stdout.isTTY && TERM !== 'dumb'
}
