import type { OutputFile } from '../files/file.ts'
import type { Inventory } from '../inventory/types.ts'
import type { Context } from './context.ts'

/** With so many nodes it is known to take long. */
const MANY_NODES = 2000

/** All files of an inventory's cluster. */
export async function compiled({ step }: Context, inventory: Inventory): Promise<readonly OutputFile[]> {
  const { compile } = await import('../compile.ts')
  const long = Object.keys(inventory.nodes).length > MANY_NODES
  return step('compiling', () => compile(inventory), long)
}
