import {
  effective,
  find,
  getOption,
  option,
  parse,
  removeOption,
  replace,
  serialize,
  setOption,
  type Iface,
} from '@cluster-configs/interfaces'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'

const text = `iface eth1 inet static
\taddress  10.0.33.1/24
  # commands
\tup   first
\tpost-up second
\tmtu 9000
auto eth1
`
const file = parse(text)

function ifaceOf(document = file): Iface {
  const found = find(document, 'iface')
  if (found === undefined) throw new Error('no iface')
  return found
}

function written(children: Iface['children']): string {
  return serialize(replace(file, ifaceOf(), { ...ifaceOf(), children }))
}

const { children } = ifaceOf()

test('what was set is what ifupdown has, and the other lines keep their bytes', () => {
  const names = fc.constantFrom('address', 'mtu', 'up', 'post-up', 'down', 'mtu?', 'dns-search')
  const values = fc.array(fc.constantFrom('a', 'b c', '9000'), { minLength: 1, maxLength: 3 })
  const before = fc.array(fc.record({ name: names, value: fc.constantFrom('a', 'b', 'c d') }))
  fc.assert(
    fc.property(before, names, values, (options, name, lines) => {
      const made = options.map(({ name, value }) => option(name, value))
      const set = setOption(made, name, lines.join('\n'))
      expect(getOption(set, name)).toBe(lines.join('\n'))
      const rest = removeOption(set, name)
      expect(rest).toEqual(removeOption(made, name))
      expect(rest.every(child => made.includes(child))).toBe(true)
    }),
    { numRuns: runs(300) },
  )
})

test('the value is that of every line, as ifupdown joins them', () => {
  expect(getOption(children, 'mtu')).toBe('9000')
  expect(getOption(children, 'post-up')).toBe('first\nsecond')
  expect(getOption(children, 'down')).toBeUndefined()
  const twice = [...children, option('mtu', '1500')]
  const [joined] = effective(replace(file, ifaceOf(), { ...ifaceOf(), children: twice }), 'eth1')
  expect(getOption(twice, 'mtu')).toBe(joined?.options.find(({ name }) => name === 'mtu')?.value)
})

test('lines are replaced one by one, and what is new comes behind them or at the end', () => {
  expect(written(setOption(children, 'address', '10.0.33.2/24'))).toBe(text.replace('33.1', '33.2'))
  expect(written(setOption(children, 'up', 'first'))).toBe(text.replace('\tpost-up second\n', ''))
  expect(written(setOption(children, 'up', 'first\nsecond\nthird'))).toBe(
    text.replace('second\n', 'second\n\tup third\n'),
  )
  expect(written(setOption(children, 'gateway', '10.0.33.2'))).toBe(
    text.replace('9000\n', '9000\n\tgateway 10.0.33.2\n'),
  )
})

test('an option is taken out with all of its lines, and nothing is changed where there is none', () => {
  expect(written(removeOption(children, 'up'))).toBe(text.replace(/\t(?:post-)?up.*\n/g, ''))
  expect(removeOption(children, 'down')).toBe(children)
})
