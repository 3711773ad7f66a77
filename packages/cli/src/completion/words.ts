import type { Command } from 'commander'

/** What can be written behind the program's name, or behind a command's. */
export interface Words {
  /** The command; empty for the program itself. */
  readonly name: string
  readonly summary: string
  readonly options: readonly OptionWords[]
  /** What its arguments can be, if that is known; they are files otherwise. */
  readonly choices: readonly string[]
}

export interface OptionWords {
  /** The short and the long spelling, as far as there are any. */
  readonly flags: readonly string[]
  readonly description: string
  /** Whether a value follows, and what it can be if that is known. */
  readonly value: boolean
  readonly choices: readonly string[]
}

/** The words of a program and of each of its commands, as they are defined. */
export function wordsOf(program: Command): readonly Words[] {
  const help = program.createHelp()
  return [program, ...program.commands].map(command => {
    return {
      name: command === program ? '' : command.name(),
      summary: command.summary(),
      options: help
        .visibleOptions(command)
        .map(({ short, long, description, required, optional, argChoices }) => {
          const flags = [short, long].filter(flag => flag !== undefined)
          return { flags, description, value: required || optional, choices: argChoices ?? [] }
        }),
      choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    }
  })
}
