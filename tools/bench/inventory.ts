import { address, mac } from './names.ts'

const CLUSTER = {
  name: 'bench',
  domain: 'bench',
  networks: { boot: { subnet: '10.0.0.0/8', boot: true } },
  master: { name: 'master', interfaces: { eth0: { network: 'boot', address: '10.0.0.1' } } },
}

/** An inventory of so many nodes, as JSON. */
export function inventory(nodes: number): string {
  const listed = machines(nodes).map(({ name, ...node }) => [name, node] as const)
  return JSON.stringify({ ...CLUSTER, nodes: Object.fromEntries(listed) })
}

/** The same with its nodes in a CSV file: the inventory, and that file's text. */
export function csvInventory(nodes: number): { readonly text: string; readonly csv: string } {
  const rows = machines(nodes).map(({ name, mac, address }) => `${name},${mac},${address}\n`)
  return {
    text: JSON.stringify({ ...CLUSTER, nodesFile: 'nodes.csv' }),
    csv: `name,mac,address\n${rows.join('')}`,
  }
}

function machines(
  count: number,
): readonly { readonly name: string; readonly mac: string; readonly address: string }[] {
  return Array.from({ length: count }, (_, n) => ({ name: `node${n}`, mac: mac(n), address: address(n) }))
}
