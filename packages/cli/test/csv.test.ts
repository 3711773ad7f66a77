import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InventoryError } from '../src/inventory/fault.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { run } from '../src/main.ts'

const REST = {
  name: 'lab',
  domain: 'lab.example',
  networks: { boot: { subnet: '10.0.0.0/16', boot: true, pool: ['10.0.1.0', '10.0.1.255'] } },
  master: { name: 'master', interfaces: { eth0: { network: 'boot', address: '10.0.0.1' } } },
  profiles: { a: {}, b: {} },
}
const INVENTORY = JSON.stringify({ ...REST, nodesFile: 'nodes.csv' })

/** What is wrong: `file:line:column: field reason`, and the other place. */
function faults(csv: string, inventory: string = INVENTORY): string[] {
  try {
    parseInventory(inventory, { file: 'inventory.json', read: () => csv })
    return []
  } catch (error) {
    if (!(error instanceof InventoryError)) throw error
    return error.faults.map(({ file, line, column, field, reason, other }) => {
      const second = other === undefined ? '' : ` (${other.file}:${other.line}:${other.column})`
      return `${file}:${line}:${column}: ${field === '' ? '' : `${field} `}${reason}${second}`
    })
  }
}

const rows = fc.uniqueArray(
  fc.record({
    n: fc.integer({ min: 1, max: 200 }),
    fixed: fc.boolean(),
    profile: fc.constantFrom([], ['a'], ['a', 'b']),
    quoted: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    blanks: fc.constantFrom('', ' ', '\t '),
  }),
  { selector: ({ n }) => n, maxLength: 20 },
)

test('nodes from a CSV file are what they would be in the inventory', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean(), (rows, eol, mark, last) => {
      const nodes = rows.map(({ n, fixed, profile }) => ({
        name: `n${n}`,
        mac: `02:00:00:00:00:${n.toString(16).padStart(2, '0')}`,
        ...(fixed ? { address: `10.0.2.${n}` } : {}),
        ...(profile.length === 0 ? {} : { profile: profile.length === 1 ? profile[0] : profile }),
      }))
      const lines = nodes.map(({ name, mac, address = '', profile = '' }, index) => {
        const { quoted, blanks } = rows[index] ?? { quoted: [], blanks: '' }
        const cells = [[profile].flat().join(' '), name, mac, address]
        return cells.map((cell, at) => blanks + (quoted[at] === true ? `"${cell}"` : cell) + blanks).join(',')
      })
      const csv =
        (mark ? '\ufeff' : '') +
        ['profile,name,mac,address', '# c', '', ...lines].join(eol) +
        (last ? eol : '')
      const inline = { ...REST, nodes: Object.fromEntries(nodes.map(({ name, ...node }) => [name, node])) }
      const { nodesFile, ...read } = parseInventory(INVENTORY, { read: () => csv })
      expect(nodesFile).toBe('nodes.csv')
      expect(read).toEqual(parseInventory(JSON.stringify(inline)))
    }),
  )
})

