import { addressOf } from '../addresses.ts'
import type { HostName, Hosts } from '../hosts.ts'
import { other } from '../place.ts'
import type { Rule } from '../rule.ts'
import type { System } from '../system.ts'

/* hosts(5) of the master and of the nodes, against DHCP. */

/** The hosts files, each text once: those of the nodes are mostly the same. */
function hostsFiles({ master, roots }: System): ReadonlySet<Hosts> {
  return new Set([master, ...roots.values()].flatMap(({ hosts }) => hosts ?? []))
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1'
}

const loopbackName: Rule = {
  id: 'names/loopback',
  severity: 'warning',
  title: "A machine's name is on a loopback address",
  why: 'What it tells others of itself is then an address that each machine has for itself alone, and services that listen on their own name listen to nobody.',
  hint: 'Write the address that the machine has in the cluster.',
  *check(system) {
    const { master, roots, dhcp } = system
    const served = new Set((dhcp?.hosts ?? []).flatMap(({ name, hostName }) => [name, hostName].map(lower)))
    // A machine that serves nothing may call itself what it likes.
    const machines = dhcp === undefined ? roots.values() : [master, ...roots.values()]
    for (const { hostname } of machines) served.add(lower(hostname?.text.trim() ?? 'localhost'))
    served.delete('localhost')
    for (const { names, byName } of hostsFiles(system))
      for (const line of names) {
        const { name, address, place } = line
        if (!isLoopback(address) || !(served.has(lower(name)) || isElsewhere(byName.get(lower(name)))))
          continue
        yield {
          message: `${name} is a machine of the cluster, and its address here is ${address}`,
          places: [place()],
        }
      }
  },
}

function lower(name: string): string {
  return name.toLowerCase()
}

/** Whether a name is also on an address that others reach. */
function isElsewhere(lines: readonly HostName[] | undefined): boolean {
  return lines?.some(({ address }) => addressOf(address) !== undefined && !isLoopback(address)) === true
}

const addressDiffers: Rule = {
  id: 'names/address-differs',
  severity: 'error',
  title: 'hosts(5) has another address for a node than DHCP gives it',
  why: 'The node is looked for where it is not, or another machine is taken for it.',
  hint: 'Write the same address in both.',
  *check(system) {
    const { dhcp } = system
    if (dhcp === undefined) return
    const hosts = new Map(
      dhcp.hosts.flatMap(host => [[lower(host.name), host] as const, [lower(host.hostName), host] as const]),
    )
    for (const { byName } of hostsFiles(system))
      for (const [key, all] of byName) {
        const { name, fixed, addresses = [] } = hosts.get(key) ?? {}
        const lines = all.filter(({ address }) => addressOf(address) !== undefined && !isLoopback(address))
        const [line] = lines
        if (line === undefined || fixed === undefined || addresses.length === 0) continue
        if (lines.some(({ address }) => addresses.some(({ text }) => text === address))) continue
        yield {
          message: `DHCP gives ${name} the address ${addresses[0]?.text}, and here it has ${line.address}`,
          places: [
            line.place(),
            other(dhcp.place(fixed, 'addresses', addresses[0]?.item), `the address of ${name} in DHCP`),
          ],
        }
      }
  },
}

export const nameRules: readonly Rule[] = [loopbackName, addressDiffers]
