import { parse, quote, unquote } from '@cluster-configs/dhcpd'
import { expect, test } from 'vitest'

const { raw } = String

test.each([
  [raw`\x41`, 'A'],
  [raw`\x4a1`, 'J1'],
  [raw`\x4A`, 'J'],
  [raw`\101`, 'A'],
  [raw`\1011`, 'A1'],
  [raw`a\377b`, 'a\xffb'],
  [raw`\4`, '4'],
  [raw`\41`, '41'],
  [raw`\q`, 'q'],
  [raw`\b\t\r\n`, '\b\t\r\n'],
  [raw`\"\\`, '"\\'],
  // A short \0 swallows a character, and the one behind that is escaped in its place.
  [raw`\0"n`, '\n'],
  [raw`\00"x41`, 'A'],
  [raw`\009n`, '\n'],
  [raw`\0\101`, 'A'],
])('%j stands for %j', (written, text) => {
  expect(unquote(`"${written}"`)).toBe(text)
  expect(parse(`class "${written}" { }`).children).toMatchObject([{ name: text }])
})

test.each([
  raw`\x4`,
  raw`\xg1`,
  raw`\x1g`,
  raw`\18`,
  raw`\1`,
  raw`\12x`,
  raw`\01x`,
  raw`\399`,
  raw`\1a1`,
  '\\\xff',
  '\\0\xff',
  '\\0x\xff',
])('%j is a broken escape', written => {
  expect(() => parse(`class "${written}" { }`)).toThrow('the string holds a broken escape')
})

test.each([
  ['', '""'],
  ['a/b c', '"a/b c"'],
  ['"\\\n\r\t\b', raw`"\"\\\n\r\t\b"`],
  ['\x00\x01\x1f\x7f\xff', raw`"\000\001\037\177\377"`],
  [' ~\x80\xfe', '" ~\x80\xfe"'],
])('%j is written as %j', (text, written) => {
  expect(quote(text)).toBe(written)
  expect(unquote(written)).toBe(text)
})
