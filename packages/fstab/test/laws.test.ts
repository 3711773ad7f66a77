import { format, locate, parse, serialize } from '@cluster-configs/fstab'
import * as arbitrary from '@cluster-configs/fstab/arbitrary'
import { laws } from '@cluster-configs/syntax/laws'
import fc from 'fast-check'
import { test } from 'vitest'
import { runs } from '../../../tools/programs.ts'

for (const law of laws({ parse, serialize, format, locate, ...arbitrary })) {
  test(law.name, async () => {
    await fc.assert(law.property, { numRuns: runs(500) })
  })
}
