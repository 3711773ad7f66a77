/*
 * Options that the methods of ifupdown and the common add-ons have. Any other name is an option, too.
 */

/** Options that have one value; where one is repeated, ifupdown joins the values, and nothing can read that. */
export const SINGLE: ReadonlySet<string> = new Set([
  'accept_ra',
  'address',
  'autoconf',
  'bitrate',
  'bond-miimon',
  'bond-mode',
  'broadcast',
  'dns-domain',
  'dstaddr',
  'endpoint',
  'frame',
  'gateway',
  'hwaddress',
  'local',
  'metric',
  'mode',
  'mtu',
  'netmask',
  'netnum',
  'pointopoint',
  'privext',
  'provider',
  'scope',
  'ttl',
  'vlan-raw-device',
  'vlan_raw_device',
  'wpa-psk',
  'wpa-ssid',
])

/** Options with a list of words. */
export const LISTS: ReadonlySet<string> = new Set([
  'bond-slaves',
  'bridge-ports',
  'bridge_ports',
  'dns-nameservers',
  'dns-search',
  'slaves',
])

/** What people write where they mean an option of ifupdown or of resolvconf. */
const MISSPELT: ReadonlyMap<string, string> = new Map([
  ['addr', 'address'],
  ['adress', 'address'],
  ['adresse', 'address'],
  ['addres', 'address'],
  ['ip', 'address'],
  ['ipaddr', 'address'],
  ['ipaddress', 'address'],
  ['ip-address', 'address'],
  ['ip_address', 'address'],
  ['mask', 'netmask'],
  ['netmaks', 'netmask'],
  ['netmsk', 'netmask'],
  ['subnet', 'netmask'],
  ['subnetmask', 'netmask'],
  ['prefixlen', 'netmask'],
  ['brodcast', 'broadcast'],
  ['boradcast', 'broadcast'],
  ['gatway', 'gateway'],
  ['gatewy', 'gateway'],
  ['gatewey', 'gateway'],
  ['getaway', 'gateway'],
  ['gateways', 'gateway'],
  ['gw', 'gateway'],
  ['default-gateway', 'gateway'],
  ['pointtopoint', 'pointopoint'],
  ['point-to-point', 'pointopoint'],
  ['pointopiont', 'pointopoint'],
  ['hwaddr', 'hwaddress'],
  ['hw_address', 'hwaddress'],
  ['mac', 'hwaddress'],
  ['macaddress', 'hwaddress'],
  ['dns', 'dns-nameservers'],
  ['dns-servers', 'dns-nameservers'],
  ['dns-server', 'dns-nameservers'],
  ['dns_nameservers', 'dns-nameservers'],
  ['dns-namesevers', 'dns-nameservers'],
  ['nameserver', 'dns-nameservers'],
  ['nameservers', 'dns-nameservers'],
  ['search', 'dns-search'],
  ['dns_search', 'dns-search'],
  ['domain', 'dns-domain'],
  ['preup', 'pre-up'],
  ['pre_up', 'pre-up'],
  ['postup', 'post-up'],
  ['post_up', 'post-up'],
  ['predown', 'pre-down'],
  ['pre_down', 'pre-down'],
  ['postdown', 'post-down'],
  ['post_down', 'post-down'],
])

/** What people write where they mean a keyword, which then is an option of the iface above. */
const KEYWORD_LIKE: ReadonlyMap<string, string> = new Map([
  ['allow_hotplug', 'allow-hotplug'],
  ['allowhotplug', 'allow-hotplug'],
  ['hotplug', 'allow-hotplug'],
  ['allow-', 'allow-hotplug'],
  ['allow', 'allow-hotplug'],
  ['auto-hotplug', 'allow-hotplug'],
  ['automatic', 'auto'],
  ['ifaces', 'iface'],
  ['interface', 'iface'],
  ['include', 'source'],
  ['template', 'iface'],
  ['no_auto_down', 'no-auto-down'],
  ['no_scripts', 'no-scripts'],
])

const KEYWORD: ReadonlySet<string> = new Set([
  'auto',
  'iface',
  'mapping',
  'source',
  'source-directory',
  'allow-hotplug',
  'rename',
  'no-auto-down',
  'no-scripts',
])

/** The option that is meant by a name that nothing reads, if that can be known. */
export function optionMeant(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/[:=]+$/, '')
  if (plain === '') return undefined
  const meant = MISSPELT.get(plain) ?? plain
  const known = SINGLE.has(meant) || LISTS.has(meant) || MISSPELT.has(plain)
  return meant !== name && known ? meant : undefined
}

/** The keyword that is meant by the first word of a line that is no keyword, if that can be known. */
export function keywordMeant(word: string): string | undefined {
  const plain = word.toLowerCase().replace(/[:=]+$/, '')
  return KEYWORD_LIKE.get(plain) ?? (plain !== word && KEYWORD.has(plain) ? plain : undefined)
}
