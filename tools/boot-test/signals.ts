import { progress } from './progress.ts'

/** Somebody wants the test to end. */
export class Signalled extends Error {
  /** The exit code, as shells have it. */
  readonly code: number

  constructor(code: number) {
    super()
    this.code = code
  }
}

/** Fails at the first of the signals that end a program. Ctrl-C comes twice, from the terminal and from npm. */
export async function signalled(): Promise<never> {
  return new Promise((_, reject) => {
    for (const [name, code] of [
      ['SIGHUP', 129],
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      process.on(name, () => {
        progress('test', `ended by ${name}: stops everything`)
        reject(new Signalled(code))
      })
    }
  })
}
