import { document, fixedAddress, host, parameter, parse, problems, zone } from '@cluster-configs/dhcpd'
import { describe, expect, test } from 'vitest'

/** The rules that a text offends. */
function offends(text: string, ...expected: readonly string[]): void {
  expect(problems(parse(text)).map(({ rule }) => rule)).toEqual(expected)
}

const SUBNET = 'subnet 10.0.0.0 netmask 255.255.255.0'
const PEER = 'failover peer "p" { primary; peer address 10.0.0.3; mclt 3600; split 128; }'

test('a configuration as it should be has no problems', () => {
  offends(`
option space PXE;
option PXE.ip code 1 = array of { ip-address, integer 8 };
option arch code 93 = unsigned integer 16;
class "pxe" { match if substring(option vendor-class-identifier, 0, 9) = "PXEClient"; }
subclass "pxe" 1:2:3 { option PXE.ip 10.0.0.1 1, 10.0.0.2 2; }
key k { algorithm hmac-md5; secret abcd+/==; }
zone a. { primary 10.0.0.1; key k; }
${PEER}
${SUBNET} { pool { failover peer "p"; range 10.0.0.10 10.0.0.20; allow members of "pxe"; } }
group g { host n { hardware ethernet 1:2:3:4:5:6; fixed-address 10.0.0.5, n.a; } }
host m { group g; }
if option arch = 00:07 and not (known) { filename "a"; } else { filename "b"; }
switch (option host-name) { case "a": break; default: log(info, concat("a", "b")); }
`)
})

test('problems come in the order of the document, each with its node, field and sentence', () => {
  const document = parse(`${SUBNET} { range 10.0.0.1 10.0.0.9; range 10.0.0.9; }\noption router 10.0.0.1;\n`)
  const found = problems(document)
  expect(found.map(({ rule }) => rule)).toEqual(['overlapping-ranges', 'unknown-option'])
  expect(found[1]).toEqual({
    rule: 'unknown-option',
    severity: 'error',
    node: document.children[1],
    field: 'name',
    message: 'there is no option "router"; did you mean "routers"?',
  })
})

test('what a program has built can have code that is not made of tokens', () => {
  const built = document([parameter('filename', '"pxelinux.0')])
  const message = `'"pxelinux.0' is not made of whole tokens`
  expect(problems(built)).toMatchObject([{ rule: 'bad-code', severity: 'error', field: 'value', message }])
})

test('what a program has built can have addresses that no text has', () => {
  const built = document([host('h', [fixedAddress('a', '"b"')]), zone('a.', [parameter('primary', '"b"')])])
  expect(problems(built)).toMatchObject([
    { rule: 'wrong-value', field: 'addresses', item: 1, message: '"b" is no address or host name' },
    { rule: 'wrong-value', field: 'value', message: 'expected an address or host name, found "b"' },
  ])
})

test('a comment is no statement of a block', () => {
  offends(`key k {\n# a\n\nalgorithm a; secret AA;\n}
zone a. {\n# a\n\nprimary 10.0.0.1; key k;\n}
failover peer "p" {\n# a\n\nsecondary; peer address a;\n}
group {\n# a\n\ndynamic;\n# b\n\nbreak;\n}
class "c" {\n# a\n\nmatch hardware;\n}
${SUBNET} { pool {\n# a\n\nfailover peer "p"; range 10.0.0.1;\n} }`)
  offends('group {\n dynamic;\n# b\n\n}', 'flag-last')
})

describe('names', () => {
  test.each([
    ['option nosuch "x";', 'unknown-option'],
    ['option nosuch.x "x";', 'unknown-space'],
    ['subclass "c" "x";', 'unknown-class'],
    ['host h { group g; }', 'unknown-group'],
    ['group "10" {}\nhost h { group 10; }', 'wrong-value'],
    ['zone a. { key k; }', 'unknown-key'],
    ['omapi-key k;', 'unknown-key'],
    ['shared-network s { failover peer "p"; subnet 10.0.0.0 netmask 255.0.0.0 {} }', 'unknown-peer'],
    ['host h {}\nhost h {}', 'duplicate-host'],
    ['key k { % x; algorithm a; secret YWJj; }', 'wrong-scope'],
    [PEER, 'unused-peer'],
    [`${SUBNET} { pool { failover peer p; range 10.0.0.1; } }`, 'unquoted-peer unknown-peer'],
  ])('%s', (text, rules) => {
    offends(text, ...rules.split(' '))
  })

  test('that an included file may declare are taken for known', () => {
    offends('include "/etc/classes";\nsubclass "c" "x";\n')
    offends(`${PEER}\ninclude "/etc/pools";\n`)
  })

  test('of hosts differ by their letters', () => {
    offends('host h {}\nhost H {}\n')
  })
})

