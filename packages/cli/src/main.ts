import { Command, CommanderError } from 'commander'
import { asking } from './commands/asking.ts'
import { checkCommand } from './commands/check.ts'
import { painter } from './commands/colour.ts'
import { addCommonOptions, type CommonOptions } from './commands/common-options.ts'
import { completionCommand } from './commands/completion.ts'
import { EXIT, Failure, type Context, type Streams } from './commands/context.ts'
import { diagramCommand } from './commands/diagram.ts'
import { explainCommand } from './commands/explain.ts'
import { addGenerate } from './commands/generate.ts'
import { initCommand } from './commands/init.ts'
import { planCommand } from './commands/plan.ts'
import { schemaCommand } from './commands/schema.ts'
import { stepping } from './commands/steps.ts'
import { whichCommand } from './commands/which.ts'
import { version } from './program.ts'

export type { Streams } from './commands/context.ts'

const HELP = `
Exit codes: 0 done, 1 the inventory is at fault, 2 the command line is, 3 the output directory is.
On any error nothing is written.

Example: gen-cluster-configs inventory.json -o out/`

/**
 * Runs the command.
 * @param args what stands behind the command's name
 * @returns the exit code: 0 done, 1 the inventory is at fault, 2 the command line is, 3 the output directory is
 */
export async function run(args: readonly string[], streams: Streams = standard()): Promise<number> {
  let code = 0
  let wanted: CommonOptions = {}
  const { step, end } = stepping(streams, () => wanted.verbose === true)
  const paint = painter(() => wanted.color ?? 'auto')
  try {
    const command = program({ ...streams, paint, step, exit: given => (code = given) })
    command.hook('preAction', (_, action) => {
      wanted = action.optsWithGlobals<CommonOptions>()
    })
    await command.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    // Commander has said already what is wrong with the command line.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.commandLine
    if (!(error instanceof Failure)) throw error
    streams.error(`${error.message}\n`)
    return error.exitCode
  } finally {
    end()
  }
}

function program(context: Context): Command {
  // What is set before a command is added holds for it, too.
  const command = new Command('gen-cluster-configs')
    .description('Writes every configuration file of a diskless Debian cluster from one inventory.')
    .usage('[options] <inventory>\n       gen-cluster-configs <command> …')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', HELP)
    .showHelpAfterError('see gen-cluster-configs --help')
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: context.error })
    // An option behind a command's name is that command's.
    .enablePositionalOptions()
  for (const added of [
    initCommand(context),
    planCommand(context),
    checkCommand(context, version()),
    whichCommand(context),
    explainCommand(context),
    diagramCommand(context),
    schemaCommand(context),
    completionCommand(context),
  ]) {
    addCommonOptions(added).copyInheritedSettings(command)
    command.addCommand(added.showHelpAfterError(`see gen-cluster-configs ${added.name()} --help`))
  }
  addGenerate(command, context)
  addCommonOptions(command, 'list every file, and tell on standard error how long each step takes')
  return command
}

function standard(): Streams {
  // Whoever reads it may have seen enough, as head(1) has.
  process.stdout.on('error', error => {
    if ('code' in error && error.code === 'EPIPE') process.exit()
    throw error
  })
  return {
    out: text => process.stdout.write(text),
    error: text => process.stderr.write(text),
    terminal: process.stderr.isTTY,
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask: asking(process.stdin, process.stderr) } : {}),
  }
}
