import { Command } from 'commander'
import type { Explained } from '../inventory/explain.ts'
import { EXIT, Failure, type Context } from './context.ts'
import { readLocatedInventory } from './inventory-file.ts'

const HELP = `
Exit codes: 0 done, 1 the inventory is at fault, 2 the command line is, or the inventory has no such node.

Example: gen-cluster-configs explain inventory.json node7`

/** The command that tells what a node has, and who says so. */
export function explainCommand(context: Context): Command {
  return new Command('explain')
    .summary('tell every setting of a node and where it comes from')
    .description(
      'Tells every setting of a node and where it comes from: the node itself, a profile, or this program.',
    )
    .argument('<inventory>', 'the inventory')
    .argument('<node>', 'the name of the node')
    .option('--json', 'print it as JSON')
    .addHelpText('after', HELP)
    .action(async (path: string, node: string, { json = false }: { readonly json?: boolean }) => {
      const { inventory, placeOf } = await readLocatedInventory(context, path)
      if (!Object.hasOwn(inventory.nodes, node)) throw new Failure(unknown(path, node), EXIT.commandLine)
      const { explain } = await import('../inventory/explain.ts')
      const settings = explain(inventory, node).map(setting => told(path, setting, placeOf))
      context.out(json ? `${JSON.stringify({ node, settings }, undefined, 2)}\n` : table(settings.map(row)))
    })
}

function unknown(path: string, node: string): string {
  return `${path} has no node ${JSON.stringify(node)}: name one of those below "nodes"`
}

type PlaceOf = Awaited<ReturnType<typeof readLocatedInventory>>['placeOf']

/** A setting with the place where it stands, if anybody has said it. */
interface Told extends Pick<Explained, 'name' | 'value' | 'origin'> {
  readonly file?: string
  readonly line?: number
}

function told(file: string, { name, value, origin, path }: Explained, placeOf: PlaceOf): Told {
  const at = path === undefined ? undefined : placeOf(path)
  return { name, value, origin, ...(at === undefined ? {} : { file: at.file ?? file, line: at.line }) }
}

function row({ name, value, origin, file, line }: Told): readonly string[] {
  const plain = typeof value === 'string' && !/\p{Cc}/u.test(value)
  const place = file === undefined ? '' : `${file}:${line}`
  return [name, plain ? value : JSON.stringify(value), origin, place]
}

/** What is longer, such as the text of a file, does not push the cells of other rows away. */
const LONG = 60

/** Rows in columns, two blanks apart. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (widths, row) =>
      row.map((cell, column) => Math.max(cell.length > LONG ? 0 : cell.length, widths[column] ?? 0)),
    [],
  )
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return rows.map(row => `${line(row)}\n`).join('')
}
