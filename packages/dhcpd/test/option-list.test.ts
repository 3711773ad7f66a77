import {
  find,
  getOption,
  group,
  option,
  optionExpression,
  parse,
  quote,
  removeOption,
  replace,
  serialize,
  setOption,
  type Subnet,
} from '@cluster-configs/dhcpd'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'

const text = `subnet 10.0.33.0 netmask 255.255.255.0 {
\toption  routers 10.0.33.1 ,10.0.33.2; # two
\tsupersede dhcp.domain-name "a";
\tappend domain-name ".b";
\toption host-name = concat("n", "1");
}
`
const file = parse(text)

function subnetOf(): Subnet {
  const found = find(file, 'subnet')
  if (found === undefined) throw new Error('no subnet')
  return found
}

const { children } = subnetOf()

function written(children: Subnet['children']): string {
  return serialize(replace(file, subnetOf(), { ...subnetOf(), children }))
}

test('what was set is what is given, in one statement, and all others stay as they are', () => {
  const names = fc.constantFrom('routers', 'domain-name', 'dhcp.domain-name', 'agent.circuit-id')
  const operations = fc.constantFrom('option', 'supersede', 'append', 'prepend', 'default')
  const statements = fc.record({
    name: names,
    operation: operations,
    value: fc.constantFrom('"a"', '10.0.0.1'),
  })
  fc.assert(
    fc.property(fc.array(statements), names, (before, name) => {
      const made = before.map(({ name, operation, value }) => ({ ...option(name, value), operation }))
      const set = setOption(made, name, quote('new'))
      expect(getOption(set, name)).toEqual(['"new"'])
      expect(removeOption(set, name)).toEqual(removeOption(made, name))
      expect(set.length).toBe(removeOption(made, name).length + 1)
    }),
    { numRuns: runs(300) },
  )
})

test('the last statement that gives an option is asked', () => {
  expect(getOption(children, 'routers')).toEqual(['10.0.33.1', '10.0.33.2'])
  expect(getOption(children, 'domain-name')).toEqual(['"a"'])
  expect(getOption(children, 'host-name')).toBe('concat("n", "1")')
  expect(getOption(children, 'time-offset')).toBeUndefined()
  expect(getOption([{ ...option('routers', '10.0.33.1'), operation: 'append' }], 'routers')).toBeUndefined()
  const fallback = { ...option('routers', '10.0.33.9'), operation: 'default' } as const
  expect(getOption([fallback, { ...fallback, data: ['10.0.33.8'] }], 'routers')).toEqual(['10.0.33.9'])
  expect(getOption([fallback, option('routers', '10.0.33.1')], 'routers')).toEqual(['10.0.33.1'])
  expect(getOption([option('routers', '10.0.33.1'), fallback], 'routers')).toEqual(['10.0.33.1'])
})

test('a statement is set in its place, with its comment', () => {
  expect(written(setOption(children, 'routers', '10.0.33.9'))).toBe(
    text.replace('10.0.33.1 ,10.0.33.2', '10.0.33.9'),
  )
  expect(written(setOption(children, 'host-name', quote('n2')))).toBe(text.replace(/= concat.*(?=;)/, '"n2"'))
  expect(written(setOption(children, 'domain-name', quote('c')))).toBe(
    text.replace('"a"', '"c"').replace(/\tappend.*\n/, ''),
  )
  for (const operation of ['default', 'append', 'prepend'] as const)
    expect(
      setOption([{ ...option('routers', '10.0.33.1'), operation }], 'routers', '10.0.33.9'),
    ).toStrictEqual([option('routers', '10.0.33.9')])
  expect(written(setOption(children, 'time-offset', 3600))).toBe(
    text.replace('\n}', '\n\toption time-offset 3600;\n}'),
  )
})

test('an option is taken out with all that is said about it', () => {
  expect(written(removeOption(children, 'domain-name'))).toBe(text.replace(/\tsupersede.*\n.*\n/, ''))
  expect(removeOption(children, 'time-offset')).toBe(children)
  const other = [group([], 'routers')]
  expect(removeOption(other, 'routers')).toBe(other)
  expect(removeOption([optionExpression('host-name', '"a"')], 'host-name')).toEqual([])
})
