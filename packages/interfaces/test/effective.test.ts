import { effective, parse } from '@cluster-configs/interfaces'
import { expect, test } from 'vitest'

test('options are inherited and joined as config.c does it', () => {
  const file = parse(`iface b inet static
  mtu 1500
  post-up one
iface a inherits b
  mtu 9000
  mtu? 1
  ttl? 64
  up two
  pre-down three
iface a inet6 auto
`)
  expect(effective(file, 'a').map(({ family, method }) => `${family} ${method}`)).toEqual([
    'inet static',
    'inet6 auto',
  ])
  expect(effective(file, 'a', 'inet')[0]?.options).toEqual([
    { name: 'mtu', value: '1500\n9000' },
    { name: 'up', value: 'one' },
    { name: 'ttl', value: '64' },
    { name: 'up', value: 'two' },
    { name: 'down', value: 'three' },
  ])
  expect(effective(file, 'nobody')).toEqual([])
})

test('an iface inherits from the first of the name above it, of its family if it says one', () => {
  const file = parse(`iface b inet static
  mtu 1
iface b inet6 auto
  mtu 2
iface b inet manual
  mtu 3
iface x inherits b
iface y inet6 inherits b
iface z inet dhcp inherits b
  metric 4
`)
  const shown = ['x', 'y', 'z'].map(name =>
    effective(file, name).map(({ family, method, options }) => [
      family,
      method,
      options.map(({ name, value }) => `${name} ${value}`),
    ]),
  )
  expect(shown).toEqual([
    [['inet', 'static', ['mtu 1']]],
    [['inet6', 'auto', ['mtu 2']]],
    [['inet', 'dhcp', ['mtu 1', 'metric 4']]],
  ])
})

test('each iface of a name is one, with its node; what inherits from none in the document has no family', () => {
  const file = parse('source x\niface a inherits b\n  mtu 1\niface a inet dhcp\n  # c\n')
  expect(effective(file, 'a').map(({ node, family, method }) => [node, family, method])).toEqual([
    [file.children[1], undefined, undefined],
    [file.children[2], 'inet', 'dhcp'],
  ])
  expect(effective(file, 'a', 'inet6')).toEqual([])
  expect(effective(file, 'a', 'inet')).toHaveLength(1)
})

test('a question mark sets an option only where it is not set, and is no part of its name', () => {
  const file = parse('iface a inet dhcp\n  mtu? 1\n  mtu 2\n  ttl 3\n  ttl? 4\n  a?b 5\n  up? x\n  up? y\n')
  expect(effective(file, 'a')[0]?.options).toEqual([
    { name: 'mtu', value: '1\n2' },
    { name: 'ttl', value: '3' },
    { name: 'a?b', value: '5' },
    { name: 'up', value: 'x' },
  ])
})
