import { shellWord } from '../src/shell.ts'

/** What runs a script of Node.js on a terminal of its own, which types what comes on standard input: script(1). */
export function onTerminal(args: readonly string[]): [program: string, ...args: string[]] {
  return ['script', '-qec', [process.execPath, ...args].map(shellWord).join(' '), '/dev/null']
}
