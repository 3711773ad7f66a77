import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ENVIRONMENT } from './environment.ts'
import type { FormatName } from './formats.ts'

/**
 * The verdict of the real program on a text: whether it accepts it. Undefined where the program cannot be asked:
 * it is not installed, or (PXELINUX) it takes any text.
 */
export type Judge = (text: string) => boolean | undefined

/** A judge for a format, and what ends it. Each has a folder of its own to work in. */
export function judgeOf(format: FormatName): { readonly judge: Judge; readonly end: () => void } {
  const folder = mkdtempSync(join(tmpdir(), `judge-${format}-`))
  // dhcpd is run as nobody, for its test mode carries out what a file says.
  chmodSync(folder, 0o755)
  const file = join(folder, 'file')
  const save = (text: string): string => {
    writeFileSync(file, Buffer.from(text, 'latin1'))
    return file
  }
  const judges: Readonly<Record<FormatName, Judge>> = {
    dhcpd: text => dhcpd(save(text)),
    exports: text => exportfs(save(text), folder),
    interfaces: text => ifquery(save(text), folder),
    fstab: text => findmnt(save(text)),
    pxelinux: () => undefined,
  }
  return { judge: judges[format], end: () => rmSync(folder, { recursive: true, force: true }) }
}

function dhcpd(file: string): boolean | undefined {
  const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups', 'dhcpd', '-t', '-cf', file]
  return accepted('setpriv', nobody)
}

function exportfs(file: string, folder: string): boolean | undefined {
  const state = join(folder, 'state')
  mkdirSync(state, { recursive: true })
  for (const name of ['etab', 'rmtab']) writeFileSync(join(state, name), '')
  const script = `
test -e /etc/exports || { mount -t tmpfs tmpfs /etc && touch /etc/exports; }
mount --bind "$1" /etc/exports && mount --bind "$2" /var/lib/nfs &&
exec exportfs -o ro,no_subtree_check 127.0.0.1:/`
  return accepted('unshare', ['-m', 'sh', '-c', script, 'sh', file, state])
}

function ifquery(file: string, folder: string): boolean | undefined {
  return accepted('ifquery', [
    '--list',
    '--allow',
    'nosuchclass',
    '-i',
    file,
    '--state-dir',
    join(folder, 'run'),
  ])
}

/** mount says which lines it cannot read, and uses the others; a text with such a line is rejected here. */
function findmnt(file: string): boolean | undefined {
  const result = ask('findmnt', ['--fstab', '--tab-file', file])
  return result === undefined ? undefined : !result.stderr.includes('parse error at line')
}

function accepted(program: string, args: readonly string[]): boolean | undefined {
  const result = ask(program, args)
  return result === undefined ? undefined : result.status === 0
}

/** Runs a program, undefined where it is not installed. */
function ask(program: string, args: readonly string[]): SpawnSyncReturns<string> | undefined {
  const result = spawnSync(program, args, { timeout: 10_000, env: ENVIRONMENT, encoding: 'latin1' })
  return result.error !== undefined && 'code' in result.error && result.error.code === 'ENOENT'
    ? undefined
    : result
}
