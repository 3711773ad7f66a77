import { parse, problems } from '@cluster-configs/dhcpd'
import { describe, expect, test } from 'vitest'
import { alternatives } from '../../../tools/alternatives.ts'
import { examples, examples6 } from './rule-examples.ts'

describe.each([
  [4, examples],
  [6, examples6],
] as const)('DHCPv%i', (protocol, texts) => {
  function told(text: string): readonly string[] {
    return problems(parse(text), { protocol }).map(({ rule }) => rule)
  }

  test.each(Object.entries(texts))('%s', (rule, text) => {
    expect(told(alternatives(text, 'wrong'))).toEqual([rule])
    expect(told(alternatives(text, 'right'))).toEqual([])
  })
})
