import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs'

/** What runs now. Each leads a process group, so that its children end with it. */
const running = new Set<ChildProcess>()

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

/** Starts a program. Should the test itself be killed, the kernel ends the program. */
export function start(program: string, args: readonly string[], options: ProcessOptions): Running {
  const { log, input, env = {}, cwd } = options
  appendFileSync(log, `$ ${[program, ...args].join(' ')}\n`)
  const output = openSync(log, 'a')
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', program, ...args], {
    detached: true,
    stdio: [input === undefined ? 'ignore' : 'pipe', output, output],
    env: { ...process.env, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  })
  closeSync(output)
  running.add(child)
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      running.delete(child)
      resolve(code ?? signal ?? 1)
    })
  })
  // Whoever starts a program may look at its end late or never.
  ended.catch(() => undefined)
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input)
  return { process: child, ended }
}

/** Runs a program to its end. @throws Error unless it succeeds */
export async function run(program: string, args: readonly string[], options: ProcessOptions): Promise<void> {
  const code = await start(program, args, options).ended
  if (code !== 0) throw new Error(`${program} ended with ${code}`)
}

/** Ends all that was started: asks first, so that the scripts can unmount what they mounted, then kills. */
export async function endAll(): Promise<void> {
  for (const child of running) signal(child, 'SIGTERM')
  for (let patience = 100; running.size > 0 && patience > 0; patience--) {
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  killAll()
}

/** At once, for the moment in which nothing can be waited for. */
export function killAll(): void {
  for (const child of running) signal(child, 'SIGKILL')
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name)
  } catch {
    // It has just ended.
  }
}

/** Unmounts whatever is mounted below a folder, innermost first. */
export function unmountBelow(folder: string): void {
  const points = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map(line => line.split(' ')[1] ?? '')
    .filter(point => point.startsWith(`${folder}/`))
  for (const point of points.toReversed()) spawnSync('umount', ['--', point])
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
