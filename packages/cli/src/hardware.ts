/** Whether a hardware address, in pairs with colons, is one of InfiniBand: it has twenty octets, that of Ethernet six. */
export function isInfiniBand(mac: string): boolean {
  return mac.length > 'aa:bb:cc:dd:ee:ff'.length
}

/** The last eight octets of an InfiniBand address, which name the port: a client identifier ends with them. */
export function portOf(mac: string): string {
  return mac.slice(-'aa:bb:cc:dd:ee:ff:00:11'.length)
}

/** The cards that nodes boot over. */
export const BOOT_INTERFACES = ['eth0', 'ib0'] as const

/** What a node's kernel calls the card that it boots over: with `net.ifnames=0` it is the first of its kind. */
export function bootInterface(mac: string): (typeof BOOT_INTERFACES)[number] {
  return isInfiniBand(mac) ? 'ib0' : 'eth0'
}
