import ini from 'ini'
import { NOTICE } from './notice.ts'

/** sysctl.d(5): the kernel's IPv6 switched off on every interface there is and on every one to come. */
export function disableIpv6(): string {
  const settings = sysctl({
    'net.ipv6.conf.all.disable_ipv6': 1,
    'net.ipv6.conf.default.disable_ipv6': 1,
    'net.ipv6.conf.lo.disable_ipv6': 1,
  })
  return `# ${NOTICE}\n${settings}`
}

/**
 * @throws RangeError for a value that `ini` would quote or escape, for sysctl takes every character literally
 */
export function sysctl(settings: Readonly<Record<string, number | string>>): string {
  const text = ini.stringify(settings, { whitespace: true })
  const plain = Object.entries(settings).map(([key, value]) => `${key} = ${value}\n`)
  if (text !== plain.join('')) throw new RangeError(`sysctl cannot carry ${JSON.stringify(settings)}`)
  return text
}
