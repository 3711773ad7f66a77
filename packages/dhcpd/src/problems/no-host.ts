import type { Node, Range } from '../ast.ts'
import { addressOf } from '../values.ts'
import { Fault } from './fault.ts'
import { shownNetwork } from './network.ts'
import type { Examination, Network } from './place.ts'

/**
 * Warns of ranges that begin with the number of their network or end with its broadcast address: dhcpd offers these as it
 * does any other address. Where machines are told of another mask than a subnet has, nobody can say which those are.
 */
export function checkEnds(children: readonly Node[], report: Examination): void {
  if (hasOtherMask(children, undefined)) return
  for (const { low, high, node } of report.ranges) {
    const network = report.networks.find(low)
    if (network === undefined) continue
    const last = lastOf(network)
    // Two machines on a line of their own need neither (RFC 3021).
    if (last - network.number < 3) continue
    if (low === network.number) warn(node, low, 'the number', network, report)
    if (high === last) warn(node, high, 'the broadcast address', network, report)
  }
}

function lastOf({ number, mask }: Network): number {
  return (number | ~mask) >>> 0
}

function warn(node: Range, address: number, what: string, network: Network, report: Examination): void {
  const text = addressOf(address)
  const message = `${text} is ${what} of ${shownNetwork(network)}, and dhcpd gives it to a machine all the same; leave it out of the range`
  const field = node.lowAddress === text ? 'lowAddress' : 'highAddress'
  report.warning(node, field, new Fault('no-host', message))
}

/** Whether an option for the mask is another one than that of the subnet that it stands in. */
function hasOtherMask(children: readonly Node[], netmask: string | undefined): boolean {
  return children.some(node => {
    if ((node.type === 'option' || node.type === 'optionExpression') && node.name === 'subnet-mask')
      return node.type === 'optionExpression' || node.data[0] !== netmask
    return 'children' in node && hasOtherMask(node.children, node.type === 'subnet' ? node.netmask : netmask)
  })
}
