import { readMask, readNetwork, type Network } from './address.ts'
import type { Option } from './ast.ts'
import type { Resolved } from './inherit.ts'
import { hostOf, type Options, type Overview } from './overview.ts'
import { shown } from './warning.ts'

/** An option of an iface with what is asked of it: how wide its addresses are, and what else the iface has. */
export interface Setting {
  readonly option: Option
  readonly resolved: Resolved
  readonly width: number
  readonly options: Options
  readonly file: Overview
}

/** The network of an address, undefined if it has no length. */
export function networkOf(address: Option, options: Options, width: number): Network | undefined {
  const network = readNetwork(address.value)
  const netmask = options.get('netmask')
  const length = netmask === undefined ? network?.length : readMask(netmask.value, width)
  return network?.width !== width || length === undefined ? undefined : { ...network, length }
}

/** Why a text is no address of a family. */
export function addressFault(text: string, { node, family }: Resolved, width: number): string {
  const other = width === 32 ? 'inet6' : 'inet'
  const [kind, example] = width === 32 ? ['IPv4', '10.0.33.1/24'] : ['IPv6', 'fd00:33::1/64']
  if (readNetwork(text) !== undefined || readNetwork(hostOf(text))?.width === 160 - width) {
    return `${shown(text)} is no ${kind} address; write it in an "iface ${node.name} ${other} ${node.method ?? 'static'}"`
  }
  const [, bare] = /^["']?([^"',; ]+)["',;]*$/.exec(text) ?? []
  if (bare !== undefined && bare !== text && readNetwork(bare) !== undefined) {
    return `${shown(text)} is read with its punctuation; write ${bare}`
  }
  if (readNetwork(hostOf(text)) !== undefined) {
    return `${shown(text)} has no prefix length of 0 to ${width} behind its slash; write one as in ${example}`
  }
  const [, one, rest] = /^([^ \t]+)[ \t]+([a-z].*)$/s.exec(text) ?? []
  if (one !== undefined && rest !== undefined && readNetwork(one)?.width === width) {
    return `an option takes the whole line; write ${shown(rest)} on a line of its own`
  }
  const words = text.split(/[ \t]+/)
  if (words.length > 1 && words.every(word => readNetwork(word) !== undefined)) {
    return `an ${family} iface has one address; write one more iface ${node.name} for each of the others`
  }
  return `${shown(text)} is no ${kind} address; write one such as ${example}`
}
