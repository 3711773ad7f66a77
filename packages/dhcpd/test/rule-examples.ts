import type { Rule } from '@cluster-configs/dhcpd'

function block(head: string, ...statements: readonly string[]): string {
  const lines = statements.map(statement => `  ${statement.trimEnd().replaceAll('\n', '\n  ')}\n`)
  return `${head} {\n${lines.join('')}}\n`
}

function subnet(...statements: readonly string[]): string {
  return block('subnet 10.0.33.0 netmask 255.255.255.0', ...statements)
}

function pool(...statements: readonly string[]): string {
  return subnet(block('pool', ...statements))
}

function twoPools(peer: string, other: string): string {
  return subnet(block('pool', peer, RANGE), block('pool', other, 'range 10.0.33.40 10.0.33.50;'))
}

function host(name: string, ...statements: readonly string[]): string {
  return block(`host ${name}`, ...statements)
}

function key(...statements: readonly string[]): string {
  return block('key updates', ...statements)
}

function primary(name: string, ...statements: readonly string[]): string {
  return block(`failover peer "${name}"`, 'primary;', 'peer address 10.0.33.2;', 'mclt 3600;', ...statements)
}

function subnet6(...statements: readonly string[]): string {
  return block('subnet6 2001:db8::/64', ...statements)
}

const RANGE = 'range 10.0.33.20 10.0.33.30;'
const RANGE6 = 'range6 2001:db8::1000 2001:db8::1fff;'
const CARD1 = 'hardware ethernet 08:00:27:00:33:11;'
const CARD2 = 'hardware ethernet 08:00:27:00:33:12;'
const DUID = 'host-identifier option dhcp6.client-id 00:03:00:01:08:00:27:00:33:11;'
const ALGORITHM = 'algorithm hmac-md5;'
const SECRET = 'secret c2VjcmV0;'
const PEER = primary('twin', 'split 128;')
const USE = 'failover peer "twin";'

/** The same as `examples`, in files of a server of DHCPv6. */
export const examples6 = {
  'bad-prefix': block('subnet6 «2001:db8::|2001:db8::/64»', RANGE6),
  'mixed-networks': `${subnet6(RANGE6)}«${subnet(RANGE)}|»`,
  'second-identifier': host(
    'node1',
    `${DUID}«\nhost-identifier option dhcp6.client-id 00:03:00:01:08:00:27:00:33:12;|»`,
  ),
  'temporary-length': subnet6('range6 2001:db8::/«128|64» temporary;'),
  'blank-behind-length': host('node1', DUID, 'fixed-prefix6 2001:db8:1::/48« |»;'),
  'ipv4-only': host('node1', DUID, '«fixed-address 10.0.33.11|fixed-address6 2001:db8::11»;'),
} as const satisfies Partial<Record<Rule, string>>

/**
 * For each other rule a small file, in which `«wrong|right»` makes the difference. Only bad-code has none: code that
 * is not made of tokens is in documents that a program has built, and in no file that parses.
 */
