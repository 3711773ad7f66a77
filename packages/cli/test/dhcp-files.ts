import fc from 'fast-check'
import type { Discover } from '../../../tools/dhcp-exchange/offers.ts'

/* Files for dhcpd in which statements stand in all places that it looks in, and the machines that ask for them. */

/** Each machine asks once, for what dhcpd has offered it before it may offer again. */
const ASKERS = [
  { relay: '10.0.33.250', firmware: 0 },
  { relay: '10.0.33.250', firmware: 7 },
  { relay: '10.0.44.250', firmware: 0 },
  { relay: '10.0.44.250', firmware: 7 },
].map((asker, index) => {
  const mac = (kind: number): string => `08:00:27:00:33:${kind}${index}`
  return { ...asker, index, fixed: mac(1), known: mac(2), unknown: mac(3) }
})

/** Machines with a fixed address in 10.0.33.0/24, machines that have a host without one, and machines without a host. */
export function discovers(text: string): readonly Discover[] {
  return ASKERS.flatMap(({ relay, firmware, fixed, known, unknown }) =>
    relay.startsWith('10.0.33.') || text.includes('subnet 10.0.44.0')
      ? [fixed, known, unknown].map(mac => ({ mac, relay, firmware }))
      : [],
  )
}
const FIXED = '08:00:27:00:33:10'

/** The hosts of the machines, each with the same statements. */
export function hostsOf(kind: 'fixed' | 'known', said: string): string {
  return ASKERS.map(({ index, [kind]: mac }) => {
    const address = kind === 'fixed' ? ` fixed-address 10.0.33.1${index};` : ''
    return `host ${kind}${index} { hardware ethernet ${mac};${address}\n${said} }`
  }).join('\n')
}

/** Addresses are not looked for before they are offered. */
export const HEAD = 'ping-check off;\noption arch code 93 = unsigned integer 16;\n'

/** Conditions on what the machines here tell of themselves, and on two of them. */
const simple = fc.constantFrom(
  'exists vendor-class-identifier',
  'exists user-class',
  'option arch = 00:07',
  'option arch != 00:07',
  'option user-class = "iPXE"',
  'known',
  `hardware = 1:${FIXED}`,
  'substring(option vendor-class-identifier, 0, 9) = "PXEClient"',
  'substring(option vendor-class-identifier, 15, 5) = "00007"',
  'substring(hardware, 1, 3) = 08:00:27',
)
const condition = fc.oneof(
  simple,
  simple.map(is => `not (${is})`),
  fc.tuple(simple, fc.constantFrom('and', 'or'), simple).map(words => words.join(' ')),
  fc
    .tuple(simple, fc.constantFrom('and', 'or'), simple, fc.constantFrom('and', 'or'), simple)
    .chain(words =>
      fc.constantFrom(words.join(' '), `not (${words.slice(0, 3).join(' ')}) ${words.slice(3).join(' ')}`),
    ),
)

const word = fc.stringMatching(/^[a-z]{4}$/)
const address = fc.integer({ min: 2, max: 9 }).map(last => `10.0.33.${last}`)

const setting = fc.oneof(
  word.map(name => `filename "${name}";`),
  address.map(server => `next-server ${server};`),
  fc
    .tuple(fc.constantFrom('option', 'supersede', 'default'), word)
    .map(([how, name]) => `${how} domain-name "${name}";`),
  fc
    .tuple(
      fc.constantFrom('routers', 'time-servers', 'log-servers'),
      fc.array(address, { minLength: 1, maxLength: 2 }),
    )
    .map(([name, servers]) => `option ${name} ${servers.join(', ')};`),
)

/** Statements as they stand in any block. */
const statements: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: setting },
      {
        weight: 1,
        arbitrary: fc
          .tuple(condition, setting, condition, setting, setting)
          .map(
            ([is, then, or, elsif, other]) =>
              `if ${is} { ${then} } elsif ${or} { ${elsif} } else { ${other} }`,
          ),
      },
    ),
    { maxLength: 3 },
  )
  .map(lines => lines.join('\n'))

