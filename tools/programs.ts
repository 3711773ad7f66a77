import { test } from 'vitest'
import { installed } from './run.ts'

/** Milliseconds: far more than any takes, for the machine may be busy. */
const PATIENCE = 300_000

/**
 * A test that asks a real program. Where that is missing the test is skipped by name, unless
 * CLUSTER_CONFIGS_REQUIRE_PROGRAMS is set: then it runs, and fails.
 */
export function testWith(program: string, name: string, body: () => void | Promise<void>): void {
  const required = process.env['CLUSTER_CONFIGS_REQUIRE_PROGRAMS'] !== undefined
  test.skipIf(!required && !installed(program))(`${program}: ${name}`, { timeout: PATIENCE }, body)
}

/**
 * How many times a property is tried: LAW_RUNS if it is set, so that more can be asked for than a quick run does.
 * @param share how much of LAW_RUNS a property gets that takes long each time
 */
export function runs(quick: number, share = 1): number {
  const asked = process.env['LAW_RUNS']
  return asked === undefined ? quick : Math.ceil(Number(asked) * share)
}
