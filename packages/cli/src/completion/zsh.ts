import { shellWord } from '../shell.ts'
import { identifier } from './bash.ts'
import type { OptionWords, Words } from './words.ts'

/** A script for zsh, to be found in its fpath or sourced. */
export function zsh(program: string, words: readonly Words[]): string {
  const commands = words.filter(({ name }) => name !== '')
  const described = commands.map(({ name, summary }) => shellWord(`${name}:${summary}`))
  const branches = commands.map(
    ({ name, options, choices }) => `    ${name}) ${specifications(options, choices)} ;;`,
  )
  const [own] = words.filter(({ name }) => name === '')
  return `#compdef ${program}
_${identifier(program)}() {
  local -a commands=(
    ${described.join('\n    ')}
  )
  local command=
  if (( CURRENT > 2 && \${+commands[(r)$words[2]:*]} )); then
    command=$words[2]
    shift words
    (( CURRENT-- ))
  fi
  case $command in
${branches.join('\n')}
    *)
      (( CURRENT == 2 )) && _describe command commands
      ${specifications(own?.options ?? [], [])} ;;
  esac
}
compdef _${identifier(program)} ${program}
`
}

function specifications(options: readonly OptionWords[], choices: readonly string[]): string {
  const values = choices.length === 0 ? '_files' : `(${choices.join(' ')})`
  const all = [...options.flatMap(specification), `*: :${values}`]
  return `_arguments ${all.map(shellWord).join(' ')}`
}

function specification({ flags, description, value, choices }: OptionWords): readonly string[] {
  const about = description.replace(/[[\]\\:]/g, String.raw`\$&`)
  const argument = value ? `: :${choices.length === 0 ? '_files' : `(${choices.join(' ')})`}` : ''
  return flags.map(flag => `(${flags.join(' ')})${flag}[${about}]${argument}`)
}
