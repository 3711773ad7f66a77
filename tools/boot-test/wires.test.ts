import { readFileSync } from 'node:fs'
import { parseInventory, resolveCluster } from 'gen-cluster-configs'
import { expect, test } from 'vitest'
import { masterCards, masterNames, moreCards } from './wires.ts'

const file = new URL('../../examples/realistic/inventory.yaml', import.meta.url)
const cluster = resolveCluster(parseInventory(readFileSync(file, 'utf8'), { file: file.pathname }))
const wires = { boot: '/boot', data: '/data' }

/** What each card is plugged into, and its Ethernet address. */
function plugged(args: readonly string[]): string[] {
  return args
    .filter(arg => arg !== '-netdev' && arg !== '-device')
    .map(arg => arg.replace(/^(?:stream|user),.*?(?:path|net)=/, '').replace(/^virtio.*mac=/, ''))
}

test('the master has the cards that its bonds and virtual networks are made of', () => {
  expect(masterNames(cluster)).toEqual(['eth0', 'eth1', 'eth2', 'eth3'])
  expect(plugged(masterCards(cluster, wires))).toEqual([
    '192.0.2.0/24',
    '52:54:00:00:00:10',
    '/boot',
    '52:54:00:10:00:01',
    '/data',
    '52:54:00:00:00:12',
    '/data',
    '52:54:00:00:00:13',
  ])
})

test('a node has its further cards, and no two nodes have the same address', () => {
  const [login, first, second] = cluster.nodes
  if (login === undefined || first === undefined || second === undefined) throw new Error('there are too few')
  expect(plugged(moreCards(login, wires))).toEqual([
    '/data',
    '06:00:00:10:01:00',
    '/data',
    '06:01:00:10:01:00',
    '192.0.2.0/24',
    '06:02:00:10:01:00',
  ])
  expect(plugged(moreCards(first, wires))).toEqual(['/data', '06:00:00:10:01:01'])
  expect(plugged(moreCards(second, wires))).toEqual(['/data', '06:00:00:10:01:02'])
})
