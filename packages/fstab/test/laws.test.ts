import { format, locate, parse, serialize } from '@cluster-configs/fstab'
import * as arbitrary from '@cluster-configs/fstab/arbitrary'
import { isAccepted, laws } from '@cluster-configs/syntax/laws'
import fc from 'fast-check'
import { test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { wild } from './wild.ts'

/** Whether a NUL is a part of a line, as it is where a line feed follows: what ends without one cannot become such a line. */
function holdsNul(text: string): boolean {
  return parse(text).children.some(node => node.type === 'ignored' && node.text.includes('\0'))
}

const accepted = wild.filter(text => isAccepted({ parse }, text) && !holdsNul(text))
const texts = fc.oneof({ weight: 4, arbitrary: arbitrary.texts }, fc.constantFrom(...accepted))

for (const law of laws({ parse, serialize, format, locate, ...arbitrary, texts })) {
  test(law.name, async () => {
    await fc.assert(law.property, { numRuns: runs(500) })
  })
}
