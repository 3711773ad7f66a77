import { parse, problems } from '@cluster-configs/pxelinux'
import { expect, test } from 'vitest'
import { alternatives } from '../../../tools/alternatives.ts'
import { examples } from './rule-examples.ts'

function told(text: string): readonly string[] {
  return problems(parse(text)).map(({ rule }) => rule)
}

test.each(Object.entries(examples))('%s', (rule, text) => {
  expect([...new Set(told(alternatives(text, 'wrong')))]).toEqual([rule])
  expect(told(alternatives(text, 'right'))).toEqual([])
})
