import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/** Is told what runs, to end it. */
let guard: Writable | undefined

/**
 * From now on what is started ends with this process, even if that is killed, and then a folder is removed with all that
 * is mounted below it.
 * @returns does so now, and settles when it is done
 */
export function openGuard(folder: string): () => Promise<void> {
  const program = fileURLToPath(new URL('guard.js', import.meta.url))
  const child = spawn(process.execPath, [program, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.stdin.on('error', () => undefined)
  guard = child.stdin
  return async () => {
    child.stdin.end()
    if (child.exitCode === null) await once(child, 'exit')
  }
}

export interface ProcessOptions {
  /** The file that gets all its output. */
  readonly log: string
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

export interface Running {
  readonly process: ChildProcess
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>
}

/** Starts a program. It leads a process group, so that its children end with it. */
export function start(program: string, args: readonly string[], options: ProcessOptions): Running {
  if (guard?.writableEnded === true) throw new Error(`${program} is not started any more: the test ends`)
  const { log, input, env = {}, cwd } = options
  appendFileSync(log, `$ ${[program, ...args].join(' ')}\n`)
  const output = openSync(log, 'a')
  const child = spawn(program, args, {
    detached: true,
    stdio: [input === undefined ? 'ignore' : 'pipe', output, output],
    env: { ...process.env, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  })
  closeSync(output)
  tellGuard('+', child)
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      tellGuard('-', child)
      resolve(code ?? signal ?? 1)
    })
  })
  // Whoever starts a program may look at its end late or never.
  ended.catch(() => undefined)
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input)
  return { process: child, ended }
}

/** Tells that a process group has begun or ended. */
function tellGuard(sign: '+' | '-', { pid }: ChildProcess): void {
  if (pid !== undefined && guard?.writableEnded === false) guard.write(`${sign}${pid}\n`)
}

/** Runs a program to its end. @throws Error unless it succeeds */
export async function run(program: string, args: readonly string[], options: ProcessOptions): Promise<void> {
  const code = await start(program, args, options).ended
  if (code !== 0) throw new Error(`${program} ended with ${code}`)
}

/** The last lines of a log as they can be shown: what a serial console sends is not only text. */
export function lastLines(log: string, count: number): string {
  try {
    const text = readFileSync(log, 'latin1').replace(/\x1b\[[0-9;?]*[A-Za-z]|[^\n\x20-\x7e]/g, '')
    return text
      .split('\n')
      .filter(line => line.trim() !== '')
      .slice(-count)
      .join('\n')
  } catch {
    return '(no log)'
  }
}
