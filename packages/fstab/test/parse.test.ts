import { blank, comment, document, entry, parse, type Node } from '@cluster-configs/fstab'
import { bare } from '@cluster-configs/syntax/laws'
import { describe, expect, test } from 'vitest'

/** What the lines mean, without how they were spelt. */
function meaning(text: string): unknown {
  return bare(parse(text).children)
}

function reads(text: string, ...nodes: Node[]): void {
  expect(meaning(text)).toEqual(nodes)
}

describe('fstab(5)', () => {
  test('an entry has six fields', () => {
    reads(
      'LABEL=t-home2 /home ext4 defaults,auto_da_alloc 0 2\n',
      entry('LABEL=t-home2', '/home', 'ext4', ['defaults', 'auto_da_alloc'], 0, 2),
    )
  })

  test('a canonical entry leaves no layout', () => {
    expect(parse('proc /proc proc defaults 0 0\n')).toEqual(document([entry('proc', '/proc', 'proc')]))
  })

  test('fields are separated by tabs or spaces', () => {
    reads('\tproc \t/proc\tproc\t\tdefaults 0\t0 \n', entry('proc', '/proc', 'proc'))
  })

  test('nothing else separates fields', () => {
    reads('a\vb /x\fy t\u00a0u\n', entry('a\vb', '/x\fy', 't\u00a0u'))
  })

  test('lines that begin with # are comments', () => {
    reads('# one\n  #two\n#\n', comment('one'), { type: 'comment', text: 'two' }, comment(''))
  })

  test('blank lines are kept', () => {
    reads('\n \t\n', blank(), blank())
  })

  test('# elsewhere is data', () => {
    reads('a#b /x t #o\n', entry('a#b', '/x', 't', ['#o']))
  })

  test('what follows the sixth field is a comment from # on', () => {
    reads('a /x t o 0 0 # note\n', { ...entry('a', '/x', 't', ['o']), comment: ' note' })
    reads('a /x t o 0 0 7th field # note\n', { ...entry('a', '/x', 't', ['o']), comment: ' note' })
    reads('a /x t o 0 0 7th field\n', entry('a', '/x', 't', ['o']))
  })

  test('the fifth and sixth field default to 0, the fourth to defaults', () => {
    reads('a /x t o 3\n', entry('a', '/x', 't', ['o'], 3))
    reads('a /x t o\n', entry('a', '/x', 't', ['o']))
    reads('a /x t\n', entry('a', '/x', 't', ['defaults']))
  })

  test('numbers are what strtol takes for one', () => {
    reads('a /x t o +1 -2\n', entry('a', '/x', 't', ['o'], 1, -2))
    reads('a /x t o 4294967297 9223372036854775807\n', entry('a', '/x', 't', ['o'], 1, -1))
  })

  test('any white space may stand before a number, behind a blank', () => {
    reads('a /x t o \v 3\t\f\r4\n', entry('a', '/x', 't', ['o'], 3, 4))
  })

  test('a last line without a line feed ends at a NUL', () => {
    reads('a /x t\r\0b\0', entry('a', '/x', 't'))
    reads('\0\0', blank())
  })

  test('\\ooo stands for a byte in the first four fields', () => {
    reads('a\\040b /x\\011y t\\134u o\\054p\n', entry('a b', '/x\ty', 't\\u', ['o', 'p']))
  })

  test('other backslashes are data', () => {
    reads('a\\b /x\\04 t\\\\u\n', entry('a\\b', '/x\\04', 't\\\\u'))
  })

  test('\\000 ends the field', () => {
    reads('a\\000b /x t\n', entry('a', '/x', 't'))
  })

  test('quotes do not quote blanks, but hold options together', () => {
    reads('LABEL="a" /x t c="u,v",ro\n', entry('LABEL="a"', '/x', 't', ['c="u,v"', 'ro']))
  })

  test('options may be empty', () => {
    reads('a /x t ,ro,,rw,\n', entry('a', '/x', 't', ['', 'ro', '', 'rw', '']))
  })

  test('a carriage return before the line feed is part of the line end', () => {
    reads('a /x t\r\n\r\n# c\r\n', entry('a', '/x', 't'), blank(), comment('c'))
    reads('a /x t\r', entry('a', '/x', 't'))
  })

  test('a last line without a line feed is a line', () => {
    reads('a /x t', entry('a', '/x', 't'))
  })

  test('a byte order mark is data', () => {
    reads('\ufeffa /x t\n', entry('\ufeffa', '/x', 't'))
  })

  test('an empty file has no lines', () => {
    expect(parse('')).toEqual(document([]))
  })
})

