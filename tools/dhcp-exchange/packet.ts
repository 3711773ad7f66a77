/** A machine that looks for a DHCP server. */
export interface Discover {
  /** Pairs with colons: six, or twenty of InfiniBand. */
  readonly mac: string
  /** The address of the relay through which it asks: one of its network. */
  readonly relay: string
  /** What its firmware is, as option 93 tells it (RFC 4578): 0 is BIOS, 7 is UEFI. */
  readonly firmware: number
}

/** What a DHCP server offers a machine. */
export interface Offer {
  readonly address: string
  /** 0.0.0.0 if the server says nothing. */
  readonly nextServer: string
  readonly filename: string
  /** The bytes of each option by its number. */
  readonly options: ReadonlyMap<number, Buffer>
}

/** Where the options begin, behind the four bytes that announce them (RFC 2131). */
const OPTIONS = 240
const INFINIBAND = [0xff, 0, 0, 0, 0, 0, 2, 0, 0, 2, 0xc9, 0]
const MAGIC = [99, 130, 83, 99]

/** A DHCPDISCOVER, as a PXE firmware sends it and a relay passes it on. */
export function discover(
  { mac, relay, firmware }: Discover,
  transaction: number,
  wanted: readonly number[],
): Buffer {
  const octets = Buffer.from(mac.replaceAll(':', ''), 'hex')
  const isInfiniBand = octets.length > 6
  const head = Buffer.alloc(OPTIONS)
  head.set(isInfiniBand ? [1, 32, 0, 1] : [1, 1, 6, 1])
  head.writeUInt32BE(transaction, 4)
  head.set(addressBytes(relay), 24)
  if (!isInfiniBand) head.set(octets, 28)
  head.set(MAGIC, OPTIONS - MAGIC.length)
  const vendor = Buffer.from(`PXEClient:Arch:${String(firmware).padStart(5, '0')}:UNDI:003001`)
  const options: readonly (readonly [code: number, data: Uint8Array | readonly number[]])[] = [
    [53, [1]],
    [55, wanted],
    [57, [5, 220]],
    [60, vendor],
    // By RFC 4390 what takes the place of the hardware address; so does the firmware of Mellanox send it.
    ...(isInfiniBand ? [[61, [...INFINIBAND, ...octets.subarray(-8)]] as const] : []),
    [93, [firmware >> 8, firmware & 255]],
  ]
  return Buffer.from([...head, ...options.flatMap(([code, data]) => [code, data.length, ...data]), 255])
}

/** Reads what a server has sent. */
export function readOffer(message: Buffer): { readonly transaction: number; readonly offer: Offer } {
  const options = new Map<number, Buffer>()
  for (let at = OPTIONS; at < message.length && message[at] !== 255;) {
    const [code = 0, length = 0] = message.subarray(at)
    if (code !== 0) options.set(code, message.subarray(at + 2, at + 2 + length))
    at += code === 0 ? 1 : 2 + length
  }
  const offer = {
    address: dotted(message.subarray(16, 20)),
    nextServer: dotted(message.subarray(20, 24)),
    filename: message.toString('latin1', 108, 236).replace(/\0.*/s, ''),
    options,
  }
  return { transaction: message.readUInt32BE(4), offer }
}

/** The addresses that an option's bytes are. */
export function addresses(data: Buffer): readonly string[] {
  return Array.from({ length: data.length / 4 }, (_, index) =>
    dotted(data.subarray(4 * index, 4 * index + 4)),
  )
}

function dotted(octets: Buffer): string {
  return octets.join('.')
}

function addressBytes(text: string): number[] {
  return text.split('.').map(Number)
}
