import { shellWord } from '../shell.ts'
import type { Words } from './words.ts'

/** A script for bash. What is not known is completed as the name of a file. */
export function bash(program: string, words: readonly Words[]): string {
  const names = words.map(({ name }) => name).filter(name => name !== '')
  const cases = words.flatMap(({ name, options, choices }) => [
    ...options
      .filter(({ value }) => value)
      .map(({ flags, choices }) =>
        branch(flags.map(flag => shellWord(`${name} ${flag}`)).join(' | '), choices),
      ),
    branch(
      `${shellWord(`${name} `)}*`,
      name === '' ? names : choices,
      options.flatMap(({ flags }) => flags),
    ),
  ])
  return `# bash completion for ${program}
_${identifier(program)}() {
  local current=\${COMP_WORDS[COMP_CWORD]} command='' words='' options=''
  case \${COMP_WORDS[1]} in ${names.join('|')}) ((COMP_CWORD > 1)) && command=\${COMP_WORDS[1]} ;; esac
  case "$command \${COMP_WORDS[COMP_CWORD-1]}" in
${cases.join('\n')}
  esac
  [[ $current == -* ]] && words=$options
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o default -F _${identifier(program)} ${program}
`
}

function branch(pattern: string, words: readonly string[], options: readonly string[] = []): string {
  return `    ${pattern}) words=${shellWord(words.join(' '))} options=${shellWord(options.join(' '))} ;;`
}

/** A name that shells take for a function. */
export function identifier(program: string): string {
  return program.replace(/\W/g, '_')
}
