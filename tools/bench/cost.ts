import { spawnSync } from 'node:child_process'
import { ENVIRONMENT } from '../environment.ts'

/**
 * Seconds that the processor worked for a whole process, in all its threads (what else a machine does changes little
 * of them), megabytes at the peak, and what it printed.
 */
export interface Cost {
  readonly seconds: number
  readonly megabytes: number
  readonly printed: string
}

const ROUNDS = 3
/** What measures a program; nobody waits for one longer than two minutes. */
const MEASURED: readonly string[] = ['-f', '@%U %S %M', 'timeout', '120']

/**
 * The best of some rounds; undefined if the program is not there, fails, or takes too long.
 * @param prepare done before each round
 */
export function best(
  command: readonly string[] | undefined,
  prepare: () => void = () => {},
): Cost | undefined {
  if (command === undefined) return undefined
  let found: Cost | undefined
  for (let round = 0; round < ROUNDS; round++) {
    prepare()
    const cost = costOf(command)
    if (cost === undefined) return undefined
    if (found === undefined || cost.seconds < found.seconds) found = cost
    // What takes this long is not noise.
    if (cost.seconds > 5) break
  }
  return found
}

function costOf(command: readonly string[]): Cost | undefined {
  const options = {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: ENVIRONMENT,
  } as const
  const { status, stdout, stderr } = spawnSync('/usr/bin/time', [...MEASURED, ...command], options)
  const [, user, system, kilobytes] = /@([\d.]+) ([\d.]+) (\d+)\s*$/.exec(stderr ?? '') ?? []
  if (status !== 0 || kilobytes === undefined) return undefined
  return { seconds: Number(user) + Number(system), megabytes: Number(kilobytes) / 1024, printed: stdout }
}

/** A number of a table, or a dash. */
export function shown(value: number | undefined, digits: number): string {
  return value === undefined ? '–' : value.toFixed(digits)
}
