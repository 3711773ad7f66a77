import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** A process, as the name of what belongs to it tells. */
export interface Owner {
  readonly pid: number
  readonly host: string
  /** Whether it still runs; that of a process on another machine cannot be known, and is taken for granted. */
  readonly runs: boolean
}

/** A name that no other process has, on no machine and at no time: its number, when it started, and where. */
export function ownName(): string {
  return `${process.pid}.${startOf(process.pid) ?? 0}.${hostname()}`
}

/** Whose name it is; undefined if it is none. */
export function ownerOf(name: string): Owner | undefined {
  const [, pid, start, host = ''] = /^(\d+)\.(\d+)\.(.+)$/.exec(name) ?? []
  if (pid === undefined) return undefined
  const runs = host !== hostname() || isRunning(Number(pid), Number(start))
  return { pid: Number(pid), host, runs }
}

function isRunning(pid: number, start: number): boolean {
  // The number may be another process's by now, so that its start counts where it can be known.
  if (startOf(process.pid) !== undefined) return startOf(pid) === start
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** When a process started, in ticks since the machine did, as proc(5) has it; undefined if it has ended. */
function startOf(pid: number): number | undefined {
  try {
    // The name of the program, in parentheses, may contain anything. Behind it: state, and the start as the 20th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : Number(fields[19])
  } catch {
    return undefined
  }
}
