import { reasonOf } from '../reason.ts'

/** The output directory cannot be written as asked. Nothing was changed in it. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/** The code of an error of the system, such as `ENOENT`; undefined if it is none. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Does what need not succeed: where it fails, what is reported is why it was done. */
export function attempt(action: () => void): void {
  try {
    action()
  } catch {
    // See above.
  }
}

/** What it gives, or an OutputError that names the path. */
export function told<T>(path: string, look: () => T): T {
  try {
    return look()
  } catch (error) {
    if (error instanceof OutputError) throw error
    const remedy = ['EACCES', 'EPERM'].includes(codeOf(error) ?? '') ? 'run this as a user who may, or ' : ''
    throw new OutputError(
      `${path} cannot be looked at: ${reasonOf(error)}; ${remedy}name another directory with -o`,
      { cause: error },
    )
  }
}
