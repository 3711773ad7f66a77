import * as dhcpd from '@cluster-configs/dhcpd'
import { bare } from '@cluster-configs/syntax/laws'
import { describe, expect, test } from 'vitest'

const { option, parameter, quote, statement } = dhcpd

/** A text means the nodes, and comes back as it was. */
function reads(text: string, ...nodes: dhcpd.Node[]): void {
  const document = dhcpd.parse(text)
  expect(bare(document.children)).toEqual(bare(nodes))
  expect(dhcpd.serialize(document)).toBe(text)
}

describe('dhcpd.conf(5): declarations', () => {
  test('a canonical text leaves no layout', () => {
    const text = `option domain-name "cluster";
subnet 10.0.33.0 netmask 255.255.255.0 {
  range 10.0.33.20 10.0.33.30;
  host node1 {
    hardware ethernet 52:54:00:00:00:07;
    fixed-address 10.0.33.11;
  }
}
`
    const host = dhcpd.host('node1', [
      dhcpd.hardware('ethernet', '52:54:00:00:00:07'),
      dhcpd.fixedAddress('10.0.33.11'),
    ])
    const subnet = dhcpd.subnet('10.0.33.0', '255.255.255.0', [dhcpd.range('10.0.33.20', '10.0.33.30'), host])
    const document = dhcpd.document([option('domain-name', quote('cluster')), subnet])
    expect(dhcpd.parse(text)).toEqual(document)
    expect(dhcpd.serialize(document)).toBe(text)
  })

  test('shared-network', () => {
    reads('shared-network 224-29 {}', dhcpd.sharedNetwork('224-29', []))
    reads('shared-network "a b" { }', dhcpd.sharedNetwork('a b', []))
  })

  test('group, with a name or without', () => {
    reads('group {}', dhcpd.group([]))
    reads('group "g" {}', dhcpd.group([], 'g'))
  })

  test('host: a dotted name, not quoted', () => {
    reads('host ncd1.example.com. {}', dhcpd.host('ncd1.example.com.', []))
    reads('host 10 {}', dhcpd.host('10', []))
  })

  test('pool, with permits and ranges', () => {
    const permits = [dhcpd.deny('members of "foo"'), dhcpd.allow('known clients')]
    reads(
      'pool { failover peer "a"; deny members of "foo"; allow known  clients; range dynamic-bootp 10.0.0.1; }',
      dhcpd.pool([dhcpd.failoverPeer('a'), ...permits, { ...dhcpd.range('10.0.0.1'), dynamicBootp: true }]),
    )
  })

  test('no failover peer has no semicolon', () => {
    reads(
      'pool { no failover peer range 10.0.0.1; }',
      dhcpd.pool([dhcpd.noFailoverPeer(), dhcpd.range('10.0.0.1')]),
    )
  })

  test('class and subclass, with data and perhaps a block', () => {
    reads(
      'class "a\\"b" { match if option x = "y"; lease limit 4; }',
      dhcpd.class('a"b', [statement('match', 'if option x = "y"'), statement('lease', 'limit 4')]),
    )
    reads('subclass "a" 1:08:00:2B;', dhcpd.subclass('a', '1:08:00:2B'))
    reads(
      'subclass "a" "MSFT" { next-server b; }',
      dhcpd.subclass('a', '"MSFT"', [parameter('next-server', 'b')]),
    )
  })

  test('failover peer', () => {
    reads(
      'failover peer foo { primary; address a.b; port 519; split 128; load balance max seconds 3; }',
      dhcpd.failoverPeer('foo', [
        statement('primary'),
        parameter('address', 'a.b'),
        parameter('port', 519),
        parameter('split', 128),
        statement('load', 'balance max seconds 3'),
      ]),
    )
  })

  test('key and zone; a semicolon may follow a key', () => {
    reads(
      'key DHCP_UPDATER { algorithm HMAC-MD5.SIG-ALG.REG.INT; secret pRP5FapFo/95JEL06sv4PQ==; };\n',
      dhcpd.key('DHCP_UPDATER', [
        parameter('algorithm', 'HMAC-MD5.SIG-ALG.REG.INT'),
        parameter('secret', 'pRP5FapFo/95JEL06sv4PQ=='),
      ]),
    )
    reads(
      'zone 17.127.10.in-addr.arpa. { primary 127.0.0.1, b; key K; }',
      dhcpd.zone('17.127.10.in-addr.arpa.', [parameter('primary', '127.0.0.1, b'), parameter('key', 'K')]),
    )
  })

  test('include', () => {
    reads('include "/etc/a b";', dhcpd.include('/etc/a b'))
  })

  test('authoritative and not', () => {
    reads('authoritative;\nNOT authoritative;', dhcpd.authoritative(), dhcpd.authoritative(false))
  })

  test('allow, deny and ignore', () => {
    reads('allow booting; ignore client-updates;', dhcpd.allow('booting'), dhcpd.ignore('client-updates'))
  })

  test('hardware addresses of any length and spelling, or none', () => {
    reads('hardware ethernet 0:AB:3;', dhcpd.hardware('ethernet', '00:ab:03'))
    reads('hardware unknown-7;', dhcpd.hardware('unknown-7'))
  })

  test('fixed-address: addresses and host names', () => {
    reads('fixed-address 10.0.0.1,a.b;', dhcpd.fixedAddress('10.0.0.1', 'a.b'))
  })

  test('parameters', () => {
    reads(
      'default-lease-time 600; FILENAME "vmunix"; use-host-decl-names ON;',
      parameter('default-lease-time', 600),
      parameter('filename', quote('vmunix')),
      parameter('use-host-decl-names', 'ON'),
    )
  })
})

