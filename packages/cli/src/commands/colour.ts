import { styleText } from 'node:util'
import type { Paint } from '../check/report.ts'

/** When output is coloured; `auto` leaves it to the terminal, and to NO_COLOR and FORCE_COLOR. */
export type When = 'auto' | 'always' | 'never'

/** Colours standard output, if it is to be when it is written. */
export function painter(when: () => When): Paint {
  return (style, text) => {
    const wanted = when()
    if (wanted === 'never') return text
    return styleText(style, text, { validateStream: wanted === 'auto', stream: process.stdout })
  }
}
