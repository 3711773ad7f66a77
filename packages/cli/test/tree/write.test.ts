import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OutputFile } from '../../src/files/file.ts'
import { manifest } from '../../src/manifest.ts'
import { OutputError } from '../../src/tree/error.ts'
import { compareTree } from '../../src/tree/compare.ts'
import { writeChanges, writeTree } from '../../src/tree/write.ts'
import { file, generated } from './files.ts'

let folder = ''
let out = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tree-'))
  out = join(folder, 'out')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const one = file('a/one', '1\n')
const two = file('a/b/two', '2\n', 0o755)

/** Everything below the directory, with what it holds. */
function snapshot(directory = out): Record<string, string> {
  if (!existsSync(directory)) return {}
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).toSorted()
  return Object.fromEntries(
    paths
      .filter(path => statSync(join(directory, path), { throwIfNoEntry: false })?.isFile())
      .map(path => [path, readFileSync(join(directory, path), 'utf8')]),
  )
}

function put(path: string, text: string): void {
  mkdirSync(dirname(join(out, path)), { recursive: true })
  writeFileSync(join(out, path), text)
}

/** A run that must fail, and must change nothing. */
function refused(files: readonly OutputFile[]): string {
  const before = snapshot(folder)
  try {
    writeTree(out, files)
  } catch (error) {
    expect(snapshot(folder)).toEqual(before)
    if (error instanceof OutputError) return error.message.replaceAll(folder, '')
    throw error
  }
  return 'not refused'
}

test('a first run creates everything, with its mode whatever the umask is', () => {
  expect(writeTree(out, generated(one, two))).toEqual({
    created: ['a/one', 'a/b/two', 'manifest.json'],
    updated: [],
    removed: [],
    unchanged: [],
    left: [],
  })
  expect(snapshot()).toMatchObject({ 'a/one': '1\n', 'a/b/two': '2\n' })
  expect(Object.keys(snapshot())).toHaveLength(3)
  expect(statSync(join(out, 'a/b/two')).mode & 0o7777).toBe(0o755)
})

test('a second run with the same files touches nothing', () => {
  writeTree(out, generated(one, two))
  const long = new Date('2001-01-01')
  utimesSync(join(out, 'a/one'), long, long)
  expect(writeTree(out, generated(one, two)).unchanged).toEqual(['a/one', 'a/b/two', 'manifest.json'])
  expect(statSync(join(out, 'a/one')).mtime).toEqual(long)
})

test('a changed file and a changed mode are updated', () => {
  writeTree(out, generated(one, two))
  chmodSync(join(out, 'a/b/two'), 0o600)
  const changes = writeTree(out, generated(file('a/one', 'I\n'), two))
  expect(changes).toMatchObject({ updated: ['a/one', 'a/b/two', 'manifest.json'], created: [], removed: [] })
  expect(statSync(join(out, 'a/b/two')).mode & 0o7777).toBe(0o755)
})

describe('what is no longer generated', () => {
  test('goes, with the directories that are empty without it', () => {
    writeTree(out, generated(one, two))
    expect(writeTree(out, generated(one)).removed).toEqual(['a/b/two'])
    expect(existsSync(join(out, 'a/b'))).toBe(false)
  })

  test('stays if somebody changed it', () => {
    writeTree(out, generated(one, two))
    put('a/b/two', 'mine\n')
    expect(writeTree(out, generated(one))).toMatchObject({ removed: [], left: ['a/b/two'] })
    expect(snapshot()['a/b/two']).toBe('mine\n')
  })

  test('stays if an earlier run did not write it', () => {
    writeTree(out, generated(one))
    put('a/b/mine', 'mine\n')
    expect(writeTree(out, generated(one)).removed).toEqual([])
    expect(snapshot()['a/b/mine']).toBe('mine\n')
  })

  test('is not followed out of the directory by a manifest that lies', () => {
    const victim = join(folder, 'victim')
    writeFileSync(victim, '1\n')
    put('manifest.json', manifest({ name: 'cluster', nodes: [] }, [file('../victim', '1\n')]))
    expect(refused(generated(one))).toMatch(/manifest\.json: changed by hand/)
    expect(existsSync(victim)).toBe(true)
  })
})

