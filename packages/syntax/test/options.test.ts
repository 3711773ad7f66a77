import {
  getOption,
  namesOf,
  OptionLists,
  OptionTexts,
  othersOf,
  removeOption,
  setOption,
} from '@cluster-configs/syntax'
import { expect, test } from 'vitest'

const options = ['rw', 'size=10%', 'noatime', 'size=1g']

test('getOption gives the value that holds', () => {
  expect(getOption(options, 'size')).toBe('1g')
  expect(getOption(options, 'rw')).toBe(true)
  expect(getOption(options, 'siz')).toBeUndefined()
  expect(getOption(['size='], 'size')).toBe('')
})

test('setOption replaces in place, or adds', () => {
  expect(setOption(options, 'size', '2g')).toEqual(['rw', 'size=10%', 'noatime', 'size=2g'])
  expect(setOption(options, 'nodev')).toEqual([...options, 'nodev'])
  expect(setOption(['size=1g'], 'size')).toEqual(['size'])
})

test('removeOption takes all of a name', () => {
  expect(removeOption(options, 'size')).toEqual(['rw', 'noatime'])
  expect(removeOption(options, 'exec')).toBe(options)
})

test('an opposite behind an option undoes it, and setting the option replaces it', () => {
  expect(getOption(['rw', 'ro'], 'rw', ['ro'])).toBeUndefined()
  expect(getOption(['ro', 'rw'], 'rw', ['ro'])).toBe(true)
  expect(setOption(['ro', 'a', 'rw', 'b'], 'ro', true, ['rw'])).toEqual(['a', 'ro', 'b'])
})

test('an option is found under any of its names, and set under the first', () => {
  const names = ['mp', 'mountpoint'] as const
  expect(getOption(['mp=/a', 'mountpoint'], names)).toBe(true)
  expect(setOption(['rw', 'mountpoint=/a'], names, '/b')).toEqual(['rw', 'mp=/b'])
  expect(setOption(['no', 'mountpoint', 'mp'], names, true, ['no'])).toEqual(['mp'])
  expect(removeOption(['mountpoint=/a', 'rw', 'mp'], names)).toEqual(['rw'])
})

test('without an opposite the same word again stays', () => {
  expect(setOption(['rw', 'a', 'rw'], 'rw')).toEqual(['rw', 'a', 'rw'])
  expect(setOption(['rw', 'a', 'rw'], 'rw', true, ['ro'])).toEqual(['a', 'rw'])
})

test('the others of a group, and all of its names', () => {
  const groups = [
    ['a', 'b'],
    ['c', 'd', 'e'],
  ]
  expect(['d', 'x'].map(name => othersOf(groups, name))).toEqual([['c', 'e'], []])
  expect(['d', 'x'].map(name => namesOf(groups, name))).toEqual([['d', 'c', 'e'], ['x']])
})

test('entries that have the same options share the list, and its text is put together once', () => {
  const text = 'rw,sync rw,sync rw,syn ro'
  const lists = new OptionLists()
  const [first, second, shorter, other] = [
    [0, 7],
    [8, 15],
    [16, 22],
    [23, 25],
  ].map(([start = 0, end = 0]) => lists.read(text, start, end))
  expect(first).toEqual(['rw', 'sync'])
  expect(second).toBe(first)
  expect(shorter).toEqual(['rw', 'syn'])
  expect(other).toEqual(['ro'])
  const texts = new OptionTexts(/^[a-z,]+$/)
  expect([first, second, shorter, other].map(list => texts.of(list ?? []))).toEqual([
    'rw,sync',
    'rw,sync',
    'rw,syn',
    'ro',
  ])
})

test.each([[undefined], ['rw'], [[5]], [['rw', 5]], [['ro,sync']], [['rw', 'ro,sync']], [['a b']], [[]]])(
  '%j is no list of options',
  list => {
    const texts = new OptionTexts(/^[a-z,]+$/)
    expect(texts.of(JSON.parse(JSON.stringify(list ?? null)))).toBeUndefined()
    expect(texts.of(['rw'])).toBe('rw')
  },
)
