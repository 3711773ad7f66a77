import { parse, ParseError } from '@cluster-configs/dhcpd'
import { expect, test } from 'vitest'

/** The message of the error that reading a text gives. */
function complaint(text: string): string {
  try {
    parse(text, { file: 'dhcpd.conf' })
  } catch (error) {
    if (error instanceof ParseError) return error.message
    throw error
  }
  return 'read'
}

test('a whole message names the place and shows it', () => {
  expect(
    complaint('host node3 {\n  hardware ethernet 52:54:00:00:00:07;\n  next-server 10.0.33.1\n}\n'),
  ).toBe(
    `dhcpd.conf:3:24: expected ";" after "next-server 10.0.33.1"

  2 |   hardware ethernet 52:54:00:00:00:07;
> 3 |   next-server 10.0.33.1
    |                        ^
  4 | }
`,
  )
})

test.each([
  ['hardware ethernet 1:2:3\nfixed-address a;', '1:24: expected ";" after "hardware ethernet 1:2:3"'],
  ['option x a\nhost b {}', '1:11: expected ";" after "option x a"'],
  ['allow booting', '1:14: expected ";" after "allow booting"'],
  ['default-lease-time 600 900;', '1:23: expected ";" after "default-lease-time 600"'],
  ['host a {', '1:9: expected "}" for the "host" of line 1, and the text ends'],
  [
    'group {\nhost a {\n}\nsubnet 10.0.0.0 netmask 255.0.0.0 {\n',
    '5:1: expected "}" for the "subnet" of line 4, and the text ends',
  ],
  [
    'group {\nif a = b {\n} elsif c = d {\n%;}\n',
    '5:1: expected "}" for the "group" of line 1, and the text ends',
  ],
  ['if a = b {\n}\nelse if c = d {\n  % {', '4:6: expected "}" for the "else" of line 3, and the text ends'],
  ['}', '1:1: this "}" closes no block'],
  [';', '1:1: expected a statement, found ";"'],
  ['host a { };', '1:11: no ";" stands behind a "}"; take it out'],
  ['authoritative;\n ;', '2:2: no ";" stands behind a ";"; take it out'],
  ['host a { # ;\n ; }', '2:2: expected a statement, found ";"'],
  ['host "a" {}', '1:6: expected a host name without quotation marks, found "a"'],
  ['group a.b {}', '1:8: expected "{", found ".b"'],
  ['group 10 {}', '1:7: expected a name, found "10"'],
  ['host;', '1:5: expected a host name without quotation marks, found ";"'],
  ['host a\n  hardware ethernet 1:2;\n}', '1:7: expected "{" after "host a"'],
  ['class "a" match if known; }', '1:10: expected "{" after "class "a""'],
  ['if known\n  filename "a";\n}', '1:9: expected "{" after "if known"'],
  ['group a\n  host b { }', '1:8: expected "{" after "group a"'],
  ['subclass "a" "b"\n\ngroup { }', '1:17: expected ";" after "subclass "a" "b""'],
  [
    'subclass "a" ;',
    '1:14: expected a string in quotation marks, or bytes such as 1:52:54:00:12:34:56, found ";"',
  ],
  ['option space 5;', '1:14: expected a name, found "5"'],
  ['option 5 code 200 = text;', `1:8: expected an option's name, found "5"`],
  ['range a b;', '1:7: expected an IP address, found "a"'],
  ['subnet 10.0.0.0/8 {}', '1:16: expected "netmask 255.0.0.0", found "/8"'],
  ['subnet 10.0.0.0/30 {}', '1:16: expected "netmask 255.255.255.252", found "/30"'],
  ['subnet 0.0.0.0/0 {}', '1:15: expected "netmask 0.0.0.0", found "/0"'],
  ['subnet 10.0.0.0 255.0.0.0 {}', '1:17: expected "netmask", found "255.0.0.0"'],
  ['class a {}', '1:7: expected a string in quotation marks, found "a"'],
  ['include /etc/x;', '1:9: expected a string in quotation marks, found "/etc/x"'],
  ['filenam "x";', '1:1: no statement begins with "filenam"; did you mean "filename"?'],
  ['elseif a = b {}', '1:1: no statement begins with "elseif"; did you mean "elsif"?'],
  ['else {}', '1:1: "else" follows no "if"'],
  ['if a = b {} else c {}', '1:18: expected "{" or "if", found "c"'],
  ['if a = b;', '1:9: expected "{" after "if a = b"'],
  ['case 1;', '1:7: expected ":", found ";"'],
  ['filename "a;\n', '1:10: the string has no closing quotation mark in its line'],
  [
    'filename "a";\noption host-name "b;\noption root-path "c";\n',
    '2:18: the string has no closing quotation mark in its line',
  ],
  [
    `filename "a;\n${'next-server b;\n'.repeat(101)}`,
    '1:10: the string has no closing quotation mark in its line',
  ],
  [`filename "${'a'.repeat(1500)}";\n`, '1:10: the string is longer than 1499 characters'],
  ['subnet 10.0.0 netmask 255.0.0.0 {}', '1:8: expected an IP address, found "10.0.0"'],
  ['option routers 10.0.0.1, 10.0.0.2,;', '1:35: expected data, found ";"'],
  ['option routers 10.0.0.1,, 10.0.0.2;', '1:25: expected data, found ","'],
  ['fixed-address a, "b";', '1:18: expected an address or host name, found "b"'],
  [
    'hardware ethernet 52:54:00:00:00:07:;',
    '1:37: expected a hardware address such as 52:54:00:12:34:56, found ";"',
  ],
  [
    'filename "\\x4";',
    '1:10: the string holds a broken escape: write two digits behind \\x, three behind \\',
  ],
  [`filename "${'a'.repeat(1500)}";`, '1:10: the string is longer than 1499 characters'],
  [`a${'b'.repeat(1500)};`, '1:1: the word is longer than 1499 characters'],
  [`break;${'\n'.repeat(1500)}`, '1:7: more than 1499 blanks follow one another, and dhcpd gives up'],
  ['fixed-address;', '1:14: expected an address or host name, found ";"'],
  ['range;', '1:6: expected an IP address, found ";"'],
  ['range 10.0.0.1 10.0.0;', '1:16: expected an IP address, found "10.0.0"'],
  ['range 10.0.0.1-10.0.0.9;', '1:14: write a blank between the two addresses of a range, and no "-"'],
  ['range 10.0.0.1 - 10.0.0.9;', '1:16: expected an IP address, found "-"'],
  ['range 10.0.0.1 10.0.0.2 10.0.0.3;', '1:24: expected ";" after "range 10.0.0.1 10.0.0.2"'],
  ['range dynamic-bootp;', '1:20: expected an IP address, found ";"'],
  ['hardware;', '1:9: expected a name, found ";"'],
  ['hardware 1:2:3;', '1:10: the type is missing: write hardware ethernet and the address'],
  ['hardware ethernet 1:2 3;', '1:22: expected ";" after "hardware ethernet 1:2"'],
  ['hardware ethernet :1;', '1:10: the type is missing: write hardware ethernet and the address'],
  ['hardware ethernet 1:2:;', '1:23: expected a hardware address such as 52:54:00:12:34:56, found ";"'],
  ['allow;', '1:6: expected an expression, found ";"'],
  ['ignore ;', '1:8: expected an expression, found ";"'],
  ['include;', '1:8: expected a string in quotation marks, found ";"'],
  ['include "a" "b";', '1:12: expected ";" after "include "a""'],
  ['authoritative x;', '1:14: expected ";" after "authoritative"'],
  ['not x;', '1:5: expected "authoritative", found "x"'],
  ['not;', '1:4: expected "authoritative", found ";"'],
  ['option;', `1:7: expected an option's name, found ";"`],
  ['option space;', '1:13: expected a name, found ";"'],
  ['option x code;', '1:14: expected a number, found ";"'],
  ['option x code y = text;', '1:15: expected a number, found "y"'],
  ['option x code 1a = text;', '1:15: expected a number, found "1a"'],
  ['option x code 200 text;', '1:19: expected "=", found "text"'],
  ['option x code 200 =;', `1:20: expected an option's type, found ";"`],
  ['option x code 200 = { text;', `1:21: expected an option's type, found "{"`],
  ['option x code 200 = text };', '1:25: expected ";" after "option x code 200 = text"'],
  ['option x = ;', '1:12: expected an expression, found ";"'],
  ['option x.;', `1:8: expected an option's name, found "x."`],
  ['option .x 1;', `1:8: expected an option's name, found ".x"`],
  ['option x.5 1;', `1:8: expected an option's name, found "x.5"`],
  ['supersede;', `1:10: expected an option's name, found ";"`],
  ['append 5;', `1:8: expected an option's name, found "5"`],
  ['subclass a;', '1:10: expected a string in quotation marks, found "a"'],
  [
    'subclass "a";',
    '1:13: expected a string in quotation marks, or bytes such as 1:52:54:00:12:34:56, found ";"',
  ],
  ['subclass "a" "b" "c";', '1:17: expected ";" after "subclass "a" "b""'],
  ['class;', '1:6: expected a string in quotation marks, found ";"'],
  ['class "a" x {}', '1:11: expected "{", found "x"'],
  ['shared-network {}', '1:16: expected a name, found "{"'],
  ['shared-network s t {}', '1:18: expected "{", found "t"'],
  ['subnet {}', '1:8: expected an IP address, found "{"'],
  ['subnet 10.0.0.0 {}', '1:17: expected "netmask", found "{"'],
  ['subnet 10.0.0.0/32 {}', '1:16: expected "netmask 255.255.255.255", found "/32"'],
  ['subnet 10.0.0.0/33 {}', '1:16: expected "netmask 255.255.255.0", found "/33"'],
  ['subnet 10.0.0.0/9 {}', '1:16: expected "netmask 255.128.0.0", found "/9"'],
  ['subnet 10.0.0.0/10 {}', '1:16: expected "netmask 255.192.0.0", found "/10"'],
  ['subnet 10.0.0.0/8x {}', '1:16: expected "netmask 255.255.255.0", found "/8x"'],
  ['subnet 10.0.0.0/x8 {}', '1:16: expected "netmask 255.255.255.0", found "/x8"'],
  ['subnet 10.0.0.0 netmask 10.0.0 {}', '1:25: expected an IP address, found "10.0.0"'],
  ['subnet 10.0.0.0 netmask 10.0.0.0;', '1:33: expected "{" after "subnet 10.0.0.0 netmask 10.0.0.0"'],
  ['pool x {}', '1:6: expected "{", found "x"'],
  ['pool;', '1:5: expected "{" after "pool"'],
  ['host a b {}', '1:8: expected "{", found "b"'],
  ['host a;', '1:7: expected "{" after "host a"'],
  ['zone {}', '1:6: expected a host name without quotation marks, found "{"'],
  ['zone "a" {}', '1:6: expected a host name without quotation marks, found "a"'],
  ['zone a;', '1:7: expected "{" after "zone a"'],
  ['key {}', '1:5: expected a name, found "{"'],
  ['key k x {}', '1:7: expected "{", found "x"'],
  ['failover {}', '1:10: expected "peer", found "{"'],
  ['failover peer {}', '1:15: expected a name in quotation marks, found "{"'],
  ['failover peer "a" x;', '1:18: expected ";" after "failover peer "a""'],
  ['failover peer;', '1:14: expected a name in quotation marks, found ";"'],
  ['no;', '1:3: expected "failover", found ";"'],
  ['no failover;', '1:12: expected "peer", found ";"'],
  ['no x y z;', '1:4: expected "failover", found "x"'],
  ['case;', '1:5: expected an expression, found ";"'],
  ['case "a";', '1:9: expected ":", found ";"'],
  ['default x:', '1:11: expected ";" after "default x:"'],
  ['default;', `1:8: expected an option's name, found ";"`],
  ['if {}', '1:4: expected an expression, found "{"'],
  ['if x;', '1:5: expected "{" after "if x"'],
  ['elsif x {}', '1:1: "elsif" follows no "if"'],
  ['if a {} elsif {}', '1:15: expected an expression, found "{"'],
  ['if a {} else if {}', '1:17: expected an expression, found "{"'],
  ['if a {} else;', '1:13: expected "{" or "if", found ";"'],
  ['if a {} else if b;', '1:18: expected "{" after "else if b"'],
  ['"a";', '1:1: expected a statement, found "a"'],
  [': ;', '1:1: expected a statement, found ":"'],
  ['foo {}', '1:1: no statement begins with "foo"'],
  ['filename "a" "b";', '1:13: expected ";" after "filename "a""'],
  ['filename "a", "b";', '1:13: expected ";" after "filename "a""'],
  ['default-lease-time 600 {}', '1:23: expected ";" after "default-lease-time 600"'],
  ['range 10.0.0.1 {}', '1:15: expected ";" after "range 10.0.0.1"'],
  ['option x 1 {}', '1:11: expected ";" after "option x 1"'],
  ['group g h {}', '1:9: expected "{", found "h"'],
  ['allow booting {}', '1:14: expected ";" after "allow booting"'],
  ['option x a\nhost-identifier b;', '1:11: expected ";" after "option x a"'],
  ['option x a\nfilename b;', '1:11: expected ";" after "option x a"'],
  ['option x "a"\nhost b { }', '1:13: expected ";" after "option x "a""'],
  ['next-server "a";', '1:13: expected a host name without quotation marks, found "a"'],
  ['next-server a b;', '1:14: expected ";" after "next-server a"'],
  ['group {{', '1:8: expected a statement, found "{"'],
  ['group { }}', '1:10: this "}" closes no block'],
  ['option host-name "a;\noption x "b";', '1:18: the string has no closing quotation mark in its line'],
  ['filename "\\1";', '1:10: the string holds a broken escape: write two digits behind \\x, three behind \\'],
  ['group { % "a', '1:11: the string has no closing quotation mark'],
  ['group { %', '1:10: expected "}" for the "group" of line 1, and the text ends'],
  ['filename "\\', '1:10: the string holds a broken escape: write two digits behind \\x, three behind \\'],
  ['subnet 10.0.0.0/40 {}', '1:16: expected "netmask 255.255.255.0", found "/40"'],
  ['subnet 10.0.0.0/1a {}', '1:16: expected "netmask 255.255.255.0", found "/1a"'],
  [`range ${'a'.repeat(40)};`, `1:7: expected an IP address, found "${'a'.repeat(40)}"`],
  [`range ${'a'.repeat(41)};`, `1:7: expected an IP address, found "${'a'.repeat(39)}…"`],
  [`option ${'a'.repeat(51)} b\nhost c;`, `1:61: expected ";" after "option ${'a'.repeat(51)} b"`],
  [`option ${'a'.repeat(52)} b\nhost c;`, `1:62: expected ";" after "…tion ${'a'.repeat(52)} b"`],
  ['group {\xffx', '1:8: expected "}", and dhcpd takes a byte 0xFF for the end of the text'],
])('%j', (text, message) => {
  expect(complaint(text).split('\n')[0]).toBe(`dhcpd.conf:${message}`)
})

test('500 blocks may stand in one another', () => {
  expect(complaint(`${'group {'.repeat(500)}${'}'.repeat(500)}`)).toBe('read')
  expect(complaint('group {'.repeat(501))).toContain(':1:3507: blocks are nested more than 500 deep')
})
