import type { Problem } from '@cluster-configs/syntax'
import {
  networkText,
  quad,
  readIPv4,
  readIPv6,
  readMask,
  readNetwork,
  sameNetwork,
  type Network,
} from './address.ts'
import type { Iface, Node, Option } from './ast.ts'
import { hostOf, type Options, type Overview } from './overview.ts'
import type { Resolved } from './inherit.ts'
import { LISTS } from './vocabulary.ts'
import { shown, warning } from './warning.ts'

/** An option of an iface with what is asked of it: how wide its addresses are, and what else the iface has. */
interface Setting {
  readonly option: Option
  readonly resolved: Resolved
  readonly width: number
  readonly options: Options
  readonly file: Overview
}

type Problems = Generator<Problem<Node>>

/** What the value of an option cannot mean, or means otherwise than it seems. */
export function* valueProblems(option: Option, iface: Iface, file: Overview): Problems {
  const { name } = option
  if (name === 'hwaddress') yield* hwaddressProblems(option)
  if (name === 'mtu' || name === 'metric') yield* numberProblems(option)
  if (LISTS.has(name)) yield* listProblems(option)
  const resolved = file.resolved.get(iface)
  const { family, method } = resolved ?? {}
  if (resolved === undefined || (family !== 'inet' && family !== 'inet6')) return
  if (method === 'static') {
    const options = file.options.get(iface) ?? new Map<string, Option>()
    yield* staticProblems({ option, resolved, width: family === 'inet' ? 32 : 128, options, file })
  } else yield* unusedProblems(option, resolved, file)
}

function* staticProblems(setting: Setting): Problems {
  switch (setting.option.name) {
    case 'address':
      return yield* addressProblems(setting)
    case 'netmask':
      return yield* netmaskProblems(setting)
    case 'gateway':
      return yield* gatewayProblems(setting)
    case 'broadcast':
      return yield* broadcastProblems(setting)
  }
}

/** What dhcp and manual do not read, and a person would not write if they knew. */
function* unusedProblems(option: Option, { node, family, method }: Resolved, file: Overview): Problems {
  if (method !== 'dhcp' && method !== 'manual') return
  if (!['address', 'netmask', 'gateway'].includes(option.name) || file.bases.has(node)) return
  const used = node.children.some(child => child.type === 'option' && child.value.includes('IF_'))
  if (used) return
  yield warning(
    'unused-option',
    option,
    undefined,
    `the method ${method} does not set the ${option.name}; write "iface ${node.name} ${family} static", or leave it out`,
  )
}

function* addressProblems({ option, resolved, width, options, file }: Setting): Problems {
  const network = readNetwork(option.value)
  if (network === undefined || network.width !== width) {
    yield warning('invalid-address', option, 'value', addressFault(option.value, resolved, width))
    return
  }
  const netmask = options.get('netmask')
  const mask = netmask === undefined ? undefined : readMask(netmask.value, width)
  if (netmask === undefined) yield* missingLength(option, network, options)
  else if (mask !== undefined && network.length !== undefined && mask !== network.length) {
    yield warning(
      'netmask-differs',
      option,
      'value',
      `the netmask ${netmask.value} is /${mask}, and ifupdown takes that instead of /${network.length}; leave the netmask out`,
    )
  }
  const length = mask ?? network.length
  if (width === 32 && length !== undefined && length < 31) yield* hostProblems(option, { ...network, length })
  const other = file.addresses.get(hostOf(option.value))
  if (other !== undefined && other !== option && file.selected.has(resolved.node.name)) {
    yield warning(
      'duplicate-address',
      option,
      'value',
      `${hostOf(option.value)} is the address of an iface above already`,
    )
  }
}

/** Why a text is no address of a family. */
function addressFault(text: string, { node, family }: Resolved, width: number): string {
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
  const words = text.split(/[ \t]+/)
  if (words.length > 1 && words.every(word => readNetwork(word) !== undefined)) {
    return `an ${family} iface has one address; write one more iface ${node.name} for each of the others`
  }
  return `${shown(text)} is no ${kind} address; write one such as ${example}`
}

