import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compareTree, textBefore } from '../../src/tree/compare.ts'
import { refusal } from '../../src/tree/refusal.ts'
import { writeTree } from '../../src/tree/write.ts'
import { file, generated } from './files.ts'

let folder = ''
let out = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compare-'))
  out = join(folder, 'out')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('what a run would do is told without doing it', () => {
  expect(compareTree(out, generated(file('one', '1\n')))).toMatchObject({
    created: ['one', 'manifest.json'],
    manifest: undefined,
    foreign: [],
  })
  expect(readdirSync(folder)).toEqual([])
})

test('it is what the run then does, with the text that each file had', () => {
  writeTree(out, generated(file('one', '1\n'), file('two', '2\n'), file('three', '3\n'), file('four', '4\n')))
  writeFileSync(join(out, 'four'), 'mine\n')
  const wanted = generated(file('one', '1\n'), file('two', 'II\n'), file('five', '5\n'))
  const comparison = compareTree(out, wanted)
  const changes = {
    created: ['five'],
    updated: ['two', 'manifest.json'],
    removed: ['three'],
    unchanged: ['one'],
    left: ['four'],
  }
  expect(comparison).toMatchObject({ ...changes, foreign: [], manifest: { cluster: 'cluster' } })
  expect(['two', 'three', 'four'].map(path => textBefore(comparison, path))).toEqual(['2\n', '3\n', 'mine\n'])
  expect(writeTree(out, wanted)).toEqual(changes)
})

test('what a run would refuse is told with the reason', () => {
  mkdirSync(out)
  for (const name of ['one', 'two']) writeFileSync(join(out, name), 'mine\n')
  const comparison = compareTree(out, generated(file('one', '1\n'), file('two', '2\n')))
  expect(comparison.foreign).toEqual(['one', 'two'])
  expect(refusal(comparison, {})).toMatch(/\/out\/one and 1 more: changed by hand, or not written/)
  expect(refusal(comparison, { force: true })).toBeUndefined()
})

test.each([
  [
    'below a file',
    () => join(folder, 'file/out'),
    /cannot be looked at: not a directory; name another directory/,
  ],
  [
    'with too long a name',
    () => join(folder, 'o'.repeat(256)),
    /: name too long; name another directory with -o$/,
  ],
])('a directory %s is refused, and nobody else is asked for', (_, path, message) => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => compareTree(path(), [])).toThrow(message)
})
