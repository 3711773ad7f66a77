import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

export const HELP = `Usage: npm run test:boot -- [options] [manual | mixed | realistic | INVENTORY]

Generates a cluster from an inventory, builds its master with the generated scripts, and boots the master and up to
three diskless nodes from it in QEMU. Asserts from inside each machine that it is what the inventory says, then
goes through the day after: a node is added, one is removed, one gets a new initramfs. Needs root, Debian, and the
packages that it names when they are missing; instructions are interpreted, so that no KVM is needed.

  --release NAME         the nodes' Debian release instead of the inventory's
  --master-release NAME  the master's Debian release; the nodes' unless given
  --uefi NODE            boots NODE with UEFI firmware though the inventory does not say so; can be given again
  --boot-only            leaves out the day after
  --cache FOLDER         where downloads and debootstrap trees are kept between runs (~/.cache/gen-cluster-configs)
  --logs FOLDER          where logs and pictures of the screens go (a new folder in the temporary directory)
  --mirror URL           the Debian mirror
  --patience NUMBER      multiplies the time limits of all steps, for a slow machine
  --within MINUTES       fails when not all is done after MINUTES
  --help                 prints this text

Without --mirror, packages come from the first archive in this machine's own apt sources that has the release and can
be reached, and otherwise from the inventory's mirror. TMPDIR names the place for some 10 GB of working files.

Exit codes: 0 all assertions hold, 1 one does not or a step failed, 2 wrong usage or something is missing here.`

export interface Options {
  readonly inventory: string
  readonly release: string | undefined
  readonly masterRelease: string | undefined
  readonly uefi: readonly string[]
  readonly bootOnly: boolean
  readonly cache: string
  readonly logs: string | undefined
  readonly mirror: string | undefined
  readonly patience: number
  /** In seconds: the limit for all steps together. */
  readonly within: number
}

/** A reason not to begin: what the user gave or what is missing on this machine. */
export class UsageError extends Error {}

/** Which nodes of the examples are UEFI machines; an inventory does not say. */
const UEFI: Readonly<Record<string, readonly string[]>> = { manual: [], mixed: ['uefi'], realistic: [] }

/**
 * Reads the command line.
 * @param examples the folder that has the named inventories
 * @returns undefined if help was asked for
 */
export function readOptions(args: readonly string[], examples: string): Options | undefined {
  const { values, positionals } = parse(args)
  if (values.help === true) return undefined
  const [name = 'mixed', more] = positionals
  if (more !== undefined) throw new UsageError(`unexpected argument ${more}: name one inventory`)
  const named = UEFI[name]
  const example = (end: string): string => join(examples, name, `inventory.${end}`)
  const inventory =
    named === undefined ? resolve(name) : existsSync(example('json')) ? example('json') : example('yaml')
  if (!existsSync(inventory)) throw new UsageError(`there is no ${inventory}`)
  return {
    inventory,
    release: values.release,
    masterRelease: values['master-release'],
    uefi: [...(named ?? []), ...(values.uefi ?? [])],
    bootOnly: values['boot-only'] ?? false,
    cache: resolve(values.cache ?? join(homedir(), '.cache', 'gen-cluster-configs')),
    logs: values.logs === undefined ? undefined : resolve(values.logs),
    mirror: values.mirror,
    patience: positive('--patience', values.patience, 1, 100),
    within: 60 * positive('--within', values.within, MOST_MINUTES, MOST_MINUTES),
  }
}

/** Nobody waits for more than a day, and a timer cannot wait for much more. */
const MOST_MINUTES = 24 * 60

function positive(option: string, text: string | undefined, otherwise: number, most: number): number {
  if (text === undefined) return otherwise
  const value = Number(text)
  if (value > 0 && value <= most) return value
  throw new UsageError(`${option} is "${text}", expected a number above 0 and at most ${most}`)
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        release: text,
        'master-release': text,
        uefi: { type: 'string', multiple: true },
        'boot-only': { type: 'boolean' },
        cache: text,
        logs: text,
        mirror: text,
        patience: text,
        within: text,
        help: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