describe('faults', () => {
  const HEADER = 'name,mac,address,profile\n'
  test.each([
    [
      '',
      'nodes.csv:1:1: the file has no line with the names of its columns: name, mac, address, profile, network, uuid',
    ],
    [
      'name;mac\n',
      'nodes.csv:1:1: "name;mac" is no column: there are name, mac, address, profile, network, uuid, with commas between',
    ],
    ['mac,address\n', 'nodes.csv:1:1: there is no column "name": add it, with the name of each node'],
    [
      'name,mac,mac\n',
      'nodes.csv:1:10: the column "mac" stands here a second time: remove one of them (nodes.csv:1:6)',
    ],
    [
      `${HEADER}n1,02:00:00:00:00:01,10.0.2.1,a,b\n`,
      'nodes.csv:2:33: this cell is in no column, of which there are 4: remove it, or name its column in the first line',
    ],
    [
      `${HEADER}n1,"02:00`,
      'nodes.csv:2:4: this cell begins with a quotation mark and does not end with one: close it',
    ],
    [`${HEADER}n1,02:00\n`, 'nodes.csv:2:4: nodes.n1.mac is no MAC address, such as 08:00:27:00:33:11'],
    [`${HEADER}n1\n`, 'nodes.csv:2:1: nodes.n1.mac is missing: it must be a string'],
    [
      `${HEADER}a b,02:00:00:00:00:01\n`,
      'nodes.csv:2:1: nodes."a b" is no valid host name: 1 to 63 letters, digits and inner hyphens (RFC 1123)',
    ],
    [
      `${HEADER}n1,02:00:00:00:00:01\nn1,02:00:00:00:00:02\n`,
      'nodes.csv:3:1: the name "n1" stands here a second time: remove one of them (nodes.csv:2:1)',
    ],
    [
      `${HEADER}n1,02:00:00:00:00:01\n n2 , 02-00-00-00-00-01\n`,
      'nodes.csv:3:7: nodes.n2.mac 02:00:00:00:00:01 is already the MAC address of nodes.n1: change one of them (nodes.csv:2:4)',
    ],
    [
      `${HEADER}n1,02:00:00:00:00:01,10.0.0.1\n`,
      'nodes.csv:2:22: nodes.n1.address 10.0.0.1 is already the address of master.interfaces.eth0: change one of them (inventory.json:1:203)',
    ],
    [
      `${HEADER}n1,02:00:00:00:00:01,,c\n`,
      'nodes.csv:2:23: nodes.n1.profile names no profile: there are "a", "b" (inventory.json:1:228)',
    ],
    [
      `${HEADER}__proto__,02:00:00:00:00:01\n`,
      'nodes.csv:2:1: "__proto__" is no name for anything: choose another',
    ],
  ])('%j', (csv, fault) => {
    expect(faults(csv)).toEqual([fault])
  })

  test('a node in both files, a file that cannot be read, a path instead of a name', () => {
    const both = JSON.stringify({
      ...REST,
      nodes: { n1: { mac: '02:00:00:00:00:09' } },
      nodesFile: 'nodes.csv',
    })
    expect(faults(`${HEADER}n1,02:00:00:00:00:01\n`, both)).toEqual([
      expect.stringMatching(
        /^nodes\.csv:2:1: nodes\.n1 is in the inventory already: remove one of them \(inventory\.json:1:\d+\)$/,
      ),
    ])
    expect(() => parseInventory(INVENTORY, {})).toThrow(/names a file, and none is read here/)
    expect(faults(HEADER, JSON.stringify({ ...REST, nodesFile: '../x.csv' }))).toEqual([
      expect.stringMatching(/nodesFile must be the name of a file beside the inventory$/),
    ])
  })
})

test('any CSV text is read or an InventoryError', () => {
  const pieces = fc.constantFrom(
    '"',
    ',',
    '\n',
    '\r',
    '#',
    'name',
    'mac',
    ' ',
    '\0',
    '__proto__',
    'constructor',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), parts => {
      faults(`name,mac\n${parts.join('')}`)
      faults(parts.join(''))
    }),
  )
})

test('through the command line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'csv-'))
  writeFileSync(join(folder, 'inventory.json'), INVENTORY)
  let error = ''
  const generate = async (): Promise<number> =>
    run([join(folder, 'inventory.json'), '-o', join(folder, 'out')], {
      out: () => {},
      error: text => (error += text.replaceAll(`${folder}/`, '')),
    })
  expect(await generate()).toBe(1)
  expect(error).toMatch(
    /^inventory\.json:1:\d+: nodesFile "nodes\.csv" cannot be read: put such a file beside the inventory\n/,
  )
  writeFileSync(join(folder, 'nodes.csv'), 'name,mac\nn1,02:00:00:00:00:01\n')
  expect(await generate()).toBe(0)
  rmSync(folder, { recursive: true })
})