/** Without a length, IPv4 has that of the address' class, and IPv6 all bits. */
function* missingLength(option: Option, { address, width, length }: Network, options: Options): Problems {
  if (length !== undefined || options.has('pointopoint')) return
  if (width === 128) {
    yield warning(
      'no-prefix-length',
      option,
      'value',
      `without a prefix length ${option.value} is alone in its network; write ${option.value}/64`,
    )
    return
  }
  const first = address >> 24n
  const bits = first < 128n ? 8 : first < 192n ? 16 : 24
  // What most people mean by the addresses of class C is what they get.
  if (bits === 24 || first === 127n) return
  yield warning(
    'no-prefix-length',
    option,
    'value',
    `without a prefix length or a netmask ${option.value} is in ${networkText({ address, width, length: bits })}, its class; write ${option.value}/${bits}, or the length that is meant`,
  )
}

function* hostProblems(option: Option, network: Network & { readonly length: number }): Problems {
  const hosts = (1n << BigInt(32 - network.length)) - 1n
  const host = network.address & hosts
  if (host !== 0n && host !== hosts) return
  yield warning(
    'no-host',
    option,
    'value',
    `${hostOf(option.value)} is ${host === 0n ? 'the network itself' : 'the broadcast address'} of ${networkText(network)}, and no address of a host in it`,
  )
}

function* netmaskProblems({ option, width }: Setting): Problems {
  const { value } = option
  if (readMask(value, width) !== undefined) return
  yield warning('invalid-netmask', option, 'value', netmaskFault(value, width))
}

