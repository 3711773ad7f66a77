import type { Paint } from '../check/report.ts'
import type { Step } from './steps.ts'

/** Where a run writes to. */
export interface Streams {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Whether what goes to `error` is seen on a terminal as it comes; not so unless given. */
  readonly terminal?: boolean
  /** Asks whoever sits at the terminal, and gives the answer; undefined if nobody does. */
  readonly ask?: (question: string) => Promise<string>
}

/** What every command is given. */
export interface Context extends Streams {
  /** Says how the run ended, if not with 0: for an outcome that is no failure, such as findings. */
  readonly exit: (code: number) => void
  /** Colours what goes to `out`, as --color says. */
  readonly paint: Paint
  /** Does what may take long, so that its progress is seen. */
  readonly step: Step
}

/** Ends a command: its message is printed as it is, and the run ends with the code. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly exitCode: number

  constructor(message: string, exitCode: number, cause?: unknown) {
    super(message, { cause })
    this.exitCode = exitCode
  }
}

/**
 * Does what reads or writes an output directory.
 * @throws Failure instead of an OutputError
 */
export async function orFailure<T>(work: () => T | Promise<T>): Promise<T> {
  const { OutputError } = await import('../tree/error.ts')
  try {
    return await work()
  } catch (error) {
    if (error instanceof OutputError) throw new Failure(error.message, EXIT.directory, error)
    throw error
  }
}

/** The exit codes that mean the same for every command. */
export const EXIT = { inventory: 1, findings: 1, commandLine: 2, changes: 2, directory: 3 } as const
