import type { Cluster } from 'gen-cluster-configs'

/** The first address of the boot network that no machine has and that is not for strangers. */
export function freeAddress({ networks, master, nodes }: Cluster): string {
  const network = networks.find(({ service }) => service !== undefined)
  if (network === undefined) throw new Error('the inventory has no boot network')
  const taken = new Set([network.router, master.boot.address, ...nodes.map(({ address }) => address)])
  const [from, to] = (network.service?.range ?? []).map(number)
  for (let candidate = network.subnet.first + 1; candidate < network.subnet.last; candidate++) {
    if (from !== undefined && to !== undefined && from <= candidate && candidate <= to) continue
    if (!taken.has(dotted(candidate))) return dotted(candidate)
  }
  throw new Error(`the network ${network.name} has no free address for one more node`)
}

function number(address: string): number {
  return address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0)
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map(shift => (address >>> shift) & 255).join('.')
}
