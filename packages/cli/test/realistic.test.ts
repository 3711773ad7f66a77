import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { resolveCluster } from '../src/cluster.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { run } from '../src/main.ts'

const file = fileURLToPath(new URL('../../../examples/realistic/inventory.yaml', import.meta.url))

test('the realistic example has what a real cluster has', () => {
  const { master, nodes } = resolveCluster(parseInventory(readFileSync(file, 'utf8'), { file }))
  expect(nodes).toHaveLength(64)
  expect(master.packages).toEqual(['vlan', 'ifenslave'])
  const [login, first] = nodes
  expect(login?.cards.map(({ name }) => name)).toEqual(['bond0', 'bond0.20', 'eth3'])
  expect([login?.root, login?.layer]).toEqual(['/srv/nfs/login', undefined])
  expect(
    nodes.filter(({ root, layer }) => root === '/srv/nfs/compute' && layer?.memory === '40%'),
  ).toHaveLength(63)
  expect(first?.cards.find(({ name }) => name === 'eth1.20')?.addresses).toEqual(['10.20.1.1/22'])
})

test('check finds nothing wrong with it', async () => {
  let said = ''
  const streams = { out: (text: string) => (said += text), error: (text: string) => (said += text) }
  expect({ code: await run(['check', file], streams), said }).toEqual({ code: 0, said: 'nothing found\n' })
})
