import { resolve } from 'node:path'
import type { Command } from 'commander'
import { lockNameOf, lockText } from '../inventory/lock.ts'
import { nearest } from '../nearest.ts'
import type { RunReport } from '../plan/report.ts'
import type { Comparison } from '../tree/compare.ts'
import type { Permission } from '../tree/refusal.ts'
import type { Seal } from '../tree/seal.ts'
import { compiled } from './compiling.ts'
import { nonempty, type CommonOptions } from './common-options.ts'
import { orFailure, type Context } from './context.ts'
import { readLocatedInventory } from './inventory-file.ts'
import { changeLock } from './lock-file.ts'
import { addPlanOptions, showPlan, type PlanOptions } from './plan.ts'

interface Options extends Permission, PlanOptions, CommonOptions {
  readonly out?: string
  readonly quiet?: boolean
  readonly dryRun?: boolean
}

/** Makes writing the files the command's own action: it is what is done where no other command is named. */
export function addGenerate(command: Command, context: Context): void {
  command
    .argument('<inventory>', 'the inventory, a JSON or YAML file')
    // Of several words the first may be a command that was misspelt, which is then what is told.
    .allowExcessArguments()
    .option('-o, --out <directory>', 'where to write the files', nonempty)
    .option('-f, --force', 'replace files in the directory that were changed by hand')
    .option('--allow-removals', 'let more than half of the nodes go')
    .option('-q, --quiet', 'print errors only')
    .option('--dry-run', 'write nothing, and print what would change, as plan does')
  addPlanOptions(command, 'with --dry-run: ').action(async (inventory: string, options: Options) => {
    const { out, quiet = false, dryRun = false, verbose = false, json, exitCode, diff } = options
    const wrong = wordsWrong(command)
    if (wrong !== undefined && (out === undefined || command.args.length > 1)) return command.error(wrong)
    // Asked for here and not as a required option, so that a misspelt one is named first.
    if (out === undefined) return command.error("error: name the output directory: '-o, --out <directory>'")
    const { force = false, allowRemovals = false } = options
    const permission = { force, allowRemovals }
    if (dryRun) {
      return showPlan(context, inventory, out, { ...permission, quiet, json, exitCode, diff })
    }
    if ([json, exitCode, diff].some(option => option !== undefined))
      return command.error('error: --diff, --json and --exit-code go with --dry-run')
    const report = await generate(context, inventory, out, permission)
    if (!quiet) context.out(report({ everyFile: verbose }))
  })
}

/** What is wrong with words of which the first is to be an inventory and the only one. */
function wordsWrong({ args, commands }: Command): string | undefined {
  const [first = ''] = args
  const names = commands.map(command => command.name())
  const meant = nearest(first, names)
  if (meant !== undefined)
    return `error: there is no command ${JSON.stringify(first)}: did you mean ${meant}?`
  return args.length > 1 ? `error: one inventory is expected, and not ${args.join(' ')}` : undefined
}

async function generate(
  context: Context,
  path: string,
  directory: string,
  permission: Permission,
): Promise<(options: RunReport) => string> {
  const { upToDate } = await import('./last-run.ts')
  const found = await context.step('looking for changes', () => upToDate(path, directory))
  if (found === undefined) return generateAnew(context, path, directory, permission)
  const { clearBeside } = await import('../tree/working-directory.ts')
  const { reportUpToDate } = await import('../plan/report.ts')
  await orFailure(() => clearBeside(directory))
  return () => reportUpToDate(directory, found)
}

async function generateAnew(
  context: Context,
  path: string,
  directory: string,
  permission: Permission,
): Promise<(options: RunReport) => string> {
  const { inventory, locked, inputs, lock } = await readLocatedInventory(context, path)
  const { compareTree } = await import('../tree/compare.ts')
  const { clearBeside } = await import('../tree/working-directory.ts')
  const { writeChanges } = await import('../tree/write.ts')
  const { plan } = await import('../plan/plan.ts')
  const { reportRun } = await import('../plan/report.ts')
  const { noteRun } = await import('./last-run.ts')
  return orFailure(async () => {
    clearBeside(directory)
    const files = await compiled(context, inventory)
    const comparison = await context.step('comparing', tick => compareTree(directory, files, tick))
    const allowRemovals = permission.allowRemovals === true || (await isMeant(context, comparison))
    const together = (): (() => void) => changeLock(path, inventory, lock, directory)
    const after = new Map([...inputs, [resolve(lockNameOf(path)), lockText(inventory)] as const])
    const sealed = (seal: Seal): void => noteRun(directory, after, seal)
    // What it means is found out while the old files are there.
    const { assigned } = inventory
    const done = await context.step('planning', () => plan(comparison, { locked, assigned, diff: 'none' }))
    await context.step('writing', tick =>
      writeChanges(comparison, { ...permission, allowRemovals, together, sealed, tick }),
    )
    return options => reportRun(done, context.paint, options)
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
