/** The output directory cannot be written as asked. Nothing was changed in it. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/** What an error says of itself. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
