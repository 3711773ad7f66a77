import { Command, Option } from 'commander'
import type { Files } from '../check/files.ts'
import type { Finding } from '../check/rule.ts'
import { nearest } from '../nearest.ts'
import { EXIT, Failure, type Context } from './context.ts'
import { readTree, watched } from './tree-argument.ts'

interface Options {
  readonly json?: boolean
  readonly sarif?: boolean
  readonly off?: readonly string[]
  readonly strict?: boolean
}

const HELP = `
PATH is an inventory, whose generated files are checked, or a directory: one that this program wrote, or the root
of a machine such as /. Without it, it is inventory.json here. Nothing is written.
docs/checks.md explains every rule across files, docs/file-checks.md those of single files.

Exit codes: 0 no errors, 1 errors (with --strict warnings, too) or a faulty inventory, 2 the command line is at fault, or PATH cannot be read.

Example: gen-cluster-configs check /`

/** The command that tells what is wrong with a whole cluster's files. */
export function checkCommand(context: Context, version: string): Command {
  return new Command('check')
    .summary('tell what is wrong with the files of a cluster')
    .description(
      'Tells what is wrong with the files of a cluster: with each, and with what they say of each other.',
    )
    .argument('[path]', 'an inventory, or a directory with the files')
    .option('--off <rule>', 'leave out a rule (may be given again)', another)
    .option('--strict', 'let warnings fail the run as errors do')
    .option('--json', 'print the findings as JSON')
    .addOption(new Option('--sarif', 'print the findings as SARIF 2.1.0, for code hosts').conflicts('json'))
    .addHelpText('after', HELP)
    .action(async (path: string | undefined, options: Options) => {
      const tree = await readTree(context, path)
      const { findings, text } = await checked(context, tree, options, version)
      context.out(text)
      const failing = findings.some(
        ({ severity }) => severity === 'error' || (options.strict === true && severity === 'warning'),
      )
      if (failing) context.exit(EXIT.findings)
    })
}

async function checked(
  { paint, step }: Context,
  tree: Files,
  { off = [], json = false, sarif = false }: Options,
  version: string,
): Promise<{ findings: readonly Finding[]; text: string }> {
  const { check, ruleIds } = await import('../check/check.ts')
  const unknown = off.find(id => !ruleIds.includes(id))
  if (unknown !== undefined) {
    const near = nearest(unknown, ruleIds)
    const advice =
      near === undefined ? 'docs/checks.md and docs/file-checks.md list them' : `did you mean ${near}?`
    throw new Failure(`error: there is no rule ${unknown}: ${advice}`, EXIT.commandLine)
  }
  const { readSystem } = await import('../check/system.ts')
  const findings = await step('checking the files', tick =>
    check(readSystem(watched(tree, tick)), new Set(off)),
  )
  if (sarif) return { findings, text: (await import('../check/sarif.ts')).sarifReport(findings, version) }
  const { jsonReport, report } = await import('../check/report.ts')
  return { findings, text: json ? jsonReport(findings) : report(findings, paint) }
}

/** Adds to the values that an option was given before. */
function another(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value]
}
