import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { run } from '../src/main.ts'

const INVENTORY = {
  name: 'lab',
  domain: 'lab.example',
  networks: { boot: { subnet: '10.0.0.0/16', boot: true, pool: ['10.0.1.0', '10.0.1.255'] } },
  master: { name: 'master', interfaces: { eth0: { network: 'boot', address: '10.0.0.1' } } },
  profiles: { default: { files: { '/etc/motd': { from: 'motd' } } } },
  nodesFile: 'nodes.csv',
}
const NODES = 'name,mac,address\nn1,02:00:00:00:00:01,10.0.0.11\nn2,02:00:00:00:00:02,\n'

let folder = ''
const at = (path: string): string => join(folder, path)
const motd = (): string => at('out/nodes/n1/etc/motd')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'last-run-'))
  vi.stubEnv('XDG_CACHE_HOME', at('cache'))
  writeFileSync(at('lab.json'), JSON.stringify(INVENTORY))
  writeFileSync(at('nodes.csv'), NODES)
  writeFileSync(at('motd'), 'welcome\n')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** What a run says, and whether it did no more than look for changes. */
async function command(
  inventory = at('lab.json'),
  out = at('out'),
): Promise<{ code: number; said: string; looked: boolean }> {
  let [said, timings] = ['', '']
  const args = [inventory, '-o', out, '--verbose']
  const code = await run(args, { out: text => (said += text), error: text => (timings += text) })
  return { code, said: said.split('\n').at(-2) ?? '', looked: !timings.includes('reading the inventory') }
}

/** Longer than the clock of any file system stands still. */
async function tick(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 25))
}

const NOTHING = /^\S+\/out: 0 created, 0 updated, 0 removed, \d+ unchanged$/

describe('a run that has nothing to do', () => {
  test('looks at the files and reads none, after a first run', async () => {
    expect(await command()).toMatchObject({ looked: false, said: expect.stringMatching(/ 0 unchanged$/) })
    expect(await command()).toEqual({ code: 0, looked: true, said: expect.stringMatching(NOTHING) })
  })

  test('nor after one that changed a file, and kept the others', async () => {
    await command()
    await tick()
    writeFileSync(at('motd'), 'WELCOME\n')
    expect((await command()).said).toMatch(/: 0 created, [1-9]\d* updated, 0 removed, [1-9]\d* unchanged$/)
    expect(await command()).toMatchObject({ looked: true, said: expect.stringMatching(NOTHING) })
    expect(readFileSync(motd(), 'utf8')).toBe('WELCOME\n')
  })

  test('says and counts what a run says that reads everything', async () => {
    await command()
    const { said } = await command()
    rmSync(at('cache'), { recursive: true })
    expect(await command()).toEqual({ code: 0, looked: false, said })
  })

  test('still ends what a killed run has left', async () => {
    await command()
    mkdirSync(at(`.out.gen-cluster-configs-999999999.1.${hostname()}`))
    expect(await command()).toMatchObject({ code: 0, looked: true })
    expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
  })
})

