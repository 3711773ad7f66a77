import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testWith } from '../../../tools/programs.ts'
import { run as runProgram } from '../../../tools/run.ts'
import { run } from '../src/main.ts'

let folder = ''
const scripts: Record<string, string> = {}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'completion-'))
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { out } = await command('completion', shell)
    writeFileSync((scripts[shell] = join(folder, shell)), out)
  }
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

async function command(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  let [out, error] = ['', '']
  const code = await run(args, { out: text => (out += text), error: text => (error += text) })
  return { code, out, error }
}

/** What bash offers at the end of a line, which is a word begun or, behind a blank, a new one. */
function offered(line: string): string[] {
  const script = `
source "$1"
read -ra COMP_WORDS <<< "$2"
[[ $2 == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
_gen_cluster_configs
printf '%s\\n' "\${COMPREPLY[@]}"`
  const { code, stdout, stderr } = runProgram('bash', [
    '--norc',
    '-euc',
    script,
    'bash',
    scripts['bash'] ?? '',
    line,
  ])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout.split('\n').filter(word => word !== '')
}

describe('bash completes', () => {
  test.each([
    ['d', ['diagram']],
    ['diagram --f', ['--format']],
    ['diagram --format ', ['svg', 'mermaid']],
    ['diagram --format m', ['mermaid']],
    ['completion ', ['bash', 'zsh', 'fish']],
    ['completion b', ['bash']],
    ['--o', ['--out']],
    ['inventory.json --forc', ['--force']],
    ['which --col', ['--color']],
    ['which --color a', ['auto', 'always']],
    // Nothing is offered where a file is meant: bash then completes its name.
    ['diagram ', []],
    ['inventory.j', []],
    ['diagram -o ', []],
    ['-o check --forc', ['--force']],
  ])('%j', (line, words) => {
    expect(offered(`gen-cluster-configs ${line}`)).toEqual(words)
  })

  test('every command and every option that the help names', async () => {
    const { out } = await command('--help')
    const commands = [...out.matchAll(/^ {2}([a-z]+) /gm)]
      .map(([, name = '']) => name)
      .filter(name => name !== 'inventory')
    expect(commands).toContain('completion')
    // The command that prints the help itself is commander's own.
    expect(offered('gen-cluster-configs ').toSorted()).toEqual(
      commands.filter(name => name !== 'help').toSorted(),
    )
    for (const name of commands.filter(name => name !== 'help')) {
      const help = await command(name, '--help')
      const options = [...help.out.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option = '']) => option)
      expect(new Set(offered(`gen-cluster-configs ${name} --`))).toEqual(new Set(options))
    }
  })
})

testWith('shellcheck', 'finds nothing wrong with the script for bash', () => {
  const { code, stdout } = runProgram('shellcheck', ['-s', 'bash', scripts['bash'] ?? ''])
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
})

test.each([
  ['zsh', "    'diagram:draw the cluster: networks, master, and nodes by profile'\n"],
  [
    'fish',
    "complete -c gen-cluster-configs -n '__fish_seen_subcommand_from diagram' -l format -r -f -a 'svg mermaid' ",
  ],
])('the script for %s has the commands with their options', async (shell, line) => {
  expect((await command('completion', shell)).out).toContain(line)
})

test('a shell that is not known: 2', async () => {
  const { code, error } = await command('completion', 'csh')
  expect(code).toBe(2)
  expect(error).toContain("'csh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish.")
})
