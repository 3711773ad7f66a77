import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { best, shown } from './cost.ts'
import { inventory } from './inventory.ts'
import { mac } from './names.ts'

const PROGRAM = fileURLToPath(new URL('../../../packages/cli/bin/gen-cluster-configs.js', import.meta.url))

/**
 * What the commands cost as whole processes, for a tree of so many nodes.
 * @param folder where that is written
 */
export function commands(nodes: number, folder: string): Record<string, string | number>[] {
  const [all, fewer, tree] = [join(folder, 'all.json'), join(folder, 'fewer.json'), join(folder, 'tree')]
  // Where a run notes what it has left.
  const notes = join(folder, 'notes')
  const program = ['env', `XDG_CACHE_HOME=${notes}`, process.execPath, PROGRAM]
  writeFileSync(all, inventory(nodes))
  writeFileSync(fewer, inventory(nodes - 1))
  const remove = (path = tree): void => rmSync(path, { recursive: true, force: true })
  const row = (command: string, args: readonly string[], prepare?: () => void) => {
    const cost = best([...program, ...args], prepare)
    return { command, nodes, seconds: shown(cost?.seconds, 2), 'peak, MB': shown(cost?.megabytes, 0) }
  }
  const rows = [
    row('a first run', [all, '-o', tree, '-q'], () => remove()),
    row('a run that changes nothing', [all, '-o', tree, '-q']),
    row('the same, where the last run left no note', [all, '-o', tree, '-q'], () => remove(notes)),
    row('plan: nothing changes', ['plan', all, '-o', tree]),
    row('plan: one node goes', ['plan', fewer, '-o', tree]),
    row('check of the inventory', ['check', all]),
    row('check of the tree', ['check', tree]),
    row('which, in the tree', ['which', '--mac', mac(7), tree]),
  ]
  remove()
  return rows
}