describe('what somebody did to the tree is seen', () => {
  /** Does it so that it shows as little as it can. */
  const quietly = (path: string, act: () => void): void => {
    // Node.js cannot give a time back to the nanosecond.
    writeFileSync(at('times'), '')
    execFileSync('touch', ['-r', path, at('times')])
    act()
    execFileSync('touch', ['-r', at('times'), path])
  }
  test.each<[string, () => void]>([
    [
      'other bytes, as many and with the old time',
      () => quietly(motd(), () => writeFileSync(motd(), 'WELCOME\n')),
    ],
    ['other permissions', () => chmodSync(motd(), 0o600)],
    ['a file is gone', () => rmSync(motd())],
    [
      'a copy took its place',
      () => {
        execFileSync('cp', ['-p', motd(), at('copy')])
        renameSync(at('copy'), motd())
      },
    ],
    [
      'a link to it took its place',
      () => {
        renameSync(motd(), at('moved'))
        symlinkSync(at('moved'), motd())
      },
    ],
    [
      'a link to its directory took the place of that',
      () => {
        renameSync(at('out/nodes/n1'), at('moved'))
        symlinkSync(at('moved'), at('out/nodes/n1'))
      },
    ],
    [
      'two directories were exchanged',
      () => {
        renameSync(at('out/nodes/n1'), at('out/nodes/n3'))
        renameSync(at('out/nodes/n2'), at('out/nodes/n1'))
        renameSync(at('out/nodes/n3'), at('out/nodes/n2'))
      },
    ],
    [
      'the whole was copied',
      () => {
        execFileSync('cp', ['-a', at('out'), at('other')])
        rmSync(at('out'), { recursive: true })
        renameSync(at('other'), at('out'))
      },
    ],
    ['the whole is gone', () => rmSync(at('out'), { recursive: true })],
  ])('%s', async (_, act) => {
    await command()
    await tick()
    act()
    expect((await command()).looked).toBe(false)
  })

  test('also if it was done before a run that had other things to do', async () => {
    await command()
    await tick()
    quietly(motd(), () => writeFileSync(motd(), 'WELCOME\n'))
    writeFileSync(at('nodes.csv'), `${NODES}n3,02:00:00:00:00:03,10.0.0.13\n`)
    expect(await command()).toMatchObject({ code: 3 })
    writeFileSync(at('nodes.csv'), NODES)
    expect(await command()).toMatchObject({ code: 3, looked: false })
  })
})

describe('what a run would read is read', () => {
  test.each<[string, () => void]>([
    ['the inventory', () => writeFileSync(at('lab.json'), JSON.stringify({ ...INVENTORY, name: 'bal' }))],
    ['its nodes', () => writeFileSync(at('nodes.csv'), NODES.replaceAll('10.0.0.11', '10.0.0.12'))],
    ['a file that it names', () => writeFileSync(at('motd'), 'WELCOME\n')],
    ['the lock file', () => rmSync(at('lab.lock.json'))],
  ])('%s', async (_, act) => {
    await command()
    act()
    expect((await command()).looked).toBe(false)
    expect((await command()).looked).toBe(true)
  })

  test('another inventory with the same text', async () => {
    await command()
    for (const name of ['lab.yaml', 'other.json']) {
      copyFileSync(at('lab.json'), at(name))
      expect((await command(at(name))).looked).toBe(false)
      expect((await command(at(name))).looked).toBe(true)
    }
  })

  test('from a pipe each time', () => {
    const { nodesFile: _, profiles: __, ...rest } = INVENTORY
    const nodes = { n1: { mac: '02:00:00:00:00:01', address: '10.0.0.11' } }
    writeFileSync(at('lab.json'), JSON.stringify({ ...rest, nodes }))
    const bin = fileURLToPath(new URL('../bin/gen-cluster-configs.js', import.meta.url))
    const script = 'cat "$1/lab.json" | node "$0" /dev/stdin -o "$1/out"'
    for (const said of [/ [1-9]\d* created/, / 0 created/]) {
      const { stdout, status } = spawnSync('sh', ['-c', script, bin, folder], { encoding: 'utf8' })
      expect(stdout).toMatch(said)
      expect(status).toBe(0)
    }
  })

  test('by another program, though of the same version', () => {
    const source = fileURLToPath(new URL('..', import.meta.url))
    // Where a copy finds what the package itself depends on.
    mkdirSync(join(source, 'node_modules/.cache'), { recursive: true })
    const copy = mkdtempSync(join(source, 'node_modules/.cache/program-'))
    const steps = (): string => {
      const args = [join(copy, 'bin/gen-cluster-configs.js'), at('lab.json'), '-o', at('out'), '--verbose']
      return spawnSync('node', args, { encoding: 'utf8' }).stderr
    }
    try {
      for (const name of ['bin', 'dist', 'scripts', 'package.json'])
        cpSync(join(source, name), join(copy, name), { recursive: true })
      expect(steps()).toContain('compiling')
      expect(steps()).not.toContain('compiling')
      appendFileSync(join(copy, 'dist/main.js'), '\n')
      expect(steps()).toContain('compiling')
    } finally {
      rmSync(copy, { recursive: true })
    }
  })
})

