import * as exports from '@cluster-configs/exports'
import type { Cluster, Node } from 'gen-cluster-configs'
import { checkCards } from './card-checks.ts'
import { check } from './checks.ts'
import { tell, type Machine } from './machine.ts'
import { checkHosts, checkUnits } from './node-checks.ts'

/** What the master is after its boot, before any node has asked it for anything. */
export async function checkMaster(cluster: Cluster, machine: Machine): Promise<void> {
  const { name } = machine
  check(name, 'its host name', await tell(machine, 'hostname'), cluster.master.name)
  for (const unit of ['isc-dhcp-server', 'tftpd-hpa', 'nfs-server']) {
    check(name, `${unit} is active`, await tell(machine, `systemctl is-active ${unit} || :`), 'active')
  }
  await checkAddresses(cluster, machine)
  await checkExports(cluster, machine)
  await checkHosts(cluster, machine)
  await checkUnits(machine)
}

async function checkAddresses({ master, disableIpv6 }: Cluster, machine: Machine): Promise<void> {
  await checkCards(master.cards, machine)
  if (!disableIpv6) return
  check(machine.name, 'no interface has an IPv6 address', await tell(machine, 'ip -6 -o address show'), '')
  const off = await tell(machine, 'cat /proc/sys/net/ipv6/conf/all/disable_ipv6 2>/dev/null || echo 1')
  check(machine.name, 'IPv6 is off', off, '1')
}

/** The kernel's export table is the inventory: each root and layer to its node, and else what was added to it. */
export async function checkExports(cluster: Cluster, machine: Machine): Promise<void> {
  const shown = await tell(machine, 'exportfs -v')
  // A long path has its client on the next line.
  const table = shown
    .replace(/\n\s+/g, ' ')
    .split('\n')
    .filter(line => line !== '')
  const rows = table.map(line => {
    const [, path = '', client = '', options = ''] = /^(\S+)\s+(\S+?)\((.*)\)$/.exec(line) ?? []
    const words = options.split(',')
    return {
      path,
      client,
      rights: ['ro', 'rw', 'no_root_squash', 'no_subtree_check', 'async'].filter(word =>
        words.includes(word),
      ),
    }
  })
  const added = exports.parse((cluster.extra.exports ?? []).map(line => `${line}\n`).join(''))
  const own = rows.filter(
    ({ path }) => exports.find(added, 'entry', entry => entry.path === path) === undefined,
  )
  const expected = cluster.nodes.flatMap(({ root, layer, address, exports }) =>
    [root, ...(layer === undefined ? [] : [layer.path])].map(path => ({
      path,
      client: address,
      rights: [layer === undefined ? 'rw' : 'ro', 'no_root_squash', 'no_subtree_check'].concat(
        exports.includes('async') ? ['async'] : [],
      ),
    })),
  )
  const sorted = (table: readonly object[]): string[] => table.map(row => JSON.stringify(row)).toSorted()
  check(machine.name, 'exportfs -v is the inventory', sorted(own), sorted(expected))
}

/** dhcpd gave a node its reserved address and no other. */
export async function checkLease(node: Node, machine: Machine): Promise<void> {
  const journal = await tell(machine, 'journalctl -b --no-pager -o cat -u isc-dhcp-server')
  const given = journal
    .split('\n')
    .flatMap(
      line => /^DHCPACK on (\S+) to (\S+)(?: \(.*\))? via (\S+)$/.exec(line)?.slice(1, 4).join(' ') ?? [],
    )
    .filter(line => line.includes(node.mac))
  const expected = `${node.address} ${node.mac} ${node.network.service?.server.interface}`
  check(machine.name, `dhcpd gave ${node.name} its reserved address`, [...new Set(given)], [expected])
}
