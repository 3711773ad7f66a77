import { expect, test } from 'vitest'
import { hostlist } from '../src/hostlist.ts'

test.each([
  [[], ''],
  [['login'], 'login'],
  [['c01', 'c02', 'c03'], 'c[01-03]'],
  [['c01', 'c02', 'c04', 'login'], 'c[01-02,04], login'],
  [['node9', 'node10', 'node11'], 'node[9-11]'],
  [['n099', 'n100'], 'n[099-100]'],
  [['n99', 'n100', 'n0101'], 'n[99-100,0101]'],
  [['r1n1', 'r1n2', 'r2n1'], 'r1n[1-2], r2n1'],
  [['c', 'c1', 'c2'], 'c, c[1-2]'],
  [['c2', 'c1'], 'c[2,1]'],
  [['1', '2'], '[1-2]'],
  [Array.from({ length: 20 }, (_, n) => `n${2 * n}`), 'n[0,2,4,6,8,10,12,14,16,18,20,22] and 8 more'],
])('%j', (names, expected) => {
  expect(hostlist(names)).toBe(expected)
})