/** What a class is told by, and subclasses that go with it. */
const matching: fc.Arbitrary<(name: string) => readonly [inside: string, behind: string]> = fc.oneof(
  condition.map(is => () => [`match if ${is};`, ''] as const),
  fc.tuple(fc.constantFrom('', 'match if exists arch;', 'match if exists user-class;'), statements).map(
    ([also, said]) =>
      (name: string) =>
        [
          `match hardware;\n${also}`,
          `subclass "${name}" 1:${FIXED} {\n${said}\n}\nsubclass "${name}" 1:08:00:27:00:33:21;`,
        ] as const,
  ),
  statements.map(
    said => (name: string) =>
      [
        'match substring(option vendor-class-identifier, 0, 9);',
        `subclass "${name}" "PXEClient" {\n${said}\n}`,
      ] as const,
  ),
  fc.constant(() => ['spawn with hardware;', ''] as const),
)
const classes = fc.array(fc.tuple(matching, statements), { minLength: 2, maxLength: 3 }).map(all =>
  all
    .map(([match, said], index) => {
      const [inside, behind] = match(`c${index}`)
      return `class "c${index}" {\n${inside}\n${said}\n}\n${behind}`
    })
    .join('\n'),
)

const permit = fc.constantFrom(
  '',
  'allow unknown-clients;',
  'deny unknown-clients;',
  'allow known-clients;',
  'deny known clients;',
  'allow all clients;',
  'deny members of "c0";',
  'allow members of "c0";',
  'allow members of "c1"; deny members of "c0";',
)

/** Ranges in a subnet itself, in pools of it. */
const within = (network: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant(`range ${network}.20 ${network}.30;`),
    fc
      .array(fc.tuple(permit, statements), { minLength: 1, maxLength: 3 })
      .map(pools =>
        pools
          .map(
            ([who, said], index) =>
              `pool { ${who} range ${network}.${20 + 8 * index} ${network}.${27 + 8 * index};\n${said} }`,
          )
          .join('\n'),
      ),
  )

const subnet = (network: string): fc.Arbitrary<string> =>
  fc
    .tuple(statements, within(network), statements)
    .map(
      ([before, ranges, behind]) =>
        `subnet ${network}.0 netmask 255.255.255.0 {\n${before}\n${ranges}\n${behind}\n}`,
    )

const networks = fc.oneof(
  fc.tuple(subnet('10.0.33'), subnet('10.0.44')).map(all => all.join('\n')),
  fc.tuple(statements, subnet('10.0.33')).map(all => `shared-network wire {\n${all.join('\n')}\n}`),
  fc.tuple(statements, statements, statements, permit, statements).map(
    ([wire, one, other, who, pool]) => `shared-network wire {
${wire}
subnet 10.0.33.0 netmask 255.255.255.0 {\n${one}\n}
subnet 10.0.55.0 netmask 255.255.255.0 {\n${other}\n}
pool { ${who} range 10.0.33.20 10.0.33.30;\n${pool} }
}`,
  ),
)

const hosts = fc
  .tuple(statements, statements, statements, statements, fc.boolean())
  .map(([outer, group, fixed, known, together]) => {
    const first = hostsOf('fixed', fixed)
    const second = hostsOf('known', known)
    const inner = together
      ? `group {\n${group}\n${first}\n${second}\n}`
      : `group {\n${group}\n${first}\n}\n${second}`
    return `group {\n${outer}\n${inner}\n}`
  })

const refusal = fc.constantFrom('', '', '', 'deny unknown-clients;', 'ignore booting;', 'allow booting;')

/** Whole files; their values tell which statement was executed. */
export const files: fc.Arbitrary<string> = fc
  .tuple(statements, refusal, classes, networks, hosts, statements)
  .map(parts => `${HEAD}${parts.join('\n')}\n`)
