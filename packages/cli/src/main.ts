import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { compile } from './compile.ts'
import { InventoryError } from './inventory/fault.ts'
import { parseInventory } from './inventory/parse.ts'
import { OutputError, writeTree, type Changes } from './tree.ts'

/** Where a run writes to. */
export interface Streams {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
}

const HELP = `
Exit codes: 0 done, 1 the inventory is at fault, 2 the command line is, 3 the output directory is.
On any error nothing is written.

Example: gen-cluster-configs inventory.json -o out/`

interface Options {
  readonly out?: string
  readonly force?: boolean
  readonly quiet?: boolean
}

/**
 * Runs the command.
 * @param args what stands behind the command's name
 * @returns the exit code: 0 done, 1 the inventory is at fault, 2 the command line is, 3 the output directory is
 */
export async function run(args: readonly string[], streams: Streams = standard): Promise<number> {
  const command = new Command('gen-cluster-configs')
    .description('Writes every configuration file of a diskless Debian cluster from one inventory.')
    .argument('<inventory>', 'the inventory, a JSON file')
    .option('-o, --out <directory>', 'where to write the files')
    .option('-f, --force', 'replace files in the directory that were changed by hand')
    .option('-q, --quiet', 'print errors only')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', HELP)
    .showHelpAfterError('see gen-cluster-configs --help')
    .exitOverride()
    .configureOutput({ writeOut: streams.out, writeErr: streams.error })
    .action((inventory: string, options: Options) => {
      const { out, force = false, quiet = false } = options
      // Asked for here and not as a required option, so that a misspelt one is named first.
      if (out === undefined) return command.error("error: name the output directory: '-o, --out <directory>'")
      const changes = writeTree(out, compile(parseInventory(read(inventory), { file: inventory })), force)
      if (!quiet) streams.out(report(out, changes))
    })
  try {
    await command.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    return exitCode(error, streams)
  }
}

/** The inventory cannot be read as text. */
class ReadError extends Error {}

function read(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path))
  } catch (error) {
    throw new ReadError(`${path} ${unreadable(error)}`, { cause: error })
  }
}

function unreadable(error: unknown): string {
  if (error instanceof TypeError) return 'is not UTF-8 text'
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'is not there: name the file of the inventory'
  if (code === 'EISDIR') return 'is a directory: name the file of the inventory'
  return `cannot be read: ${messageOf(error)}`
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

function exitCode(error: unknown, { error: write }: Streams): number {
  // Commander has said already what is wrong with the command line.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof InventoryError) {
    const count = error.faults.length
    write(
      `${error.message}\n${count} ${count === 1 ? 'fault' : 'faults'} in the inventory, nothing was written\n`,
    )
    return 1
  }
  if (error instanceof ReadError) {
    write(`${error.message}\n`)
    return 1
  }
  if (error instanceof OutputError) {
    write(`${error.message}\n`)
    return 3
  }
  throw error
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function version(): string {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  )
  return version
}

const standard: Streams = {
  out: text => process.stdout.write(text),
  error: text => process.stderr.write(text),
}
