import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refusedOrHarmless } from '../../../tools/hostile/property.ts'
import { runs } from '../../../tools/programs.ts'
import { judgesMissing } from '../../../tools/verdicts.ts'

test('a hostile inventory is refused with its places, or does no more than values can', () => {
  const count = { accepted: 0, refused: 0, judged: 0 }
  fc.assert(refusedOrHarmless(count, !judgesMissing()), { numRuns: runs(60) })
  // Too few of a kind would mean that the other half is not tried.
  expect(count.accepted * 20).toBeGreaterThan(count.refused)
  expect(count.refused * 20).toBeGreaterThan(count.accepted)
})
