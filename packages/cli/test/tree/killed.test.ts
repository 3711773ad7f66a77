import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runs } from '../../../../tools/programs.ts'
import { run } from '../../src/main.ts'

/** The real command is killed at moments that are spread over what it does, more often for LAW_RUNS. */
const MOMENTS = runs(12)
const NODES = 60
/** Milliseconds that writing them takes, about. */
const SPREAD = 60
const bin = fileURLToPath(new URL('../../bin/gen-cluster-configs.js', import.meta.url))

let folder = ''
let out = ''
/** What the tree holds for either inventory. */
const trees = new Map<string, string>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'))
  out = join(folder, 'out')
  writeFileSync(join(folder, 'a.json'), inventory('example', 'node'))
  writeFileSync(join(folder, 'b.json'), inventory('example.org', 'other'))
  for (const name of ['a.json', 'b.json']) {
    await generate(name)
    trees.set(name, snapshot())
    rmSync(out, { recursive: true })
    rmSync(join(folder, name.replace('.', '.lock.')))
  }
}, 60_000)
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Of two of these some files are the same, some are not, and some are of one only. */
function inventory(domain: string, second: string): string {
  const nodes = Array.from({ length: NODES }, (_, n) => [
    `${n % 2 === 0 ? 'node' : second}${n}`,
    { mac: `02:00:00:00:00:${(n + 16).toString(16)}` },
  ])
  return JSON.stringify({
    name: 'cluster',
    domain,
    networks: { boot: { subnet: '10.0.0.0/16', boot: true, pool: ['10.0.1.0', '10.0.1.255'] } },
    master: { name: 'master', interfaces: { eth0: { network: 'boot', address: '10.0.0.1' } } },
    nodes: Object.fromEntries(nodes),
  })
}

/** Runs the command here to its end. */
async function generate(name: string): Promise<void> {
  let error = ''
  const args = [join(folder, name), '-o', out, '-q', '--allow-removals']
  const code = await run(args, { out: () => {}, error: text => (error += text) })
  expect({ code, error }).toEqual({ code: 0, error: '' })
}

/** Everything in the tree: paths, modes and contents. */
function snapshot(): string {
  if (!existsSync(out)) return 'nothing'
  return readdirSync(out, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map(path => {
      const { mode } = statSync(join(out, path))
      const isDirectory = statSync(join(out, path)).isDirectory()
      return `${path} ${mode.toString(8)} ${isDirectory ? '' : readFileSync(join(out, path), 'utf8')}`
    })
    .join('\n')
}

/**
 * Starts the command and kills it so many milliseconds after it has begun to write.
 * @returns whether it was killed before its end
 */
async function killAfter(name: string, milliseconds: number): Promise<boolean> {
  const args = [bin, join(folder, name), '-o', out, '-q', '--allow-removals']
  const child = spawn(process.execPath, args, { stdio: 'ignore', detached: true })
  const killed = new Promise<boolean>(resolve => child.on('exit', (_, signal) => resolve(signal !== null)))
  while (child.exitCode === null && !existsSync(join(folder, '.out.gen-cluster-configs'))) await sleep(1)
  await sleep(milliseconds)
  // With what it has started: the tree is looked at next, and nobody may still be at work.
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
  return killed
}

/** A tree is there only with the addresses that it was made with. */
function expectLock(name: string): void {
  expect(existsSync(join(folder, name.replace('.', '.lock.')))).toBe(true)
}

test('a first run that is killed leaves nothing or all; the next one leaves nothing else', async () => {
  let killed = 0
  for (let moment = 0; moment < MOMENTS; moment++) {
    rmSync(out, { recursive: true, force: true })
    if (await killAfter('a.json', (moment * SPREAD) / MOMENTS)) killed++
    const found = snapshot()
    expect(['nothing', trees.get('a.json')]).toContain(found)
    if (found !== 'nothing') expectLock('a.json')
  }
  expect(killed).toBeGreaterThan(0)
  await generate('a.json')
  expect(snapshot()).toBe(trees.get('a.json'))
  expect(readdirSync(folder).toSorted()).toEqual(['a.json', 'a.lock.json', 'b.json', 'out'])
}, 180_000)

test('a run that is killed while it changes a tree leaves the old one or the new one', async () => {
  await generate('a.json')
  let [present, next, killed] = ['a.json', 'b.json', 0]
  for (let moment = 0; moment < MOMENTS; moment++) {
    if (await killAfter(next, (moment * SPREAD) / MOMENTS)) killed++
    const found = snapshot()
    expect([trees.get(present), trees.get(next)]).toContain(found)
    if (found !== trees.get(next)) continue
    expectLock(next)
    ;[present, next] = [next, present]
  }
  expect(killed).toBeGreaterThan(0)
  await generate(next)
  expect(snapshot()).toBe(trees.get(next))
  expect(readdirSync(folder).toSorted()).toEqual(['a.json', 'a.lock.json', 'b.json', 'b.lock.json', 'out'])
}, 180_000)
