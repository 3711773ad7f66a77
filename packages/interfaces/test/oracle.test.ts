import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  iface,
  noScripts,
  parse,
  ParseError,
  serialize,
  type Document,
  type Iface,
} from '@cluster-configs/interfaces'
import { alphabet, documents, texts } from '@cluster-configs/interfaces/arbitrary'
import fc from 'fast-check'
import { afterAll, expect } from 'vitest'
import { run, runs, testWith } from '../../../tools/programs.ts'

const folder = mkdtempSync(join(tmpdir(), 'interfaces-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** A string as the bytes of its characters, which is how this test shows any text to a program. */
function save(text: string): string {
  // With a dot in its name, the file is not found again by a "source-directory" without a path.
  const file = join(folder, 'interfaces.test')
  writeFileSync(file, Buffer.from(text, 'latin1'))
  return file
}

function ifquery(text: string, ...args: string[]): { code: number | null; stdout: string; stderr: string } {
  return run('ifquery', ['-i', save(text), '--state-dir', join(folder, 'state'), ...args])
}

/** Whether ifquery can read a file. No interface is in the class that it is asked to list. */
function accepts(text: string): boolean {
  return ifquery(text, '--list', '--allow', 'nosuchclass').code === 0
}

/** Whether we say that it can: what we parse, it reads, if each iface inherits from an earlier one. */
function expected(text: string): boolean {
  try {
    return inheritsFromAny(parse(text))
  } catch (error) {
    if (error instanceof ParseError) return false
    throw error
  }
}

/** The iface that another inherits from: the first of that name, and of the same family if it has its own. */
function base(earlier: readonly Resolved[], iface: Iface): Resolved | undefined {
  return earlier.find(
    ({ name, family }) => name === iface.inherits && (iface.family === undefined || iface.family === family),
  )
}

interface Resolved {
  readonly name: string
  readonly family: string | undefined
  readonly options: readonly (readonly [name: string, value: string])[]
}

function inheritsFromAny(document: Document): boolean {
  const ifaces = document.children.filter(node => node.type === 'iface')
  return resolve(document).length === ifaces.length
}

/** The ifaces with the options they have after inheriting and joining, up to the first that inherits from nothing. */
function resolve(document: Document): Resolved[] {
  const resolved: Resolved[] = []
  for (const node of document.children) {
    if (node.type !== 'iface') continue
    const from = base(resolved, node)
    if (node.inherits !== undefined && from === undefined) return resolved
    const options = optionsOf(node, from?.options ?? [])
    resolved.push({ name: node.name, family: node.family ?? from?.family, options })
  }
  return resolved
}

const ALIASES = new Map([
  ['post-up', 'up'],
  ['pre-down', 'down'],
])
const LISTS = ['pre-up', 'up', 'down', 'post-down']

/** Options that come again are joined to those that were there, the commands aside. */
function optionsOf(iface: Iface, inherited: Resolved['options']): Resolved['options'] {
  const options = [...inherited]
  for (const child of iface.children) {
    if (child.type !== 'option') continue
    const written = ALIASES.get(child.name) ?? child.name
    const name = written.replace(/\?$/, '')
    const found = LISTS.includes(written) ? -1 : options.findIndex(([other]) => other === name)
    const old = options[found]
    if (old === undefined) options.push([name, child.value])
    else if (name === written) options[found] = [name, `${old[1]}\n${child.value}`]
  }
  return options
}

function latin1(text: string): boolean {
  return Buffer.from(text, 'latin1').toString('latin1') === text
}

/** Behind a NUL, ifupdown reads on in the middle of a line that is longer than its buffer. */
function fitsBuffer(text: string): boolean {
  return !text.split('\n').some(line => line.includes('\0') && line.length > 60)
}

const fair = (text: string): boolean => latin1(text) && fitsBuffer(text)

testWith('ifquery', 'accepts what we print', () => {
  const printable = documents.filter(document => latin1(serialize(document)))
  fc.assert(
    fc.property(printable, document => {
      expect(accepts(serialize(document))).toBe(inheritsFromAny(document))
    }),
    { numRuns: runs(150) },
  )
})

testWith('ifquery', 'accepts what we parse, in every spelling', () => {
  fc.assert(
    fc.property(texts.filter(fair), text => {
      expect(accepts(text)).toBe(expected(text))
    }),
    { numRuns: runs(150) },
  )
})

testWith('ifquery', 'gives broken texts the verdict that we give', () => {
  const piece = fc.oneof(fc.constantFrom(...alphabet), fc.string({ maxLength: 2 }))
  const cut = fc.tuple(fc.nat(), fc.nat(6), fc.array(piece, { maxLength: 2 }))
  const broken = fc.tuple(texts, fc.array(cut, { minLength: 1, maxLength: 3 })).map(([text, cuts]) =>
    cuts.reduce((whole, [at, length, pieces]) => {
      const start = at % (whole.length + 1)
      return whole.slice(0, start) + pieces.join('') + whole.slice(start + length)
    }, text),
  )
  fc.assert(
    fc.property(broken.filter(fair), text => {
      expect(accepts(text)).toBe(expected(text))
    }),
    { numRuns: runs(250) },
  )
})

/** Names that can be asked for, and options that ifquery shows as they are written. */
function askable(document: Document): boolean {
  const names = resolve(document).every(
    ({ name, options }) =>
      /^[a-zA-Z0-9#:."'-]{1,40}$/.test(name) && options.every(([option]) => !CONVERTED.test(option)),
  )
  return names && fair(serialize(document)) && inheritsFromAny(document)
}

/** The methods rewrite these. An option without a name makes ifupdown read what stands in memory before it. */
const CONVERTED = /^(?:address|broadcast|hwaddress|netmask|gateway|local|preferred-lifetime|iface|)$|^.{79}$/

/** What the methods add, computed or by default. */
const COMPUTED =
  /^(?:accept_ra|autoconf|broadcast|(?:dad|ll)-(?:attempts|interval)|netmask|preferred-lifetime|request_prefix): .*\n/gm

testWith('ifquery', 'reads the options that we read', () => {
  const read = fc.oneof(
    documents,
    texts.map(text => parse(text.replaceAll('address', 'dns-search'))),
  )
  fc.assert(
    fc.property(read.filter(askable), document => {
      const text = serialize(document)
      const resolved = resolve(document)
      for (const { name } of resolved) {
        const shown = resolved
          .filter(other => other.name === name)
          .flatMap(({ options }) => options.map(([option, value]) => `${option}: ${value}\n`))
        const { stdout } = ifquery(text, '--no-mappings', `x=${name}`)
        expect(stdout.replace(COMPUTED, '')).toBe(shown.join(''))
      }
    }),
    { numRuns: runs(100) },
  )
})

/**
 * Names that are no patterns, which only interfaces of this machine can match. ifquery does not list the longest
 * that it reads.
 */
function plain(names: readonly string[]): string[] {
  return names.filter(name => /^[^/=]{1,60}$/.test(name))
}

testWith('ifquery', 'lists the interfaces of a class as we do', () => {
  const read = fc.oneof(
    documents,
    texts.map(text => parse(text)),
  )
  fc.assert(
    fc.property(read, document => {
      const names = classOf(document, 'hotplug')
      const defined = names.map(name => iface(name, 'inet', 'manual'))
      const text = serialize({
        ...document,
        children: [...defined, noScripts(['none']), ...document.children],
      })
      const renames = document.children.some(({ type }) => type === 'rename')
      fc.pre(fair(text) && inheritsFromAny(document) && !renames)
      const { stdout } = ifquery(text, '--list', '--allow', 'hotplug')
      expect(plain(stdout.split('\n'))).toEqual(plain(names))
    }),
    { numRuns: runs(100) },
  )
})

/** The interfaces in a class, each once, patterns as they are written. */
function classOf(document: Document, name: string): string[] {
  const listed = document.children.flatMap(node => {
    if (node.type === 'allow' && node.class === name) return node.names
    if (node.type !== 'iface') return []
    return node.children.some(child => child.type === 'allow' && child.class === name) ? [node.name] : []
  })
  return [...new Set(listed)]
}
