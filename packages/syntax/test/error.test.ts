import {
  describeProblem,
  frame,
  lineStarts,
  ParseError,
  positionAt,
  SerializeError,
  within,
} from '@cluster-configs/syntax'
import { describe, expect, test } from 'vitest'

describe('positions', () => {
  test.each([
    ['', 0, 1, 1],
    ['ab', 2, 1, 3],
    ['a\nb', 1, 1, 2],
    ['a\nb', 2, 2, 1],
    ['a\r\n\nb', 4, 3, 1],
    ['a\n', 2, 2, 1],
  ])('%j at %d is line %d, column %d', (text, offset, line, column) => {
    expect(positionAt(lineStarts(text), offset)).toEqual({ offset, line, column })
  })
})

describe('frames', () => {
  function shown(text: string, offset: number): string {
    const starts = lineStarts(text)
    return frame(text, starts, positionAt(starts, offset))
  }

  test('the line, its neighbours, and a caret', () => {
    expect(shown('one\ntwo\nthree\nfour\n', 6)).toBe(`  1 | one
> 2 | two
    |   ^
  3 | three`)
  })

  test('the caret may stand behind the line', () => {
    expect(shown('one', 3)).toBe('> 1 | one\n    |    ^')
  })

  test('the caret may stand behind the text', () => {
    expect(shown('one\n', 4)).toBe('  1 | one\n> 2 |\n    | ^')
  })

  test('an empty line at the end is no line', () => {
    expect(shown('one\ntwo\n', 4)).toBe('  1 | one\n> 2 | two\n    | ^')
    expect(shown('one\ntwo', 0)).toBe('> 1 | one\n    | ^\n  2 | two')
    expect(shown('one\n\n', 0)).toBe('> 1 | one\n    | ^\n  2 |')
    expect(shown('\n', 0)).toBe('> 1 |\n    | ^')
  })

  test('a carriage return is shown but where it ends the line', () => {
    expect(shown('a\rb\r\n', 0)).toBe('> 1 | a·b\n    | ^')
  })

  test('tabs keep their width', () => {
    expect(shown('\ta\tb', 3)).toBe('> 1 | \ta\tb\n    | \t \t^')
  })

  test('control characters cannot reach the terminal', () => {
    expect(shown('a\u001b[2Jb\u009b\u202ec\r\n', 0)).toBe('> 1 | a·[2Jb··c\n    | ^')
  })

  test('a long line is cut around the place', () => {
    const text = `${'x'.repeat(500)}!${'y'.repeat(500)}`
    const [line = '', caret = ''] = shown(text, 500).split('\n')
    expect(line.length).toBeLessThan(120)
    expect(line[caret.indexOf('^')]).toBe('!')
  })
})

test('a ParseError tells file, place, reason and frame', () => {
  const error = new ParseError('a {\n  b\n}\n', 7, 'expected ";" after "b"', { file: 'x.conf' })
  expect(error).toBeInstanceOf(SyntaxError)
  expect(error).toMatchObject({ name: 'ParseError', file: 'x.conf', line: 2, column: 4, offset: 7 })
  expect(error.message).toBe(`x.conf:2:4: expected ";" after "b"

  1 | a {
> 2 |   b
    |    ^
  3 | }
`)
})

test('a ParseError of a text without a name begins with the place', () => {
  expect(new ParseError('', 0, 'expected anything').message).toBe(
    '1:1: expected anything\n\n> 1 |\n    | ^\n',
  )
})

test('a SerializeError tells node, field, value and reason', () => {
  const node = { type: 'entry', file: 'x'.repeat(100) }
  expect(new SerializeError(node, 'file', 'is too long').message).toBe(
    `entry.file "${'x'.repeat(56)}…: is too long`,
  )
  expect(new SerializeError(node, undefined, 'cannot stand here').message).toBe('entry: cannot stand here')
  expect(new SerializeError(node, 'other', 'is missing')).toMatchObject({
    name: 'SerializeError',
    message: 'entry.other: is missing',
  })
  // In quotation marks it is 60 characters long, of which none is left out.
  const most = { type: 'entry', file: 'x'.repeat(58) }
  expect(new SerializeError(most, 'file', 'is odd').message).toBe(`entry.file "${most.file}": is odd`)
})

test('a problem tells place, rule and frame', () => {
  const problem = { rule: 'r', severity: 'warning', node: { type: 'x' }, message: 'is odd' } as const
  const place = { offset: 0, line: 1, column: 1 }
  const described = (file?: string): string =>
    describeProblem(problem, 'a\n', { start: place, end: place }, { file })
  expect(described()).toBe('1:1: warning: is odd [r]\n\n> 1 | a\n    | ^\n')
  expect(described('x.conf')).toMatch(/^x\.conf:1:1: warning: /)
  expect([within(undefined), within('a'), within('a', 0)]).toEqual([
    {},
    { field: 'a' },
    { field: 'a', item: 0 },
  ])
  expect(Object.keys(within(undefined))).toEqual([])
})
