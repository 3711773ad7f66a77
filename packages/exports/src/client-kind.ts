import { readAddress } from '@cluster-configs/syntax'

/** What a client's host names: exports(5), "Machine Name Formats". */
export type ClientKind = 'everyone' | 'gss' | 'netgroup' | 'wildcard' | 'network' | 'host'

/**
 * What exportfs takes a client's host for. The first character that is special tells: `10.0.33.*` is a pattern for
 * names, and never matches by address.
 */
export function clientKind(host: string): ClientKind {
  if (host === '' || host === '*') return 'everyone'
  if (host.startsWith('gss/')) return 'gss'
  if (host.startsWith('@')) return 'netgroup'
  // A backslash takes its meaning from the character behind it.
  const plain = host.includes('\\') ? host.replace(/\\[^]/g, '') : host
  const special = plain[plain.search(/[*?[/]/)]
  if (special === undefined) return 'host'
  return special === '/' ? 'network' : 'wildcard'
}

const NAME = /^[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?\.?$/i

/** Whether a text may be the name of a host. */
export function isName(host: string): boolean {
  return NAME.test(host)
}

/**
 * The same text for two clients that exportfs takes for the same, as far as that can be told without a network;
 * undefined for one that it cannot look up.
 */
export function clientKey(host: string): string | undefined {
  const kind = clientKind(host)
  if (kind === 'everyone') return kind
  // IPv4 has one spelling only.
  const address = kind === 'host' && host.includes(':') ? readAddress(host) : undefined
  if (address !== undefined) return `host ${address.bits.toString(16)}:`
  return kind === 'host' && !isName(host) ? undefined : `${kind} ${host.toLowerCase()}`
}
