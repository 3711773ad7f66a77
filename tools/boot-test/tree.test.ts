import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { MARK, markOf, withMark } from './hook.ts'
import { generate, readInventory } from './tree.ts'

const example = new URL('../../examples/mixed/inventory.json', import.meta.url).pathname

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'boot-tree-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

function environment(assignments: string): Record<string, string> {
  return Object.fromEntries(assignments.split('\n').map(line => line.split('=')))
}

test('an inventory with its nodes in a CSV file and with files beside it is generated as it was read', async () => {
  const home = folder()
  const { nodes: _, ...rest } = readInventory(example)
  const file = join(home, 'my.json')
  writeFileSync(join(home, 'nodes.csv'), 'name,mac,address\nn1,52:54:00:00:01:01,10.0.33.11\n')
  writeFileSync(join(home, 'motd'), 'one for all\n')
  const files = { '/etc/motd': { from: 'motd' } }
  writeFileSync(
    file,
    JSON.stringify({ ...rest, nodesFile: 'nodes.csv', nodes: {}, profiles: { default: { files } } }),
  )
  const { cluster } = await generate(readInventory(file), folder(), join(home, 'log'))
  expect(cluster.nodes.map(({ name, files }) => [name, files[0]?.text])).toEqual([['n1', 'one for all\n']])
})

test('every node has the hook that leaves a mark, behind those of the inventory', async () => {
  const inventory = readInventory(example)
  const own = { profiles: { default: { hooks: ['own.sh'] } }, texts: { 'own.sh': '#!/bin/sh\n' } }
  const { cluster } = await generate(withMark({ ...inventory, ...own }), folder(), join(folder(), 'log'))
  expect(cluster.nodes.map(({ hooks }) => hooks)).toEqual(
    cluster.nodes.map(() => ['own.sh', 'boot-test-mark.sh']),
  )
  const mark = join(folder(), 'mark')
  execFileSync('sh', ['-c', (cluster.hooks[1]?.text ?? '').replace(MARK, mark)], {
    env: environment(markOf(cluster)),
  })
  expect(readFileSync(mark, 'utf8')).toBe(`${markOf(cluster)}\n`)
})
