import type { Card } from 'gen-cluster-configs'
import { check } from './checks.ts'
import { tell, type Machine } from './machine.ts'

/** The interfaces that ifupdown has made, as the kernel has them, against those of the inventory. */
export async function checkCards(cards: readonly Card[], machine: Machine): Promise<void> {
  for (const card of cards) {
    const { name, addresses, mtu, vlan, bond, bridge, routes } = card
    const holds = async (what: string, script: string, expected: readonly string[]): Promise<void> => {
      const found = (await tell(machine, script)).split(/\s+/).filter(word => word !== '')
      check(machine.name, `${name}: ${what}`, found.toSorted(), expected.toSorted())
    }
    const kernel = `/sys/class/net/${name}`
    if (addresses.length > 0)
      await holds('its addresses', `ip -4 -o address show dev ${name} | awk '{ print $4 }'`, addresses)
    if (mtu !== undefined) await holds('its MTU', `cat ${kernel}/mtu`, [String(mtu)])
    if (vlan !== undefined) {
      const script = `ip -d -o link show ${name} | grep -o 'vlan protocol 802.1Q id [0-9]*'; ls ${kernel} | sed -n 's/^lower_//p'`
      await holds('its VLAN and what carries it', script, [
        ...`vlan protocol 802.1Q id ${vlan.id}`.split(' '),
        vlan.on,
      ])
    }
    if (bond !== undefined) {
      const script = `cut -d ' ' -f 1 ${kernel}/bonding/mode; cat ${kernel}/bonding/slaves`
      await holds('its mode and its cards', script, [bond.mode, ...bond.of])
    }
    if (bridge !== undefined) {
      const script = `cat ${kernel}/bridge/stp_state; ls ${kernel}/brif`
      await holds('its STP and its ports', script, [bridge.stp ? '1' : '0', ...bridge.of])
    }
    for (const { to, via } of routes)
      await holds(`its route to ${to}`, `ip route show ${to} dev ${name} | cut -d ' ' -f 1-3`, [
        to,
        'via',
        via,
      ])
  }
}
