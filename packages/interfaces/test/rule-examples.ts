import type { Rule } from '../src/rules.ts'

/** An interface that is brought up at boot with an address of its own, and some more lines. */
function eth0(...lines: readonly string[]): string {
  return `auto eth0\niface eth0 inet static\n${lines.map(line => `    ${line}\n`).join('')}`
}

const ADDRESS = 'address 10.0.33.1/24'
const PORTS = '0123456789abcdefghijklmnopqrstuv'
const DHCP = 'iface eth0 inet dhcp\n'

/** For each rule a file that offends it with the first of each `«wrong|right»`, and offends none with the second. */
export const examples: Readonly<Record<Rule, string>> = {
  'alias-with-dhcp': 'auto eth0:1\niface eth0:1 inet «dhcp|static\n    address 10.0.34.1/24»\n',
  'bad-source': 'source /etc/network/interfaces.d«|/*»\n',
  'blank-behind-backslash': eth0(ADDRESS, 'up ip route add 10.1.0.0/16 \\« |»', '  via 10.0.33.3'),
  'broadcast-differs': eth0(ADDRESS, 'broadcast 10.0.«34|33».255'),
  'colon-behind': `auto eth0«:|»\n${DHCP}`,
  'comma-in-list': eth0(ADDRESS, 'dns-nameservers 10.0.33.2«,|» 10.0.33.3'),
  'comma-in-name': `auto lo«,| »eth0\niface lo inet loopback\n${DHCP}`,
  'comment-behind': `«|# the cluster\n»auto eth0« # the cluster|»\n${DHCP}`,
  'comment-in-line': eth0(
    ADDRESS,
    '«|# to the lab\n    »up ip route add 10.1.0.0/16 \\\n«# to the lab\n|»      via 10.0.33.3',
  ),
  'cut-word': `mapping «enp[${PORTS}]s[${PORTS}]f[${PORTS}]|enp*»\n    script /etc/network/where\n`,
  'duplicate-address': eth0(ADDRESS) + eth0('address 10.0.33.«1|2»/24').replaceAll('eth0', 'eth1'),
  'gateway-is-self': eth0(ADDRESS, 'gateway 10.0.33.1«|00»'),
  'gateway-outside': eth0(ADDRESS, 'gateway 10.0.«43|33».254'),
  'ignored-words': `auto eth0\niface eth0 inet dhcp« |\n    »mtu 9000\n`,
  'invalid-address': eth0('address 10.0.33.1/«33|24»'),
  'invalid-broadcast': eth0(ADDRESS, 'broadcast «auto|+»'),
  'invalid-gateway': eth0(ADDRESS, 'gateway 10.0.33.254«/24|»'),
  'invalid-hwaddress': eth0(ADDRESS, 'hwaddress ether «02-00-00-00-33-01|02:00:00:00:33:01»'),
  'invalid-nameserver': eth0(ADDRESS, 'dns-nameservers «ns1|10.0.33.2»'),
  'invalid-netmask': eth0('address 10.0.33.1', 'netmask 255.255.«0.255|255.0»'),
  'invalid-number': eth0(ADDRESS, 'mtu «jumbo|9000»'),
  'line-goes-on':
    eth0(ADDRESS, 'up ip route add 10.1.0.0/16 via 10.0.33.3« \\|»') + 'auto lo\niface lo inet loopback\n',
  'long-name': 'auto «to-the-laboratory|laboratory»\niface «to-the-laboratory|laboratory» inet dhcp\n',
  'missing-option': 'auto eth0\niface eth0 inet static\n«|    address 10.0.33.1/24\n»    mtu 9000\n',
  'misspelt-class': `allow-«hot-plug|hotplug» eth0\n${DHCP}`,
  'misspelt-option': eth0(ADDRESS, '«gatway|gateway» 10.0.33.254'),
  'names-nothing': `auto«| eth0»\n${DHCP}`,
  'netmask-differs': eth0(ADDRESS, 'netmask 255.255.«0|255».0'),
  'no-break-space': eth0(ADDRESS, 'bridge_ports eth1«\u00a0| »eth2'),
  'no-host': eth0('address 10.0.33.«0|1»/24'),
  'no-keyword': `iface lo inet loopback\n«allow_hotplug|allow-hotplug» eth0\n${DHCP}`,
  'no-new-name': 'rename mac/08:00:27:00:33:01«|=lan»\n',
  'no-prefix-length': eth0('address 10.0.33.1«|/24»'),
  'no-script': `mapping eth0\n«|    script /etc/network/where\n»    map home\niface home inet dhcp\n`,
  'no-such-iface': `auto eth«1|0»\n${DHCP}`,
  nul: eth0(ADDRESS, 'mtu 9000«\0|»'),
  'pattern-as-name': '«|auto /eth*=lan\n»iface «eth*|lan» inet dhcp\n',
  'pattern-with-slash': 'no-auto-down «/|»eth*\n',
  'pattern-without-slash': `auto «|/»eth*\n${DHCP}`,
  quoted: `auto «"eth0"|eth0»\n${DHCP}`,
  'repeated-option': `${eth0(ADDRESS)}«|iface eth0 inet static\n»    address 10.0.34.1/24\n`,
  'second-gateway':
    eth0(ADDRESS, 'gateway 10.0.33.254') +
    eth0('address 10.0.34.1/24«\n    gateway 10.0.34.254|»').replaceAll('eth0', 'eth1'),
  'unknown-base':
    '«|iface cluster inet dhcp\n    mtu 9000\n»auto eth0\niface eth0 inherits cluster\n«iface cluster inet dhcp\n    mtu 9000\n|»',
  'unused-option': `auto eth0\niface eth0 inet «dhcp|static»\n    ${ADDRESS}\n`,
}
