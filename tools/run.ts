import { spawnSync } from 'node:child_process'
import { ENVIRONMENT } from './environment.ts'

/** What a real program said. Its output is read as latin1: one character a byte. */
export interface Verdict {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end, at most ten seconds, or until it has said a million characters, as one does without end. */
export function run(program: string, args: readonly string[], input = ''): Verdict {
  const result = spawnSync(program, args, {
    input,
    encoding: 'latin1',
    timeout: 10_000,
    env: ENVIRONMENT,
  })
  const { error } = result
  if (error !== undefined && !('code' in error && error.code === 'ENOBUFS')) throw error
  return { code: result.status, stdout: result.stdout, stderr: result.stderr }
}

/** Whether a program is there. */
export function installed(program: string): boolean {
  return run('sh', ['-c', 'command -v "$1"', 'sh', program]).code === 0
}
