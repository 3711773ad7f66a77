import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  client,
  defaults,
  document,
  entry,
  parse,
  ParseError,
  serialize,
  type Document,
  type Entry,
} from '@cluster-configs/exports'
import { alphabet, documents, texts } from '@cluster-configs/exports/arbitrary'
import fc from 'fast-check'
import { afterAll, expect } from 'vitest'
import { run, runs, testWith } from '../../../tools/programs.ts'

const folder = mkdtempSync(join(tmpdir(), 'exports-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** What exportfs makes of a table: its exit code, what it says, and the exports in force. */
interface Answer {
  readonly code: number
  readonly said: string
  readonly exports: readonly string[]
}

/** So many tables are asked about in one go, for a go to end in time. */
const BATCH = 100
/** Exportfs takes some milliseconds a table: more than these are not asked about. */
const MOST = 500

/**
 * Asks exportfs about tables in a mount namespace of its own, where each in turn is /etc/exports. It is asked to read
 * the table only, or (`apply`) to put the exports into force, which the kernel need not know of.
 */
function exportfs(tables: readonly string[], apply = false): readonly Answer[] {
  if (tables.length > BATCH) {
    return [...exportfs(tables.slice(0, BATCH), apply), ...exportfs(tables.slice(BATCH), apply)]
  }
  const script = `
    set -e
    cd "$1"
    mkdir -p state
    : > table
    mount --bind table /etc/exports
    mount --bind state /var/lib/nfs
    number=0
    while [ "$number" -lt "$2" ]; do
      cat "$number" > table
      : > state/etab
      : > state/rmtab
      code=0
      exportfs ${apply ? '-ra' : '-o ro,no_subtree_check 127.0.0.1:/'} 2> "$number.said" || code=$?
      echo "$code" > "$number.code"
      cat state/etab > "$number.etab"
      number=$((number + 1))
    done`
  tables.forEach((table, index) => {
    writeFileSync(join(folder, String(index)), Buffer.from(table, 'latin1'))
  })
  // Without a network no name is looked up for long.
  const asked = run('unshare', ['-m', '-n', 'sh', '-c', script, 'sh', folder, String(tables.length)])
  expect(asked).toMatchObject({ code: 0 })
  const read = (name: string): string => readFileSync(join(folder, name), 'latin1')
  return tables.map((_, index) => ({
    code: Number(read(`${index}.code`)),
    said: read(`${index}.said`),
    exports: read(`${index}.etab`).split('\n').filter(Boolean),
  }))
}

/** The exports of a table that exportfs warns of, in the order of the file: those without a word on subtree_check. */
function named(table: Document): string[] {
  return table.children.flatMap(node =>
    node.type === 'entry'
      ? grants(node).flatMap(({ name, options }) =>
          options.some(option => /^(?:no_)?subtree_check$/.test(option)) ? [] : name,
        )
      : [],
  )
}

/** What each client of an entry is granted, everyone where the entry names nobody. */
function grants({ path, children }: Entry): { name: string; host: string; options: readonly string[] }[] {
  const found = []
  const inForce: string[] = []
  for (const [index, child] of children.entries()) {
    inForce.push(...(child.type === 'defaults' ? child.options : []))
    if (child.type === 'defaults' && index < children.length - 1) continue
    const host = child.type === 'client' ? child.host : '*'
    const own = child.type === 'client' ? child.options : []
    found.push({ name: `${host}:${path}`, host, options: [...inForce, ...own] })
  }
  if (children.length === 0) found.push({ name: `*:${path}`, host: '*', options: [] })
  return found
}

/** The exports that exportfs warned of, which are all those without a word on subtree_check. */
function warned(said: string): string[] {
  const found = said.matchAll(/specified for export "([^]*?)"\.\n {2}Assuming default/g)
  return [...found].map(([, name = '']) => (name.startsWith(':') ? `*${name}` : name))
}

function latin1(text: string): boolean {
  return Buffer.from(text, 'latin1').toString('latin1') === text
}

/** What exportfs rejects though it can be read: an option, flavour, number, address that is none, or a duplicate. */
const BEYOND_SYNTAX =
  /unknown keyword|unknown flavor|bad (?:anon[ug]id|fsid)|bad uid|uid\/gid|Invalid|duplicated|more than/

/** Whether `parse` reads a text, and what. */
function read(text: string): Document | undefined {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof ParseError) return undefined
    throw error
  }
}