describe('lines that mount passes over', () => {
  test.each([
    ['/dev/sda1', 'the line has one field where three are needed: what to mount, where, and its type'],
    ['/dev/sda1 /', 'the line has two fields where three are needed: what to mount, where, and its type'],
    [
      'a /x t ro # note',
      'the fifth field is "#" where a number is needed; a comment can only stand behind all six fields: write 0 0 before it',
    ],
    [
      'a /my disk t ro 0 2',
      'the fifth field is "ro" where a number is needed; the line has 7 fields, and a blank inside of a field is written \\040',
    ],
    [
      'a /x t rw, ro 0 2',
      'the fifth field is "ro" where a number is needed; options are separated by commas alone, without a blank',
    ],
    [
      'a\u00a0/x t',
      'the line has two fields where three are needed: what to mount, where, and its type; there is a no-break space in it, which separates nothing: write a plain blank',
    ],
    [
      'a /x t ro noauto 0 0',
      'the fifth field is "noauto" where a number is needed; options are separated by commas alone, without a blank',
    ],
    [
      'a /x t ro ,noauto 0 0',
      'the fifth field is ",noauto" where a number is needed; options are separated by commas alone, without a blank',
    ],
    [
      'a /x t ro 0 #',
      'the sixth field is "#" where a number is needed; a comment can only stand behind all six fields: write 0 before it',
    ],
    [
      'a /x t ro 0 0# note',
      'the sixth field is "0#" where a number is needed; a comment can only stand behind all six fields: write a blank before it',
    ],
    [
      'a /x t ro 2# note',
      'the fifth field is "2#" where a number is needed; a comment can only stand behind all six fields: write 0 and a blank before it',
    ],
    [
      'a "/my disk" ext4 ro 0 2',
      'the fifth field is "ro" where a number is needed; quotation marks hold nothing together, and a blank inside of a field is written \\040',
    ],
    [
      "a '/my disk' ext4 ro 0 2",
      'the fifth field is "ro" where a number is needed; quotation marks hold nothing together, and a blank inside of a field is written \\040',
    ],
    [
      ' a  /my disk t ro 0 2',
      'the fifth field is "ro" where a number is needed; the line has 7 fields, and a blank inside of a field is written \\040',
    ],
    [
      'a /x t c="b d 0 0',
      'the fifth field is "d" where a number is needed; the line has 7 fields, and a blank inside of a field is written \\040',
    ],
    [
      'UUID = 12-34 /x t ro 0 2',
      'the fifth field is "t" where a number is needed; a tag and its value have no blank between them: write UUID=12-34',
    ],
    [
      'a /x t x, y 0 0',
      'the fifth field is "y" where a number is needed; options are separated by commas alone, without a blank',
    ],
    [
      'a /x t ro c# 1',
      'the fifth field is "c#" where a number is needed; write one, or put "#" before a line that is a comment',
    ],
    [
      'a /x t ro c 0 1x',
      'the fifth field is "c" where a number is needed; write one, or put "#" before a line that is a comment',
    ],
    ['a /x t ro - 0', 'the fifth field is "-" where a number is needed; write 0'],
    [
      'a /x t ro 0 0x0',
      'the sixth field is "0x0" where a number is needed; write 1 for the root file system, 2 for others, 0 for no check',
    ],
    [
      'a /x t ro 0 9223372036854775808',
      'the sixth field is "9223372036854775808" where a number is needed; write 1 for the root file system, 2 for others, 0 for no check',
    ],
    [
      'a /x t ro no yes',
      'the fifth field is "no" where a number is needed; write one, or put "#" before a line that is a comment',
    ],
    [
      'a /x t ro 0 1\r/y',
      'the sixth field is "1\\r/y" where a number is needed; a line ends with a line feed, and a carriage return alone ends none',
    ],
    [
      `a /x t ro ${'9'.repeat(40)} 0`,
      `the fifth field is "${'9'.repeat(40)}" where a number is needed; write 0`,
    ],
    [
      `a /x t ro ${'9'.repeat(41)} 0`,
      `the fifth field is "${'9'.repeat(39)}…" where a number is needed; write 0`,
    ],
    ['a /x t\0', 'the line holds a NUL byte; take it out'],
    ['a /\0\0 t', 'the line holds a NUL byte; take it out'],
    ['\xff\xfea\0 \0', 'the line holds a NUL byte; the file is in UTF-16, it seems: save it as UTF-8'],
    ['a\0b\0', 'the line holds a NUL byte; the file is in UTF-16, it seems: save it as UTF-8'],
    ['\0a\0b\0', 'the line holds a NUL byte; the file is in UTF-16, it seems: save it as UTF-8'],
  ])('%j', (text, reason) => {
    expect(parse(`${text}\n`)).toEqual(document([{ type: 'ignored', text, reason }]))
  })
})
