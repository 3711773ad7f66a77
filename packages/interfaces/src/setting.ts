import { shown, type Problem } from '@cluster-configs/syntax'
import { networkText, readMask, readNetwork, type Network } from './address.ts'
import type { Node, Option } from './ast.ts'
import type { Resolved } from './inherit.ts'
import { hostOf, type Options, type Overview } from './overview.ts'
import { warning } from './warning.ts'

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

/** An address in an IPv4 network that is the network's own or for all of it, and so of no host. */
export function* hostProblems(option: Option, address: bigint, network: Network): Generator<Problem<Node>> {
  const { width, length = width } = network
  if (width === 128 || length > 30) return
  const hosts = (1n << BigInt(32 - length)) - 1n
  const host = address & hosts
  if (host !== 0n && host !== hosts) return
  yield warning(
    'no-host',
    option,
    'value',
    `${hostOf(option.value)} is ${host === 0n ? 'the network itself' : 'the broadcast address'} of ${networkText(network)}, and no address of a host in it`,
  )
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
  const more = wordsFault(text, node.name, `an ${family} iface`)
  if (more !== undefined) return more
  if (readNetwork(hostOf(text)) !== undefined) {
    return `${shown(text)} has no prefix length of 0 to ${width} behind its slash; write one as in ${example}`
  }
  return `${shown(text)} is no ${kind} address; write one such as ${example}`
}

/** Why an address with more behind it is none, undefined if it is none by itself. */
function wordsFault(text: string, name: string, kind: string): string | undefined {
  const [, address = '', rest = ''] = /^([^ \t]+)[ \t]+(.+)$/s.exec(text) ?? []
  if (readNetwork(address) === undefined) return undefined
  if (rest.startsWith('255.') || /^[a-z]/.test(rest)) {
    const option = rest.startsWith('255.') ? `netmask ${rest}` : rest
    return `an option takes the whole line; write ${shown(option)} on a line of its own`
  }
  return rest.split(/[ \t]+/).every(word => readNetwork(word) !== undefined)
    ? `${kind} has one address; write one more iface ${name} for each of the others`
    : `an option takes the whole line, and ${shown(rest)} is no part of an address; take it out`
}
