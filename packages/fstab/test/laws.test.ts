import { format, locate, parse, serialize } from '@cluster-configs/fstab'
import * as arbitrary from '@cluster-configs/fstab/arbitrary'
import { laws } from '@cluster-configs/syntax/laws'
import fc from 'fast-check'
import { test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { isAccepted } from '../../../tools/wild.ts'
import { wild } from './wild.ts'

const accepted = wild.filter(text => isAccepted({ parse }, text))
const texts = fc.oneof({ weight: 4, arbitrary: arbitrary.texts }, fc.constantFrom(...accepted))

for (const law of laws({ parse, serialize, format, locate, ...arbitrary, texts })) {
  test(law.name, async () => {
    await fc.assert(law.property, { numRuns: runs(500) })
  })
}
