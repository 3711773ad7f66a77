import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as dhcpd from '@cluster-configs/dhcpd'
import { alphabet } from '@cluster-configs/dhcpd/arbitrary'
import fc from 'fast-check'
import { afterAll, expect } from 'vitest'
import { alternatives } from '../../../tools/alternatives.ts'
import { runs, testWith } from '../../../tools/programs.ts'
import { run } from '../../../tools/run.ts'
import { exceptions } from './exceptions.ts'
import { examples, examples6 } from './rule-examples.ts'
import { seeds, seeds6 } from './seeds.ts'

const folder = mkdtempSync(join(tmpdir(), 'dhcpd-'))
chmodSync(folder, 0o755)
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Without rights: dhcpd's test mode executes statements. `-q` would hide what it says. */
const UNPRIVILEGED =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []

type Protocol = 4 | 6

/** What dhcpd says of a text, whose characters are bytes, in so many seconds. */
function ask(
  text: string,
  protocol: Protocol = 4,
  seconds = 10,
): { readonly code: number | null; readonly said: string } {
  const file = join(folder, 'dhcpd.conf')
  writeFileSync(file, Buffer.from(text, 'latin1'))
  const limited = ['timeout', '--signal=KILL', String(seconds), ...UNPRIVILEGED]
  const { code, stderr } = run('env', [...limited, 'dhcpd', `-${protocol}`, '-t', '-cf', file])
  return { code, said: stderr }
}

