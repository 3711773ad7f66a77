import { locate, parse, problems } from '@cluster-configs/exports'
import { expect, test } from 'vitest'
import { messages, section } from '../../../tools/gallery.ts'
import { mistakes } from './mistakes.ts'

const checker = { parse, problems, locate }

test.each(mistakes.map(mistake => [mistake.title, mistake] as const))('%s', (_, mistake) => {
  const lines = section(checker, mistake, 'exports').split('\n')
  // What the frames show is what was written, not what was said.
  expect(lines.filter(line => !/^[> ] .*\|/.test(line)).join('\n')).toContain(mistake.says)
  if ('text' in mistake) expect(messages(checker, mistake.text, 'exports')).toHaveLength(mistake.count ?? 1)
})

test('every mistake has a title of its own', () => {
  expect(new Set(mistakes.map(({ title }) => title)).size).toBe(mistakes.length)
})
