import { expect, test } from 'vitest'
import { readMntents } from '../src/mntent.ts'

/* What getmntent(3) of glibc 2.36 returned for each text; the oracle's test asks it about many more. */

/** The entries of a text, each with its six fields. */
function entries(text: string): readonly unknown[] {
  return readMntents(text).flatMap(reading =>
    typeof reading === 'object'
      ? [[reading.fsname, reading.dir, reading.type, reading.opts, reading.freq, reading.passno]]
      : [],
  )
}

test.each([
  ['', []],
  ['# x\n\n \t\n  #y\n', []],
  ['\ta  b\tc d\t1\t2 \t\n', [['a', 'b', 'c', 'd', 1, 2]]],
  ['a\n', [['a', '', '', '', 0, 0]]],
  ['a b', [['a', 'b', '', '', 0, 0]]],
])('reads %j', (text, expected) => {
  expect(entries(text)).toEqual(expected)
})

test.each([
  ['a\\040b c\\134d \\\\e\\011 \\012f\n', ['a b', 'c\\d', '\\e\t', '\nf']],
  ['\\043 \\\\\\\\ \\1340 \\\n', ['\\043', '\\\\', '\\0', '\\']],
])('knows four escapes and the doubled backslash: %j', (text, fields) => {
  expect(entries(text)).toEqual([[...fields, 0, 0]])
})

test.each([
  ['+1 -2', 1, -2],
  ['007 010', 7, 10],
  ['1x2', 1, 0],
  ['1-2', 1, -2],
  ['x 1', 0, 0],
  ['1 x', 1, 0],
  ['1\v2', 1, 2],
  ['\v1\f2', 1, 2],
  ['123456789 1234567890', 123456789, 1234567890],
  ['4294967297 -4294967295', 1, 1],
  ['1234567890 12345678901', 1234567890, -539222987],
  ['00000000000000000000001 2', 1, 2],
  ['9223372036854775807 9223372036854775808', -1, -1],
  ['-9223372036854775808 -9223372036854775809', 0, 0],
  ['99999999999999999999 -99999999999999999999', -1, 0],
])('reads the numbers %j', (numbers, freq, passno) => {
  expect(entries(`a b c d ${numbers}\n`)).toEqual([['a', 'b', 'c', 'd', freq, passno]])
})

test.each([
  ['a b c d ', 5, 6],
  ['a b c d \n', 0, 0],
  ['a b c d', 0, 0],
  ['a b c d x\n', 0, 0],
])('keeps the numbers of the entry before where a blank ends the file: %j', (text, freq, passno) => {
  expect(entries(`# x\na b c d 5 6\n# y\n${text}`).at(-1)).toEqual(['a', 'b', 'c', 'd', freq, passno])
})

test('a carriage return is a part of a field', () => {
  expect(entries('a b\r\n\r\n')).toEqual([
    ['a', 'b\r', '', '', 0, 0],
    ['\r', '', '', '', 0, 0],
  ])
})

test('a NUL ends a line and costs the next', () => {
  const text = 'a\0 b c d\ne f g h\ni j k l\n'
  expect(readMntents(text).map(reading => (typeof reading === 'object' ? reading.fsname : reading))).toEqual([
    'a',
    'lost',
    'i',
  ])
})

test.each([
  [4094, ' 1 2'],
  [4095, ' 1 2'],
  [4096, ' 1 23'],
])('of a line it reads 4,095 bytes: %d', (length, numbers) => {
  const options = 'x'.repeat(length - 'a b c '.length - numbers.length)
  expect(entries(`a b c ${options}${numbers}\ne f g h 3 4\n`)).toEqual([
    ['a', 'b', 'c', options, 1, 2],
    ['e', 'f', 'g', 'h', 3, 4],
  ])
})

test.each([
  [4095, ['nothing', 'lost', 'i']],
  [5117, ['nothing', 'e', 'i']],
  [5118, ['nothing', 'lost', 'i']],
])('the rest of a long line it reads in pieces, of which the last ends at a NUL: %d', (length, expected) => {
  const text = `${'#'.repeat(length)}\0\ne f g h\ni j k l\n`
  expect(readMntents(text).map(reading => (typeof reading === 'object' ? reading.fsname : reading))).toEqual(
    expected,
  )
})
