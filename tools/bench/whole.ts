import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FormatName } from '../formats.ts'
import { best, shown, type Cost } from './cost.ts'
import { SAMPLES } from './samples.ts'

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
