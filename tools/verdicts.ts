import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OutputFile } from 'gen-cluster-configs'
import { installed, run } from './run.ts'

/** What the real programs say of a tree, if it is not good. */
export function verdicts(files: readonly OutputFile[]): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), 'verdicts-'))
  const said: unknown[] = []
  for (const [index, { path, text }] of files.entries()) {
    const file = join(folder, String(index))
    const ask = (program: string, args: readonly string[], bad: RegExp): void => {
      writeFileSync(file, text)
      const { code, stdout, stderr } = run(program, args)
      if (code !== 0 || bad.test(stdout + stderr)) said.push({ path, code, stdout, stderr, text })
    }
    if (path.endsWith('/dhcpd.conf')) ask('dhcpd', ['-t', '-cf', file], /line \d+|warning|not in/i)
    if (path.endsWith('/network/interfaces')) {
      ask('ifquery', ['--list', '--allow', 'none', '-i', file, '--state-dir', join(folder, 'state')], /./)
    }
    if (path.endsWith('/fstab')) {
      writeFileSync(file, text)
      const { stdout, stderr } = run('findmnt', ['--verify', '--tab-file', file])
      if (!/\b0 parse errors|^Success/.test(`${stdout}${stderr}`)) said.push({ path, stdout, stderr, text })
    }
    if (path === 'master/etc/exports') {
      const state = mkdtempSync(join(folder, 'nfs-'))
      const { code, stderr } = run('unshare', [
        '-m',
        'sh',
        '-c',
        CHECK_EXPORTS,
        'sh',
        writeTo(file, text),
        state,
      ])
      if (code !== 0) said.push({ path, stderr, text })
    }
  }
  rmSync(folder, { recursive: true })
  return said
}

function writeTo(file: string, text: string): string {
  writeFileSync(file, text)
  return file
}

/** Exporting one more directory has exportfs read the file, whether or not the directories in it are there. */
const CHECK_EXPORTS = `
touch "$2/etab" "$2/rmtab" || exit
test -e /etc/exports || { mount -t tmpfs tmpfs /etc && touch /etc/exports; }
mount --bind "$1" /etc/exports && mount --bind "$2" /var/lib/nfs || exit
exec exportfs -o ro,no_subtree_check 127.0.0.1:/`

/** Whether a program that is asked is not installed. */
export function judgesMissing(): boolean {
  return !['dhcpd', 'ifquery', 'findmnt', 'exportfs'].every(installed)
}
