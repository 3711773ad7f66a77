import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  effective,
  iface,
  noScripts,
  parse,
  problems,
  serialize,
  type Document,
} from '@cluster-configs/interfaces'
import { isAccepted } from '@cluster-configs/syntax/laws'
import { alphabet, documents, texts } from '@cluster-configs/interfaces/arbitrary'
import fc from 'fast-check'
import { afterAll, expect } from 'vitest'
import { alternatives } from '../../../tools/alternatives.ts'
import { runs, testWith } from '../../../tools/programs.ts'
import { run } from '../../../tools/run.ts'
import { examples } from './rule-examples.ts'
import { wild } from './wild.ts'

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

/** Whether we say that it can: what we parse without errors. */
function expected(text: string): boolean {
  return isAccepted({ parse }, text) && judged(parse(text))
}

/**
 * The verdict of problems(), with the one exception that it cannot know: what other files have that are sourced
 * above. Here there are none.
 */
function judged(document: Document): boolean {
  return !problems(document).some(({ rule, severity }) => severity === 'error' || rule === 'unknown-base')
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
      expect(accepts(serialize(document))).toBe(judged(document))
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

testWith('ifquery', 'gives files as they are found the verdict that we give', () => {
  for (const text of wild) expect([text, accepts(text)]).toEqual([text, expected(text)])
})

testWith('ifquery', 'rejects the wrong examples of the rules that are errors, and takes all others', () => {
  for (const [rule, example] of Object.entries(examples)) {
    for (const which of ['wrong', 'right'] as const) {
      const text = Buffer.from(alternatives(example, which)).toString('latin1')
      expect([rule, which, accepts(text)]).toEqual([rule, which, expected(text)])
    }
  }
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

/** The names of a document's ifaces. */
function namesOf(document: Document): readonly string[] {
  return document.children.flatMap(node => (node.type === 'iface' ? [node.name] : []))
}

/** Names that can be asked for, and options that ifquery shows as they are written. */
function askable(document: Document): boolean {
  const names = namesOf(document).every(
    name =>
      /^[a-zA-Z0-9#:."'-]{1,40}$/.test(name) &&
      effective(document, name).every(({ options }) => options.every(({ name }) => !CONVERTED.test(name))),
  )
  return names && fair(serialize(document)) && judged(document)
}

/** The methods rewrite these. An option without a name makes ifupdown read what stands in memory before it. */
const CONVERTED = /^(?:address|broadcast|hwaddress|netmask|gateway|local|preferred-lifetime|iface|)$|^.{79}$/

/** What the methods add, computed or by default. */
const COMPUTED =
  /^(?:accept_ra|autoconf|broadcast|(?:dad|ll)-(?:attempts|interval)|netmask|preferred-lifetime|request_prefix|hexaddress): .*\n/gm

testWith('ifquery', 'reads the options that we read', () => {
  const read = fc.oneof(
    documents,
    texts.map(text => parse(text.replaceAll('address', 'dns-search'))),
  )
  fc.assert(
    fc.property(read.filter(askable), document => {
      for (const name of namesOf(document)) expect(shown(document, name)).toBe(meant(document, name))
    }),
    { numRuns: runs(100) },
  )
})

testWith('ifquery', 'reads in files as they are found the options that we read', () => {
  const documents = wild.filter(text => isAccepted({ parse }, text)).map(text => parse(text))
  for (const document of documents.filter(judged)) {
    for (const name of new Set(namesOf(document).filter(name => /^[\w.:-]{1,40}$/.test(name)))) {
      expect([name, unconverted(shown(document, name))]).toEqual([name, unconverted(meant(document, name))])
    }
  }
})

/** The options of an interface as ifquery shows them. */
function shown(document: Document, name: string): string {
  const { stdout } = ifquery(serialize(document), '--no-mappings', `x=${name}`)
  return stdout.replace(COMPUTED, '')
}

/** The same as we read them. */
function meant(document: Document, name: string): string {
  return effective(document, name)
    .flatMap(({ options }) => options.map(({ name, value }) => `${name}: ${value}\n`))
    .join('')
}

/** Without the options that the methods rewrite or add. */
function unconverted(options: string): string {
  return options
    .replace(COMPUTED, '')
    .split('\n')
    .filter(line => !CONVERTED.test(line.split(':')[0] ?? ''))
    .join('\n')
}

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
      fc.pre(fair(text) && judged(document) && !renames)
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

/** Files as they are found, to be broken: Debian's own, and what others write. */
const seeds = [
  `source /etc/network/none.d/*\n\n# The loopback network interface\nauto lo\niface lo inet loopback\n
allow-hotplug enp1s0\niface enp1s0 inet dhcp\n\n# and IPv6\niface enp1s0 inet6 auto\n`,
  `auto lo br0\niface lo inet loopback\n\niface br0 inet static\n\taddress 10.10.0.15\n\tnetmask 255.255.255.0
\tnetwork 10.10.0.0\n\tgateway 10.10.0.1\n\tbridge_ports eth0\n\tbridge_fd 9\n\tup echo a \\\n\t  b\n`,
  `mapping eth0\n\tscript /bin/echo\n\tmap 02:23:45:3C:45:3C home\n\tmap\niface home inet dhcp\niface work inet manual\n`,
  `iface common inet static\r\n  mtu 9000\r\nno-auto-down\r\niface a inherits common\r\n  mtu 1500\r\n  address 10.0.33.1/24\r\n`,
  `iface a inet static inherits b\niface b inet6 static\niface c inet6 inherits b\n  accept_ra 0\n`,
]

testWith('ifquery', 'gives real files that were broken the verdict that we give', () => {
  const pieces = fc.constantFrom(...alphabet, ...seeds.flatMap(seed => seed.split('\n')))
  const change = fc.tuple(fc.nat(), fc.nat(12), fc.array(pieces, { maxLength: 2 }))
  const broken = fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { maxLength: 4 }))
    .map(([text, changes]) =>
      changes.reduce((whole, [at, length, added]) => {
        const start = at % (whole.length + 1)
        return whole.slice(0, start) + added.join('') + whole.slice(start + length)
      }, text),
    )
  fc.assert(
    fc.property(broken.filter(fair), text => {
      expect(accepts(text)).toBe(expected(text))
    }),
    { numRuns: runs(150) },
  )
})

const options = ['address 10.0.33.1', 'netmask 24', 'mode gre', 'endpoint fd00::1', 'local 10.0.33.2']
const required = [...options, 'frame 802.2', 'netnum 1', 'bitrate 500000']

testWith('ifup', 'refuses an iface for the options that we miss', () => {
  const methods = Object.entries(METHODS).flatMap(([family, methods]) =>
    methods.map(name => `${family} ${name}`),
  )
  const stanza = fc.tuple(fc.constantFrom(...methods), fc.subarray(required))
  fc.assert(
    fc.property(stanza, ([kind, lines]) => {
      const text = `iface x ${kind}\n${lines.map(line => `  ${line}\n`).join('')}`
      const state = join(folder, 'state')
      // It says what it would do, and does nothing.
      const args = ['-n', '--no-scripts', '-i', save(text), '--state-dir', state, 'x']
      const missed = problems(parse(text)).some(({ rule }) => rule === 'missing-option')
      expect(run('ifup', args).stderr.includes('missing required')).toBe(missed)
    }),
    { numRuns: runs(60) },
  )
})

/** As interfaces(5) has them. */
const METHODS = {
  inet: ['loopback', 'static', 'manual', 'dhcp', 'bootp', 'tunnel', 'ppp', 'wvdial', 'ipv4ll'],
  inet6: ['auto', 'loopback', 'static', 'manual', 'dhcp', 'tunnel', 'v4tunnel', '6to4'],
  ipx: ['static', 'dynamic'],
  can: ['static'],
}
