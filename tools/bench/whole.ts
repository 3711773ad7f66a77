import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ENVIRONMENT } from '../environment.ts'
import type { FormatName } from '../formats.ts'
import { SAMPLES } from './samples.ts'

/**
 * Seconds that the processor worked for a whole process, in all its threads (what else a machine does changes little
 * of them), megabytes at the peak, and what it printed.
 */
interface Cost {
  readonly seconds: number
  readonly megabytes: number
  readonly printed: string
}

const ROUNDS = 3
/** What measures a program; nobody waits for one longer than two minutes. */
const MEASURED: readonly string[] = ['-f', '@%U %S %M', 'timeout', '120']

/** What reading one file costs in whole processes: ours (which also writes it), the real program, and Augeas. */
export function whole(name: FormatName, entries: number, folder: string): Record<string, string | number> {
  const file = join(folder, name)
  writeFileSync(file, SAMPLES[name](entries))
  const ours = best([process.execPath, fileURLToPath(new URL('round-trip.js', import.meta.url)), name, file])
  const program = best(realProgram(name, file, folder))
  const lens = LENSES[name]
  const augeas =
    lens === undefined
      ? undefined
      : best(['augtool', '-A', '-t', `${lens} incl ${file}`, 'match /augeas//error'])
  const inside = ours === undefined ? undefined : Number(ours.printed)
  const ratio = (other: Cost | undefined, seconds = ours?.seconds): string =>
    seconds === undefined || other === undefined ? '–' : (other.seconds / seconds).toFixed(1)
  return {
    format: name,
    entries,
    'ours, s': shown(ours?.seconds, 2),
    'inside, s': shown(inside, 2),
    'program, s': shown(program?.seconds, 2),
    'Augeas, s': shown(augeas?.seconds, 2),
    'program / ours': ratio(program),
    'Augeas / ours': ratio(augeas),
    'Augeas / inside': ratio(augeas, inside),
    'ours, MB': shown(ours?.megabytes, 0),
    'Augeas, MB': shown(augeas?.megabytes, 0),
  }
}

/** What a program costs that does nothing: any of ours costs so much before it begins. */
export function nothing(): string {
  const cost = best([process.execPath, '-e', '0'])
  return `An empty program for Node.js: ${shown(cost?.seconds, 2)} s, ${shown(cost?.megabytes, 0)} MB.`
}

const LENSES: Readonly<Partial<Record<FormatName, string>>> = {
  dhcpd: 'Dhcpd',
  exports: 'Exports',
  fstab: 'Fstab',
  interfaces: 'Interfaces',
}

function realProgram(name: FormatName, file: string, folder: string): string[] | undefined {
  switch (name) {
    case 'dhcpd':
      return ['dhcpd', '-t', '-cf', file]
    case 'exports': {
      const state = join(folder, 'state')
      mkdirSync(state, { recursive: true })
      for (const table of ['etab', 'rmtab']) writeFileSync(join(state, table), '')
      const script =
        'mount --bind "$1" /etc/exports && mount --bind "$2" /var/lib/nfs && exec exportfs -o ro,no_subtree_check 127.0.0.1:/'
      return ['unshare', '-m', 'sh', '-c', script, 'sh', file, state]
    }
    case 'fstab':
      return ['findmnt', '--fstab', '--tab-file', file, '--json', '--list']
    case 'interfaces':
      return ['ifquery', '--list', '--allow', 'nosuchclass', '-i', file, '--state-dir', join(folder, 'run')]
    case 'pxelinux':
      return undefined
  }
}

/** The best of some rounds; undefined if the program is not there, fails, or takes too long. */
function best(command: readonly string[] | undefined): Cost | undefined {
  if (command === undefined) return undefined
  let found: Cost | undefined
  for (let round = 0; round < ROUNDS; round++) {
    const cost = costOf(command)
    if (cost === undefined) return undefined
    if (found === undefined || cost.seconds < found.seconds) found = cost
    // What takes this long is not noise.
    if (cost.seconds > 5) break
  }
  return found
}

function costOf(command: readonly string[]): Cost | undefined {
  const options = {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: ENVIRONMENT,
  } as const
  const { status, stdout, stderr } = spawnSync('/usr/bin/time', [...MEASURED, ...command], options)
  const [, user, system, kilobytes] = /@([\d.]+) ([\d.]+) (\d+)\s*$/.exec(stderr ?? '') ?? []
  if (status !== 0 || kilobytes === undefined) return undefined
  return { seconds: Number(user) + Number(system), megabytes: Number(kilobytes) / 1024, printed: stdout }
}

function shown(value: number | undefined, digits: number): string {
  return value === undefined ? '–' : value.toFixed(digits)
}
