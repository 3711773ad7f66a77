import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testWith } from '../../../../tools/programs.ts'
import { run as runProgram } from '../../../../tools/run.ts'
import { run } from '../../src/main.ts'
import { onTerminal } from '../terminal.ts'

const bin = fileURLToPath(new URL('../../bin/gen-cluster-configs.js', import.meta.url))
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refused-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Writes an inventory of nodes whose addresses are assigned. */
function inventory(nodes: readonly string[]): string {
  const path = join(folder, 'inventory.json')
  const content = {
    name: 'cluster',
    domain: 'cluster',
    networks: { boot: { subnet: '10.0.0.0/16', boot: true, pool: ['10.0.1.0', '10.0.1.255'] } },
    master: { name: 'master', interfaces: { eth0: { network: 'boot', address: '10.0.0.1' } } },
    nodes: Object.fromEntries(
      nodes.map(name => [name, { mac: `02:00:00:00:00:${name.slice(1).padStart(2, '0')}` }]),
    ),
  }
  writeFileSync(path, JSON.stringify(content))
  return path
}

interface Outcome {
  readonly code: number
  readonly out: string
  readonly error: string
}

/** Runs the command in this process; the temporary folder shows as `~`. */
async function command(args: readonly string[], answer?: string): Promise<Outcome> {
  let [out, error] = ['', '']
  const ask = async (question: string): Promise<string> => {
    error += question.replaceAll(folder, '~')
    return answer ?? ''
  }
  const streams = { out: (text: string) => (out += text), error: (text: string) => (error += text) }
  const code = await run(args, answer === undefined ? streams : { ...streams, ask })
  return { code, out: out.replaceAll(folder, '~'), error: error.replaceAll(folder, '~') }
}

describe('a run that would remove more than half of the nodes', () => {
  const said = '~/out would lose 3 of its 4 nodes, n[1-3]'

  /** A tree of four nodes, and an inventory of one. */
  async function shrunk(): Promise<string[]> {
    const out = join(folder, 'out')
    await command([inventory(['n1', 'n2', 'n3', 'n4']), '-o', out])
    return [inventory(['n4']), '-o', out, '-q']
  }
  const lock = (): string => readFileSync(join(folder, 'inventory.lock.json'), 'utf8')

  test('is refused, with the lock file as it was, unless it is allowed', async () => {
    const args = await shrunk()
    const before = lock()
    expect(await command(args)).toEqual({
      code: 3,
      out: '',
      error: `${said}; if that is meant, use --allow-removals\n`,
    })
    expect(lock()).toBe(before)
    expect(readdirSync(join(folder, 'out/nodes'))).toHaveLength(4)
    expect(await command([...args, '--allow-removals'])).toEqual({ code: 0, out: '', error: '' })
    expect(readdirSync(join(folder, 'out/nodes'))).toEqual(['n4'])
    expect(lock()).not.toBe(before)
  })

  test.each([
    ['y', 0, ''],
    ['', 3, `${said}; if that is meant, use --allow-removals\n`],
  ])('asks whoever sits at the terminal, who answers %j', async (answer, code, error) => {
    const outcome = await command(await shrunk(), answer)
    expect(outcome).toEqual({ code, out: '', error: `${said}. Go on? [y/N] ${error}` })
  })

  test('half of them may go, and one that is the only one', async () => {
    const out = join(folder, 'out')
    for (const nodes of [['n1', 'n2'], ['n1'], ['n2']]) {
      expect((await command([inventory(nodes), '-o', out])).code).toBe(0)
    }
  })

  testWith('script', 'the real command asks on a terminal', async () => {
    const [program, ...args] = onTerminal([bin, ...(await shrunk())])
    const { code, stdout } = runProgram(program, args, 'y\n')
    expect(stdout.replaceAll(folder, '~')).toContain(`${said}. Go on? [y/N] `)
    expect(code).toBe(0)
    expect(readdirSync(join(folder, 'out/nodes'))).toEqual(['n4'])
  })
})

