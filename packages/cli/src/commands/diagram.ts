import { Command, Option } from 'commander'
import type { Context } from './context.ts'
import { readInventory } from './inventory-file.ts'
import { writeOutput } from './output-file.ts'

interface Options {
  readonly format?: 'svg' | 'mermaid'
  readonly out?: string
}

const HELP = `
Exit codes: 0 done, 1 the inventory is at fault, 2 the command line is, 3 FILE cannot be written.

Example: gen-cluster-configs diagram inventory.json -o cluster.svg`

/** The command that draws a cluster. */
export function diagramCommand(context: Context): Command {
  return new Command('diagram')
    .summary('draw the cluster: networks, master, and nodes by profile')
    .description(
      'Draws the cluster: its networks, the master with its services and cards, and the nodes by profile.',
    )
    .argument('<inventory>', 'the inventory')
    .addOption(
      new Option('--format <name>', 'how to draw it (default: by the name of FILE, else svg)').choices([
        'svg',
        'mermaid',
      ]),
    )
    .option('-o, --out <file>', 'where to write it, instead of printing it')
    .addHelpText('after', HELP)
    .action(async (path: string, { out, format = formatOf(out) }: Options) => {
      const inventory = await readInventory(context, path)
      const { resolveCluster } = await import('../cluster.ts')
      const { diagram } = await import('../diagram/diagram.ts')
      const { mermaid } = await import('../diagram/mermaid.ts')
      const draw = format === 'svg' ? diagram : mermaid
      const text = await context.step('drawing', () => draw(resolveCluster(inventory)))
      if (out === undefined) context.out(text)
      else writeOutput(out, text)
    })
}

/** By the endings that are usual for Mermaid. */
function formatOf(file = ''): 'svg' | 'mermaid' {
  return /\.(?:mmd|mermaid)$/i.test(file) ? 'mermaid' : 'svg'
}
