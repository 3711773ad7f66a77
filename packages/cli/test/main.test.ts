import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run } from '../src/main.ts'

const example = fileURLToPath(new URL('../../../examples/manual/inventory.json', import.meta.url))
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'main-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Runs the command in this process; the temporary folder shows as `~`. */
async function command(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  let [out, error] = ['', '']
  const code = await run(args, { out: text => (out += text), error: text => (error += text) })
  return { code, out: out.replaceAll(folder, '~'), error: error.replaceAll(folder, '~') }
}

function inventory(text: string): string {
  const file = join(folder, 'inventory.json')
  writeFileSync(file, text)
  return file
}

describe('the job', () => {
  test('says what it did and what that asks for, and touches nothing the second time', async () => {
    const out = join(folder, 'out')
    const first = await command(example, '-o', out)
    expect(first).toMatchObject({ code: 0, error: '' })
    expect(first.out).toMatch(/^Nodes\n {2}new {12}node1: 10\.0\.33\.11, 08:00:27:00:33:11\n/)
    expect(first.out).toMatch(/\n\n~\/out: \d+ created, 0 updated, 0 removed, 0 unchanged\n$/)
    const second = await command(example, '-o', out)
    expect(second.out).toMatch(/^~\/out: 0 created, 0 updated, 0 removed, \d+ unchanged\n$/)
  })

  test('a node gone from the inventory goes from the tree; --verbose has a line for each file', async () => {
    const out = join(folder, 'out')
    await command(example, '-o', out)
    const without = readFileSync(example, 'utf8').replace(/,\n +"node3".*/, '')
    const { out: said } = await command(inventory(without), '-o', out, '--verbose')
    expect(said).toMatch(/^remove {2}nodes\/node3\/etc\/fstab$/m)
    expect(said).toMatch(/^remove {2}master\/srv\/tftp\/pxelinux\.cfg\/01-08-00-27-00-33-13$/m)
    expect(said).toMatch(/^update {2}master\/etc\/exports$/m)
    expect(said).toContain('\n  gone           node3: /srv/nfs/node3 is left on the master\n')
    expect(existsSync(join(out, 'nodes/node3'))).toBe(false)
  })

  test('what a run of many nodes says is short', async () => {
    const many = fileURLToPath(new URL('../../../examples/realistic/inventory.yaml', import.meta.url))
    const { out } = await command(many, '-o', join(folder, 'out'))
    expect(out).toMatch(/^Nodes\n {2}new {12}(?:\w+: .*\n {2}new {12})?\d+ nodes: /)
    expect(out.split('\n').length).toBeLessThan(30)
  })

  test('--quiet', async () => {
    expect(await command(example, '-o', join(folder, 'out'), '-q')).toEqual({ code: 0, out: '', error: '' })
  })
})

describe('errors', () => {
  test('a bad inventory: 1, and nothing is written', async () => {
    const bad = inventory(readFileSync(example, 'utf8').replace('10.0.33.12', '10.0.33.11'))
    const { code, out, error } = await command(bad, '-o', join(folder, 'out'))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(error).toMatch(
      /^~\/inventory\.json:18:55: nodes\.node2\.address 10\.0\.33\.11 is already the address of nodes\.node1: change one of them\n/,
    )
    expect(error).toMatch(/\n1 fault in the inventory, nothing was written\n$/)
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  test('an inventory that is not there, or no text: 1', async () => {
    const missing = await command(join(folder, 'nowhere.json'), '-o', join(folder, 'out'))
    expect(missing).toMatchObject({
      code: 1,
      error: '~/nowhere.json is not there: name the file of the inventory\n',
    })
    writeFileSync(join(folder, 'binary.json'), Buffer.from([0xff, 0xfe, 0]))
    const binary = await command(join(folder, 'binary.json'), '-o', join(folder, 'out'))
    expect(binary).toMatchObject({
      code: 1,
      error: '~/binary.json is not UTF-8 text: save it in that encoding\n',
    })
  })

  test.each([
    [[], "error: missing required argument 'inventory'\n"],
    [[example], "error: name the output directory: '-o, --out <directory>'\n"],
    [[example, '-o'], "error: option '-o, --out <directory>' argument missing\n"],
    [[example, '--otu', 'x'], "error: unknown option '--otu'\n(Did you mean --out?)\n"],
    [[example, 'more', '-o', 'x'], 'error: one inventory is expected, and not inventory.json more\n'],
    [['chekc', example], 'error: there is no command "chekc": did you mean check?\n'],
    [['plann'], 'error: there is no command "plann": did you mean plan?\n'],
    [
      [example, '-o', ''],
      "error: option '-o, --out <directory>' argument '' is invalid. It is empty: give its name.\n",
    ],
  ])('a bad command line %j: 2', async (args, message) => {
    const { code, error } = await command(...args)
    expect({ code, error: error.replaceAll(example, 'inventory.json') }).toEqual({
      code: 2,
      error: `${message}see gen-cluster-configs --help\n`,
    })
  })

  test('an output directory that cannot be: 3', async () => {
    writeFileSync(join(folder, 'out'), '')
    const result = await command(example, '-o', join(folder, 'out'))
    expect(result).toEqual({ code: 3, out: '', error: '~/out is no directory: name another one with -o\n' })
  })
})

test('--help tells the exit codes and an example, --version the version', async () => {
  const help = await command('--help')
  expect(help).toMatchObject({ code: 0, error: '' })
  expect(help.out).toContain('Usage: gen-cluster-configs [options] <inventory>\n')
  expect(help.out).toMatch(/\n {2}check \[options\] \[path\] .*\n(?: .*\n)* {2}which \[options\] \[path\] /)
  expect(help.out).toContain('Exit codes: 0 done, 1 the inventory is at fault')
  expect((await command('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('the command as it is installed', () => {
  const bin = fileURLToPath(new URL('../bin/gen-cluster-configs.js', import.meta.url))
  const { status, stdout } = spawnSync(process.execPath, [bin, example, '-o', join(folder, 'out')], {
    encoding: 'utf8',
  })
  expect(status).toBe(0)
  expect(stdout).toMatch(/ 0 unchanged\n$/)
  const cut = spawnSync('sh', ['-c', '"$@" | true', 'sh', process.execPath, bin, '--help'], {
    encoding: 'utf8',
  })
  expect(cut).toMatchObject({ status: 0, stdout: '', stderr: '' })
  const bad = spawnSync(process.execPath, [bin, '--nope'], { encoding: 'utf8' })
  expect(bad).toMatchObject({ status: 2, stdout: '' })
})
