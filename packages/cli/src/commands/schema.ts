import { Command } from 'commander'
import type { Context } from './context.ts'

/** The command that prints the JSON Schema of inventories. */
export function schemaCommand(context: Context): Command {
  return new Command('schema')
    .summary('print the JSON Schema of an inventory, for editors')
    .description(
      'Prints the JSON Schema of an inventory. An editor that is given it completes and checks inventories in JSON and YAML.',
    )
    .addHelpText('after', '\nExample: gen-cluster-configs schema > inventory.schema.json')
    .action(async () => {
      const { inventoryJsonSchema } = await import('../inventory/json-schema.ts')
      context.out(`${JSON.stringify(inventoryJsonSchema(), undefined, 2)}\n`)
    })
}
