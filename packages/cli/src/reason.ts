import { getSystemErrorMap } from 'node:util'

/**
 * Why something failed, in words. Of an error of the system it is the reason alone: whoever tells of it names the file
 * that a person knows, which may not be the one that the system was asked for.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const number = 'errno' in error && typeof error.errno === 'number' ? error.errno : 0
  return getSystemErrorMap().get(number)?.[1] ?? error.message
}
