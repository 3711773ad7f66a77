import type { Reporter, TestModule } from 'vitest/node'

/** Closes a test run with one line, `N passed, N failed, N skipped`, and names what was skipped. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    const skipped: string[] = []
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        count[state]++
        if (state === 'skipped') skipped.push(test.fullName)
      }
      // A file that fails to load has no tests to count, and must not pass for an empty one.
      if (!module.ok() && module.errors().length > 0) count.failed++
    }
    for (const name of skipped) console.log(`skipped: ${name}`)
    console.log(`${count.passed} passed, ${count.failed + count.pending} failed, ${count.skipped} skipped`)
  }
}
