import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FormatName } from '../formats.ts'
import { best, shown, type Cost } from './cost.ts'
import { SAMPLES } from './samples.ts'

/** What reading one file costs in whole processes. */
export interface Contest {
  readonly name: FormatName
  readonly entries: number
  /** It also writes it. */
  readonly ours: Cost | undefined
  readonly program: Cost | undefined
  readonly augeas: Cost | undefined
}

export function contest(name: FormatName, entries: number, folder: string): Contest {
  const { file } = sample(name, entries, folder)
  return {
    name,
    entries,
    ours: best([process.execPath, fileURLToPath(new URL('round-trip.js', import.meta.url)), name, file]),
    program: best(realProgram(name, file, folder)),
    augeas: augeas(name, file),
  }
}

/** The text of a sample, and the file that it is written to. */
export function sample(name: FormatName, entries: number, folder: string): { text: string; file: string } {
  const file = join(folder, name)
  const text = SAMPLES[name](entries)
  writeFileSync(file, text)
  return { text, file }
}

/** What it costs Augeas to read a file; undefined if it has no lens for the format, or is not there. */
export function augeas(name: FormatName, file: string): Cost | undefined {
  const lens = LENSES[name]
  if (lens === undefined) return undefined
  return best(['augtool', '-A', '-t', `${lens} incl ${file}`, 'match /augeas//error'])
}

/** A row in seconds of the processor. */
export function worked({ name, entries, ours, program, augeas }: Contest): Record<string, string | number> {
  const inside = ours === undefined ? undefined : Number(ours.printed)
  return {
    format: name,
    entries,
    'ours, s': shown(ours?.seconds, 2),
    'inside, s': shown(inside, 2),
    'program, s': shown(program?.seconds, 2),
    'Augeas, s': shown(augeas?.seconds, 2),
    'program / ours': ratio(program?.seconds, ours?.seconds),
    'Augeas / ours': ratio(augeas?.seconds, ours?.seconds),
    'Augeas / inside': ratio(augeas?.seconds, inside),
    'ours, MB': shown(ours?.megabytes, 0),
    'Augeas, MB': shown(augeas?.megabytes, 0),
  }
}

/** A row in seconds by the clock. */
export function waited({ name, entries, ours, program, augeas }: Contest): Record<string, string | number> {
  return {
    format: name,
    entries,
    'ours, s': shown(ours?.elapsed, 2),
    'program, s': shown(program?.elapsed, 2),
    'Augeas, s': shown(augeas?.elapsed, 2),
    'program / ours': ratio(program?.elapsed, ours?.elapsed),
    'Augeas / ours': ratio(augeas?.elapsed, ours?.elapsed),
  }
}

function ratio(theirs: number | undefined, ours: number | undefined): string {
  return theirs === undefined || ours === undefined ? '–' : (theirs / ours).toFixed(1)
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
