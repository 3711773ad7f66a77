import type { Dhcp } from '../check/dhcp.ts'
import { isInfiniBand } from '../hardware.ts'
import type { Asking } from './expression.ts'

/** The kinds of firmware that a machine may have. */
export const CLIENT_FIRMWARE = ['BIOS', 'UEFI'] as const

export type ClientFirmware = (typeof CLIENT_FIRMWARE)[number]

/** What they send as option 93 (RFC 4578). */
const ARCHITECTURE: Readonly<Record<ClientFirmware, number>> = { BIOS: 0, UEFI: 7 }

/**
 * What a machine's firmware says of it when it asks for an address.
 * @param mac its hardware address, in small letters with colons
 * @param known whether a host of dhcpd.conf is this machine
 */
export function askingOf(
  { definitions }: Pick<Dhcp, 'definitions'>,
  mac: string,
  firmware: ClientFirmware,
  known: boolean,
): Asking {
  const type = ARCHITECTURE[firmware]
  const hardware = isInfiniBand(mac) ? [32] : [1, ...mac.split(':').map(byte => Number.parseInt(byte, 16))]
  const digits = String(type).padStart(5, '0')
  const options = new Map<string, string | undefined>([
    ['vendor-class-identifier', `PXEClient:Arch:${digits}:UNDI:003001`],
    ['dhcp-parameter-request-list', undefined],
    // Not a firmware's own: iPXE and the like send it when they ask again.
    ['user-class', undefined],
    ['host-name', undefined],
  ])
  for (const { name, code } of definitions)
    if (code === 93) options.set(name.toLowerCase(), String.fromCharCode(type >> 8, type & 255))
    else if (code === 175 || code === 77) options.set(name.toLowerCase(), undefined)
  return { options, hardware: String.fromCharCode(...hardware), known }
}
