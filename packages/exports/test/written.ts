import fc from 'fast-check'

/** Options that exportfs knows, and of each pair the last counts. */
export const SWITCHES = [
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

/** The same with those that the table of exports in force shows otherwise, or not at all. */
export const PAIRS = [
  ...SWITCHES,
  ['no_auth_nlm', 'auth_nlm'],
  ['insecure_locks', 'secure_locks'],
  ['no_acl', 'acl'],
  ['pnfs', 'no_pnfs'],
] as const

/** Every option that may be one word. */
export const KNOWN: readonly string[] = [...PAIRS.flat(), 'nordirplus', 'security_label', 'mountpoint', 'mp']

const someOption = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...SWITCHES.flat(), 'acl', 'mp', 'nordirplus', 'security_label', 'pnfs'),
  },
  fc
    .tuple(
      fc.constantFrom('anonuid', 'anongid', 'squash_uids', 'squash_gids', 'fsid', 'mp', 'refer'),
      fc.oneof(
        fc.constantFrom(
          '',
          '0',
          '-1',
          '+5',
          '0x1f',
          '08',
          'root',
          '-',
          '5-',
          '5--1',
          '0-99',
          '--5',
          '4294967295',
          '0x',
        ),
        fc.constantFrom(
          '99999999999999999999',
          '-99999999999999999999',
          '6c1d4e0ad2b1a3f49b8e0123456789ab',
          '5)',
        ),
        fc.stringMatching(/^[0-9a-fx+ :/@-]{0,4}$/),
      ),
    )
    .map(([name, value]) => `${name}=${value}`),
  fc
    .array(fc.constantFrom('sys', 'unix', 'krb5', 'krb5i', 'krb5p', 'none', 'null', '', 'des'), {
      maxLength: 3,
    })
    .map(names => `sec=${names.join(':')}`),
  fc.constantFrom(
    '',
    'defaults',
    'RW',
    'no-root-squash',
    'rw=a',
    'fsid',
    'sec',
    'xprtsec=tls',
    '20',
    '0-15',
    'rw ',
    ' rw',
  ),
)
const number = fc.constantFrom('10', '0', '255', '256', '010', '1', '')
const someHost = fc.oneof(
  fc.constantFrom(
    '*',
    '@nodes',
    '@',
    '*.cluster',
    'n[1-3]',
    'gss/krb5',
    '10.0.33.*',
    '[::1]/64',
    '/usr',
    'a/24',
    '',
  ),
  fc
    .tuple(
      fc.oneof(
        fc.array(number, { minLength: 3, maxLength: 5 }).map(numbers => numbers.join('.')),
        fc.constantFrom(
          '::',
          '1::2',
          '::ffff:10.0.0.1',
          '1:2:3:4:5:6:7:8',
          '1::2::3',
          '1:2:3:4:5:6:7::',
          ':1',
          '1:',
          '12345::',
        ),
      ),
      fc.constantFrom(
        '',
        '/',
        '/24',
        '/ 24',
        '/+8',
        '/-1',
        '/-0',
        '/33',
        '/129',
        '/24x',
        '/255.255.255.0',
        '/255.0.255.0',
        '/ffff::',
        '/0.0.0',
      ),
    )
    .map(([address, mask]) => address + mask),
)
/** Quotes let a word hold what it likes, but for quotes. */
const someWord = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(someHost, fc.array(someOption, { maxLength: 4 }))
      .map(([host, list]) => `"${host}(${list.join(',')})"`),
  },
  fc.array(someOption, { minLength: 1, maxLength: 3 }).map(list => `"-${list.join(',')}"`),
  fc.constantFrom('*', '10.0.33.1', '@nodes', '(ro)', '#', '-'),
)
const someLine = fc
  .tuple(
    fc.constantFrom('/srv', '/', '//', '/srv/', '/nowhere', '"/a b"', 'etc', '#'),
    fc.array(someWord, { maxLength: 3 }),
  )
  .map(([path, words]) => [path, ...words].join(' '))
/** Tables as people write them, right and wrong. */
export const written: fc.Arbitrary<string> = fc
  .array(someLine, { minLength: 1, maxLength: 3 })
  .map(lines => lines.map(line => `${line}\n`).join(''))
