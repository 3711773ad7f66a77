import { Command, Option } from 'commander'
import type { Answers } from '../inventory/first.ts'
import { reasonOf } from '../reason.ts'
import { EXIT, Failure, type Context } from './context.ts'
import { writeNew } from './output-file.ts'
import type { Given } from './questions.ts'

const HELP = `
What is not given is asked for on a terminal. Without one, --subnet, --interface and either --nodes or --mac are needed.

Exit codes: 0 done, 2 the command line or an answer is at fault, 3 FILE is there already, or cannot be written.

Example: gen-cluster-configs init --subnet 10.0.33.0/24 --interface eth1 --nodes 3 -o inventory.json`

/** The command that makes a first inventory. */
export function initCommand(context: Context): Command {
  return new Command('init')
    .summary('make a first inventory from a few answers')
    .description('Makes a first inventory from a few answers, for you to go on from.')
    .option('--name <name>', 'what the cluster is called (default: cluster)')
    .option('--domain <domain>', 'the DNS domain of its machines (default: the name)')
    .option('--subnet <subnet>', 'the addresses of the boot network, such as 10.0.33.0/24')
    .option('--address <address>', "the master's address on it (default: the first)")
    .option('--interface <card>', "the master's card on it, such as eth1")
    .option('--uplink <card>', "the master's card on another network, with an address by DHCP")
    .option('--uplink-subnet <subnet>', 'the addresses of that network')
    .option('--nodes <count>', 'how many nodes there are, if their MAC addresses are not known yet')
    .addOption(new Option('--mac <addresses...>', 'the MAC addresses of the nodes').conflicts('nodes'))
    .option('-o, --out <file>', 'where to write it, instead of printing it; YAML if it ends with .yaml')
    .addHelpText('after', HELP)
    .action(async ({ out, ...given }: Given & { readonly out?: string }) => {
      const { answered } = await import('./questions.ts')
      const answers = await answered(given, context)
      const text = await inventoryText(answers, out ?? 'inventory.json')
      if (out === undefined) return context.out(text)
      writeNew(out, text)
      context.out(`${out}: ${answers.macs.length} ${answers.macs.length === 1 ? 'node' : 'nodes'}\n`)
      if (given.mac === undefined)
        context.out('Put the MAC addresses of your machines in place of those that stand for them.\n')
      context.out(`Then: gen-cluster-configs ${out} -o out/\n`)
    })
}

async function inventoryText(answers: Answers, file: string): Promise<string> {
  const { firstInventory } = await import('../inventory/first.ts')
  const { parseInventory } = await import('../inventory/parse.ts')
  const inventory = firstInventory(answers)
  const nodes = Object.values(inventory.nodes)
  const room = nodes.filter(({ address }) => address !== undefined).length
  if (room < nodes.length) {
    throw new Failure(
      `error: ${answers.subnet} has room for ${room} ${room === 1 ? 'node' : 'nodes'} and not for ${nodes.length}: give a larger --subnet`,
      EXIT.commandLine,
    )
  }
  const text = /\.ya?ml$/i.test(file)
    ? (await import('yaml')).stringify(inventory, { compat: 'yaml-1.1' })
    : `${JSON.stringify(inventory, undefined, 2)}\n`
  try {
    parseInventory(text, { file })
  } catch (error) {
    throw new Failure(
      `${reasonOf(error)}\nthese answers make no inventory, nothing was written`,
      EXIT.commandLine,
      error,
    )
  }
  return text
}