/** What dhcpd finds wrong, undefined if nothing. */
function complaint(text: string, protocol?: Protocol): string | undefined {
  const { code, said } = ask(text, protocol)
  return code === 0 ? undefined : said
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

const group6 = fc.nat(0xffff).map(group => group.toString(16))

/** The same for DHCPv6: networks, ranges of every form, prefixes and hosts. */
const configurations6: fc.Arbitrary<dhcpd.Document> = fc
  .tuple(settings, group6, group6, settings, fc.integer({ min: 66, max: 127 }), hostSettings)
  .map(([top, low, high, inSubnet, length, inHost]) => {
    const net = '2001:db8:0'
    return dhcpd.document([
      ...top,
      dhcpd.option('dhcp6.name-servers', `${net}:1::${low}`, `::${high}`),
      dhcpd.sharedNetwork('site', [
        dhcpd.block('subnet6', `${net}:1::/64`, [
          ...inSubnet,
          dhcpd.parameter('range6', `${net}:1::${low} ${net}:1::${high}`),
          dhcpd.parameter('range6', `${net}:1:8000::/${length} temporary`),
          dhcpd.block('pool6', undefined, [dhcpd.parameter('range6', `${net}:1:4000::/${length}`)]),
        ]),
        dhcpd.block('subnet6', `${net}:2::/64`, [dhcpd.parameter('range6', `${net}:2:: temporary`)]),
      ]),
      dhcpd.block('subnet6', `2001:db8:1::/48`, [
        dhcpd.parameter('prefix6', `2001:db8:2:${low}:: 2001:db8:2:${high}:: /${length}`),
      ]),
      dhcpd.host('a', [
        dhcpd.parameter('host-identifier', 'option dhcp6.client-id 00:01:02'),
        dhcpd.parameter('fixed-address6', `::${low}, 1::${high}`),
        dhcpd.parameter('fixed-prefix6', `2001:db8:3:${low}::/${length}`),
        ...inHost,
      ]),
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

testWith('dhcpd', 'reads a time, a flag and an address as we do', () => {
  const times = ['0', '600', '0600', '0x258', 'infinite', '-1', '-2', '4294967294']
  const flags = ['on', 'OFF', 'true', 'False']
  const addresses = ['10.0.33.1', '010.0.0.08', '255.255.255.255']
  // The bytes with dots between them, as those of an address.
  const shown = (name: string): dhcpd.Node =>
    dhcpd.statement('log', `(info, concat("= ", binary-to-ascii(10, 8, ".", config-option ${name})))`)
  const asked = dhcpd.document([
    ...times.flatMap(code => [dhcpd.parameter('min-lease-time', code), shown('server.min-lease-time')]),
    ...flags.flatMap(code => [dhcpd.parameter('ping-check', code), shown('server.ping-check')]),
    ...addresses.flatMap(code => [dhcpd.option('routers', code), shown('routers')]),
  ])
  const { said } = ask(dhcpd.serialize(asked))
  expect([...said.matchAll(/^= (.*)$/gm)].map(([, bytes]) => bytes)).toEqual([
    ...times.map(code => dhcpd.addressOf(Math.min(dhcpd.duration(code) ?? 0, 2 ** 32 - 1))),
    ...flags.map(code => String(Number(dhcpd.boolean(code)))),
    ...addresses.map(code => dhcpd.addressOf(dhcpd.addressNumber(code) ?? 0)),
  ])
})

function isException(text: string): boolean {
  return exceptions.some(({ pattern }) => pattern?.test(text) === true)
}

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
  return fc
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
    .filter(text => !text.includes('execute') && !isException(text))
}

/** The first thing that parse and problems find in a text that the program would reject. */
function faultIn(text: string, protocol: Protocol = 4): dhcpd.ParseError | dhcpd.Problem | undefined {
  try {
    return dhcpd.problems(dhcpd.parse(text), { protocol }).find(({ severity }) => severity === 'error')
  } catch (error) {
    if (error instanceof dhcpd.ParseError) return error
    throw error
  }
}

/** Whether a fault is in what an option is computed by, which dhcpd may pass over: see the exceptions. */
function isInExpression(fault: ReturnType<typeof faultIn>): boolean {
  if (fault instanceof dhcpd.ParseError)
    return /after ".*\b(?:option|supersede|default|prepend|append|send) [^ ]+ =/.test(fault.reason)
  return fault?.node.type === 'optionExpression'
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

const WORDS6 = [
  ...WORDS,
  ...`subnet6 pool6 range6 prefix6 temporary :: / 64 56 128 0 2001:db8::1 2001:db8:: 2001:db8:1:: fe80::1
  fixed-address6 fixed-prefix6 dhcp6.name-servers dhcp6.client-id host-identifier v6relopt ::/0 /48`.split(
    /\s+/,
  ),
]

/** Seeds with tokens taken out, put in, or replaced by others. */
function changed(seeds: readonly string[], words: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom(...words), fc.constantFrom('', ' ')), {
        minLength: 1,
        maxLength: 2,
      }),
    )
    .map(([seed, changes]) => {
      const tokens = [...tokensOf(seed)]
      for (const [at, kind, word, blank] of changes)
        tokens.splice(at % tokens.length, kind === 0 ? 0 : 1, ...(kind === 1 ? [] : [blank + word + blank]))
      return tokens.join('')
    })
    .filter(text => !text.includes('execute') && !isException(text))
}

testWith('dhcpd', 'accepts the seeds, and so do we', () => {
  for (const [protocol, texts] of [[4, seeds] as const, [6, seeds6] as const])
    for (const seed of texts) {
      expect(complaint(seed, protocol)).toBeUndefined()
      expect(dhcpd.problems(dhcpd.parse(seed), { protocol })).toEqual([])
    }
})

for (const [protocol, texts] of [
  [4, examples],
  [6, examples6],
] as const)
  testWith(
    'dhcpd',
    `-${protocol} accepts each example as it is right, and as it is wrong if that is no error`,
    () => {
      for (const [rule, example] of Object.entries(texts)) {
        const wrong = alternatives(example, 'wrong')
        expect(complaint(wrong, protocol) === undefined, rule).toBe(faultIn(wrong, protocol) === undefined)
        // No file is there to be included.
        const right = alternatives(example, 'right').replace('/etc/dhcp/nodes.conf', '/dev/null')
        expect(complaint(right, protocol), rule).toBeUndefined()
      }
    },
  )

/** Of a run like this dhcpd crashes, or makes up the leases of millions of addresses: it says nothing of the text. */
function isSilent(said: string): boolean {
  return !said.includes('Internet Systems Consortium')
}

for (const [protocol, texts] of [
  [4, changed(seeds, WORDS)],
  [6, changed(seeds6, WORDS6)],
] as const)
  testWith('dhcpd', `-${protocol} gives every changed text the verdict that parse and problems give`, () => {
    fc.assert(
      fc.property(texts, text => {
        const { code, said } = ask(text, protocol)
        const fault = faultIn(text, protocol)
        if (isSilent(said) || (code === 0 && isInExpression(fault))) return
        expect(fault === undefined, said).toBe(code === 0)
      }),
      { numRuns: runs(200) },
    )
  })

for (const { construct, text, dhcpd: verb, we, why } of exceptions)
  testWith('dhcpd', `${verb} ${construct}, which we ${we}: ${why}`, () => {
    const { code } = ask(text, 4, verb === 'breaks at' ? 1 : undefined)
    expect(code === 0 ? 'accepts' : code === 1 ? 'rejects' : 'breaks at').toBe(verb)
    expect(faultIn(text) === undefined).toBe(we === 'accept')
  })

testWith('dhcpd', 'accepts generated documents, of which we know no error', () => {
  fc.assert(
    fc.property(configurations, document => {
      expect(dhcpd.problems(document).filter(problem => problem.severity === 'error')).toEqual([])
    }),
    { numRuns: runs(100) },
  )
})

testWith('dhcpd', '-6 accepts generated documents, of which we know no error', () => {
  fc.assert(
    fc.property(configurations6, document => {
      const found = dhcpd.problems(document, { protocol: 6 })
      expect(found.filter(problem => problem.severity === 'error')).toEqual([])
      expect(complaint(dhcpd.serialize(document), 6)).toBeUndefined()
    }),
    { numRuns: runs(40) },
  )
})

testWith('dhcpd', 'rejects what we reject', () => {
  const texts = mutated(configurations.map(document => dhcpd.serialize(document)))
  fc.assert(
    fc.property(texts, text => {
      try {
        dhcpd.parse(text)
      } catch (error) {
        if (error instanceof dhcpd.ParseError && isInExpression(error)) return
        expect(complaint(text), String(error)).toBeDefined()
      }
    }),
    { numRuns: runs(200) },
  )
})
