import { hasBlankLookalike, hasByteOrderMark, isUtf16, lookalikeAdvice } from '@cluster-configs/syntax'
import { expect, test } from 'vitest'

/** A text as a file in UTF-8 has it that is read as latin1. */
function asLatin1(text: string): string {
  return Buffer.from(text).toString('latin1')
}

test.each([
  ['\ufeffauto', 'it begins with a byte order mark: take it out'],
  ['a\u00a0b', 'there is a no-break space in it, which separates nothing: write a plain blank'],
  ['a\u2009b', 'there is a no-break space in it, which separates nothing: write a plain blank'],
  ['“a”', 'there is a typographic quotation mark in it: write a plain one'],
  ['a‘', 'there is a typographic quotation mark in it: write a plain one'],
  ['a "b" é – à', undefined],
])('%j, also read as latin1', (text, advice) => {
  expect(lookalikeAdvice(text)).toBe(advice)
  expect(lookalikeAdvice(asLatin1(text))).toBe(advice)
})

test('a letter of latin1 is none of these', () => {
  expect(hasBlankLookalike('\u00c3\u00a0')).toBe(false)
  expect(hasBlankLookalike('a\u00a0')).toBe(true)
  expect(hasByteOrderMark('a\ufeff')).toBe(false)
})

test('a text in UTF-16 is known by its beginning, in either order of bytes', () => {
  const text = Buffer.from('\ufeff# c', 'utf16le')
  expect(isUtf16(text.toString('latin1'))).toBe(true)
  expect(isUtf16(text.subarray(2).toString('latin1'))).toBe(true)
  expect(isUtf16(text.swap16().toString('latin1'))).toBe(true)
  expect(isUtf16(text.subarray(2).toString('latin1'))).toBe(true)
  for (const plain of ['', 'a', '# c', 'a\0b', '\ufeff# c', asLatin1('\ufeff# c')])
    expect(isUtf16(plain)).toBe(false)
})
