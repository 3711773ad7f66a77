import { contains, numberOf, subnetOf, type Subnet } from '../address.ts'

/** Four numbers up to 255, none with a zero before it: such are octal to some programs and decimal to others. */
const ADDRESS = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/

/** An IPv4 address as a number; undefined for what is none, such as a name. */
export function addressOf(text: string): number | undefined {
  return ADDRESS.test(text) ? numberOf(text) : undefined
}

/** A network written `address/length` or `address/netmask`; undefined for what is none. */
export function networkOf(text: string): Subnet | undefined {
  const [address = '', mask = ''] = text.split('/')
  if (addressOf(address) === undefined) return undefined
  const length = mask.includes('.') ? lengthOf(mask) : /^\d{1,2}$/.test(mask) ? Number(mask) : undefined
  return length === undefined || length > 32 ? undefined : subnetOf(`${address}/${length}`)
}

/** How many ones a netmask begins with; undefined for what is none. */
function lengthOf(netmask: string): number | undefined {
  const mask = addressOf(netmask)
  if (mask === undefined) return undefined
  const zeros = Math.log2(2 ** 32 - mask)
  return Number.isInteger(zeros) ? 32 - zeros : undefined
}

/** Whether one of some networks holds an address. */
export function holds(network: Pick<Subnet, 'first' | 'last'>, address: string): boolean {
  return addressOf(address) !== undefined && contains(network, address)
}

/** Finds which of many stretches of addresses hold one, in a time that hardly grows with their number. */
export class Stretches<Item extends { readonly first: number; readonly last: number }> {
  readonly #sorted: readonly Item[]
  /** The highest last address up to each place of the list. */
  readonly #reach: readonly number[]

  constructor(items: readonly Item[]) {
    this.#sorted = items.toSorted((left, right) => left.first - right.first || right.last - left.last)
    let highest = -1
    this.#reach = this.#sorted.map(({ last }) => (highest = Math.max(highest, last)))
  }

  /** The stretch with the address that begins last: of networks within each other the innermost. */
  find(address: number): Item | undefined {
    let [low, high] = [0, this.#sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sorted[middle]?.first ?? Infinity) <= address) low = middle + 1
      else high = middle
    }
    for (let at = low - 1; at >= 0 && (this.#reach[at] ?? -1) >= address; at--) {
      const item = this.#sorted[at]
      if (item !== undefined && address <= item.last) return item
    }
    return undefined
  }
}