/** Mutated texts, of which exportfs rejects many. */
const mutated = fc
  .tuple(texts, fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...alphabet)), { maxLength: 3 }))
  .map(([text, cuts]) =>
    cuts.reduce((whole, [at, length, piece]) => {
      const start = at % (whole.length + 1)
      return whole.slice(0, start) + piece + whole.slice(start + length)
    }, text),
  )
  .filter(latin1)

/** Options that exportfs knows, and of each pair the last counts. */
const SWITCHES = [
  ['rw', 'ro'],
  ['async', 'sync'],
  ['insecure', 'secure'],
  ['no_root_squash', 'root_squash'],
  ['all_squash', 'no_all_squash'],
  ['crossmnt', 'nocrossmnt'],
  ['nohide', 'hide'],
  ['no_wdelay', 'wdelay'],
  ['subtree_check', 'no_subtree_check'],
] as const

/** The line of the table of exports in force that an export gives, as far as switches go. */
function inForce({ name, options }: { name: string; options: readonly string[] }): string {
  const state = SWITCHES.map(
    pair => options.findLast(option => pair.some(word => word === option)) ?? pair[1],
  )
  return [name, ...state.toSorted()].join(' ')
}

/** The same of a line of that table, whose paths are escaped. */
function stated(line: string): string {
  const [, path = '', host = '', list = ''] = /^(\S*)\t(.*)\((.*)\)$/.exec(line) ?? []
  const plain = path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
  const state = list
    .slice(0, list.indexOf(',anonuid'))
    .split(',')
    .filter(word => SWITCHES.flat().some(known => known === word))
  return [`${host || '*'}:${plain}`, ...state.toSorted()].join(' ')
}

/** Tables of existing folders with hard names, exported to clients that need no look-up. */
const folders = ['srv', 'a b', '#', 'x"y', 'C:\\040', 'tab\there', 'line\nfeed', '-ro', 'p(q)', ' '].map(
  name => join(folder, 'exported', name),
)
const option = fc.constantFrom(...SWITCHES.flat())
const options = fc.array(option, { maxLength: 5 })
const hosts = fc.subarray([
  '10.0.33.11',
  '10.0.33.0/24',
  'fe80::/64',
  '*.cluster',
  'node[1-3]',
  '@nodes',
  '*',
  '@a b',
])
const exported = fc
  .tuple(
    fc.shuffledSubarray(folders),
    fc.infiniteStream(hosts),
    fc.infiniteStream(fc.option(options)),
    fc.infiniteStream(options),
  )
  .map(([paths, hosts, defaulted, own]) => {
    const next = <Value>(stream: fc.Stream<Value>): Value => stream.next().value
    return document(
      paths.map(path => {
        const clients = next(hosts).map(host => client(host, next(own)))
        const first = next(defaulted)
        return entry(path, first === null ? clients : [defaults(first), ...clients])
      }),
    )
  })

testWith('exportfs', 'puts into force what we print as we meant it', () => {
  for (const path of folders) mkdirSync(path, { recursive: true })
  const tables = fc.sample(exported, Math.min(MOST, runs(50)))
  exportfs(tables.map(serialize), true).forEach((answer, index) => {
    const table = tables[index]
    const meant = table?.children.flatMap(node => (node.type === 'entry' ? grants(node) : []))
    expect(answer.code, answer.said).toBe(0)
    expect(answer.exports.map(stated).toSorted()).toEqual(meant?.map(inForce).toSorted())
  })
})

testWith('exportfs', 'reads in any text what we read', () => {
  const printed = documents.map(serialize).filter(latin1)
  const tables = fc.sample(fc.oneof(printed, texts.filter(latin1), mutated), Math.min(MOST, runs(200)))
  exportfs(tables).forEach(({ code, said }, index) => {
    const text = tables[index] ?? ''
    const table = read(text)
    const message = `${JSON.stringify(text)}\n${said}`
    const names = warned(said)
    if (/syntax error|expected client/.test(said)) expect(table, message).toBeUndefined()
    else if (code !== 0) expect(table === undefined || BEYOND_SYNTAX.test(said), message).toBe(true)
    else expect(table, message).toBeDefined()
    if (table === undefined) return
    // What it rejects ends the reading; what it accepts it reads to the end, as we do.
    const ours = named(table)
    expect(names, message).toEqual(
      /unknown keyword|bad|Invalid|flavor|-1/.test(said) ? ours.slice(0, names.length) : ours,
    )
  })
})
