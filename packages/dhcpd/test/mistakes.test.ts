import { locate, parse, problems } from '@cluster-configs/dhcpd'
import { expect, test } from 'vitest'
import { section } from '../../../tools/gallery.ts'
import { mistakes } from './mistakes.ts'

test.each(mistakes.map(mistake => [mistake.title, mistake] as const))('%s', (_, mistake) => {
  const lines = section({ parse, problems, locate }, mistake, 'dhcpd.conf').split('\n')
  // What the frames show is what was written, not what was said.
  expect(lines.filter(line => !/^[> ] .*\|/.test(line)).join('\n')).toContain(mistake.says)
})

test('every mistake has a title of its own', () => {
  expect(new Set(mistakes.map(({ title }) => title)).size).toBe(mistakes.length)
})
