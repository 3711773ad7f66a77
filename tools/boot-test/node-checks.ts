import { randomUUID } from 'node:crypto'
import * as fstab from '@cluster-configs/fstab'
import type { Cluster, Node } from 'gen-cluster-configs'
import { checkCards } from './card-checks.ts'
import { check } from './checks.ts'
import { ask, powerOff, tell, type Machine } from './machine.ts'

/** Units that may have failed on a machine without harm, each with the reason. */
const EXPLAINED: Readonly<Record<string, string>> = {}

/** What a node is, seen from inside it. */
export async function checkNode(cluster: Cluster, node: Node, machine: Machine): Promise<void> {
  const { name } = machine
  check(name, 'is at multi-user', await tell(machine, 'systemctl is-active multi-user.target'), 'active')
  check(name, 'its host name', await tell(machine, 'hostname'), node.name)
  await checkAddress(node, machine)
  await checkCards(node.cards, machine)
  await checkMounts(machine)
  await checkHosts(cluster, machine)
  await checkUnits(machine)
}

async function checkAddress(node: Node, machine: Machine): Promise<void> {
  const addresses = await tell(machine, "ip -4 -o address show dev eth0 | awk '{ print $4 }'")
  check(
    machine.name,
    'its reserved address on its boot interface',
    addresses,
    `${node.address}/${node.network.subnet.prefix}`,
  )
  const mac = await tell(machine, 'cat /sys/class/net/eth0/address')
  check(machine.name, 'its boot interface is the card of the inventory', mac, node.mac)
}

/** Every file system of the node's own fstab, as the kernel has it mounted. */
async function checkMounts(machine: Machine): Promise<void> {
  const table = fstab.parse(await tell(machine, 'cat /etc/fstab'), { file: '/etc/fstab' })
  for (const entry of table.children.filter(node => node.type === 'entry')) {
    // What a boot may do without may come too late for it on a slow machine, where udev has not seen the disk yet.
    const late = entry.options.includes('nofail')
      ? `mountpoint -q ${entry.file} || { udevadm settle --timeout=600; mount ${entry.file}; }; `
      : ''
    const { stdout } = await ask(machine, `${late}findmnt -no FSTYPE ${entry.file}`)
    const found = stdout.trim().replace(/^nfs4$/, 'nfs')
    check(machine.name, `${entry.file} is mounted as its fstab says`, found, entry.vfstype)
  }
}

/** Every machine of the cluster, by both its names. */
export async function checkHosts({ domain, master, nodes }: Cluster, machine: Machine): Promise<void> {
  const machines = [{ name: master.name, address: master.boot.address }, ...nodes]
  const names = machines.flatMap(({ name }) => [name, `${name}.${domain}`])
  const script = `for name in ${names.join(' ')}; do getent ahostsv4 "$name" | awk 'NR == 1 { print $1 }'; done`
  const expected = machines.flatMap(({ address }) => [address, address])
  check(machine.name, 'resolves every machine', (await tell(machine, script)).split('\n'), expected)
}

/** No unit failed, but those that are explained. */
export async function checkUnits(machine: Machine): Promise<void> {
  const listed = await tell(machine, "systemctl list-units --failed --plain --no-legend | awk '{ print $1 }'")
  const units = listed.split('\n').filter(unit => unit !== '')
  check(
    machine.name,
    'no unit failed',
    units.filter(unit => EXPLAINED[unit] === undefined),
    [],
  )
}

/** A machine can be shut down and leaves nothing behind. */
export async function powerOffCleanly(machine: Machine, patience: number): Promise<void> {
  check(machine.name, 'powers off cleanly', await powerOff(machine, 600 * patience), 0)
}

/** No node sees what another writes, none is let into another's root, and none is taken for another. */
export async function checkApart(machines: ReadonlyMap<Node, Machine>): Promise<void> {
  await checkIdentities([...machines.values()])
  // A root can be a copy of another's, with all that was written to that one before.
  const all = [...machines].map(([node, machine]) => ({ node, machine, file: `/root/${randomUUID()}` }))
  await Promise.all(all.map(({ machine, file }) => tell(machine, `touch ${file} && sync`)))
  await Promise.all(
    all.map(async ({ node, machine }) => {
      for (const other of all) {
        if (other.node !== node) await checkBarred(node, machine, other.node, other.file)
      }
    }),
  )
}

async function checkBarred(node: Node, machine: Machine, other: Node, file: string): Promise<void> {
  const there = (await ask(machine, `test -e ${file}`)).code
  check(machine.name, `what ${other.name} wrote is not in its root`, there, 1)
  const theirs = [other.root, other.layer?.path].filter(path => path !== undefined && path !== node.root)
  for (const path of theirs) {
    for (const version of ['vers=3,nolock', 'vers=4']) {
      const line = `mount -t nfs -o ro,retry=0,${version} ${node.server}:${path} /mnt && umount /mnt`
      const mount = await ask(machine, line)
      const refused = mount.code !== 0 && /denied|not permitted|No such file/.test(mount.stderr)
      check(machine.name, `is refused ${path} of ${other.name} (${version})`, refused || mount.stderr, true)
    }
  }
}

/** The machine id of a node and the SSH host keys that it has are no other's. */
async function checkIdentities(machines: readonly Machine[]): Promise<void> {
  const seen = new Set<string>()
  for (const machine of machines) {
    const id = await tell(machine, 'cat /etc/machine-id')
    check(machine.name, 'has a machine id', /^[0-9a-f]{32}$/.test(id) || id, true)
    const keys = await tell(machine, "cat /etc/ssh/ssh_host_*_key.pub 2>/dev/null | awk '{ print $2 }'")
    const own = [id, ...keys.split('\n').filter(key => key !== '')]
    const others = own.filter(word => seen.has(word))
    check(
      machine.name,
      `no other node has its machine id or one of its ${own.length - 1} SSH host keys`,
      others,
      [],
    )
    for (const word of own) seen.add(word)
  }
}
