import { existsSync, statSync } from 'node:fs'
import type { Files } from '../check/files.ts'
import { compiled } from './compiling.ts'
import { reasonOf } from '../reason.ts'
import { EXIT, Failure, type Context } from './context.ts'
import { readInventory } from './inventory-file.ts'
import type { Tick } from './steps.ts'

/** What an inventory is called where none is named. */
const USUAL = ['inventory.json', 'inventory.jsonc', 'inventory.yaml', 'inventory.yml'] as const

/** What the root of a machine has, or a directory that this program wrote. */
const HOLDS = ['/etc', '/master/etc', '/srv'] as const

/**
 * The files that a command line names: those of a directory, or those that an inventory generates.
 * @param named without it, the inventory in the current directory is meant
 * @throws Failure if it is neither, or the inventory is at fault
 */
export async function readTree(context: Context, named: string | undefined): Promise<Files> {
  const path = named ?? USUAL.find(name => existsSync(name)) ?? USUAL[0]
  if (isDirectory(path)) {
    const { directoryFiles } = await import('../check/directory.ts')
    const files = directoryFiles(path)
    if (HOLDS.some(name => files.kind(name) === 'directory')) return files
    throw new Failure(
      `${path} holds no files of a cluster, neither etc nor master/etc: name a directory that a run has written, or the root of a machine`,
      EXIT.commandLine,
    )
  }
  const inventory = await readInventory(context, path)
  const { memoryFiles } = await import('../check/files.ts')
  const files = await compiled(context, inventory)
  return memoryFiles(files.map(({ path, text }) => [path, text]))
}

/** The same files, for which it is told how many have been read. */
export function watched(files: Files, tick: Tick): Files {
  let done = 0
  return {
    ...files,
    read: path => {
      tick(++done)
      return files.read(path)
    },
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const reason = missing ? 'is not there' : `cannot be read: ${reasonOf(error)}`
    throw new Failure(`${path} ${reason}: name an inventory or a directory`, EXIT.commandLine, error)
  }
}
