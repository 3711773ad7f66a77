import { createInterface } from 'node:readline'
import { EXIT, Failure, type Streams } from './context.ts'

/**
 * Asks whoever sits at a terminal, one question after the other. A line that is typed ahead answers the next question.
 * Between two questions the terminal is as it was, so that Ctrl+C ends the program.
 */
export function asking(input: NodeJS.ReadStream, output: NodeJS.WriteStream): NonNullable<Streams['ask']> {
  const ahead: string[] = []
  /** What was typed of a line that is not ended yet. */
  let begun = ''
  return async question => {
    const early = ahead.shift()
    if (early !== undefined) {
      output.write(`${question}${early}\n`)
      return early
    }
    const terminal = createInterface({ input, output, prompt: question })
    const answer = new Promise<string | undefined>(resolve => {
      // What comes in one go may be several lines.
      terminal.on('line', line => ahead.push(line))
      terminal.once('line', () => resolve(ahead.shift()))
      // Somebody has pressed Ctrl+C or Ctrl+D.
      terminal.once('close', () => resolve(undefined))
    })
    terminal.write(begun)
    terminal.prompt(true)
    const said = await answer
    begun = terminal.line
    terminal.close()
    if (said !== undefined) return said
    throw new Failure('\nthat was no answer, and nothing was written', EXIT.commandLine)
  }
}
