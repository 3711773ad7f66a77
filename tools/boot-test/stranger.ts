import { readFileSync } from 'node:fs'
import type { Cluster } from 'gen-cluster-configs'
import { check } from './checks.ts'
import { screenText, tell, unplug, type Machine } from './machine.ts'
import { step } from './progress.ts'

/** An Ethernet address that QEMU users have and no inventory should. */
export const STRANGER_MAC = '52:54:00:0b:ad:01'

/** A machine that the inventory does not know is told so, gets an address of the range, and no root. */
export async function checkStranger(
  cluster: Cluster,
  machine: Machine,
  master: Machine,
  patience: number,
): Promise<void> {
  const { name, log } = machine
  const message = `The MAC address of this machine is unknown to the cluster ${cluster.name}.`
  // It is said before the loader has opened the serial port.
  const said = async (): Promise<boolean> => (await screenText(machine)).includes(message)
  const told = await step(name, 'is told that it is unknown', { limit: 600 * patience, log }, async () => {
    while (!(await said())) await new Promise(resolve => setTimeout(resolve, 1000))
    return true
  })
  check(name, 'sees the message of the file "default"', told, true)
  // The menu waits 10 seconds before it starts from the local disk, which this machine has not.
  await new Promise(resolve => setTimeout(resolve, 20_000))
  check(
    name,
    'was given no kernel',
    /Loading \S*vmlinuz|Linux version/.test(readFileSync(log, 'latin1')),
    false,
  )
  await unplug(machine)
  const journal = await tell(master, 'journalctl -b --no-pager -o cat -u isc-dhcp-server')
  const reserved = cluster.nodes.map(({ address }) => address)
  const given = [...journal.matchAll(/^DHCPACK on (\S+) to (\S+)/gm)]
    .filter(([, , mac]) => mac === STRANGER_MAC)
    .map(([, address = '']) => address)
  check(name, 'was given an address', given.length > 0, true)
  check(
    name,
    'was given no reserved address',
    given.filter(address => reserved.includes(address)),
    [],
  )
}
