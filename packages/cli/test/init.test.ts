import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testWith } from '../../../tools/programs.ts'
import { run as runProgram } from '../../../tools/run.ts'
import { run } from '../src/main.ts'
import { onTerminal } from './terminal.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Runs the command; with answers, as on a terminal whose questions are kept. */
async function init(
  args: readonly string[],
  answers?: string[],
): Promise<{ code: number; out: string; error: string; asked: string[] }> {
  let [out, error] = ['', '']
  const asked: string[] = []
  const ask = (question: string): Promise<string> => {
    asked.push(question)
    return Promise.resolve(answers?.shift() ?? '')
  }
  const streams = { out: (text: string) => (out += text), error: (text: string) => (error += text) }
  const code = await run(['init', ...args], answers === undefined ? streams : { ...streams, ask })
  return { code, out: out.replaceAll(folder, '~'), error: error.replaceAll(folder, '~'), asked }
}

const GIVEN = ['--subnet', '10.0.33.0/24', '--interface', 'eth1', '--nodes', '2']

describe('without a terminal', () => {
  test('the options make an inventory, which is printed', async () => {
    const { code, out, error } = await init([
      ...GIVEN,
      '--name',
      'lab',
      '--uplink',
      'eth0',
      '--uplink-subnet',
      '10.0.2.0/24',
    ])
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(JSON.parse(out)).toEqual({
      name: 'lab',
      domain: 'lab',
      networks: { general: { subnet: '10.0.2.0/24' }, boot: { subnet: '10.0.33.0/24', boot: true } },
      master: {
        name: 'master',
        interfaces: {
          eth0: { network: 'general', method: 'dhcp' },
          eth1: { network: 'boot', address: '10.0.33.1' },
        },
      },
      nodes: {
        node1: { mac: '02:00:00:00:00:01', address: '10.0.33.11' },
        node2: { mac: '02:00:00:00:00:02', address: '10.0.33.12' },
      },
    })
  })

  test.each(['json', 'yaml'])(
    'what is written as %s generates, and check finds nothing wrong with it',
    async ending => {
      const file = join(folder, `first.${ending}`)
      const made = await init([...GIVEN, '-o', file])
      expect(made).toMatchObject({
        code: 0,
        out: `~/first.${ending}: 2 nodes\nPut the MAC addresses of your machines in place of those that stand for them.\nThen: gen-cluster-configs ~/first.${ending} -o out/\n`,
      })
      const silent = { out: () => undefined, error: () => undefined }
      expect(await run([file, '-o', join(folder, ending)], silent)).toBe(0)
      expect(await run(['check', '--strict', file], silent)).toBe(0)
    },
  )

  test('a file that is there is never replaced', async () => {
    const file = join(folder, 'mine.json')
    writeFileSync(file, 'mine')
    const { code, error } = await init([...GIVEN, '-o', file])
    expect({ code, error }).toEqual({
      code: 3,
      error: '~/mine.json is there already: name another file with -o, or remove it\n',
    })
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  test.each([
    [[], 'error: there is no terminal to ask on: give --subnet, --interface, --nodes or --mac\n'],
    [
      ['--subnet', '10.0.33.0/24', '--uplink', 'eth0', '--mac', '08:00:27:00:33:11'],
      'error: there is no terminal to ask on: give --interface, --uplink-subnet\n',
    ],
    [
      [...GIVEN, '--subnet', '10.0.33.0'],
      /^error: --subnet 10\.0\.33\.0 is no IPv4 subnet, such as 10\.0\.33\.0\/24/,
    ],
    [[...GIVEN, '--name', 'a b'], /^error: --name a b is no valid host name/],
    [[...GIVEN, '--nodes', 'many'], /^error: --nodes many is neither a number of nodes nor MAC addresses/],
    [[...GIVEN, '--address', '10.9.0.1'], 'error: --address 10.9.0.1 is not an address in 10.0.33.0/24\n'],
    [
      [...GIVEN, '--address', '10.0.33.255'],
      /10\.0\.33\.255[^]*\nthese answers make no inventory, nothing was written\n$/,
    ],
    [
      [...GIVEN, '--subnet', '10.0.33.5/24'],
      'error: --subnet 10.0.33.5/24 has bits set behind its prefix: the subnet is 10.0.33.0/24\n',
    ],
    [
      [...GIVEN, '--uplink', 'eth1', '--uplink-subnet', '10.0.2.0/24'],
      'error: --uplink eth1 is the card on the boot network already\n',
    ],
    [
      [...GIVEN.slice(0, -2), '--mac', '08:00:27:00:33:11', '0800.2700.3311'],
      'error: --mac 08:00:27:00:33:11 0800.2700.3311 names a node twice\n',
    ],
    [
      [...GIVEN, '--mac', '08:00:27:00:33:11'],
      /^error: option '--mac <addresses\.\.\.>' cannot be used with option '--nodes <count>'/,
    ],
    [
      [...GIVEN, '--subnet', '10.0.33.0/30'],
      'error: 10.0.33.0/30 has room for 1 node and not for 2: give a larger --subnet\n',
    ],
  ])('%j: 2', async (args, message) => {
    const { code, out, error } = await init(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toEqual(typeof message === 'string' ? message : expect.stringMatching(message))
  })
})

test('YAML has its hardware addresses in quotes, for some readers take them for numbers', async () => {
  const file = join(folder, 'quoted.yaml')
  const { out } = await init([...GIVEN.slice(0, -2), '--mac', '52:54:00:00:33:11', '-o', file])
  expect(readFileSync(file, 'utf8')).toContain('mac: "52:54:00:00:33:11"\n')
  expect(out).toBe('~/quoted.yaml: 1 node\nThen: gen-cluster-configs ~/quoted.yaml -o out/\n')
})

describe('on a terminal', () => {
  test('what is not given is asked for, again if the answer is wrong; an empty one means what is usual', async () => {
    const answers = [
      '',
      'lab.example',
      '10.0.33.1/24x',
      '10.0.33.0/24',
      '10.0.33.254',
      '',
      'eth1',
      '',
      '08-00-27-00-33-11 0800.2700.3312',
    ]
    const { code, out, error, asked } = await init([], answers)
    expect(asked).toEqual([
      'Name of the cluster [cluster]: ',
      'DNS domain of its machines [cluster]: ',
      'Addresses of the boot network, such as 10.0.33.0/24: ',
      'Addresses of the boot network, such as 10.0.33.0/24: ',
      "The master's address on it, if not the first: ",
      "The master's card on it, such as eth1: ",
      "The master's card on it, such as eth1: ",
      "The master's card on another network, if there is one: ",
      'MAC addresses of the nodes with blanks between, or how many there are: ',
    ])
    expect(error).toMatch(/^"10\.0\.33\.1\/24x" is no IPv4 subnet.*\n"" is no interface name.*\n$/)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      domain: 'lab.example',
      networks: { boot: { subnet: '10.0.33.0/24' } },
      master: { interfaces: { eth1: { address: '10.0.33.254' } } },
      nodes: { node1: { mac: '08-00-27-00-33-11', address: '10.0.33.11' }, node2: { mac: '0800.2700.3312' } },
    })
  })

  testWith('script', 'what is typed ahead answers the questions that come, one line each', () => {
    const bin = fileURLToPath(new URL('../bin/gen-cluster-configs.js', import.meta.url))
    const file = join(folder, 'ahead.json')
    const [program, ...args] = onTerminal([bin, 'init', '-o', file])
    const { code, stdout } = runProgram(
      program,
      args,
      'lab\nlab.example\n10.0.33/24\n10.0.33.0/24\n\neth1\n\n2\n',
    )
    expect(code).toBe(0)
    expect(stdout).toContain('Addresses of the boot network, such as 10.0.33.0/24: 10.0.33/24\r\n')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      domain: 'lab.example',
      networks: { boot: { subnet: '10.0.33.0/24' } },
      master: { interfaces: { eth1: { address: '10.0.33.1' } } },
      nodes: { node1: {}, node2: {} },
    })
  })

  test('what is given is not asked for', async () => {
    const { asked } = await init(
      [...GIVEN, '--uplink', 'eth0', '--uplink-subnet', '10.0.2.0/24', '--name', 'lab'],
      [],
    )
    expect(asked.map(question => question.replace(/ ?\[.*|, .*/, ''))).toEqual([
      'DNS domain of its machines',
      "The master's address on it",
    ])
  })
})

test('a small network has room for nodes wherever the master is not', async () => {
  const { out } = await init([
    '--subnet',
    '10.0.0.0/29',
    '--interface',
    'eth1',
    '--nodes',
    '5',
    '--address',
    '10.0.0.3',
  ])
  expect(Object.values(JSON.parse(out).nodes)).toEqual(
    [1, 2, 4, 5, 6].map((host, index) => ({
      mac: `02:00:00:00:00:0${index + 1}`,
      address: `10.0.0.${host}`,
    })),
  )
})
