import { addressBits, dotted, shown, type Problem } from '@cluster-configs/syntax'
import { networkText, readMask, readNetwork, type Network } from './address.ts'
import type { Node, Option } from './ast.ts'
import { broadcastProblems, gatewayProblems } from './gateway.ts'
import { hostOf, type Options } from './overview.ts'
import { addressFault, hostProblems, type Setting } from './setting.ts'
import { warning } from './warning.ts'

type Problems = Generator<Problem<Node>>

/** What is wrong with the addresses of a static interface. */
export function* staticProblems(setting: Setting): Problems {
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

function* addressProblems({ option, resolved, width, options, file }: Setting): Problems {
  const network = readNetwork(option.value)
  if (network === undefined || network.width !== width) {
    yield warning('invalid-address', option, 'value', addressFault(option.value, resolved, width))
    return
  }
  // With 0.0.0.0 the kernel gives the interface no address, which is how some bridges are brought up.
  if (width === 32 && network.address === 0n) return
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
  if (length !== undefined) yield* hostProblems(option, network.address, { ...network, length })
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
  const mask = addressBits(value, 32)
  if (mask === undefined) return `${shown(value)} is no netmask; write one such as 255.255.255.0 or 24`
  const inverse = dotted(mask ^ 0xffffffffn)
  return readMask(inverse, 32) === undefined
    ? `${shown(value)} is no netmask: its ones are not all in front; write one such as 255.255.255.0 or 24`
    : `${shown(value)} is a netmask with ones and zeros exchanged; write ${inverse}`
}
