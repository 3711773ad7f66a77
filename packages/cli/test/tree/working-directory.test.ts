import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takePlace } from '../../src/tree/exchange.ts'
import { ownName } from '../../src/tree/owner.ts'
import { writeTree } from '../../src/tree/write.ts'
import { file, generated } from './files.ts'

let folder = ''
let out = ''
let working = ''
const files = generated(file('one', '1\n'))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'working-'))
  out = join(folder, 'out')
  working = join(folder, '.out.gen-cluster-configs')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** The name of a process that has ended. */
function deadName(): string {
  const { pid } = spawnSync('true')
  return `${pid}.1.${hostname()}`
}

describe('another run', () => {
  test('that is at work is named, and nothing is changed', () => {
    mkdirSync(join(working, ownName()), { recursive: true })
    expect(() => writeTree(out, files)).toThrow(
      `${out} is being written by process ${process.pid}: wait for it to end`,
    )
    expect(readdirSync(folder)).toEqual(['.out.gen-cluster-configs'])
  })

  test('on another machine is not judged', () => {
    mkdirSync(join(working, '1.1.elsewhere'), { recursive: true })
    expect(() => writeTree(out, files)).toThrow(
      `${out} is being written by process 1 on elsewhere: wait for it to end, or remove ${working} if it has been killed`,
    )
  })

  test.each([
    ['before its working directory was in place', (): string => `${working}-${deadName()}/x`],
    ['while it wrote', (): string => join(working, deadName(), 'new/one')],
    ['as it ended', (): string => working],
  ])('that was killed %s left what the next one removes, even if nothing changes', (_, path) => {
    for (let time = 0; time < 2; time++) {
      mkdirSync(path(), { recursive: true })
      writeTree(out, files)
      expect(readdirSync(folder)).toEqual(['out'])
    }
  })

  test('that had the number of one that runs now was killed', () => {
    mkdirSync(join(working, `${process.pid}.1.${hostname()}`), { recursive: true })
    writeTree(out, files)
    expect(readdirSync(folder)).toEqual(['out'])
  })
})

test('what is in the way and not ours stays', () => {
  mkdirSync(join(working, 'theirs'), { recursive: true })
  expect(() => writeTree(out, files)).toThrow(
    `${working} is in the way, and not of this program: move it away`,
  )
  expect(existsSync(join(working, 'theirs'))).toBe(true)
})

describe('taking the place of a directory', () => {
  const place = (): string => join(folder, 'place')
  const fresh = (): string => join(folder, 'fresh')
  const aside = (): string => join(folder, 'aside')

  beforeEach(() => {
    for (const [path, text] of [
      [place(), 'old'],
      [fresh(), 'new'],
    ] as const) {
      mkdirSync(path)
      writeFileSync(join(path, 'text'), text)
    }
  })

  test('exchanges them', () => {
    takePlace(fresh(), place(), aside())
    expect([place(), fresh()].map(path => readFileSync(join(path, 'text'), 'utf8'))).toEqual(['new', 'old'])
    expect(existsSync(aside())).toBe(false)
  })

  test('takes two steps where no program can do that in one', () => {
    takePlace(fresh(), place(), aside(), [['no-such-program'], ['false']])
    expect([place(), aside()].map(path => readFileSync(join(path, 'text'), 'utf8'))).toEqual(['new', 'old'])
  })

  test('leaves it where it is if the second of them fails', () => {
    // A directory cannot be moved into itself.
    expect(() => takePlace(folder, place(), aside(), [])).toThrow('EINVAL')
    expect(readFileSync(join(place(), 'text'), 'utf8')).toBe('old')
    expect(existsSync(aside())).toBe(false)
  })

  test('and a run that was killed between the two is undone by the next', () => {
    const left = join(working, deadName(), 'old')
    mkdirSync(left, { recursive: true })
    writeFileSync(join(left, 'mine'), 'mine')
    writeTree(out, files)
    expect(readdirSync(out).toSorted()).toEqual(['manifest.json', 'mine', 'one'])
    expect(readdirSync(folder).toSorted()).toEqual(['fresh', 'out', 'place'])
  })
})
