/** One datum of an option's format. */
export interface Datum {
  /** The letter that stands for its type; see the table of options. */
  readonly type: string
  /** The option space of an E, the words of an N. */
  readonly name: string
  readonly isOptional: boolean
  /** Whether it may be repeated with commas between. */
  readonly isArray: boolean
}

export interface Format {
  readonly data: readonly Datum[]
  /** Whether the whole may be repeated with commas between. */
  readonly isArray: boolean
}

const DATUM = /([EN])([^.]*)\.|(Dc|[UXDdtkI6TLlsSbBfZ])/y

/** Takes a format apart. */
export function readFormat(format: string): Format {
  const data: Datum[] = []
  let at = 0
  for (;;) {
    DATUM.lastIndex = at
    const match = DATUM.exec(format)
    if (match === null) break
    at = DATUM.lastIndex
    const isOptional = format[at] === 'o'
    if (isOptional) at++
    const isArray = format[at] === 'a'
    if (isArray) at++
    data.push({ type: match[1] ?? match[3] ?? '', name: match[2] ?? '', isOptional, isArray })
  }
  return { data, isArray: format[at] === 'A' }
}

/** What an option takes, in words. */
export function describeFormat({ data, isArray }: Format): string {
  const words = data.map(datum => {
    const what = DESCRIPTIONS[datum.type] ?? enumeration(datum.name)?.join(', ') ?? 'data'
    return datum.isArray || isArray ? `${what} (several with commas between)` : what
  })
  if (data.length === 1) return words[0] ?? ''
  const each = data.map(datum => DESCRIPTIONS[datum.type] ?? 'data').join(', then ')
  return isArray
    ? `${each}, with blanks between them and commas between one such group and the next`
    : words.join(', then ')
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  U: 'a word',
  X: 'a string in quotation marks or bytes such as 01:0a:ff',
  E: 'a string in quotation marks or bytes such as 01:0a:ff',
  D: 'domain names, each in quotation marks, with commas between',
  Dc: 'domain names, each in quotation marks, with commas between',
  d: 'a domain name without quotation marks',
  t: 'a text in quotation marks',
  k: "a key's name",
  I: 'an IP address or host name without quotation marks',
  '6': 'an IPv6 address',
  T: 'a number of seconds or "infinite"',
  L: 'a number of 32 bits',
  l: 'a number of 32 bits',
  S: 'a number from 0 to 65535',
  s: 'a number of 16 bits',
  B: 'a number from 0 to 255',
  b: 'a number of 8 bits',
  f: 'on or off (or true, false, ignore)',
  Z: 'no data',
}

/** The words that dhcpd knows for a datum of type N; case matters. */
export function enumeration(name: string): readonly string[] | undefined {
  return ENUMERATIONS[name]?.split(' ')
}

const ENUMERATIONS: Readonly<Record<string, string>> = {
  'ddns-styles': 'none interim standard ad-hoc',
  'syslog-facilities':
    'kern user mail daemon auth syslog lpr news uucp cron authpriv ftp local0 local1 local2 local3 local4 local5 local6 local7',
  'status-codes':
    'success UnspecFail NoAddrsAvail NoBinding NotOnLink UseMulticast NoPrefixAvail UnknownQueryType MalformedQuery NotConfigured NotAllowed QueryTerminated',
  'dhcpv6-messages':
    'SOLICIT ADVERTISE REQUEST CONFIRM RENEW REBIND REPLY RELEASE DECLINE RECONFIGURE INFORMATION-REQUEST RELAY-FORW RELAY-REPL LEASEQUERY LEASEQUERY-REPLY LEASEQUERY-DONE LEASEQUERY-DATA RECONFIGURE-REQUEST RECONFIGURE-REPLY DHCPV4-QUERY DHCPV4-RESPONSE',
  prefix_length_modes: 'ignore prefer exact minimum maximum',
}
