import type { Command } from 'commander'
import type { Changes } from '../tree/compare.ts'
import { EXIT, Failure, type Context } from './context.ts'
import { readInventory } from './inventory-file.ts'
import { showPlan } from './plan.ts'

interface Options {
  readonly out?: string
  readonly force?: boolean
  readonly quiet?: boolean
  readonly dryRun?: boolean
}

/** Makes writing the files the command's own action: it is what is done where no other command is named. */
export function addGenerate(command: Command, context: Context): void {
  command
    .argument('<inventory>', 'the inventory, a JSON or YAML file')
    .option('-o, --out <directory>', 'where to write the files')
    .option('-f, --force', 'replace files in the directory that were changed by hand')
    .option('-q, --quiet', 'print errors only')
    .option('--dry-run', 'write nothing, and print what would change, as plan does')
    .action(async (inventory: string, options: Options) => {
      const { out, force = false, quiet = false, dryRun = false } = options
      // Asked for here and not as a required option, so that a misspelt one is named first.
      if (out === undefined) return command.error("error: name the output directory: '-o, --out <directory>'")
      if (dryRun) return showPlan(context, inventory, out, { force })
      const changes = await generate(context, inventory, out, force)
      if (!quiet) context.out(report(out, changes))
    })
}

async function generate(context: Context, path: string, directory: string, force: boolean): Promise<Changes> {
  const inventory = await readInventory(context, path)
  const { compile } = await import('../compile.ts')
  const { OutputError } = await import('../tree/error.ts')
  const { writeTree } = await import('../tree/write.ts')
  const { writeLock } = await import('./lock-file.ts')
  try {
    const files = await context.step('compiling', () => compile(inventory))
    const changes = await context.step('writing', () => writeTree(directory, files, { force }))
    writeLock(path, inventory)
    return changes
  } catch (error) {
    if (error instanceof OutputError) throw new Failure(error.message, EXIT.directory, error)
    throw error
  }
}

function report(directory: string, { created, updated, removed, unchanged, left }: Changes): string {
  const lines = [
    ...created.map(path => `create  ${path}`),
    ...updated.map(path => `update  ${path}`),
    ...removed.map(path => `remove  ${path}`),
    ...left.map(path => `leave   ${path}: no longer generated, but changed by hand`),
  ]
  const counts = `${created.length} created, ${updated.length} updated, ${removed.length} removed, ${unchanged.length} unchanged`
  return [...lines, `${directory}: ${counts}`, ''].join('\n')
}