describe('scopes', () => {
  test.each(['case "x":', `${SUBNET} { group { range 10.0.0.1; } }`, `${SUBNET} { failover peer "p"; }`])(
    '%s',
    text => {
      offends(text, 'wrong-scope')
    },
  )
})

describe('networks', () => {
  test.each([
    ['subnet 10.0.0.1 netmask 255.255.255.0 {}', 'host-bits'],
    ['subnet 10.0.0.256 netmask 255.255.255.0 {}', 'bad-address'],
    [`${SUBNET} { range 10.0.1.1; }`, 'range-outside'],
    [`${SUBNET} { range 10.0.0.1 10.0.0.9; range 10.0.0.9 10.0.0.12; }`, 'overlapping-ranges'],
    [`${SUBNET} { pool {} }`, 'empty-pool'],
    ['shared-network s {}', 'empty-network'],
    [`shared-network "" { ${SUBNET} {} }`, 'empty-name'],
    [`${SUBNET} { interface a; interface b; }`, 'second-interface'],
    [`${SUBNET} { interface a; interface "a"; }`, 'second-interface'],
    [`${SUBNET} {}\nsubnet 10.0.0.0 netmask 255.0.0.0 {}`, 'overlapping-subnets'],
    [`subnet 10.0.0.0 netmask 255.0.0.0 {}\n${SUBNET} {}`, 'overlapping-subnets'],
    [`${SUBNET} { host h {} host i {} }`, 'host-in-network'],
    ['subnet6 2001:db8::/32 {}', 'ipv6-only'],
    [`${SUBNET} { pool6 {} }`, 'ipv6-only'],
    [`${SUBNET} { range6 2001:db8::/64; }`, 'ipv6-only'],
    [`${SUBNET} { pool { include "/etc/range"; } }`, 'empty-pool'],
  ])('%s', (text, rule) => {
    offends(text, rule)
  })

  test('an interface that another network has is connected to none', () => {
    const other = 'subnet 10.1.0.0 netmask 255.255.0.0'
    offends(`${SUBNET} { interface a; }\n${other} { interface a; interface b; }`)
    offends(`${SUBNET} { interface a; }\n${other} { interface b; interface a; }`, 'second-interface')
  })

  test('that an included file may declare', () => {
    offends('shared-network s { include "/etc/subnets"; }')
    offends('shared-network s { include "/etc/subnets"; pool { range 10.0.0.1; } }')
    offends('shared-network s { pool { range 10.0.0.1; } include "/etc/subnets"; }', 'range-outside')
  })
})

test('a range is one of hosts, as far as the masks tell', () => {
  const range = (addresses: string, mask = '') => `${SUBNET} { ${mask} range ${addresses}; }\n`
  offends(range('10.0.0.0 10.0.0.9'), 'no-host')
  offends(range('10.0.0.9 10.0.0.255'), 'no-host')
  offends(range('10.0.0.255'), 'no-host')
  offends(range('10.0.0.255 10.0.0.0'), 'no-host', 'no-host')
  offends(range('10.0.0.1 10.0.0.254'))
  offends(range('10.0.0.9 10.0.0.255', 'option subnet-mask 255.255.255.0;'), 'no-host')
  offends(range('10.0.0.9 10.0.0.255', 'option subnet-mask 255.255.254.0;'))
  offends(`option subnet-mask 255.255.0.0;\n${range('10.0.0.9 10.0.0.255')}`)
  offends('subnet 10.0.0.4 netmask 255.255.255.254 { range 10.0.0.4 10.0.0.5; }\n')
  offends('subnet 10.0.0.4 netmask 255.255.255.252 { range 10.0.0.4 10.0.0.6; }\n', 'no-host')
})

