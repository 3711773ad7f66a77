import { codeOf, type Field } from './field.ts'
import { expression, secret, token } from './fields/data.ts'
import { hostName, hostNames, name } from './fields/names.ts'

/** What dhcpd's parameters take, so that a missing semicolon is seen where it is missing. */
export const PARAMETERS: ReadonlyMap<string, Field<string>> = new Map([
  ...named(
    token,
    `abandon-lease-time adaptive-lease-time-threshold always-broadcast always-reply-rfc1048 auto-partner-down
    bind-local-address6 boot-unknown-clients check-secs-byte-order ddns-domainname ddns-dual-stack-mixed-mode
    ddns-guard-id-must-match ddns-hostname ddns-other-guard-is-dynamic ddns-rev-domainname ddns-ttl
    ddns-update-style ddns-updates default-lease-time delayed-ack dhcp-cache-threshold dhcpv6-lease-file-name
    dhcpv6-pid-file-name dhcpv6-set-tee-times do-forward-updates do-reverse-updates dont-use-fsync duplicates
    declines client-updates leasequery dynamic-bootp allow-bootp allow-booting dynamic-bootp-lease-cutoff
    dynamic-bootp-lease-length echo-client-id filename fqdn-reply get-lease-hostnames ignore-client-uids
    infinite-is-reserved interface lease-file-name lease-id-format limit-addrs-per-ia limit-prefs-per-ia
    local-port log-facility log-threshold-high log-threshold-low max-ack-delay max-balance max-lease-misbalance
    max-lease-ownership max-lease-time max-response-delay max-unacked-updates mclt min-balance min-lease-time
    min-secs omapi-port one-lease-per-client persist-eui-64-leases pid-file-name ping-check ping-cltt-secs
    ping-timeout ping-timeout-ms port preferred-lifetime prefix-length-mode release-on-roam remote-port
    server-id-check server-name site-option-space split stash-agent-options update-conflict-detection
    update-optimization update-static-leases use-eui-64 use-host-decl-names use-lease-addr-for-default-route
    vendor-option-space group`,
  ),
  ...named(
    hostName,
    'address algorithm ddns-local-address4 limited-broadcast-address local-address next-server server-identifier',
  ),
  ...named(code(hostNames), 'primary secondary'),
  ...named(code(name), 'key omapi-key'),
  ...named(secret, 'secret'),
  ...named(
    expression,
    `ddns-local-address6 fixed-address6 fixed-prefix6 hba host-identifier local-address6 prefix6 primary6 range6
    secondary6 server-duid uid ldap-base-dn ldap-debug-file ldap-dhcp-server-cn ldap-gssapi-keytab
    ldap-gssapi-principal ldap-init-retry ldap-method ldap-password ldap-port ldap-referrals ldap-server ldap-ssl
    ldap-tls-ca-dir ldap-tls-ca-file ldap-tls-cert ldap-tls-ciphers ldap-tls-crlcheck ldap-tls-key
    ldap-tls-randfile ldap-tls-reqcert ldap-username`,
  ),
])

function named(field: Field<string>, names: string): [string, Field<string>][] {
  return names.split(/\s+/).map(name => [name, field])
}

/** A field whose value is the code that another field's tokens are. */
function code(field: Pick<Field<string>, 'expected' | 'take'>): Field<string> {
  return codeOf(field.expected, (tokens, from) => field.take(tokens, from))
}

/** Statements that begin with a word of dhcpd's and are neither parameters nor nodes of their own. */
const STATEMENTS = `add always-broadcast break case db-time-format default define deleted dynamic eval execute hba
  lease load log match no on parse-vendor-option peer primary return secondary set spawn state static switch unset
  user-class vendor-class`

/** Statements that are nodes of their own and end with a semicolon. */
export const SIMPLE: ReadonlySet<string> = new Set(
  `allow append authoritative deny fixed-address hardware ignore include not option prepend range send
  supersede`.split(/\s+/),
)

/** Declarations that are nodes of their own and have a block. */
export const BLOCKS: ReadonlySet<string> = new Set(
  'class elsif else host if pool shared-network subnet zone'.split(' '),
)

/** Other words that a block can begin with. */
export const OTHER_BLOCKS: ReadonlySet<string> = new Set(
  'define failover group key lease on pool6 set subclass subnet6 switch user-class vendor-class'.split(' '),
)

/** Every word that a statement can begin with; others are names of variables and functions. */
export const KEYWORDS: ReadonlySet<string> = new Set([
  ...PARAMETERS.keys(),
  ...STATEMENTS.split(/\s+/),
  ...SIMPLE,
  ...BLOCKS,
  ...OTHER_BLOCKS,
])

/** The keyword that a misspelt word was meant to be, if one is near. */
export function nearestKeyword(word: string): string | undefined {
  return nearestOf(word, KEYWORDS)
}

/** The one of some words that a misspelt one was meant to be, if one is near. */
export function nearestOf(word: string, words: Iterable<string>): string | undefined {
  let nearest: string | undefined
  let least = Math.min(3, word.length / 2)
  for (const candidate of words) {
    // A word that there is was not misspelt: it stands where it cannot.
    if (candidate === word) return undefined
    const distance = editDistance(word, candidate, least)
    if (distance < least) [nearest, least] = [candidate, distance]
  }
  return nearest
}

/** How many letters to change, insert or remove, if that is less than a limit; long words are not worth the time. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit || left.length > 40) return Infinity
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const kept = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)
      next.push(Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    if (next.every(distance => distance >= limit)) return Infinity
    row = next
  }
  return row[right.length] ?? Infinity
}