test('of several runs at once one writes, and the others name the process that does', async () => {
  const path = inventory(Array.from({ length: 90 }, (_, n) => `n${n + 10}`))
  const children = Array.from({ length: 3 }, () =>
    spawn(process.execPath, [bin, path, '-o', join(folder, 'out'), '-q']),
  )
  const outcomes = await Promise.all(
    children.map(
      child =>
        new Promise<string>(resolve => {
          let said = ''
          child.stderr.on('data', text => (said += String(text)))
          child.on('close', code => resolve(`${code} ${said.replaceAll(folder, '~')}`))
        }),
    ),
  )
  const refusals = children.map(
    ({ pid }) => `3 ~/out is being written by process ${pid}: wait for it to end\n`,
  )
  const late = ['out', 'inventory.lock.json'].map(name => `3 ~/${name} was`)
  for (const outcome of outcomes) {
    expect(['0 ', ...refusals].includes(outcome) || late.some(start => outcome.startsWith(start))).toBe(true)
  }
  expect(outcomes).toContain('0 ')
  expect(await command([path, '-o', join(folder, 'out')])).toMatchObject({ code: 0, error: '' })
  expect(readdirSync(folder).toSorted()).toEqual(['inventory.json', 'inventory.lock.json', 'out'])
})

describe('an inventory in the output directory', () => {
  test('is carried over, but must have no lock file to be changed', async () => {
    const out = join(folder, 'out')
    mkdirSync(out)
    folder = out
    const path = inventory(['n1'])
    folder = join(out, '..')
    expect(await command([path, '-o', out])).toEqual({
      code: 3,
      out: '',
      error: '~/out/inventory.lock.json is in ~/out, which is replaced as a whole: move the inventory\n',
    })
    expect(readdirSync(out)).toEqual(['inventory.json'])
  })
})

describe('a place that cannot be written', () => {
  /** Runs the real command behind a shell command, as root of a namespace of its own, on a tree that is there. */
  async function confined(prepare: string, nodes: readonly string[]): Promise<Outcome> {
    const place = join(folder, 'place')
    mkdirSync(place)
    const path = inventory(nodes)
    const script = `${prepare}\nfind "$1" -type f -exec sha256sum {} + | sort >"$1.before"
"$3" "$4" "$2" -o "$1/out" -q --allow-removals; code=$?
find "$1" -type f -exec sha256sum {} + | sort | diff "$1.before" - && exit "$code"`
    const args = ['-rm', 'sh', '-c', script, 'sh', place, path, process.execPath, bin]
    const { code, stdout, stderr } = runProgram('unshare', args)
    return { code: code ?? -1, out: stdout, error: stderr.replaceAll(folder, '~') }
  }
  const many = Array.from({ length: 90 }, (_, n) => `n${n + 10}`)
  const tree = 'mkdir "$1/out" && echo mine >"$1/out/mine"'

  testWith('unshare', 'a full disk: nothing is changed, nothing is left', async () => {
    const { code, out, error } = await confined(`mount -t tmpfs -o size=400k tmpfs "$1" && ${tree}`, many)
    expect({ code, out }).toEqual({ code: 3, out: '' })
    expect(error).toMatch(
      /^nothing was written: ENOSPC: .*; the new tree stands beside the old one .*: free some space\n$/,
    )
    expect(existsSync(join(folder, 'inventory.lock.json'))).toBe(false)
  })

  testWith('unshare', 'a file system that is mounted read-only', async () => {
    const prepare = `mount -t tmpfs tmpfs "$1" && ${tree} && mount -o remount,ro "$1"`
    const { code, error } = await confined(prepare, ['n1'])
    expect(code).toBe(3)
    expect(error).toMatch(
      /^what ~\/place\/out is to hold is made beside it, in ~\/place, where nothing can be written: read-only file system; name another directory with -o\n$/,
    )
  })

  testWith('unshare', 'a directory that something is mounted on', async () => {
    const prepare = `${tree}\nmount --bind "$1/out" "$1/out"`
    const { code, error } = await confined(prepare, ['n1'])
    expect(code).toBe(3)
    expect(error).toMatch(
      /^nothing was written: EXDEV: .*; a file system is mounted there: name a directory below it\n$/,
    )
  })

  testWith('setpriv', 'a directory that the user may not write', async () => {
    const place = join(folder, 'place')
    mkdirSync(place)
    chmodSync(place, 0o555)
    const args = [process.execPath, bin, inventory(['n1']), '-o', join(place, 'out')]
    const { code, stderr } = runProgram('setpriv', ['--bounding-set=-all', '--inh-caps=-all', ...args])
    expect(code).toBe(3)
    expect(stderr.replaceAll(folder, '~')).toMatch(
      /^what ~\/place\/out is to hold .* in ~\/place, where nothing can be written: permission denied; name another directory with -o\n$/,
    )
    expect(readdirSync(place)).toEqual([])
  })
})