describe('dhcp-options(5)', () => {
  test('commas separate data, blanks the members of a record', () => {
    reads('option static-routes 10.0.0.1 10.0.0.2, a b;', option('static-routes', '10.0.0.1 10.0.0.2', 'a b'))
  })

  test('parentheses keep commas, and a line may begin with what is no statement there', () => {
    reads('option x f(a, b), c;', option('x', 'f(a, b)', 'c'))
    reads('option x a,\nhost b;', option('x', 'a', 'host b'))
    reads('option x a\nhost.b;', option('x', 'a host.b'))
    reads('option x a\nfilename;', option('x', 'a filename'))
  })

  test('an option may be of a space', () => {
    reads('option Agent . Circuit-Id 00:ff;', option('agent.circuit-id', '00:ff'))
  })

  test('an option without data, and what dhcpd makes of its semicolon', () => {
    reads('option dhcp6.rapid-commit;', statement('option', 'dhcp6.rapid-commit'))
    reads('filename;;', statement('filename', ';'))
  })

  test('definitions of options and spaces', () => {
    reads('option space SUNW code width 2;', dhcpd.optionSpace('sunw', 'code width 2'))
    reads(
      'option SUNW.x code 0164 = array of{ip-address,integer 8};',
      dhcpd.optionDefinition('sunw.x', 164, 'array of { ip-address, integer 8 }'),
    )
  })
})

describe('dhcp-eval(5)', () => {
  test('an expression stays as it is written', () => {
    reads('option x = 2*3 + 4;', dhcpd.optionExpression('x', '2 * 3 + 4'))
    reads('append y=concat ( "a",b );', {
      ...dhcpd.optionExpression('y', 'concat("a", b)'),
      operation: 'append',
    })
    reads('option x ~~ y;', option('x', '~~ y'))
  })

  test('if, elsif, else if and else', () => {
    const text = 'if a = b { break; } elsif (c) { } else # here\nif not (d ~= e) {\n} else { }\n'
    const branches = [dhcpd.branch('a = b', [statement('break')]), dhcpd.branch('(c)', [])]
    const last = [dhcpd.branch('not (d ~= e)', []), dhcpd.otherwise([])]
    reads(text, dhcpd.conditional([...branches, ...last]))
    expect(dhcpd.format(text)).toContain('} else # here\nif not (d ~= e) {\n')
  })

  test('a word that only begins or ends as "else" begins another statement', () => {
    for (const word of ['elsewhere', 'xelse'])
      reads(`if a { } ${word}(1);`, dhcpd.conditional([dhcpd.branch('a', [])]), statement(word, '(1)'))
  })

  test('switch and case', () => {
    reads(
      'switch (option x) { case "a":\nbreak; case f(1:2): default: log(info, "x"); }',
      dhcpd.block('switch', '(option x)', [
        dhcpd.case('"a"'),
        statement('break'),
        dhcpd.case('f(1:2)'),
        dhcpd.case(),
        statement('log', '(info, "x")'),
      ]),
    )
  })

  test('functions, variables, events', () => {
    reads(
      'define f (a, b) { return concat(a, b); } set x = f(1, 2); f(x); on commit or expiry { unset x; }',
      dhcpd.block('define', 'f(a, b)', [statement('return', 'concat(a, b)')]),
      statement('set', 'x = f(1, 2)'),
      statement('f', '(x)'),
      dhcpd.block('on', 'commit or expiry', [statement('unset', 'x')]),
    )
  })

  test('a variable that is joined with another is a statement', () => {
    reads('a and b; a or b;', statement('a', 'and b'), statement('a', 'or b'))
  })

  test('a parameter that is computed is a statement', () => {
    reads('filename = concat("a", "b");', statement('filename', '= concat("a", "b")'))
  })
})

