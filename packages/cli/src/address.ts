import { Address4 } from 'ip-address'

/** A subnet of IPv4; `first` and `last` are its network and its broadcast address as numbers. */
export interface Subnet {
  /** Such as `10.0.33.0/24`. */
  readonly text: string
  readonly network: string
  readonly netmask: string
  readonly broadcast: string
  readonly prefix: number
  readonly first: number
  readonly last: number
}

/** The subnet that `address/prefix` is in. The text has been validated. */
export function subnetOf(text: string): Subnet {
  const address = new Address4(text)
  const network = address.startAddress()
  const broadcast = address.endAddress()
  return {
    text: `${network.correctForm()}/${address.subnetMask}`,
    network: network.correctForm(),
    netmask: address.subnetMaskAddress().correctForm(),
    broadcast: broadcast.correctForm(),
    prefix: address.subnetMask,
    first: Number(network.bigInt()),
    last: Number(broadcast.bigInt()),
  }
}

/** An address as a number, to compare it. The text has been validated. */
export function numberOf(address: string): number {
  return address.split('.').reduce((number, part) => number * 256 + Number(part), 0)
}

/** Whether an address lies in a subnet, its network and broadcast address included. */
export function contains({ first, last }: Pick<Subnet, 'first' | 'last'>, address: string): boolean {
  const number = numberOf(address)
  return first <= number && number <= last
}

/** The address that a number is. */
export function textOf(number: number): string {
  return [24, 16, 8, 0].map(shift => Math.floor(number / 2 ** shift) % 256).join('.')
}
