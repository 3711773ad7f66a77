import { spawnSync } from 'node:child_process'
import { test } from 'vitest'
import { ENVIRONMENT } from './environment.ts'

/** What a real program said. Its output is read as latin1: one character a byte. */
export interface Verdict {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end, at most ten seconds. */
export function run(program: string, args: readonly string[], input = ''): Verdict {
  const result = spawnSync(program, args, {
    input,
    encoding: 'latin1',
    timeout: 10_000,
    env: ENVIRONMENT,
  })
  if (result.error !== undefined) throw result.error
  return { code: result.status, stdout: result.stdout, stderr: result.stderr }
}

function installed(program: string): boolean {
  return run('sh', ['-c', 'command -v "$1"', 'sh', program]).code === 0
}

/**
 * A test that asks a real program. Where that is missing the test is skipped by name, unless
 * CLUSTER_CONFIGS_REQUIRE_PROGRAMS is set: then it runs, and fails.
 */
export function testWith(program: string, name: string, body: () => void | Promise<void>): void {
  const required = process.env['CLUSTER_CONFIGS_REQUIRE_PROGRAMS'] !== undefined
  test.skipIf(!required && !installed(program))(`${program}: ${name}`, body)
}

/**
 * How many times a property is tried: LAW_RUNS if it is set, so that more can be asked for than a quick run does.
 * @param share how much of LAW_RUNS a property gets that takes long each time
 */
export function runs(quick: number, share = 1): number {
  const asked = process.env['LAW_RUNS']
  return asked === undefined ? quick : Math.ceil(Number(asked) * share)
}
