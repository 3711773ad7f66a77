import type { Command } from 'commander'
import type { Changes, Comparison } from '../tree/compare.ts'
import type { Permission } from '../tree/refusal.ts'
import { orFailure, type Context } from './context.ts'
import { readInventory } from './inventory-file.ts'
import { changeLock, readLock } from './lock-file.ts'
import { showPlan } from './plan.ts'

interface Options extends Permission {
  readonly out?: string
  readonly quiet?: boolean
  readonly dryRun?: boolean
}

/** Makes writing the files the command's own action: it is what is done where no other command is named. */
export function addGenerate(command: Command, context: Context): void {
  command
    .argument('<inventory>', 'the inventory, a JSON or YAML file')
    .option('-o, --out <directory>', 'where to write the files')
    .option('-f, --force', 'replace files in the directory that were changed by hand')
    .option('--allow-removals', 'let more than half of the nodes go')
    .option('-q, --quiet', 'print errors only')
    .option('--dry-run', 'write nothing, and print what would change, as plan does')
    .action(async (inventory: string, options: Options) => {
      const { out, quiet = false, dryRun = false } = options
      // Asked for here and not as a required option, so that a misspelt one is named first.
      if (out === undefined) return command.error("error: name the output directory: '-o, --out <directory>'")
      const { force = false, allowRemovals = false } = options
      if (dryRun) return showPlan(context, inventory, out, { force, allowRemovals })
      const changes = await generate(context, inventory, out, { force, allowRemovals })
      if (!quiet) context.out(report(out, changes))
    })
}

async function generate(
  context: Context,
  path: string,
  directory: string,
  permission: Permission,
): Promise<Changes> {
  const lock = readLock(path)?.text
  const inventory = await readInventory(context, path)
  const { compile } = await import('../compile.ts')
  const { compareTree } = await import('../tree/compare.ts')
  const { clearBeside } = await import('../tree/working-directory.ts')
  const { writeChanges } = await import('../tree/write.ts')
  return orFailure(async () => {
    clearBeside(directory)
    const files = await context.step('compiling', () => compile(inventory))
    const comparison = await context.step('comparing', () => compareTree(directory, files))
    const allowRemovals = permission.allowRemovals === true || (await isMeant(context, comparison))
    const together = (): (() => void) => changeLock(path, inventory, lock, directory)
    return context.step('writing', tick =>
      writeChanges(comparison, { ...permission, allowRemovals, together, tick }),
    )
  })
}

/** Whether more than half of the nodes may go, asked where somebody can answer. */
async function isMeant({ ask }: Context, comparison: Comparison): Promise<boolean> {
  if (ask === undefined) return false
  const { massRemoval, refusal } = await import('../tree/refusal.ts')
  const lost = massRemoval(comparison)
  if (lost === undefined || refusal(comparison, { allowRemovals: true }) !== undefined) return false
  return /^y(?:es)?$/i.test((await ask(`${lost}. Go on? [y/N] `)).trim())
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
