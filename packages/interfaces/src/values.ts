import { shown, type Problem } from '@cluster-configs/syntax'
import { readNetwork } from './address.ts'
import type { Iface, Node, Option } from './ast.ts'
import type { Overview } from './overview.ts'
import type { Resolved } from './inherit.ts'
import { staticProblems } from './static.ts'
import { LISTS } from './vocabulary.ts'
import { warning } from './warning.ts'

type Problems = Generator<Problem<Node>>

/** What the value of an option cannot mean, or means otherwise than it seems. */
export function* valueProblems(option: Option, iface: Iface, file: Overview): Problems {
  const { name } = option
  if (!isComputed(option)) {
    if (name === 'hwaddress') yield* hwaddressProblems(option)
    if (name === 'mtu' || name === 'metric') yield* numberProblems(option)
  }
  if (LISTS.has(name)) yield* listProblems(option)
  const resolved = file.resolved.get(iface)
  const { family, method } = resolved ?? {}
  if (resolved === undefined || (family !== 'inet' && family !== 'inet6')) return
  if (method === 'static') {
    const options = file.options.get(iface) ?? new Map<string, Option>()
    yield* staticProblems({ option, resolved, width: family === 'inet' ? 32 : 128, options, file })
  } else yield* unusedProblems(option, resolved, file)
}

/** Whether the shell computes a value: ifupdown puts values into the commands that it runs, as they are. */
function isComputed({ value }: Option): boolean {
  return /\$\(|`/.test(value)
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
      value.split(/[ \t]+/).findIndex(word => word.includes(',')),
    )
  } else if (name === 'dns-nameservers') {
    const words = value.split(/[ \t]+/)
    const wrong = words.findIndex(word => {
      const network = readNetwork(word.replace(/%.*/, ''))
      return network === undefined || network.length !== undefined
    })
    if (wrong === -1) return
    const message = `${shown(words[wrong] ?? '')} is no address, by which name servers are named`
    yield warning('invalid-nameserver', option, 'value', message, wrong)
  }
}
