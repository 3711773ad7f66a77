import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What `job.ts` prints. Times are in seconds of the processor, memory in megabytes. */
interface Job {
  readonly files: number
  readonly bytes: number
  readonly memory: number
  readonly compiling: number
  readonly writing: number
  readonly plain: number
  readonly unchanged: number
  readonly changed: number
}

/** What `compilation.ts` prints. */
type Compilation = Pick<Job, 'files' | 'bytes' | 'memory'> & { readonly seconds: number }

const ROUNDS = 5

/** What the whole job costs for so many nodes: the best of some runs, half of which write plainly first. */
export function jobs(nodes: number): Record<string, string | number> {
  const runs = Array.from({ length: ROUNDS }, (_, round): Job => {
    return JSON.parse(output('job.js', String(nodes), round % 2 === 0 ? '' : 'plain-first'))
  })
  const best = (key: keyof Job): number => Math.min(...runs.map(run => run[key]))
  const whole = best('compiling') + best('writing')
  return {
    nodes,
    files: best('files'),
    MB: (best('bytes') / 1e6).toFixed(1),
    'compile, s': best('compiling').toFixed(2),
    'write, s': best('writing').toFixed(2),
    'whole, s': whole.toFixed(2),
    'plain writes, s': best('plain').toFixed(2),
    'whole / plain': (whole / best('plain')).toFixed(2),
    'unchanged, s': best('unchanged').toFixed(2),
    'one file changed, s': best('changed').toFixed(2),
    'peak, MB': best('memory').toFixed(0),
  }
}

/** What compiling costs alone, without writing: `/etc/hosts` on each of 50,000 nodes would need 100 GB of disk. */
export function compilations(nodes: number, source: 'JSON' | 'CSV'): Record<string, string | number> {
  const { files, bytes, seconds, memory }: Compilation = JSON.parse(
    output('compilation.js', String(nodes), source),
  )
  return {
    nodes,
    source,
    files,
    'would write, GB': (bytes / 1e9).toFixed(1),
    'read and compile, s': seconds.toFixed(1),
    'peak, MB': memory.toFixed(0),
  }
}

function output(program: string, ...args: readonly string[]): string {
  const path = fileURLToPath(new URL(program, import.meta.url))
  return execFileSync(process.execPath, [path, ...args], { encoding: 'utf8' })
}
