import { parseInventory, resolveCluster } from 'gen-cluster-configs'
import { expect, test } from 'vitest'
import { freeAddress } from './addresses.ts'

const cluster = (range: string, nodes: string): ReturnType<typeof resolveCluster> =>
  resolveCluster(
    parseInventory(`{
      "name": "c", "domain": "c",
      "networks": { "boot": { "subnet": "192.168.255.0/29", "boot": true${range} } },
      "master": { "name": "m", "interfaces": { "eth0": { "network": "boot", "address": "192.168.255.1" } } },
      "nodes": { ${nodes} }
    }`),
  )

test('a new node gets the first address that is neither taken nor for strangers', () => {
  const nodes = '"a": { "mac": "08:00:27:00:00:01", "address": "192.168.255.2" }'
  expect(freeAddress(cluster('', nodes))).toBe('192.168.255.3')
  expect(freeAddress(cluster(', "range": ["192.168.255.3", "192.168.255.4"]', nodes))).toBe('192.168.255.5')
})

test('a network that is full says so', () => {
  const nodes = '"a": { "mac": "08:00:27:00:00:01", "address": "192.168.255.2" }'
  expect(() => freeAddress(cluster(', "range": ["192.168.255.3", "192.168.255.6"]', nodes))).toThrow(
    'the network boot has no free address',
  )
})
