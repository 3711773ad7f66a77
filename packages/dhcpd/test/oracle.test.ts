import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as dhcpd from '@cluster-configs/dhcpd'
import { alphabet } from '@cluster-configs/dhcpd/arbitrary'
import fc from 'fast-check'
import { afterAll, expect } from 'vitest'
import { run, runs, testWith } from '../../../tools/programs.ts'
import { seeds } from './seeds.ts'

const folder = mkdtempSync(join(tmpdir(), 'dhcpd-'))
chmodSync(folder, 0o755)
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Without rights: dhcpd's test mode executes statements. `-q` would hide what it says. */
const UNPRIVILEGED =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []

/** What dhcpd says of a text, whose characters are bytes. */
function ask(text: string): { readonly accepted: boolean; readonly said: string } {
  const file = join(folder, 'dhcpd.conf')
  writeFileSync(file, Buffer.from(text, 'latin1'))
  const { code, stderr } = run('env', [...UNPRIVILEGED, 'dhcpd', '-t', '-cf', file])
  return { accepted: code === 0, said: stderr }
}

/** What dhcpd finds wrong, undefined if nothing. */
function complaint(text: string): string | undefined {
  const { accepted, said } = ask(text)
  return accepted ? undefined : said
}

const string = fc.oneof(
  fc.constantFrom('a', '"; }', '\\', '#', '\xff', '\n'),
  fc.string({ unit: fc.integer({ min: 1, max: 255 }).map(code => String.fromCharCode(code)) }),
)
const remark = string.filter(text => !/[\n\xff]|\r$/.test(text))
const { quote } = dhcpd

/** Statements that mean something to dhcpd wherever they stand. */
const setting: fc.Arbitrary<dhcpd.Node> = fc
  .tuple(
    fc.oneof(
      string.map(text => dhcpd.option('domain-name', quote(text))),
      fc.array(fc.ipV4(), { minLength: 1, maxLength: 3 }).map(list => dhcpd.option('routers', ...list)),
      fc.array(fc.tuple(fc.ipV4(), fc.ipV4()), { minLength: 1, maxLength: 2 }).map(pairs => {
        return dhcpd.option('static-routes', ...pairs.map(pair => pair.join(' ')))
      }),
      fc.nat(100000).map(seconds => dhcpd.parameter('default-lease-time', seconds)),
      string.filter(Boolean).map(name => dhcpd.parameter('filename', quote(name))),
      fc.constantFrom('booting', 'bootp', 'unknown-clients').map(dhcpd.deny),
      fc.constantFrom('on', 'off').map(value => dhcpd.parameter('ping-check', value)),
      string.map(text => dhcpd.optionExpression('host-name', `concat(${quote(text)}, hardware)`)),
      string.map(text => dhcpd.statement('set', `a1x = ${quote(text)}`)),
      string.map(text =>
        dhcpd.block('on', 'commit or expiry', [dhcpd.statement('set', `b1x = ${quote(text)}`)]),
      ),
      remark.map(dhcpd.comment),
      fc.constant(null).map(dhcpd.blank),
      fc.constant(null).map(() => dhcpd.authoritative()),
    ),
    fc.option(remark, { nil: undefined, freq: 3 }),
  )
  .map(([node, comment]) => {
    return node.type === 'comment' || node.type === 'blank' || comment === undefined
      ? node
      : { ...node, comment }
  })
const settings = fc.array(setting, { maxLength: 3 })
/** A host has no authority of its own. */
const hostSettings = settings.map(nodes => nodes.filter(node => node.type !== 'authoritative'))
/** Declarations and comments are all that dhcpd knows outside of its statements. */
const executable = settings.map(nodes => nodes.filter(node => node.type !== 'authoritative'))

const condition = fc.constantFrom(
  'option architecture-type = 00:07',
  'known or not exists host-name',
  'substring(hardware, 0, 1) = 1',
  'option host-name ~~ "^a.*"',
)

const conditional = fc
  .tuple(fc.array(fc.tuple(condition, executable), { minLength: 1, maxLength: 3 }), fc.option(executable))
  .map(([branches, otherwise]) => {
    const list = branches.map(([condition, children]) => dhcpd.branch(condition, children))
    return dhcpd.conditional(otherwise === null ? list : [...list, dhcpd.otherwise(otherwise)])
  })

const octet = fc.nat(255)
const mac = fc
  .array(octet, { minLength: 6, maxLength: 6 })
  .map(octets => octets.map(o => o.toString(16)).join(':'))
const hosts = fc.array(fc.tuple(mac, fc.ipV4(), hostSettings), { maxLength: 3 })

/** Whole configurations in which everything that is named is declared, and nothing twice. */
const configurations: fc.Arbitrary<dhcpd.Document> = fc
  .tuple(settings, fc.option(conditional), settings, octet, hosts, string.filter(Boolean), settings)
  .map(([top, choice, inSubnet, net, machines, className, inGroup]) => {
    const members = machines.map(([address, fixed, children], index) =>
      dhcpd.host(`node${index}`, [
        dhcpd.hardware('ethernet', address),
        dhcpd.fixedAddress(fixed),
        ...children,
      ]),
    )
    return dhcpd.document([
      dhcpd.optionSpace('mine'),
      dhcpd.optionDefinition('mine.pair', 1, 'array of { ip-address, integer 8 }'),
      dhcpd.optionDefinition('architecture-type', 93, 'unsigned integer 16'),
      ...top,
      ...(choice === null ? [] : [choice]),
      dhcpd.class(className, [
        dhcpd.statement('match', 'pick-first-value(option host-name, hardware)'),
        ...inSubnet,
      ]),
      dhcpd.subclass(className, '1:0:0'),
      dhcpd.key('k', [dhcpd.parameter('algorithm', 'hmac-md5'), dhcpd.parameter('secret', 'abcd+/==')]),
      dhcpd.zone('a.b', [dhcpd.parameter('primary', '127.0.0.1'), dhcpd.parameter('key', 'k')]),
      dhcpd.sharedNetwork(className.replaceAll('\0', ''), [
        dhcpd.subnet(`10.${net}.0.0`, '255.255.255.0', [
          ...inSubnet,
          dhcpd.pool([
            dhcpd.range(`10.${net}.0.10`, `10.${net}.0.20`),
            dhcpd.allow(`members of ${quote(className)}`),
          ]),
          dhcpd.range(`10.${net}.0.30`),
        ]),
      ]),
      dhcpd.group([...inGroup, ...members]),
    ])
  })

