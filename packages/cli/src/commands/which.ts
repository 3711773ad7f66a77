import { Command, Option } from 'commander'
import type { Which } from '../which/which.ts'
import { reasonOf } from '../reason.ts'
import { EXIT, Failure, type Context } from './context.ts'
import { readTree, watched } from './tree-argument.ts'

interface Options {
  readonly mac: string
  readonly ip?: string
  readonly uuid?: string
  readonly firmware: 'bios' | 'uefi'
  readonly json?: boolean
}

const HELP = `
PATH is an inventory or a directory, as for check; without it, inventory.json here.

Exit codes: 0 the machine gets a file, 1 it gets none, 2 the command line is at fault, or PATH cannot be read.

Example: gen-cluster-configs which --mac 08:00:27:00:33:11 out/`

/** The command that tells how one machine boots. */
export function whichCommand(context: Context): Command {
  return new Command('which')
    .summary('tell how a machine boots, and why so')
    .description(
      'Tells how a machine boots: what DHCP answers, which PXELINUX file it gets, its kernel and its root.',
    )
    .argument('[path]', 'an inventory, or a directory with the files')
    .requiredOption('--mac <address>', 'the hardware address of the machine, of Ethernet or InfiniBand')
    .option('--ip <address>', 'the address that it has, if not the one that DHCP gives it')
    .option('--uuid <uuid>', 'the UUID that its firmware sends')
    .addOption(
      new Option('--firmware <kind>', 'what its firmware is').choices(['bios', 'uefi']).default('bios'),
    )
    .option('--json', 'print it as JSON')
    .addHelpText('after', HELP)
    .action(async (path: string | undefined, options: Options) => {
      const found = await follow(context, path, options)
      const { jsonWhich, reportWhich } = await import('../which/report.ts')
      context.out(options.json === true ? jsonWhich(found) : reportWhich(found, context.paint))
      if (found.boot === undefined) context.exit(EXIT.findings)
    })
}

async function follow(context: Context, path: string | undefined, options: Options): Promise<Which> {
  const { mac, ip, uuid } = options
  const firmware = options.firmware === 'uefi' ? 'UEFI' : 'BIOS'
  const tree = await readTree(context, path)
  const { readServices } = await import('../check/system.ts')
  const { which } = await import('../which/which.ts')
  try {
    return await context.step('following the boot', tick =>
      which(readServices(watched(tree, tick)), { mac, ip, uuid, firmware }),
    )
  } catch (error) {
    if (error instanceof RangeError) throw new Failure(`error: ${reasonOf(error)}`, EXIT.commandLine, error)
    throw error
  }
}
