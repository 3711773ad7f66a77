import { isDeepStrictEqual } from 'node:util'
import { progress } from './progress.ts'

/** What was asserted so far, over all machines. */
const tally = { passed: 0, failed: 0, skipped: 0 }
const failures: string[] = []

/** Asserts that what a machine shows is what is expected. A failed one is told at once, and the test goes on. */
export function check(machine: string, what: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) {
    tally.passed++
    progress(machine, `ok: ${what}`)
    return
  }
  tally.failed++
  const failure = `${what}\n  expected ${JSON.stringify(expected)}\n  found    ${JSON.stringify(actual)}`
  failures.push(`${machine}: ${failure}`)
  progress(machine, `FAILED: ${failure}`)
}

/** Counts a step that failed as a failed assertion. */
export function failed(): void {
  tally.failed++
}

/** Names a part that this inventory has nothing for. */
export function skipped(what: string): void {
  tally.skipped++
  progress('test', `skipped: ${what}`)
}

/** The failed assertions in full, and last the line that CI adds up. */
export function summary(): { readonly ok: boolean; readonly text: string } {
  const line = `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`
  return { ok: tally.failed === 0, text: [...failures, line].join('\n') }
}
