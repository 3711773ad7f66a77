import { endLine, eolOf, eolStyle, LayoutNotes, lineEnd, noteEol, Writer } from '@cluster-configs/syntax'
import { describe, expect, test } from 'vitest'

test.each([
  ['', '\n'],
  ['a', '\n'],
  ['a\r', '\n'],
  ['\n\r\n', '\n'],
  ['a\r\nb\n', '\r\n'],
  ['a\nb\r\n', '\n'],
  ['\r\n', '\r\n'],
])('the lines of %j end with %j', (text, eol) => {
  expect(eolOf(text)).toBe(eol)
})

test('only another line end than a line feed is noted, and a formatter leaves it aside', () => {
  const notes = new LayoutNotes()
  noteEol(notes, '\n')
  expect(notes.layout).toEqual({})
  noteEol(notes, '\r\n')
  const document = { type: 'document', ...notes.layout }
  expect(document.layout).toEqual({ style: { eol: '\r\n' } })
  expect(eolStyle(new Writer(), document)).toBe('\r\n')
  expect(eolStyle(new Writer('format'), document)).toBe('\n')
  expect(eolStyle(new Writer(), { type: 'document', layout: { style: { eol: '\r' } } })).toBe('\n')
})

describe('the end of a line', () => {
  /** What ends a line behind some text, if its node says that it ended with `noted`. */
  function ended(text: string, noted: string | undefined, last: boolean, gap?: string): string {
    const out = new Writer()
    out.write(text)
    const layout = noted === undefined ? {} : { layout: { gaps: { eol: noted } } }
    return lineEnd(out, { type: 'line', ...layout }, '\n', last, gap)
  }

  test.each<[string, ...Parameters<typeof ended>]>([
    ['\n', 'a', undefined, false],
    ['\n', 'a', undefined, true],
    ['\r\n', 'a', '\r\n', false],
    ['\n', 'a', '', false],
    ['\n', 'a', '\r', false],
    ['', 'a', '', true],
    ['\r', 'a', '\r', true],
    // A last line without any text is a line only by its end.
    ['\n', '', '', true],
    ['\n', 'a\n', '', true],
    ['\r', 'a\n', '\r', true],
    ['', '', '', true, ' '],
    ['\n', 'a', '', true, ' \n'],
    // A carriage return that belongs to the line is followed by one that does not.
    ['\r\n', 'a\r', '\n', false],
    ['\r\n', 'a', '\n', false, ' \r'],
    ['\n', 'a\r', '\n', false, '\r '],
    ['\r', 'a\r', '\r', true],
  ])('%j behind %j, noted as %j', (end, ...line) => {
    expect(ended(...line)).toBe(end)
  })

  test('endLine writes it', () => {
    const out = new Writer()
    out.write('a')
    endLine(out, { type: 'line' }, '\r\n', true)
    expect(out.text).toBe('a\r\n')
  })
})
