import { InvalidArgumentError, Option, type Command } from 'commander'
import type { When } from './colour.ts'

/** What every command can be told about how it speaks. */
export interface CommonOptions {
  readonly color?: When
  readonly verbose?: boolean
}

/** The name of a file or directory, of which a shell makes nothing where a variable is not set. */
export function nonempty(name: string): string {
  if (name === '') throw new InvalidArgumentError('It is empty: give its name.')
  return name
}

/**
 * Adds the options that every command has.
 * @param verbose what --verbose does
 */
export function addCommonOptions(
  command: Command,
  verbose = 'tell on standard error how long each step takes',
): Command {
  return command
    .addOption(
      new Option(
        '--color <when>',
        'when to colour the output; auto: on a terminal, unless NO_COLOR is set, or where FORCE_COLOR is',
      ).choices(['auto', 'always', 'never']),
    )
    .option('-v, --verbose', verbose)
}