describe('the note', () => {
  test('that cannot be kept is not missed', async () => {
    writeFileSync(at('cache'), '')
    expect(await command()).toMatchObject({ code: 0, looked: false })
    expect(await command()).toEqual({ code: 0, looked: false, said: expect.stringMatching(NOTHING) })
  })

  test.each(['', '{}', 'null', '[]', '{"files":"a","print":1,"seal":null}'])(
    'that is none: %j',
    async text => {
      await command()
      const notes = at('cache/gen-cluster-configs/last-runs')
      for (const name of readdirSync(notes)) writeFileSync(join(notes, name), text)
      expect(await command()).toEqual({ code: 0, looked: false, said: expect.stringMatching(NOTHING) })
      expect((await command()).looked).toBe(true)
    },
  )

  test('is one of so many at most, and the oldest ones go', async () => {
    mkdirSync(at('cache/gen-cluster-configs/last-runs'), { recursive: true })
    for (let n = 0; n < 70; n++) {
      writeFileSync(at(`cache/gen-cluster-configs/last-runs/${n}`), '')
      utimesSync(at(`cache/gen-cluster-configs/last-runs/${n}`), n, n)
    }
    writeFileSync(at('cache/gen-cluster-configs/download'), '')
    utimesSync(at('cache/gen-cluster-configs/download'), 0, 0)
    await command()
    const notes = readdirSync(at('cache/gen-cluster-configs/last-runs'))
    expect(notes).toHaveLength(64)
    expect(notes).toEqual(expect.arrayContaining(['7', '69']))
    expect(readdirSync(at('cache/gen-cluster-configs'))).toEqual(['download', 'last-runs'])
    expect((await command()).looked).toBe(true)
  })
})

test('whatever happened, a run leaves and says what one does that knows of no other', async () => {
  const acts: Readonly<Record<string, (side: string) => void>> = {
    nothing: () => {},
    inventory: side => writeFileSync(at(`${side}/lab.json`), JSON.stringify({ ...INVENTORY, name: 'bal' })),
    back: side => writeFileSync(at(`${side}/lab.json`), JSON.stringify(INVENTORY)),
    node: side => appendFileSync(at(`${side}/nodes.csv`), 'n3,02:00:00:00:00:03,\n'),
    motd: side => writeFileSync(at(`${side}/motd`), 'WELCOME\n'),
    edited: side => writeFileSync(at(`${side}/out/master/etc/hosts`), '127.0.0.1 localhost\n'),
    gone: side => rmSync(at(`${side}/out/master/etc/exports`), { force: true }),
    unlocked: side => rmSync(at(`${side}/lab.lock.json`), { force: true }),
  }
  const tree = (side: string): string[] =>
    readdirSync(at(`${side}/out`), { recursive: true, encoding: 'utf8' })
      .toSorted()
      .filter(path => statSync(at(`${side}/out/${path}`)).isFile())
      .map(path => `${path}: ${readFileSync(at(`${side}/out/${path}`), 'utf8')}`)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(acts)), { maxLength: 6 }), async names => {
      for (const side of ['knowing', 'ignorant']) {
        mkdirSync(at(side))
        for (const name of ['lab.json', 'nodes.csv', 'motd']) copyFileSync(at(name), at(`${side}/${name}`))
      }
      try {
        for (const name of ['nothing', ...names]) {
          acts[name]?.('knowing')
          acts[name]?.('ignorant')
          vi.stubEnv('XDG_CACHE_HOME', at('cache'))
          const knowing = await command(at('knowing/lab.json'), at('knowing/out'))
          vi.stubEnv('XDG_CACHE_HOME', at('lab.json'))
          const ignorant = await command(at('ignorant/lab.json'), at('ignorant/out'))
          expect(knowing.code).toBe(ignorant.code)
          expect(knowing.said).toBe(ignorant.said.replaceAll('/ignorant/', '/knowing/'))
          expect(tree('knowing')).toEqual(tree('ignorant'))
        }
      } finally {
        for (const side of ['knowing', 'ignorant', 'cache'])
          rmSync(at(side), { recursive: true, force: true })
      }
    }),
    { numRuns: runs(8, 1 / 100) },
  )
})
