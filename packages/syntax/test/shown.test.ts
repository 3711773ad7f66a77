import { expect, test } from 'vitest'
import { shown } from '@cluster-configs/syntax'

test.each([
  ['10.0.0.1', '"10.0.0.1"'],
  ['a\tb\u0000\u007f', String.raw`"a\tb\u0000\u007f"`],
  [String.raw`/my\040disk`, String.raw`"/my\040disk"`],
  ['"/my disk"', `'"/my disk"'`],
  ['x'.repeat(40), `"${'x'.repeat(40)}"`],
  ['x'.repeat(41), `"${'x'.repeat(39)}…"`],
])('%j is shown as %s', (text, message) => {
  expect(shown(text)).toBe(message)
})