describe('what a later statement stands in the place of', () => {
  test.each([
    'option routers 10.0.0.1; option ROUTERS 10.0.0.2;',
    'option routers 10.0.0.1; option dhcp.routers 10.0.0.2;',
    'option routers 10.0.0.1; supersede routers 10.0.0.2;',
    'supersede routers 10.0.0.1; send routers 10.0.0.2;',
    'option routers 10.0.0.1; append routers 10.0.0.3; option routers 10.0.0.2;',
    'option routers 10.0.0.1; if known { } option routers 10.0.0.2;',
    'option routers = 0a:00:00:01; option routers 10.0.0.2;',
    'filename "a"; filename "b";',
    'max-lease-time 600; default-lease-time 600; max-lease-time 900;',
  ])('%s', said => {
    offends(`${said}\n`, 'overridden')
    offends(`group { ${said} }\n`, 'overridden')
    offends(`${SUBNET} { ${said} }\n`, 'overridden')
    offends(`if known { ${said} }\n`, 'overridden')
  })

  test('each that is not the last', () => {
    offends('filename "a"; filename "b"; filename "a";\n', 'overridden', 'overridden')
    const [problem] = problems(parse('filename "a"; filename "b";\n'))
    expect(problem).toMatchObject({
      severity: 'warning',
      node: { value: '"a"' },
      message: 'a later filename stands in its place; put all that is meant in one of them',
    })
    expect(problem).not.toHaveProperty('field')
  })

  test.each([
    'option routers 10.0.0.1; option routers 10.0.0.1;',
    'option routers 10.0.0.1; append routers 10.0.0.2;',
    'option routers 10.0.0.1; prepend routers 10.0.0.2;',
    'option routers 10.0.0.1; default routers 10.0.0.2;',
    'default routers 10.0.0.1; option routers 10.0.0.2;',
    'option routers 10.0.0.1; option time-servers 10.0.0.2;',
    'option routers 10.0.0.1; option routers = pick-first-value(option routers, 0a:00:00:02);',
    'option routers 10.0.0.1; group { option routers 10.0.0.2; }',
    'option routers 10.0.0.1; if known { option routers 10.0.0.2; }',
    'switch (option host-name) { case "a": filename "a"; break; case "b": filename "b"; default: filename "c"; }',
    'host a { fixed-address 10.0.0.1; } host b { fixed-address 10.0.0.2; }',
  ])('and not %s', said => {
    offends(`${said}\n`)
  })
})

describe('what two machines would be given', () => {
  const networks = `${SUBNET} { range 10.0.0.10 10.0.0.20; }\nsubnet 10.0.1.0 netmask 255.255.255.0 {}\n`

  test.each([
    ['host a { hardware ethernet 1:2; }\nhost b { hardware ethernet 01:02; }', 'shared-hardware'],
    ['host a { hardware ethernet 1:2; }\nhost b { hardware fddi 1:2; }', ''],
    ['host a { fixed-address 10.0.0.5; }\nhost b { fixed-address 10.0.1.5, 10.0.0.5; }', 'shared-address'],
    ['host a { fixed-address n.a; }\nhost b { fixed-address N.A; }', 'shared-address'],
    ['host a { fixed-address 10.0.0.5, 10.0.0.5; }', ''],
    ['host a { fixed-address 10.0.0.5; }\nhost a { deleted; }\nhost b { fixed-address 10.0.0.5; }', ''],
    ['host a { fixed-address 10.0.0.10; }', 'address-in-range'],
    ['host a { fixed-address 10.0.0.20; }', 'address-in-range'],
    ['host a { fixed-address 10.0.0.9, 10.0.0.21, 10.0.2.15; }', ''],
  ])('%s', (text, rule) => {
    offends(networks + text, ...(rule === '' ? [] : [rule]))
  })

  test('a machine that moves has a host in each network', () => {
    const host = (name: string, address: string): string =>
      `host ${name} { hardware ethernet 1:2; fixed-address ${address}; }\n`
    offends(networks + host('a', '10.0.0.5') + host('b', '10.0.1.5'))
    offends(networks + host('a', '10.0.0.5') + host('b', '10.0.0.6'), 'shared-hardware')
    offends(networks + host('a', '10.0.0.5') + host('b', 'n.a'), 'shared-hardware')
  })

  test('in time that grows with the number of hosts', () => {
    const nodes = Array.from({ length: 20_000 }, (_, index) => {
      const [high, low] = [index >> 8, index & 255]
      return `host n${index} { hardware ethernet 0:1:${high.toString(16)}:${low.toString(16)}; fixed-address 10.1.${high}.${low}; }\n`
    })
    const ranges = Array.from({ length: 250 }, (_, index) => `range 10.0.${index}.1 10.0.${index}.9;`)
    offends(`subnet 10.0.0.0 netmask 255.254.0.0 { ${ranges.join('\n')} }\n${nodes.join('')}`)
  })
})

