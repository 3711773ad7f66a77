import { Command, Option } from 'commander'
import type { DiffScope } from '../plan/diffs.ts'
import type { Permission } from '../tree/refusal.ts'
import { nonempty } from './common-options.ts'
import { compiled } from './compiling.ts'
import { EXIT, orFailure, type Context } from './context.ts'
import { readLocatedInventory } from './inventory-file.ts'

/** How a plan is told. */
export interface PlanOptions {
  readonly json?: boolean | undefined
  readonly exitCode?: boolean | undefined
  readonly diff?: DiffScope | undefined
  /** Nothing but errors is printed. */
  readonly quiet?: boolean
}

const HELP = `
Nothing is written. docs/plan.md explains what is told, and the JSON.

Exit codes: 0 done, 1 the inventory is at fault, 2 the command line is, 3 a run would refuse to write.
With --exit-code: 2 something would change; the command line is at fault if nothing stands on standard output.

Example: gen-cluster-configs plan inventory.json -o out/`

/** The command that tells what a run would change, and what that means for the cluster. */
export function planCommand(context: Context): Command {
  const command = new Command('plan')
    .summary('tell what a run would change, and what that asks for')
    .description(
      'Tells what a run would change in the output directory, and what that asks for: which services read their files again, which nodes must be built, rebuilt or start again.',
    )
    .argument('<inventory>', 'the inventory, a JSON or YAML file')
    .requiredOption('-o, --out <directory>', 'where a run would write the files', nonempty)
    .option('-f, --force', 'plan a run with --force, which replaces files that were changed by hand')
    .option('--allow-removals', 'plan a run with --allow-removals, which lets more than half of the nodes go')
  return addPlanOptions(command)
    .addHelpText('after', HELP)
    .action((inventory: string, { out, ...options }: Permission & PlanOptions & { readonly out: string }) =>
      showPlan(context, inventory, out, options),
    )
}

/**
 * Adds the options that say how a plan is told.
 * @param where what they go with, if they do not stand alone, for the help
 */
export function addPlanOptions(command: Command, where = ''): Command {
  return command
    .addOption(
      new Option(
        '--diff <scope>',
        `${where}whose lines are compared: files that change (the default), all that come, change or go, or none`,
      ).choices(['changed', 'all', 'none']),
    )
    .option('--json', `${where}print the plan as JSON`)
    .option('--exit-code', `${where}end with 2 if something would change`)
}

/**
 * Prints what a run would change that is asked for with these options.
 * @throws Failure if the inventory is at fault, or the directory cannot be read
 */
export async function showPlan(
  context: Context,
  path: string,
  directory: string,
  {
    json = false,
    exitCode = false,
    diff = 'changed',
    quiet = false,
    ...permission
  }: Permission & PlanOptions,
): Promise<void> {
  const { step } = context
  const { inventory, locked } = await readLocatedInventory(context, path)
  const files = await compiled(context, inventory)
  const { compareTree } = await import('../tree/compare.ts')
  const comparison = await step('comparing', tick => orFailure(() => compareTree(directory, files, tick)))
  const { plan } = await import('../plan/plan.ts')
  const { assigned } = inventory
  const found = await step('planning', () => plan(comparison, { permission, locked, assigned, diff }))
  const { reportPlan } = await import('../plan/report.ts')
  if (!quiet)
    context.out(json ? `${JSON.stringify(found, undefined, 2)}\n` : reportPlan(found, context.paint))
  if (found.refusal !== undefined) context.exit(EXIT.directory)
  else if (exitCode && found.changes) context.exit(EXIT.changes)
}
