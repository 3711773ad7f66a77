import { spawnSync } from 'node:child_process'
import { ENVIRONMENT } from '../environment.ts'

/** What a whole process took. */
export interface Cost {
  /** Seconds that the processor worked for it, in all its threads: what else a machine does changes little of them. */
  readonly seconds: number
  /** Seconds by the clock: of use only where the machine does nothing else. */
  readonly elapsed: number
  /** At the peak. */
  readonly megabytes: number
  readonly printed: string
}

const ROUNDS = 3
/** What measures a program; nobody waits for one longer than two minutes. */
const MEASURED: readonly string[] = ['-f', '@%U %S %M %e', 'timeout', '120']

/**
 * The best of some rounds, by the processor and by the clock; undefined if the program is not there, fails, or takes too long.
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
    const elapsed = Math.min(cost.elapsed, found?.elapsed ?? cost.elapsed)
    found = { ...(found === undefined || cost.seconds < found.seconds ? cost : found), elapsed }
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
  const [, user, system, kilobytes, elapsed] =
    /@([\d.]+) ([\d.]+) (\d+) ([\d.]+)\s*$/.exec(stderr ?? '') ?? []
  if (status !== 0 || kilobytes === undefined) return undefined
  return {
    seconds: Number(user) + Number(system),
    elapsed: Number(elapsed),
    megabytes: Number(kilobytes) / 1024,
    printed: stdout,
  }
}

/** A number of a table, or a dash. */
export function shown(value: number | undefined, digits: number): string {
  return value === undefined ? '–' : value.toFixed(digits)
}
