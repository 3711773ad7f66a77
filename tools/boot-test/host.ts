import { spawnSync } from 'node:child_process'
import { existsSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { CPU } from './machine.ts'
import { UsageError } from './options.ts'

/** What must be there, a program in PATH or a file, and the Debian package that has it. */
const NEEDED: readonly (readonly [string, string])[] = [
  ['qemu-system-x86_64', 'qemu-system-x86'],
  ['/usr/lib/ipxe/qemu/pxe-virtio.rom', 'ipxe-qemu'],
  ['/usr/share/ovmf/OVMF.fd', 'ovmf'],
  ['debootstrap', 'debootstrap'],
  ['mke2fs', 'e2fsprogs'],
  ['tar', 'tar'],
]

const GB = 2 ** 30

/**
 * Whether this machine can do it, asked before the long work.
 * @param folder where the working files will be
 * @param machines how many will run at a time
 */
export function checkHost(folder: string, machines: number): void {
  if (process.getuid?.() !== 0)
    throw new UsageError('building a root file system needs root: run this as root')
  const missing = NEEDED.filter(([file]) => !isThere(file))
  if (missing.length > 0) {
    const files = missing.map(([file]) => (isAbsolute(file) ? file : `${file} in PATH`)).join(', ')
    const packages = missing.map(([, name]) => name).join(' ')
    throw new UsageError(
      `this machine has no ${files}; run: apt-get install --no-install-recommends ${packages}`,
    )
  }
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < 10 * GB)
    throw new UsageError(`${folder} has less than 10 GB free: set TMPDIR to a place that has`)
  if (freemem() < machines * GB)
    throw new UsageError(`less than ${machines} GB of memory are free, one for each machine`)
  checkQemu()
}

function isThere(file: string): boolean {
  if (isAbsolute(file)) return existsSync(file)
  const folders = (process.env['PATH'] ?? '').split(':').filter(isAbsolute)
  return folders.some(folder => existsSync(join(folder, file)))
}

/** QEMU itself, before anything waits for a machine that never starts. */
function checkQemu(): void {
  const quit = '{"execute":"qmp_capabilities"}{"execute":"quit"}'
  const args = ['-machine', 'pc', '-accel', 'tcg', '-cpu', CPU, '-display', 'none', '-S', '-qmp', 'stdio']
  const { status, error, stderr } = spawnSync('qemu-system-x86_64', args, {
    input: quit,
    encoding: 'utf8',
    timeout: 120_000,
  })
  if (status !== 0) {
    const said = stderr?.trim() || error?.message || `it ended with ${status}`
    throw new UsageError(`QEMU does not run here: ${said}`)
  }
  const backends = spawnSync('qemu-system-x86_64', ['-netdev', 'help'], {
    encoding: 'utf8',
    timeout: 120_000,
  })
  if (!/^stream$/m.test(backends.stdout))
    throw new UsageError('this QEMU has no "stream" networks: it must be 7.2 or newer')
}
