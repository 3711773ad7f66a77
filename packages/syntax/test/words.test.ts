import { Words } from '@cluster-configs/syntax'
import { expect, test } from 'vitest'

test('a word is judged once', () => {
  const judged: string[] = []
  const words = new Words(word => judged.push(word) > 0 && word !== 'no')
  expect(['mtu', 'up', 'mtu', 'no', 5, null].map(word => words.of(word))).toEqual([
    'mtu',
    'up',
    'mtu',
    undefined,
    undefined,
    undefined,
  ])
  expect(judged).toEqual(['mtu', 'up', 'no'])
})