function netmaskFault(value: string, width: number): string {
  const bits = value.replace(/^\//, '')
  if (bits !== value && readMask(bits, width) !== undefined)
    return `${shown(value)} is no netmask; write ${bits}`
  if (width === 128) return `${shown(value)} is no number of bits from 0 to 128; write one such as 64`
  const mask = readIPv4(value)
  if (mask === undefined) return `${shown(value)} is no netmask; write one such as 255.255.255.0 or 24`
  const inverse = quad(mask ^ 0xffffffffn)
  return readMask(inverse, 32) === undefined
    ? `${shown(value)} is no netmask: its ones are not all in front; write one such as 255.255.255.0 or 24`
    : `${shown(value)} is a netmask with ones and zeros exchanged; write ${inverse}`
}

function* gatewayProblems({ option, resolved, width, options, file }: Setting): Problems {
  const { value } = option
  const gateway = width === 32 ? readIPv4(value) : readIPv6(value)
  if (gateway === undefined) {
    const bare =
      readNetwork(value)?.width === width
        ? `a gateway has no prefix length; write ${hostOf(value)}`
        : undefined
    const example = width === 32 ? '10.0.33.254' : 'fe80::1'
    const fault =
      bare ??
      addressFault(value, resolved, width).replace(/; write one such as .*/, `; write one such as ${example}`)
    yield warning('invalid-gateway', option, 'value', fault)
    return
  }
  const address = options.get('address')
  const network = address === undefined ? undefined : networkOf(address, options, width)
  if (network !== undefined) yield* gatewayPlace(option, gateway, network, options)
  const first = file.gateways.get(file.gatewayKey(resolved))
  if (first !== undefined && first !== resolved.node && file.selected.has(resolved.node.name) && !file.maps) {
    yield warning(
      'second-gateway',
      option,
      undefined,
      `${first.name} has the default route already${width === 32 ? ', so that ifup fails here' : ', which this one replaces'}; leave one of them out, or give it a metric`,
    )
  }
}

function* gatewayPlace(option: Option, gateway: bigint, network: Network, options: Options): Problems {
  const { address, width, length = width } = network
  if (gateway === address) {
    yield warning(
      'gateway-is-self',
      option,
      'value',
      `${option.value} is the address of the interface itself`,
    )
    return
  }
  // Such a gateway is on the link by other means: a link-local address, or a network of one address.
  const linked =
    (width === 128 && gateway >> 118n === 0x3fan) || length === width || options.has('pointopoint')
  if (linked || sameNetwork(gateway, address, width, length)) return
  yield warning(
    'gateway-outside',
    option,
    'value',
    `${option.value} is not in the network of the interface, ${width === 32 ? networkText(network) : `${options.get('address')?.value}`}`,
  )
}

/** The network of an address, undefined if it has no length. */
function networkOf(address: Option, options: Options, width: number): Network | undefined {
  const network = readNetwork(address.value)
  const netmask = options.get('netmask')
  const length = netmask === undefined ? network?.length : readMask(netmask.value, width)
  return network?.width !== width || length === undefined ? undefined : { ...network, length }
}

function* broadcastProblems({ option, width, options }: Setting): Problems {
  const { value } = option
  if (width === 128 || value === '+' || value === '-') return
  const read = readIPv4(value)
  const address = options.get('address')
  const network = address === undefined ? undefined : networkOf(address, options, width)
  if (read === undefined) {
    yield warning(
      'invalid-broadcast',
      option,
      'value',
      `${shown(value)} is no IPv4 address; write + to have it computed`,
    )
  } else if (network?.length !== undefined && network.length < 31) {
    const right = network.address | ((1n << BigInt(32 - network.length)) - 1n)
    if (read === right) return
    yield warning(
      'broadcast-differs',
      option,
      'value',
      `the broadcast address of ${networkText(network)} is ${quad(right)}; leave it out, it is computed`,
    )
  }
}

function* hwaddressProblems(option: Option): Problems {
  const text = option.value.replace(/^(?:ether|ax25|arcnet|netrom) +/i, '')
  const octets = text.split(':')
  if (text === 'random') return
  if (
    !octets.every(octet => /^[0-9a-f]{1,2}$/i.test(octet)) ||
    (octets.length !== 6 && octets.length !== 20)
  ) {
    const digits = text.replace(/[-.:]/g, '')
    const pairs = /^[0-9a-f]{12}$/i.test(digits) ? digits.match(/../g) : null
    const instead = pairs === null ? 'one such as 02:00:00:00:33:01, or random' : pairs.join(':')
    yield warning(
      'invalid-hwaddress',
      option,
      'value',
      `${shown(option.value)} is no hardware address; write ${instead}`,
    )
  } else if (octets.length === 6 && (parseInt(octets[0] ?? '', 16) & 1) === 1) {
    yield warning(
      'invalid-hwaddress',
      option,
      'value',
      `${text} is a multicast address: the first octet is odd, and the kernel refuses it`,
    )
  }
}

function* numberProblems(option: Option): Problems {
  const { name, value } = option
  const least = name === 'mtu' ? 68 : 0
  if (/^\d{1,10}$/.test(value) && Number(value) >= least) return
  const example = name === 'mtu' ? ' of 68 or more, such as 1500' : ''
  yield warning('invalid-number', option, 'value', `${shown(value)} is no ${name}; write a number${example}`)
}

function* listProblems(option: Option): Problems {
  const { name, value } = option
  if (value.includes(',')) {
    const words = value
      .split(/[ \t,]+/)
      .filter(Boolean)
      .join(' ')
    yield warning(
      'comma-in-list',
      option,
      'value',
      `the words of ${name} are separated by blanks; write "${name} ${words}"`,
    )
  } else if (name === 'dns-nameservers') {
    const wrong = value
      .split(/[ \t]+/)
      .find(
        word =>
          readNetwork(word.replace(/%.*/, ''))?.length !== undefined ||
          readNetwork(word.replace(/%.*/, '')) === undefined,
      )
    if (wrong === undefined) return
    yield warning(
      'invalid-nameserver',
      option,
      'value',
      `${shown(wrong)} is no address, by which name servers are named`,
    )
  }
}
