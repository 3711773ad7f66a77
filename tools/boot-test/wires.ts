import type { Cluster } from 'gen-cluster-configs'

/** A card at the switch whose socket is at `path`, for QEMU. */
export function card(path: string, mac: string): readonly string[] {
  const device = `virtio-net-pci,netdev=wire,mac=${mac},bootindex=1`
  return ['-netdev', wire('wire', path), '-device', device]
}

/** All cards of the master, in the order of the inventory: one at the switch, the others in the outside world. */
export function masterCards(cluster: Cluster, path: string): readonly string[] {
  return cluster.master.interfaces.flatMap(({ name, network }, at) => {
    const { subnet } = network
    const boots = name === cluster.master.boot.interface
    // QEMU's user network answers DHCP, as the administrator's own network would; it lets nothing out.
    const outside = `user,id=card${at},restrict=on,net=${subnet.network}/${subnet.prefix}`
    const device = `virtio-net-pci,netdev=card${at},mac=${masterMac(cluster, at)}`
    return ['-netdev', boots ? wire(`card${at}`, path) : outside, '-device', device]
  })
}

function wire(id: string, path: string): string {
  return `stream,id=${id},server=off,addr.type=unix,addr.path=${path}`
}

/** The Ethernet address of the master's card: the inventory's on the boot network, otherwise one of QEMU's own. */
export function masterMac({ master }: Cluster, at: number): string {
  const own = master.interfaces[at]?.name === master.boot.interface ? master.boot.mac : undefined
  return own ?? `52:54:00:00:00:${(at + 16).toString(16)}`
}
