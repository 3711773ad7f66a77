import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  client,
  defaults,
  document,
  entry,
  getOption,
  grants,
  parse,
  ParseError,
  problems,
  serialize,
  walk,
  type Document,
  type Grant,
  type Node,
} from '@cluster-configs/exports'
import { alphabet, documents, texts } from '@cluster-configs/exports/arbitrary'
import fc from 'fast-check'
import { afterAll, expect } from 'vitest'
import { alternatives } from '../../../tools/alternatives.ts'
import { runs, testWith } from '../../../tools/programs.ts'
import { run } from '../../../tools/run.ts'
import { examples } from './rule-examples.ts'
import { wild } from './wild.ts'
import { KNOWN, SWITCHES, written } from './written.ts'

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
const BATCH = 25
/** Exportfs takes some milliseconds a table: more than these are not asked about. */
const MOST = 500

/**
 * Asks exportfs about tables in a mount namespace of its own, where each in turn is /etc/exports. It is asked to read
 * the table only, and to export a path that no table names, or (`apply`) to put the exports into force, which the
 * kernel need not know of.
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
      exportfs ${apply ? '-ra' : '-o ro,no_subtree_check 127.0.0.1:/proc'} 2> "$number.said" || code=$?
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

/** What a table grants, entry by entry. */
function granted(table: Document): readonly (Grant & { readonly name: string })[] {
  return table.children.flatMap(node =>
    node.type === 'entry'
      ? grants(node).map(grant => ({ ...grant, name: `${grant.host}:${node.path}` }))
      : [],
  )
}

/** The exports that we warn of, as exportfs does, for want of a word on subtree_check. */
function silent(table: Document): readonly string[] {
  return table.children.flatMap(node => {
    if (node.type !== 'entry') return []
    let inForce: readonly string[] = []
    const defaulted = new Map<Node, readonly string[]>()
    for (const child of node.children) {
      // Of the defaults the last ones count here.
      if (child.type === 'defaults') inForce = child.options
      defaulted.set(child, child.type === 'defaults' ? child.options : [...inForce, ...child.options])
    }
    return grants(node).flatMap(grant =>
      defaulted.get(grant.node)?.some(option => /^(?:no_)?subtree_check$/.test(option)) === true
        ? []
        : `${grant.host === '*' ? '' : grant.host}:${node.path}`,
    )
  })
}

/** The exports that exportfs warned of, which are all those without a word on subtree_check. */
function warned(said: string): string[] {
  const found = said.matchAll(/specified for export "([^]*?)"\.\n {2}Assuming default/g)
  return [...found].map(([, name = '']) => (name.startsWith('*:') ? name.slice(1) : name))
}

function latin1(text: string): boolean {
  return Buffer.from(text, 'latin1').toString('latin1') === text
}

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

/** The line of the table of exports in force that an export gives, as far as switches and flavours go. */
function inForce({ name, options, flavours }: Grant & { readonly name: string }): string {
  const state = SWITCHES.map(
    pair => options.findLast(option => pair.some(word => word === option)) ?? pair[1],
  )
  const locks = getOption(options, 'insecure_locks') === true ? 'insecure_locks' : 'secure_locks'
  const rights = [...flavours].map(([flavour, { readOnly, rootSquash, allSquash }]) =>
    [
      flavour,
      readOnly ? 'ro' : 'rw',
      rootSquash ? 'root_squash' : 'no_root_squash',
      allSquash ? 'all_squash' : 'no_all_squash',
    ].join(','),
  )
  return [name, ...state.toSorted(), locks, ...rights].join(' ')
}

/** The same of a line of that table, whose paths are escaped, and whose flavours stand together if they are alike. */
function stated(line: string): string {
  const [, path = '', host = '', list = ''] = /^(\S*)\t(.*)\((.*)\)$/.exec(line) ?? []
  const plain = path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
  const [first = '', ...sections] = list.split(',sec=')
  const state = first.split(',').filter(word => SWITCHES.flat().some(known => known === word))
  const locks = first.split(',').find(word => word.endsWith('_locks'))
  const rights = sections.flatMap(section => {
    const [flavours = '', ...words] = section.split(',')
    return flavours.split(':').map(flavour => [SYNONYMS.get(flavour) ?? flavour, ...words].join(','))
  })
  return [`${host || '*'}:${plain}`, ...state.toSorted(), locks, ...rights].join(' ')
}

