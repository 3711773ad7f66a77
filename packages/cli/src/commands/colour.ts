import { styleText } from 'node:util'
import type { Paint } from '../check/report.ts'

/**
 * How output is coloured.
 * @param wanted what --color or --no-color says; undefined leaves it to the terminal, and to NO_COLOR and FORCE_COLOR
 */
export function paint(wanted: boolean | undefined): Paint {
  if (wanted === false) return (_, text) => text
  return (style, text) => styleText(style, text, { validateStream: wanted !== true, stream: process.stdout })
}
