import { readFileSync } from 'node:fs'
import * as fstab from '@cluster-configs/fstab'
import { compile, parseInventory, type OutputFile } from 'gen-cluster-configs'

/**
 * What another installer may do with the packages: take the files of a cluster, and give every node a home
 * directory of its own choosing before it writes them wherever it likes.
 * @param inventory the path of an inventory
 * @param home what to mount on /home, such as `nas:/home`
 */
export function filesWithHome(inventory: string, home: string): readonly OutputFile[] {
  const text = readFileSync(inventory, 'utf8')
  return compile(parseInventory(text, { file: inventory })).map(file =>
    file.destination === '/etc/fstab' ? { ...file, text: withHome(file.text, home) } : file,
  )
}

/** An fstab with one more entry; everything else stays as it is. */
function withHome(text: string, home: string): string {
  const table = fstab.parse(text)
  const entry = fstab.entry(home, '/home', 'nfs', ['rw', 'noatime'])
  return fstab.serialize({ ...table, children: [...table.children, entry] })
}
