import { isNode, refuseStrangers, type Family, type Parent } from '@cluster-configs/syntax'
import { expect, test } from 'vitest'

const family: Family<{ type: 'leaf' | 'block' | 'either' }> = {
  leaf: 'leaf',
  block: 'parent',
  either: 'either',
}

/** Refuses a block, which comes from JSON. */
function judge(block: object): void {
  const parent: Parent = JSON.parse(JSON.stringify({ type: 'block', ...block }))
  refuseStrangers(parent, family)
}

test.each<[string, object]>([
  ['block.children: is not a list', {}],
  ['block.children {}: is not a list', { children: {} }],
  ...[null, 5, 'leaf', {}, { type: 5 }].map<[string, object]>(stranger => [
    `block.children ${JSON.stringify([stranger])}: holds what is no node`,
    { children: [stranger] },
  ]),
  ['x.type "x": is no node of this format', { children: [{ type: 'x' }] }],
  ['block.children: is not a list', { children: [{ type: 'block' }] }],
  ['either.children 5: is not a list', { children: [{ type: 'either', children: 5 }] }],
])('%s', (message, block) => {
  expect(() => judge(block)).toThrow(expect.objectContaining({ name: 'SerializeError', message }))
})

test('what is of the format is let pass', () => {
  const inner = [{ type: 'leaf' }, { type: 'either' }, { type: 'either', children: [] }]
  // A leaf has no children, whatever a program has put there.
  judge({ children: [...inner, { type: 'block', children: [] }, { type: 'leaf', children: 5 }] })
})

test.each([null, undefined, 5, 'leaf', {}, { type: 5 }])('%j is no node', value => {
  expect(isNode(value)).toBe(false)
})
