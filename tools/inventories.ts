import fc from 'fast-check'

/** Inventories without a fault, of every size and with every optional field there or not. */

const label = fc.stringMatching(/^[a-z](?:[a-z0-9-]{0,8}[a-z0-9])?$/).filter(name => name !== 'localhost')
const mac = fc
  .uniqueArray(fc.integer({ min: 0, max: 2 ** 24 - 1 }), { minLength: 9, maxLength: 9 })
  .map(numbers =>
    numbers.map(
      number =>
        `02:00:00:${(number + 2 ** 24)
          .toString(16)
          .slice(1)
          .replace(/(..)(?=.)/g, '$1:')}`,
    ),
  )
const path = fc.stringMatching(/^(?:\/[a-z0-9][a-z0-9._+@~-]{0,8}){1,3}$/)
const paths = fc
  .tuple(path, path)
  .filter(([nfs, tftp]) => !`${nfs}/`.startsWith(`${tftp}/`) && !`${tftp}/`.startsWith(`${nfs}/`))
  .map(([nfs, tftp]) => ({ nfs, tftp }))

function optional<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined })
}

/** An object of which any field may be left out. */
function some(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  return fc.record(fields, { requiredKeys: [] })
}

const word = fc
  .stringMatching(/^[!#-~]{1,12}$/)
  .filter(text => !/^(?:root|ip|rw|ro|boot|init)(?:=|$)/.test(text))

const boot = some({
  firmware: fc.constantFrom('bios', 'uefi', 'both'),
  arguments: fc.array(word, { maxLength: 3 }),
  serial: some({ port: fc.nat(3), speed: fc.constantFrom(9600, 115200) }),
  file: fc.constantFrom('mac', 'ip'),
  timeout: fc.integer({ min: 1, max: 3600 }),
  menu: fc.shuffledSubarray(['system', 'disk', 'memtest'], { minLength: 1 }),
})

const mountOption = fc.stringMatching(/^[a-z0-9][!$-+.-[\]-~]{0,8}$/)
const mounts = fc.dictionary(
  fc
    .stringMatching(/^\/(?:home|tmp|media|x)(?:\/[a-z0-9._+@~-]{1,6}){0,2}$/)
    .filter(point => !/\/\.{1,2}(?:\/|$)/.test(point)),
  fc.record(
    {
      source: fc.stringMatching(/^[A-Za-z0-9/.:_=@%+~[\]-]{1,12}$/),
      type: fc.constantFrom('nfs', 'ext4', 'none', 'tmpfs'),
      options: fc.array(mountOption, { maxLength: 3 }),
    },
    { requiredKeys: ['source'] },
  ),
  { maxKeys: 3 },
)

/** Of any kind; fast-check's own of this kind are listed, which takes seconds. */
const character = fc.integer({ min: 0, max: 0xd7ff }).map(code => String.fromCodePoint(code))

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKGXZ0h5dHCQSQyGAKvMvvqkDD6UqsXmUeJGBp7yBhRn a@lab'

/** Settings that go together whichever of them come together. */
const settings = some({
  // No node is called so: their names are short.
  root: some({
    shared: fc.constantFrom('all-that-compute', 'Another', false),
    memory: fc.constantFrom('10%', '100%', '1g', '512M'),
  }),
  boot,
  mounts,
  exports: fc.array(
    fc.constantFrom(
      'sync',
      'async',
      'secure',
      'insecure',
      'no_wdelay',
      'crossmnt',
      'no_acl',
      'hide',
      'nohide',
    ),
    { maxLength: 3 },
  ),
  files: fc.dictionary(
    fc.stringMatching(/^\/(?:srv|opt)\/[a-z0-9]{1,6}$/),
    fc.record(
      { content: fc.string({ unit: character }), mode: fc.constantFrom('0400', '0644', '0755') },
      { requiredKeys: ['content'] },
    ),
    { maxKeys: 2 },
  ),
  authorizedKeys: fc.constantFrom([], [KEY], [`from="10.0.0.0/8" ${KEY}`, KEY]),
  packages: fc.array(fc.stringMatching(/^[a-z0-9][a-z0-9+.-]{1,6}$/), { maxLength: 3 }),
})

/** The settings of a node that is to have nothing of the mounts and files of a profile. */
function withoutThoseOf(profile: object = {}): object {
  const without = (field: string): object => {
    const entries: unknown = Reflect.get(profile, field)
    return Object.fromEntries(Object.keys(Object(entries)).map(name => [name, false]))
  }
  return { mounts: without('mounts'), files: without('files') }
}

/** More cards than the one that a machine boots over, or is served over, on `data`. */
function cards(address: string): fc.Arbitrary<Record<string, object>> {
  const routes = fc.constantFrom(undefined, [
    { to: '10.77.0.0/16', via: '10.11.0.254' },
    { to: '10.78.1.0/24', via: '10.11.0.253' },
  ])
  const speaking = fc.oneof(
    fc.record({
      network: fc.constant('data'),
      address: fc.constant(address),
      routes,
      mtu: optional(fc.constant(9000)),
    }),
    fc.constant({ method: 'dhcp' }),
    fc.constant({ network: 'data', method: 'manual' }),
    fc.record({ addresses: fc.constant([`${address}/20`]) }),
  )
  return fc.oneof(
    fc.constant({}),
    speaking.map(card => ({ eth5: card })),
    fc.tuple(speaking, fc.constantFrom('802.3ad', 'active-backup')).map(([card, mode]) => ({
      bond0: { ...card, bond: { of: ['eth6', 'eth7'], mode } },
      eth6: {},
    })),
    speaking.map(card => ({
      'eth5.20': { ...card, vlan: { on: 'eth5', id: 20 } },
      eth5: { method: 'manual', mtu: 9000 },
    })),
    fc.tuple(speaking, fc.boolean()).map(([card, stp]) => ({
      br0: { ...card, bridge: { of: ['vlan9', 'eth8'], stp } },
      vlan9: { vlan: { on: 'bond1', id: 9 } },
      bond1: { method: 'manual', bond: { of: ['eth6'] }, mtu: 9000 },
      eth8: { mtu: 9000 },
    })),
  )
}

const served = some({
  range: fc.constant(['100', '120']),
  ranges: fc.constant([
    ['121', '130'],
    ['140', '140'],
  ]),
  reserved: fc.constant(['250-253']),
  dns: fc.constant(['9.9.9.9', '1.1.1.1']),
  ntp: fc.constant(['9.9.9.9']),
  search: fc.array(label, { maxLength: 2 }),
  mtu: fc.integer({ min: 576, max: 9000 }),
  lease: fc.integer({ min: 60, max: 4000 }),
  maxLease: fc.integer({ min: 4000, max: 2 ** 31 - 1 }),
  minLease: fc.constant(60),
})

/** Puts the hosts of a network into its addresses. */
function network(base: string, source: object): object {
  const full = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(full)
      : typeof value === 'string'
        ? value.replace(/\d+/g, host => `${base}.${host}`)
        : value
  const placed = Object.entries(source).map(([field, value]): [string, unknown] => [
    field,
    /^range|^reserved|^pool/.test(field) ? full(value) : value,
  ])
  return { subnet: `${base}.0/24`, boot: true, ...Object.fromEntries(placed) }
}

const PROFILES = ['default', 'a', 'b', 'c'] as const

export const inventories: fc.Arbitrary<unknown> = inventoriesOf(8)

/** Those of so many machines at most, the master among them. */
export function inventoriesOf(machines: number): fc.Arbitrary<unknown> {
  return fc
    .record({
      names: fc.uniqueArray(label, { minLength: 2, maxLength: machines }),
      cluster: label,
      domain: fc.array(label, { minLength: 1, maxLength: 3 }).map(labels => labels.join('.')),
      macs: mac,
      third: fc.integer({ min: 1, max: 250 }),
      first: served,
      second: served,
      way: fc.constantFrom('none', 'card', 'relay', 'wire'),
      masterMac: fc.boolean(),
      masterCards: cards('10.11.0.1'),
      profiles: fc.array(settings, { minLength: 4, maxLength: 4 }),
      inherits: fc.boolean(),
      nodes: fc.array(
        fc.record({
          profile: optional(fc.oneof(fc.constantFrom(...PROFILES), fc.subarray([...PROFILES]))),
          cards: cards('10.11.0.x'),
          settings,
          bare: fc.boolean(),
          placed: fc.constantFrom('fixed', 'pool', 'second'),
          infiniband: fc.nat(7).map(number => number === 0),
        }),
        { minLength: 8, maxLength: 8 },
      ),
      paths: optional(paths),
      disableIpv6: optional(fc.boolean()),
      async: optional(fc.boolean()),
    })
    .map(({ names, cluster, domain, macs, third, way, profiles, paths, disableIpv6, async, ...rest }) => {
      const [master, ...nodes] = names
      const [boot, rack] = [`10.9.${third}`, `10.10.${third}`]
      const ways = { none: undefined, card: {}, relay: { relay: 'boot' }, wire: { wire: 'hall' } }
      const second =
        ways[way] &&
        network(rack, { ...rest.second, pool: ['30', '40'], router: `${rack}.254`, ...ways[way] })
      return {
        name: cluster,
        domain,
        networks: {
          boot: network(boot, {
            ...rest.first,
            pool: ['1', '60'],
            ...(way === 'wire' ? { wire: 'hall' } : {}),
          }),
          rack: second,
          data: { subnet: '10.11.0.0/16' },
        },
        master: {
          name: master,
          interfaces: {
            eth0: { network: 'boot', address: `${boot}.1`, mac: rest.masterMac ? macs[8] : undefined },
            ...(way === 'card' ? { eth1: { network: 'rack', address: `${rack}.1` } } : {}),
            ...rest.masterCards,
          },
        },
        profiles: Object.fromEntries(
          PROFILES.map((name, index) => [
            name,
            { ...profiles[index], ...(rest.inherits && name === 'c' ? { inherits: ['b', 'a'] } : {}) },
          ]),
        ),
        nodes: Object.fromEntries(
          nodes.map((name, index) => {
            const { profile, cards, settings, bare, placed, infiniband } = rest.nodes[index] ?? {}
            const address = placed === 'fixed' ? `${boot}.${index + 11}` : undefined
            const network = placed === 'second' && second !== undefined ? 'rack' : 'boot'
            const interfaces: unknown = JSON.parse(
              JSON.stringify(cards ?? {}).replaceAll('10.11.0.x', `10.11.1.${index + 1}`),
            )
            const own = {
              address,
              network,
              profile,
              interfaces,
              ...(bare ? withoutThoseOf(profiles[0]) : settings),
            }
            // PXELINUX finds no file by such an address.
            return infiniband
              ? [
                  name,
                  {
                    mac: `80:00:02:08:fe:80:00:00:00:00:00:00:00:02:${macs[index]}`,
                    ...own,
                    boot: { file: 'ip' },
                  },
                ]
              : [name, { mac: macs[index], ...own }]
          }),
        ),
        paths,
        disableIpv6,
        async,
      }
    })
}