describe('refused, with nothing changed', () => {
  test('a file that was changed by hand', () => {
    writeTree(out, generated(one, two))
    put('a/one', 'mine\n')
    const reason =
      'changed by hand, or not written by this program; move it away, or use --force to replace it'
    expect(refused(generated(file('a/one', 'I\n'), two))).toBe(`/out/a/one: ${reason}`)
    writeTree(out, generated(file('a/one', 'I\n'), two), { force: true })
    expect(snapshot()['a/one']).toBe('I\n')
  })

  test('a file that we did not write', () => {
    put('a/one', 'mine\n')
    expect(refused(generated(one))).toMatch(/^\/out\/a\/one: changed by hand, or not written/)
  })

  test('a symbolic link in the place of a file', () => {
    mkdirSync(join(out, 'a'), { recursive: true })
    writeFileSync(join(folder, 'victim'), 'mine\n')
    symlinkSync('../../victim', join(out, 'a/one'))
    expect(refused(generated(one))).toBe(
      '/out/a/one is in the way: a file is to be written there, and it is a symbolic link; move it away',
    )
  })

  test('a symbolic link in the place of a directory', () => {
    mkdirSync(join(folder, 'elsewhere'))
    mkdirSync(out)
    symlinkSync('../elsewhere', join(out, 'a'))
    expect(refused(generated(one))).toBe(
      '/out/a is in the way: a directory is needed there, and it is a symbolic link; move it away',
    )
  })

  test('a file in the place of a directory, and a directory in the place of a file', () => {
    put('a', '')
    expect(refused(generated(one))).toBe(
      '/out/a is in the way: a directory is needed there, and it is no plain file; move it away',
    )
    rmSync(join(out, 'a'))
    mkdirSync(join(out, 'a/one'), { recursive: true })
    expect(refused(generated(one))).toBe(
      '/out/a/one is in the way: a file is to be written there, and it is a directory; move it away',
    )
  })

  test('an output directory that is a file', () => {
    writeFileSync(out, '')
    expect(refused(generated(one))).toBe('/out is no directory: name another one with -o')
  })

  test('a write that fails half way leaves no trace', () => {
    const long = file(`b/${'x'.repeat(300)}`, '')
    expect(refused(generated(one, long))).toMatch(/^nothing was written: ENAMETOOLONG/)
    expect(existsSync(out)).toBe(false)
  })
})

describe('what is not written anew stays the same file', () => {
  test('that which is unchanged, and that of others, links and modes of directories included', () => {
    writeTree(out, generated(one, two))
    put('a/mine', 'mine\n')
    symlinkSync('../nowhere', join(out, 'a/link'))
    mkdirSync(join(out, 'empty'))
    chmodSync(join(out, 'empty'), 0o500)
    chmodSync(join(out, 'a'), 0o2770)
    const long = new Date('2001-01-01')
    utimesSync(join(out, 'a/one'), long, long)
    const files = ['a/one', 'a/mine'].map(path => statSync(join(out, path)))
    writeTree(out, generated(one, file('a/b/two', 'II\n')))
    expect(['a/one', 'a/mine'].map(path => statSync(join(out, path)).ino)).toEqual(
      files.map(({ ino }) => ino),
    )
    expect(statSync(join(out, 'a/one'))).toMatchObject({ mtime: long, nlink: 1 })
    expect(readlinkSync(join(out, 'a/link'))).toBe('../nowhere')
    expect(['a', 'empty'].map(path => statSync(join(out, path)).mode & 0o7777)).toEqual([0o2770, 0o500])
    expect(readdirSync(folder)).toEqual(['out'])
  })

  test('and where nothing changes not even the working directory is made', () => {
    writeTree(out, generated(one))
    const before = [folder, out].map(path => statSync(path, { bigint: true }).ctimeNs)
    writeTree(out, generated(one))
    expect([folder, out].map(path => statSync(path, { bigint: true }).ctimeNs)).toEqual(before)
  })
})

describe('a directory that another cannot take the place of', () => {
  test('is refused: where a file system is mounted', () => {
    const reason = 'cannot be replaced as a whole, a file system is mounted there: name a directory below it'
    expect(() => writeTree('/proc', generated(one))).toThrow(`/proc ${reason}`)
  })

  test('is refused: a link that leads nowhere', () => {
    symlinkSync('nowhere', out)
    expect(refused(generated(one))).toBe(
      '/out is a symbolic link that leads nowhere: make the directory, or remove the link',
    )
  })
})

test('a tree that another run has written since it was looked at is refused', () => {
  const comparison = compareTree(out, generated(one))
  writeTree(out, generated(two))
  expect(() => writeChanges(comparison)).toThrow(/out was written by another run meanwhile: run this again$/)
  expect(snapshot()).toHaveProperty(['a/b/two'])
})

describe('what must change together with the tree', () => {
  test('does so when the new tree is complete, and is undone if that cannot take its place', () => {
    const said: string[] = []
    const together = (): (() => void) => {
      said.push(existsSync(out) ? 'late' : 'in time')
      // Somebody makes the directory meanwhile.
      put('theirs', '')
      return () => said.push('undone')
    }
    expect(() => writeTree(out, generated(one), { together })).toThrow(/^nothing was written: ENOTEMPTY/)
    expect(said).toEqual(['in time', 'undone'])
    expect(snapshot()).toEqual({ theirs: '' })
    expect(readdirSync(folder)).toEqual(['out'])
  })

  test('does so also where the tree is what it is to be, and not where it is refused', () => {
    let count = 0
    const together = (): (() => void) => {
      count++
      return () => {}
    }
    writeTree(out, generated(one), { together })
    writeTree(out, generated(one), { together })
    put('a/one', 'mine\n')
    expect(() => writeTree(out, generated(two, file('a/one', 'I\n')), { together })).toThrow(OutputError)
    expect(count).toBe(2)
  })
})

test('the output directory itself may be a link', () => {
  mkdirSync(join(folder, 'real'))
  symlinkSync('real', out)
  expect(writeTree(out, generated(one)).created).toHaveLength(2)
  expect(readlinkSync(out)).toBe('real')
  expect(existsSync(join(folder, 'real/a/one'))).toBe(true)
})
