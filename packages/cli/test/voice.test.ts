import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { stepping } from '../src/commands/steps.ts'
import { testFolder } from './check-folder.ts'
import { onTerminal } from './terminal.ts'

const bin = fileURLToPath(new URL('../bin/gen-cluster-configs.js', import.meta.url))
const example = fileURLToPath(new URL('../../../examples/manual/inventory.json', import.meta.url))
const { path: folder, command } = testFolder()

/** Steps of which the clock says when each moment is, and what they said. */
function steps(terminal: boolean, verbose = false) {
  let [clock, said] = [5000, '']
  const streams = { out: () => {}, error: (text: string) => (said += text), terminal }
  const { step, end } = stepping(
    streams,
    () => verbose,
    () => clock,
  )
  return { step, end, said: () => said, pass: (milliseconds: number) => (clock += milliseconds) }
}

describe('progress', () => {
  test('is told from the second on that a run takes, ten times in it at most, and is gone in the end', async () => {
    const { step, said, pass } = steps(true)
    await step('compiling', () => pass(990))
    await step('writing', tick => {
      for (let done = 1; done <= 30; done++) {
        pass(10)
        tick(done, 30)
      }
    })
    expect(said()).toBe(
      '\rwriting: 1 of 30\u001b[K\rwriting: 11 of 30\u001b[K\rwriting: 21 of 30\u001b[K\r\u001b[K',
    )
  })

  test('is gone before a failure is told, too', async () => {
    const { step, said, pass } = steps(true)
    pass(1000)
    const failing = step('compiling', () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(said()).toBe('\rcompiling …\u001b[K\r\u001b[K')
  })

  test('is told at once where a part is known to take long', async () => {
    const { step, said, pass } = steps(true)
    await step('reading', () => pass(10), true)
    expect(said()).toBe('\rreading …\u001b[K\r\u001b[K')
  })

  test('is not told to what is no terminal', async () => {
    const { step, said, pass } = steps(false)
    pass(5000)
    await step('checking', tick => tick(5))
    expect(said()).toBe('')
  })
})

/** The steps that --verbose tells of, in their order. */
function stepsOf(error: string): string[] {
  return error
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.replace(/^ *\d+ ms {2}/, ''))
}

describe('--verbose', () => {
  test('tells on standard error how long each step took', async () => {
    const { step, end, said, pass } = steps(false, true)
    await step('compiling', () => pass(120.4))
    await step('writing', () => pass(1300))
    end()
    expect(said()).toBe('    120 ms  compiling\n   1300 ms  writing\n   1420 ms  in all\n')
  })

  test.each([
    ['the job, done already', [example, '-o', 'out'], ['looking for changes', 'in all']],
    ['check', ['check', example], ['reading the inventory', 'compiling', 'checking the files', 'in all']],
    ['explain', ['explain', example, 'node1'], ['reading the inventory', 'in all']],
  ])('%s', async (_, args, names) => {
    const placed = args.map(arg => (arg === 'out' ? join(folder(), arg) : arg))
    const quiet = await command(...placed)
    expect(quiet).toMatchObject({ code: 0, error: '' })
    const { code, error } = await command(...placed, '--verbose')
    expect({ code, names: stepsOf(error) }).toEqual({ code: 0, names })
  })

  test('the job', async () => {
    const { error } = await command(example, '-o', join(folder(), 'out'), '--verbose')
    const [look, ...steps] = stepsOf(error)
    expect(look).toBe('looking for changes')
    expect(steps).toEqual([
      'reading the inventory',
      'compiling',
      'comparing',
      'planning',
      'writing',
      'in all',
    ])
  })
})

describe('colour', () => {
  /** What `check` says of a tree with a fault, on a terminal of its own or through a pipe. */
  function said(
    terminal: boolean,
    environment: Readonly<Record<string, string>>,
    ...options: string[]
  ): string {
    mkdirSync(join(folder(), 'etc'), { recursive: true })
    writeFileSync(join(folder(), 'etc/exports'), '/srv *(rw,no_root_squash)\n')
    const line = [bin, 'check', ...options, folder()]
    const [program, ...args] = terminal ? onTerminal(line) : [process.execPath, ...line]
    const { PATH = '' } = process.env
    return spawnSync(program, args, { encoding: 'utf8', env: { PATH, TERM: 'xterm', ...environment } }).stdout
  }

  test.each([
    ['a terminal', true, {}, [], true],
    ['a pipe', false, {}, [], false],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '0' }, [], false],
    ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '', FORCE_COLOR: '' }, [], true],
    ['a terminal without colours', true, { TERM: 'dumb' }, [], false],
    ['a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, [], true],
    ['a terminal with a FORCE_COLOR of 0', true, { FORCE_COLOR: '0' }, [], false],
    ['a pipe with --color=auto', false, {}, ['--color=auto'], false],
    [
      'a terminal with --color=never, whatever FORCE_COLOR says',
      true,
      { FORCE_COLOR: '1' },
      ['--color=never'],
      false,
    ],
    [
      'a pipe with --color always, whatever NO_COLOR says',
      false,
      { NO_COLOR: '1' },
      ['--color', 'always'],
      true,
    ],
  ])('%s', (_, terminal, environment, options, coloured) => {
    const text = said(terminal, environment, ...options)
    expect(text).toContain('etc/exports')
    expect(text.includes('\u001b[4m')).toBe(coloured)
  })

  test('another word is refused', async () => {
    const { code, error } = await command('check', '--color', 'red')
    expect({ code, error: error.split('\n')[0] }).toEqual({
      code: 2,
      error:
        "error: option '--color <when>' argument 'red' is invalid. Allowed choices are auto, always, never.",
    })
  })
})