const SYNONYMS = new Map([
  ['unix', 'sys'],
  ['null', 'none'],
])

/** Tables of existing folders with hard names, exported to clients that need no look-up. */
const folders = ['srv', 'a b', '#', 'x"y', 'C:\\040', 'tab\there', 'line\nfeed', '-ro', 'p(q)', ' '].map(
  name => join(folder, 'exported', name),
)
const option = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...SWITCHES.flat()) },
  fc.constantFrom('insecure_locks', 'secure_locks', 'auth_nlm', 'no_auth_nlm'),
  fc.constantFrom('sec=sys', 'sec=krb5p:unix', 'sec=krb5', 'sec=null', 'sec=none:sys'),
)
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
    const meant = table === undefined ? [] : granted(table)
    expect(answer.code, answer.said).toBe(0)
    expect(answer.exports.map(stated).toSorted()).toEqual(meant.map(inForce).toSorted())
  })
})

/** Whether we say that exportfs takes a table; `either` for what is freed twice, which need not be found out. */
function verdict(table: Document | undefined): 'accepted' | 'rejected' | 'either' {
  if (table === undefined) return 'rejected'
  const errors = problems(table).filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return 'accepted'
  return errors.every(({ rule }) => rule === 'squash-in-defaults') ? 'either' : 'rejected'
}

/** Whether exportfs may find what is there twice by looking up addresses or following paths, as we do not. */
function mayBeTwice(table: Document): boolean {
  return [...walk(table)].some(node =>
    node.type === 'client'
      ? /^(?:localhost|[0-9.x]+)$/i.test(node.host)
      : node.type === 'entry' && !/^(?!.*\/(?:\.{0,2}\/|\.{0,2}$))\//s.test(node.path),
  )
}

/** The examples of the rules, wrong and right, as the bytes of UTF-8. */
const exampleTexts = Object.values(examples).flatMap(example => {
  const text = typeof example === 'string' ? example : example.text
  return (['wrong', 'right'] as const).map(which => Buffer.from(alternatives(text, which)).toString('latin1'))
})

testWith('exportfs', 'rejects the wrong examples of the rules that are errors, and takes all others', () => {
  exportfs(exampleTexts).forEach(({ code, said }, index) => {
    const text = exampleTexts[index] ?? ''
    const ours = verdict(parse(text))
    if (ours !== 'either') expect(code === 0 ? 'accepted' : 'rejected', `${text}\n${said}`).toBe(ours)
  })
})

testWith('exportfs', 'gives the verdict on any text that we give, and reads in it what we read', () => {
  const printed = documents.map(serialize).filter(latin1)
  const made = fc.oneof(printed, texts.filter(latin1), mutated, written)
  const known = KNOWN.map(option => `/srv 10.0.33.11(${option})\n`)
  const tables = [...wild, ...known, ...fc.sample(made, Math.min(MOST, runs(200)))]
  exportfs(tables).forEach(({ code, said }, index) => {
    const text = tables[index] ?? ''
    const table = read(text)
    const message = `${JSON.stringify(text)}\n${said}`
    const ours = verdict(table)
    const theirs = code === 0 ? 'accepted' : 'rejected'
    const twice =
      ours === 'accepted' && said.includes('duplicated') && table !== undefined && mayBeTwice(table)
    if (ours !== 'either' && !twice) expect(ours, message).toBe(theirs)
    if (table === undefined) return
    // What it rejects may end the reading; what it accepts it reads to the end, as we do.
    const names = warned(said)
    const all = silent(table)
    expect(names, message).toEqual(code === 0 ? all : all.slice(0, names.length))
  })
})
