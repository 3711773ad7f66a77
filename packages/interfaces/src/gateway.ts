import { addressBits, dotted, shown, type Problem } from '@cluster-configs/syntax'
import { networkText, readNetwork, sameNetwork, type Network } from './address.ts'
import type { Node, Option } from './ast.ts'
import { hostOf, type Options } from './overview.ts'
import { addressFault, hostProblems, networkOf, type Setting } from './setting.ts'
import { warning } from './warning.ts'

type Problems = Generator<Problem<Node>>

/** What is wrong with the default gateway of a static interface. */
export function* gatewayProblems({ option, resolved, width, options, file }: Setting): Problems {
  const { value } = option
  const gateway = addressBits(value, width)
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
  if (linked) return
  if (sameNetwork(gateway, address, width, length)) {
    yield* hostProblems(option, gateway, network)
    return
  }
  yield warning(
    'gateway-outside',
    option,
    'value',
    `${option.value} is not in the network of the interface, ${width === 32 ? networkText(network) : `${options.get('address')?.value}`}`,
  )
}

/** A broadcast address that is not that of the network. */
export function* broadcastProblems({ option, width, options }: Setting): Problems {
  const { value } = option
  if (width === 128 || value === '+' || value === '-') return
  const read = addressBits(value, 32)
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
      `the broadcast address of ${networkText(network)} is ${dotted(right)}; leave it out, it is computed`,
    )
  }
}
