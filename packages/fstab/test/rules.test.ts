import { parse, problems } from '@cluster-configs/fstab'
import { expect, test } from 'vitest'
import { alternatives } from '../../../tools/alternatives.ts'
import { examples } from './rule-examples.ts'

function told(text: string): readonly string[] {
  return problems(parse(text)).map(({ rule }) => rule)
}

test.each(Object.entries(examples))('%s', (rule, example) => {
  const { text, also } = typeof example === 'string' ? { text: example, also: [] } : example
  expect([...new Set(told(alternatives(text, 'wrong')))].toSorted()).toEqual([rule, ...also].toSorted())
  expect(told(alternatives(text, 'right'))).toEqual([])
})
