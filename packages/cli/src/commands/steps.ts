import type { Streams } from './context.ts'

/** Tells how far a step has come: how many are done, of how many if that is known. */
export type Tick = (done: number, total?: number) => void

/**
 * Does a part of a run that may take long, and gives what it gives. Its name says what is being done; it is shown from
 * the beginning where the part is known to take long, and cannot tell how far it has come.
 */
export type Step = <T>(name: string, work: (tick: Tick) => T | Promise<T>, long?: boolean) => Promise<T>

/** Milliseconds: a run that ends sooner shows no progress. */
const PATIENCE = 1000
/** Milliseconds between two looks at the same line. */
const INTERVAL = 100

/**
 * How a run tells of its steps, on standard error: what it is at, once it has taken a second and if that is a
 * terminal, on one line that is gone when the step is; and with --verbose how long each step took.
 * @param now milliseconds, from any moment on
 */
export function stepping(
  { error, terminal = false }: Streams,
  verbose: () => boolean,
  now: () => number = () => performance.now(),
): { readonly step: Step; readonly end: () => void } {
  const begin = now()
  let shown: number | undefined
  const show = (text: string, atOnce = false): void => {
    const time = now()
    if (!terminal || (time - begin < PATIENCE && !atOnce) || time - (shown ?? 0) < INTERVAL) return
    shown = time
    error(`\r${text}\u001b[K`)
  }
  const clear = (): void => {
    if (shown !== undefined) error('\r\u001b[K')
    shown = undefined
  }
  const timing = (name: string, since: number): void => {
    if (verbose()) error(`${(now() - since).toFixed(0).padStart(7)} ms  ${name}\n`)
  }
  return {
    step: async (name, work, long) => {
      const start = now()
      show(`${name} …`, long)
      try {
        return await work((done, total) => show(`${name}: ${progress(done, total)}`))
      } finally {
        clear()
        timing(name, start)
      }
    },
    end: () => timing('in all', begin),
  }
}

function progress(done: number, total: number | undefined): string {
  return total === undefined ? `${done}` : `${done} of ${total}`
}