test('a byte of a hardware address may have zeros before it, and blanks around it', () => {
  reads('hardware ethernet 1:2: 0bF ;', dhcpd.hardware('ethernet', '01:02:bf'))
})

describe('DHCPv6', () => {
  test('the blank beside the two colons of an address matters', () => {
    const range = parameter('range6', '2001:db8:: 2001:db8::ff')
    reads(
      'subnet6 2001:db8:: / 32 { range6 2001:db8::  2001:db8::ff; }',
      dhcpd.block('subnet6', '2001:db8:: /32', [range]),
    )
    expect(range.value).toBe('2001:db8:: 2001:db8::ff')
  })

  test('and beside the dots of an IPv4 address at its end, but a comment is no blank', () => {
    reads(
      'fixed-address6 ::192 .168.0.1, ::10.0#a\n.0.1;',
      parameter('fixed-address6', '::192 .168.0.1, ::10.0.0.1'),
    )
  })
})

describe('characters', () => {
  test('comments stand between any two tokens', () => {
    reads('range 10 . 0 . # low\n0.1;', dhcpd.range('10.0.0.1'))
    expect(dhcpd.format('range 10 . 0 . # low\n0.1;\n')).toBe('range 10 . 0 . # low\n0.1;\n')
  })

  test('a comment behind a statement belongs to it', () => {
    reads('group { # first\n  break; # b\n} # g\n', {
      ...dhcpd.group([dhcpd.comment('first'), { ...statement('break'), comment: ' b' }]),
      comment: ' g',
    })
  })

  test('blank lines, CRLF, other blanks, no line end', () => {
    reads('break;\r\n\t\r\n\fbreak\v;', statement('break'), dhcpd.blank(), statement('break'))
  })

  test('escapes in strings', () => {
    reads('filename "\\x41\\102\\q\\t\\"";', parameter('filename', quote('ABq\t"')))
    reads('filename "a\nb";', parameter('filename', quote('a\nb')))
  })

  test('a short \\0 swallows a character and escapes the next', () => {
    reads('filename "\\0"n";', parameter('filename', quote('\n')))
  })

  test('a byte 0xFF ends a comment, and the text', () => {
    reads('# a\xffbreak;\n', { type: 'comment', text: ' a' }, statement('break'))
    reads('break;\n\xff a { "\n', statement('break'), dhcpd.ignored('\xff a { "'))
  })

  test('a statement that begins with % is passed over, with its block', () => {
    reads('% a { b; } break;', dhcpd.ignored('% a { b; }'), statement('break'))
    reads('%', dhcpd.ignored('%'))
  })

  test('a NUL is a blank', () => {
    reads('\0break\0;', statement('break'))
  })

  test('1499 blanks may follow one another, and strings be as long', () => {
    reads(`break;${' '.repeat(1499)}break;`, statement('break'), statement('break'))
    reads(`include "${'a'.repeat(1499)}";`, dhcpd.include('a'.repeat(1499)))
    reads(`#${' '.repeat(3000)}\n`, { type: 'comment', text: ' '.repeat(3000) })
  })
  test('a blank behind a colon stays in an address only, and the first word of a statement is no part of one', () => {
    reads('range6 2001: 5 2001::9;', parameter('range6', '2001: 5 2001::9'))
    reads('long: 1;', statement('long', ':1'))
  })
})