describe('values', () => {
  test.each([
    ['option x code 200 = encapsulate agent;', 'second-encapsulation'],
    ['include "";', 'no-file'],
    ['group { static; }', 'flag-last'],
  ])('%s', (text, rule) => {
    offends(text, rule)
  })

  test('an option space is encapsulated by one option, until it is declared anew', () => {
    const encapsulate = (code: number): string => `option x${code} code ${code} = encapsulate s;\n`
    offends(`option space s;\n${encapsulate(200)}${encapsulate(201)}`, 'second-encapsulation')
    offends(`option space s;\n${encapsulate(200)}option space s;\n${encapsulate(201)}`)
  })

  test('a NUL is passed over where a token follows it, and is too much elsewhere', () => {
    const message = 'there are NUL bytes here, at which dhcpd may stop; take them out'
    for (const [text, severity] of [
      ['', ''],
      ['break\0;', 'warning'],
      ['break\0\0;', 'error'],
      ['\0\0break;', 'error'],
      ['break;\0', 'error'],
      ['break;\n\0', 'error'],
      ['break;\0\nbreak;', 'warning'],
      ['host h {\0}', 'error'],
      ['host h {\0break;}', 'warning'],
      ['host h {break;\0}', 'error'],
      ['host h {break;}\0', 'error'],
      ['#\0\nbreak;', ''],
      ['break; # a\0 \0\0\n', ''],
      ['break # a\0 \0\0\n;', ''],
      ['break # a\0\n\0;', 'warning'],
    ] as const)
      expect([text, problems(parse(text))]).toMatchObject([
        text,
        severity === '' ? [] : [{ rule: 'nul', severity, message }],
      ])
  })

  test('a NUL behind what is passed over', () => {
    offends('% x;\0\nbreak;', 'ignored', 'nul')
  })

  test('a file in UTF-16 is an empty one', () => {
    const message =
      'dhcpd takes a byte 0xFF for the end of the file; the file is in UTF-16, it seems: save it as UTF-8'
    expect(problems(parse('\xff\xfea\0;\0\n\0'))).toMatchObject([
      { rule: 'ignored', severity: 'warning', message },
    ])
  })

  test('of every type as they should be', () => {
    offends(`option time-offset -3600;
option boot-size 0x10;
option domain-search "a.b", "c.";
option option-6rd 6 32 2001:db8:: 10.0.0.1;
option vivso 00:01;
option unknown-200 "x";
max-lease-time infinite;
log-facility local7;
ping-check TRUE;
`)
  })
})

describe('statements that are read and do nothing', () => {
  test.each([
    [
      'authoratative;',
      'dhcpd takes "authoratative" for a variable, and does nothing here; did you mean "authoritative"?',
    ],
    ['DHCPDARGS=eth0;', 'dhcpd takes "DHCPDARGS" for a variable, and does nothing here; take it out'],
  ])('%s', (text, message) => {
    expect(problems(parse(text))).toMatchObject([{ rule: 'no-effect', severity: 'warning', message }])
  })

  test('a function is called for what it does', () => {
    offends('define note (what) { log(info, what); }\nnote ("x");\n')
  })
})

describe('paths of Windows', () => {
  test.each([
    ['filename "boot\\x64\\wdsnbp.com";', 'value'],
    ['option bootfile-name "\\Boot\\x64\\wdsmgfw.efi";', 'data'],
  ])('that lose their backslashes: %s', (text, field) => {
    expect(problems(parse(text))).toMatchObject([{ rule: 'lost-backslash', severity: 'warning', field }])
  })

  test('that keep them, and escapes', () => {
    offends('filename "boot\\\\x64\\\\wdsnbp.com";\noption root-path "\\x41\\n\\101\\"a";\n')
  })
})

describe('values that are written as they are elsewhere', () => {
  test.each([
    ['next-server = 10.0.0.1;', 'behind "=" stands an expression, and "10.0.0.1" is none; leave out the "="'],
    [
      'option subnet-mask 255.0.0.0, 255.255.0.0;',
      'option subnet-mask takes an IP address or host name without quotation marks, and no list of them',
    ],
    [
      'option pxe-client-id 0, "x";',
      'option pxe-client-id takes a number from 0 to 255, then a string in quotation marks or bytes such as 01:0a:ff, with blanks and no commas between',
    ],
    [
      'ldap-port 389;',
      'this dhcpd knows no parameter "ldap-port"; Debian has one that does in isc-dhcp-server-ldap',
    ],
  ])('%s', (text, message) => {
    expect(problems(parse(text))).toMatchObject([{ severity: 'error', message }])
  })

  test('what is unknown or misplaced is shown at its name', () => {
    expect(problems(parse('ldap-port 389;\ninterface eth0;\n'))).toMatchObject([
      { rule: 'unknown-parameter', field: 'name' },
      { rule: 'wrong-scope', field: 'name' },
    ])
  })
})

describe('expressions', () => {
  test.each([
    ['if not known = known {}', 'wrong-kind'],
    ['if "a" = 1 + 2 {}', 'wrong-kind'],
    ['log(info, n1);', 'hexadecimal-name'],
  ])('%s', (text, rule) => {
    offends(text, rule)
  })

  test('in the precedence of the program', () => {
    offends('if ((known) or (static)) {}\nswitch (1) { case -1: break; }\n')
  })
})