export const examples: Readonly<Record<Exclude<Rule, keyof typeof examples6 | 'bad-code'>, string>> = {
  'ad-hoc-updates': 'ddns-update-style «ad-hoc|interim»;\n',
  'bad-address': 'option routers «10.0.33|10.0.33.1»;\n',
  'bad-case': block('switch (option agent.circuit-id)', 'case «12|"12"»:\n  log(info, "port 12");'),
  'bad-date': pool(RANGE, 'allow after «2026/12/24|4 2026/12/24 18:00:00»;'),
  'bad-definition': 'option arch code 93 = «uint16|unsigned integer 16»;\n',
  'bad-domain': 'option domain-search "«cluster..example|cluster.example»";\n',
  'bad-duid': 'server-duid «mac|ll» ethernet 08:00:27:00:33:01;\n',
  'bad-expression': block('if option host-name «==|=» "node1"', 'filename "node1/pxelinux.0";'),
  'bad-number': 'min-secs «08|8»;\n',
  'bad-secret': key(ALGORITHM, 'secret «s3cret!|c2VjcmV0»;'),
  'bootp-failover': PEER + pool(USE, 'range «dynamic-bootp |»10.0.33.20 10.0.33.30;'),
  'duplicate-host': host('node1', CARD1) + host('«node1|node2»', CARD2),
  'empty-name': block('shared-network «""|cluster»', subnet(RANGE)),
  'empty-network': block(
    'shared-network cluster',
    'option routers 10.0.33.1;«|\nsubnet 10.0.33.0 netmask 255.255.255.0 {\n}»',
  ),
  'empty-pool': pool(`allow known-clients;«|\n${RANGE}»`),
  'flag-last': block('group', '«use-host-decl-names on; dynamic;|dynamic; use-host-decl-names on;»'),
  'hardware-address': host('node1', 'hardware ethernet «08-00-27-00-33-11|08:00:27:00:33:11»;'),
  'hardware-type': host('node1', 'hardware «eth0|ethernet» 08:00:27:00:33:11;'),
  'hexadecimal-name': 'set «n1|name1» = option host-name;\nlog(info, «n1|name1»);\n',
  'host-bits': block('subnet 10.0.33.«1|0» netmask 255.255.255.0', RANGE),
  'incomplete-key': key(`${ALGORITHM}«|\n${SECRET}»`),
  'incomplete-peer': primary('twin', 'port 647;«|\nsplit 128;»') + pool(USE, RANGE),
  'ipv6-only': subnet(`«${RANGE6}|${RANGE}»`),
  'large-range': block('subnet 10.0.0.0 netmask 255.0.0.0', 'range 10.0.0.1 10.«255|0».255.254;'),
  'lease-file-only': `${host('node1', CARD1)}«${block('lease 10.0.33.20', CARD2)}|»`,
  'missing-value': subnet('option routers«| 10.0.33.1»;', RANGE),
  'no-file': 'include "«|/etc/dhcp/nodes.conf»";\n',
  'number-range': 'option interface-mtu «90000|9000»;\n',
  'range-outside': subnet('range 10.0.«34|33».20 10.0.«34|33».30;'),
  'reserved-name': 'set «port|where» = option agent.circuit-id;\n',
  'second-address': host(
    'node1',
    CARD1,
    'fixed-address «10.0.33.11;\nfixed-address 10.0.34.11|10.0.33.11, 10.0.34.11»;',
  ),
  'second-date': pool(RANGE, 'allow after 4 2026/12/24 18:00:00;«\ndeny after 5 2027/01/01 08:00:00;|»'),
  'second-encapsulation': `option space ipxe;
option ipxe-options code 175 = encapsulate ipxe;
«option more-options code 176 = encapsulate ipxe;\n|»`,
  'second-hardware': `${host('node1', `${CARD1}«\n${CARD2}|»`)}«|${host('node1-eth1', CARD2)}»`,
  'second-interface': subnet('interface eth1;«\ninterface eth2;|»', RANGE),
  'second-match': block(
    'class "network-boot"',
    'match if «option user-class = "iPXE";\nmatch if exists user-class|option user-class = "iPXE"»;',
  ),
  'second-peer': PEER + primary('«twin|other»', 'split 64;') + twoPools(USE, 'failover peer "«twin|other»";'),
  'second-uid': host('node1', 'uid "node1";«\nuid 01:08:00:27:00:33:11;|»'),
  'second-value': key(ALGORITHM, `${SECRET}«\nsecret b2xkIHNlY3JldA==;|»`),
  'secondary-balance':
    block('failover peer "twin"', 'secondary;', 'peer address 10.0.33.1;«\nsplit 128;|»') + pool(USE, RANGE),
  'unknown-class':
    block('class "nodes"', 'match hardware;') + 'subclass "«node|nodes»" 1:08:00:27:00:33:11;\n',
  'unknown-collection': block('if check "«leases|default»"', 'filename "pxelinux.0";'),
  'unknown-event': block('on «boot|commit»', 'log(info, "node1 is there");'),
  'unknown-group':
    block('group nodes', 'option routers 10.0.33.1;') + host('node1', CARD1, 'group «node|nodes»;'),
  'unknown-key':
    key(ALGORITHM, SECRET) + block('zone cluster.', 'primary 127.0.0.1;', 'key «update|updates»;'),
  'unknown-option': 'option «router|routers» 10.0.33.1;\n',
  'unknown-parameter': 'authoritative;\n«ldap-server "10.0.33.1";\n|»',
  'unknown-peer': PEER + twoPools(USE, 'failover peer "«twins|twin»";'),
  'unknown-permission': 'deny «unknown|unknown-clients»;\n',
  'unknown-space': '«|option space ipxe;\n»option ipxe.no-pxedhcp code 176 = unsigned integer 8;\n',
  'unquoted-peer': PEER + pool('failover peer «twin|"twin"»;', RANGE),
  'unused-peer': PEER + pool(`«|${USE}\n»${RANGE}`),
  'wrong-kind': block('class "pxe"', 'match if «option|exists» vendor-class-identifier;'),
  'wrong-scope': `«${RANGE}\n|»${subnet(`option routers 10.0.33.1;«|\n${RANGE}»`)}`,
  'wrong-value': 'use-host-decl-names «yes|on»;\n',
  'address-in-range': subnet(RANGE) + host('node1', CARD1, 'fixed-address 10.0.33.«21|11»;'),
  'dropped-log': block('on commit', 'log(info, «on commit|"on commit"»);'),
  'host-in-network': subnet(`${RANGE}«\n${host('node1', CARD1).trimEnd()}|»`) + `«|${host('node1', CARD1)}»`,
  ignored: 'authoritative;\n«% max-lease-time 600;\n|»',
  'lost-backslash': String.raw`filename "Boot«\|\\»amd64«\|\\»wdsnbp.com";` + '\n',
  'no-effect': '«authoratative|authoritative»;\n',
  'no-host': subnet('range 10.0.33.200 10.0.33.25«5|4»;'),
  nul: 'authoritative;«\0\0\0\0|»\n',
  overridden: subnet(
    RANGE,
    'option domain-name-servers 10.0.33.2«;\noption domain-name-servers|,» 10.0.33.3;',
  ),
  'overlapping-ranges': subnet(RANGE, 'range 10.0.33.«30|31» 10.0.33.40;'),
  'overlapping-subnets':
    block('subnet 10.0.32.0 netmask 255.255.«254|255».0', 'range 10.0.32.20 10.0.32.30;') + subnet(RANGE),
  'shared-address':
    host('node1', CARD1, 'fixed-address 10.0.33.11;') +
    host('node2', CARD2, 'fixed-address 10.0.33.«11|12»;'),
  'shared-hardware': host('node1', CARD1) + host('node2', 'hardware ethernet 08:00:27:00:33:«11|12»;'),
}
