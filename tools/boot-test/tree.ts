import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  InventoryError,
  parseInventory,
  readManifest,
  resolveCluster,
  type Cluster,
  type Inventory,
} from 'gen-cluster-configs'
import { withSerialConsole } from './console.ts'
import { UsageError } from './options.ts'
import { run } from './processes.ts'

const require = createRequire(import.meta.url)
const program = join(
  dirname(require.resolve('gen-cluster-configs/package.json')),
  'bin/gen-cluster-configs.js',
)

/** A generated tree: as the program wrote it, and what it was made from. */
export interface Tree {
  readonly inventory: Inventory
  readonly cluster: Cluster
  /** The output directory. */
  readonly out: string
  /** A copy of it for the master, in which the boot loaders have a serial console. */
  readonly copy: string
}

/** Reads an inventory as the program does. @throws UsageError that tells its faults */
export function readInventory(file: string): Inventory {
  try {
    return parseInventory(readFileSync(file, 'utf8'), {
      file,
      read: name => readFileSync(join(dirname(file), name), 'utf8'),
    })
  } catch (error) {
    throw error instanceof InventoryError ? new UsageError(error.message) : error
  }
}

/**
 * Generates the files with the command that a user runs, again and again into the same directory.
 * @param folder has the inventory, the output directory and the copy
 */
export async function generate(inventory: Inventory, folder: string, log: string): Promise<Tree> {
  const file = join(folder, 'inventory.json')
  const out = join(folder, 'out')
  const copy = join(folder, 'copy')
  // The nodes of the CSV file are among the others.
  const { assigned: _, nodesFile: __, texts = {}, ...written } = inventory
  writeFileSync(file, JSON.stringify(written, undefined, 2))
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text)
  await run(process.execPath, [program, file, '-o', out], { log })
  rmSync(copy, { recursive: true, force: true })
  cpSync(out, copy, { recursive: true })
  for (const { path } of readManifest(readFileSync(join(out, 'manifest.json'), 'utf8'))?.files ?? []) {
    if (!path.includes('/pxelinux.cfg/')) continue
    writeFileSync(join(copy, path), withSerialConsole(readFileSync(join(copy, path), 'utf8')))
  }
  return { inventory, cluster: resolveCluster(inventory), out, copy }
}
