import { shellWord } from '../shell.ts'
import type { Words } from './words.ts'

/** A script for fish. What is not known is completed as the name of a file. */
export function fish(program: string, words: readonly Words[]): string {
  const lines = words.flatMap(({ name, summary, options, choices }) => {
    const condition = name === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${name}`
    const start = `complete -c ${program} -n ${shellWord(condition)}`
    return [
      ...(name === ''
        ? []
        : [`complete -c ${program} -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`]),
      ...(choices.length === 0 ? [] : [`${start} -f -a ${quoted(choices.join(' '))}`]),
      ...options.map(({ flags, description, value, choices }) => {
        const spellings = flags.map(flag =>
          flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
        )
        const values = choices.length === 0 ? [] : ['-f', '-a', quoted(choices.join(' '))]
        return [start, ...spellings, ...(value ? ['-r', ...values] : []), '-d', quoted(description)].join(' ')
      }),
    ]
  })
  return [`# fish completion for ${program}`, ...lines, ''].join('\n')
}

/** In single quotes a backslash takes the meaning from a quote and from a backslash. */
function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, String.raw`\$&`)}'`
}