testWith('dhcpd', 'accepts what we print', () => {
  fc.assert(
    fc.property(configurations, document => {
      expect(complaint(dhcpd.serialize(document))).toBeUndefined()
    }),
    { numRuns: runs(40) },
  )
})

testWith('dhcpd', 'accepts what we format', () => {
  fc.assert(
    fc.property(configurations, document => {
      expect(complaint(dhcpd.format(dhcpd.serialize(document)))).toBeUndefined()
    }),
    { numRuns: runs(20) },
  )
})

testWith('dhcpd', 'reads a quoted string as the text that was quoted', () => {
  fc.assert(
    fc.property(string.filter(Boolean), text => {
      const words = `(info, binary-to-ascii(16, 8, ".", ${quote(text)}))`
      const { said } = ask(dhcpd.serialize(dhcpd.document([dhcpd.statement('log', words)])))
      expect(said.split('\n')).toContain(
        [...Buffer.from(text, 'latin1')].map(byte => byte.toString(16)).join('.'),
      )
    }),
    { numRuns: runs(40) },
  )
})

/** Cuts pieces out of a text and puts others in. */
function mutated(whole: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const pieces = fc.constantFrom(
    ...alphabet.filter(piece => piece !== '\ufeff'),
    '"x"',
    'execute',
    '{ }',
    ';;',
    '\\0',
    '\x80',
  )
  return (
    fc
      .tuple(
        whole,
        fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.array(pieces, { maxLength: 2 })), { maxLength: 2 }),
      )
      .map(([text, cuts]) =>
        cuts.reduce((before, [at, length, pieces]) => {
          const start = at % (before.length + 1)
          return before.slice(0, start) + pieces.join('') + before.slice(start + length)
        }, text),
      )
      // The byte 0xFF inside a statement ends the file for dhcpd's scanner, and is an error to us.
      .filter(text => !text.includes('execute') && !text.includes('\u00ff'))
  )
}

/** Whether parse and problems together find nothing that the program would reject. */
function isAccepted(text: string): boolean {
  try {
    return dhcpd.problems(dhcpd.parse(text)).every(problem => problem.severity === 'warning')
  } catch (error) {
    if (error instanceof dhcpd.ParseError) return false
    throw error
  }
}

/** Tokens of a text, blanks and comments among them. */
function tokensOf(text: string): readonly string[] {
  return text.match(/"[^"]*"|[A-Za-z0-9_-]+|\s+|#[^\n]*|./gs) ?? []
}

const WORDS =
  `"x" 1 256 70000 on off ; { } , . : ( ) = not and or option host subnet range pool group class if else
  hardware ethernet 10.0.0.1 00:11 routers domain-name text array of key zone switch case default set define
  shared-network fixed-address deny allow unknown-clients a1x integer 8 concat known authoritative`.split(
    /\s+/,
  )

/** Seeds with tokens taken out, put in, or replaced by others. */
const changed = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom(...WORDS)), { minLength: 1, maxLength: 2 }),
  )
  .map(([seed, changes]) => {
    const tokens = [...tokensOf(seed)]
    for (const [at, kind, word] of changes)
      tokens.splice(at % tokens.length, kind === 0 ? 0 : 1, ...(kind === 1 ? [] : [` ${word} `]))
    return tokens.join('')
  })

testWith('dhcpd', 'accepts the seeds, and so do we', () => {
  for (const seed of seeds) {
    expect(complaint(seed)).toBeUndefined()
    expect(dhcpd.problems(dhcpd.parse(seed))).toEqual([])
  }
})

/** Of a run like this dhcpd crashes, or makes up the leases of millions of addresses: it says nothing of the text. */
function isSilent(said: string): boolean {
  return !said.includes('Internet Systems Consortium')
}

testWith('dhcpd', 'gives every changed text the verdict that parse and problems give', () => {
  fc.assert(
    fc.property(changed, text => {
      const { accepted, said } = ask(text)
      if (!isSilent(said)) expect(isAccepted(text), said).toBe(accepted)
    }),
    { numRuns: runs(300) },
  )
})

testWith('dhcpd', 'accepts generated documents, of which we know no error', () => {
  fc.assert(
    fc.property(configurations, document => {
      expect(dhcpd.problems(document).filter(problem => problem.severity === 'error')).toEqual([])
    }),
    { numRuns: runs(100) },
  )
})

testWith('dhcpd', 'rejects what we reject', () => {
  const texts = mutated(configurations.map(document => dhcpd.serialize(document)))
  fc.assert(
    fc.property(texts, text => {
      try {
        dhcpd.parse(text)
      } catch (error) {
        expect(complaint(text), String(error)).toBeDefined()
      }
    }),
    { numRuns: runs(200) },
  )
})
