import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { checkHost } from './host.ts'

const main = fileURLToPath(new URL('../dist/boot-test/main.js', import.meta.url))
const required = process.env['CLUSTER_CONFIGS_REQUIRE_PROGRAMS'] !== undefined

/** The boot test as it runs while debootstrap does, whose place is taken by a script that waits for another program. */
async function building(): Promise<{ child: ChildProcess; started: readonly string[]; work: string }> {
  const home = mkdtempSync(join(tmpdir(), 'boot-main-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const [bin, work, pids] = [join(home, 'bin'), join(home, 'work'), join(home, 'pids')]
  for (const folder of [bin, work]) mkdirSync(folder)
  const script = `#!/bin/sh\nsleep 600 &\necho $$ $! >${pids}\nwait\n`
  writeFileSync(join(bin, 'debootstrap'), script, { mode: 0o755 })
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, TMPDIR: work }
  const options = [
    '--cache',
    join(home, 'cache'),
    '--logs',
    join(home, 'logs'),
    '--mirror',
    'http://127.0.0.1:9/',
  ]
  const child = spawn(process.execPath, [main, ...options], { stdio: 'ignore', env })
  onTestFinished(() => void child.kill('SIGKILL'))
  const started = (): string[] => (existsSync(pids) ? readFileSync(pids, 'utf8').trim().split(' ') : [])
  await expect.poll(started, { timeout: 30_000, interval: 100 }).toHaveLength(2)
  return { child, started: started(), work }
}

/** Which of the processes go on. One that has ended may stay in the table until somebody takes notice. */
function alive(pids: readonly string[]): string[] {
  return pids.filter(pid => {
    const file = `/proc/${pid}/stat`
    return existsSync(file) && !/\) Z /.test(readFileSync(file, 'latin1'))
  })
}

function ready(): boolean {
  try {
    checkHost(tmpdir(), 4)
    return true
  } catch {
    return false
  }
}

const isReady = ready()

test.skipIf(!isReady && !required)(
  'QEMU: ended by SIGINT, nothing that was started goes on, and nothing is left',
  async () => {
    const { child, started, work } = await building()
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGINT')
    expect(await ended).toBe(130)
    expect(alive(started)).toEqual([])
    expect(readdirSync(work)).toEqual([])
  },
)

test.skipIf(!isReady && !required)('QEMU: killed, all the same', async () => {
  const { child, started, work } = await building()
  child.kill('SIGKILL')
  const left = (): string[] => [...alive(started), ...readdirSync(work)]
  await expect.poll(left, { timeout: 20_000, interval: 100 }).toEqual([])
})
