import { lastLines } from './processes.ts'

const began = performance.now()

/** Seconds since the test began. */
function elapsed(): number {
  return Math.round((performance.now() - began) / 1000)
}

/** One line for who watches: when, which machine, what. */
export function progress(machine: string, text: string): void {
  console.log(`${String(elapsed()).padStart(5)} s  ${machine.padEnd(8)}  ${text}`)
}

/** A step that did not succeed: which machine it was for, and where its log is. */
export class StepFailure extends Error {
  readonly machine: string
  readonly step: string
  readonly log: string | undefined

  constructor(machine: string, step: string, reason: string, log: string | undefined) {
    super(reason)
    this.name = 'StepFailure'
    this.machine = machine
    this.step = step
    this.log = log
  }
}

export interface StepOptions {
  /** Seconds after which it has failed; what it started is ended with the test. */
  readonly limit: number
  /** The file whose last lines tell why it failed. */
  readonly log?: string
}

/** What goes on now, for who wants to know what took too long. */
const underWay = new Set<string>()

/**
 * Does everything within its time.
 * @param limit in seconds
 * @throws StepFailure that names the steps which went on when the time was over
 */
export async function within(limit: number, work: () => Promise<void>): Promise<void> {
  let stop: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    stop = setTimeout(() => {
      const steps = [...underWay].join('; ') || 'no step'
      reject(
        new StepFailure('test', 'all', `not done after ${limit} seconds, when ${steps} went on`, undefined),
      )
    }, limit * 1000)
  })
  try {
    await Promise.race([work(), late])
  } finally {
    clearTimeout(stop)
  }
}

/** Does one step for a machine within its time, and says when it begins, that it still goes on, and how long it took. */
export async function step<T>(
  machine: string,
  name: string,
  { limit, log }: StepOptions,
  work: () => Promise<T>,
): Promise<T> {
  const start = performance.now()
  const seconds = (): number => Math.round((performance.now() - start) / 1000)
  progress(machine, `${name} …`)
  const going = `${machine}: ${name}`
  underWay.add(going)
  const still = setInterval(() => {
    progress(machine, `${name}: ${seconds()} s of at most ${limit}${log === undefined ? '' : lastWords(log)}`)
  }, 30_000)
  let stop: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    stop = setTimeout(() => reject(new Error(`not done after ${limit} seconds`)), limit * 1000)
  })
  try {
    const result = await Promise.race([work(), late])
    progress(machine, `${name}: done in ${seconds()} s`)
    return result
  } catch (error) {
    if (error instanceof StepFailure) throw error
    throw new StepFailure(machine, name, error instanceof Error ? error.message : String(error), log)
  } finally {
    underWay.delete(going)
    clearInterval(still)
    clearTimeout(stop)
  }
}

/** Where a machine is whose log this is; its boot loader may have said all in one line. */
function lastWords(log: string): string {
  const words = lastLines(log, 1).trim().slice(-60)
  return words === '' ? '' : ` — ${words}`
}
