/** What tells one client of the TFTP server from another. */
export interface Client {
  /**
   * The address of the interface it boots from, in hexadecimal: the six bytes of Ethernet in any usual spelling, or the
   * twenty of InfiniBand with colons or dashes.
   */
  readonly mac: string
  /** The address that DHCP gives it, such as `10.0.33.11`. */
  readonly ipv4?: string | undefined
  /**
   * What its firmware sends as DHCP option 97, if it does. Most send the bytes as they stand in memory, so that the
   * first three groups are those that dmidecode(8) shows with their bytes in reverse: 4c4c4544-0042-4a10 is sent as
   * 44454c4c-4200-104a.
   */
  readonly uuid?: string | undefined
}

/**
 * The configuration files that PXELINUX asks its TFTP server for, in its order: it reads the first one that is
 * there. All are relative to the directory of `pxelinux.0` (or DHCP option 210); a file that DHCP option 209
 * names goes before them.
 *
 * The order is that of pxe_open_config() in syslinux's core/fs/pxe/pxe.c: the UUID in small letters; the hardware
 * type 01 (Ethernet) and the MAC address in small letters with dashes, for InfiniBand its type 20 alone; the IPv4
 * address in capital hexadecimal digits, then without the last, and so on down to one; `default`.
 *
 * @throws RangeError if one of the three is not what it should be
 */
export function resolve({ mac, ipv4, uuid }: Client): string[] {
  const names = [
    ...(uuid === undefined ? [] : uuidName(uuid)),
    macName(mac),
    ...(ipv4 === undefined ? [] : prefixes(ipv4Digits(ipv4))),
    'default',
  ]
  return names.map(name => `pxelinux.cfg/${name}`)
}

/** PXELINUX passes over a UUID of version 0 or 15: such are made up of zeros or ones, not given to one machine. */
export function uuidName(uuid: string): string[] {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid)) {
    throw new RangeError(`${JSON.stringify(uuid)} is not a UUID such as 44454c4c-4200-104a-8052-b3c04f4a3132`)
  }
  return /^.{14}[0f]/i.test(uuid) ? [] : [uuid.toLowerCase()]
}

/**
 * The hardware type and the address behind it, as PXELINUX takes both from the DHCP request: over InfiniBand that holds
 * no address (RFC 4390, section 2.1).
 */
export function macName(mac: string): string {
  if (/^[0-9a-f]{2}(?:(?::[0-9a-f]{2}){19}|(?:-[0-9a-f]{2}){19})$/i.test(mac)) return '20'
  const spelt =
    /^(?:[0-9a-f]{2}(?:([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2})|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}|[0-9a-f]{12})$/i
  if (!spelt.test(mac)) {
    throw new RangeError(
      `${JSON.stringify(mac)} is neither an Ethernet address such as 08:00:27:00:33:11 nor one of InfiniBand, with twenty octets`,
    )
  }
  return ['01', ...(mac.toLowerCase().match(/[0-9a-f]{2}/g) ?? [])].join('-')
}

function ipv4Digits(address: string): string {
  const parts = ipv4Address(address).split('.')
  return parts.map(part => Number(part).toString(16).padStart(2, '0').toUpperCase()).join('')
}

/** The address itself, if it is one. */
export function ipv4Address(address: string): string {
  const parts = address.split('.')
  if (
    parts.length !== 4 ||
    !parts.every(part => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) < 256)
  ) {
    throw new RangeError(`${JSON.stringify(address)} is not an IPv4 address such as 10.0.33.11`)
  }
  return address
}

/** A text, and what is left of it as its last character is taken away again and again. */
function prefixes(text: string): string[] {
  return Array.from(text, (_, index) => text.slice(0, text.length - index))
}
