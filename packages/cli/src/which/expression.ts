import { unquote } from '@cluster-configs/dhcpd'

/** What a machine says of itself when it asks for an address, as far as a condition of dhcpd.conf may ask for it. */
export interface Asking {
  /** Options that it sends, as bytes, by their name; a name that is not here is one that is not known. */
  readonly options: ReadonlyMap<string, string | undefined>
  /** Its hardware address behind the type, as bytes. */
  readonly hardware: string
  /** Whether a host in dhcpd.conf is this machine. */
  readonly known: boolean
}

/**
 * Whether a condition of dhcp-eval(5) holds.
 * @param code the condition as it is written
 * @returns undefined if that cannot be told: it asks for what is not known here, or is of a kind that is not understood
 */
export function holds(code: string, asking: Asking): boolean | undefined {
  const reader = new Reader(code.match(TOKEN) ?? [], asking)
  try {
    const value = reader.condition()
    return reader.done ? value : undefined
  } catch (error) {
    if (error instanceof Unknown) return undefined
    throw error
  }
}

const TOKEN = /"(?:[^"\\]|\\[^])*"|[0-9a-f]{1,2}(?::[0-9a-f]{1,2})+|[\w-]+(?:\.[\w-]+)?|!=|~~|~=|[^\s\w]/gi

/** A value or a construct that is not known here. */
class Unknown extends Error {}

class Reader {
  readonly #tokens: readonly string[]
  readonly #asking: Asking
  #at = 0

  constructor(tokens: readonly string[], asking: Asking) {
    this.#tokens = tokens
    this.#asking = asking
  }

  get done(): boolean {
    return this.#at === this.#tokens.length
  }

  /** `and` and `or` bind alike, and from the left. */
  condition(): boolean {
    let value = this.#term()
    for (;;) {
      if (this.#take('and')) value = this.#term() && value
      else if (this.#take('or')) value = this.#term() || value
      else return value
    }
  }

  #term(): boolean {
    if (this.#take('not')) return !this.#term()
    if (this.#take('(')) return this.#closed(this.condition())
    if (this.#take('known')) return this.#asking.known
    if (this.#take('exists')) return this.#option(this.#next()) !== undefined
    const left = this.#data()
    const operator = this.#next()
    const right = this.#data()
    if (operator !== '=' && operator !== '!=') throw new Unknown()
    // A comparison with what is not there is false either way.
    if (left === undefined || right === undefined) return false
    return (left === right) === (operator === '=')
  }

  #data(): string | undefined {
    const token = this.#next()
    if (token.startsWith('"')) return unquote(token)
    switch (token.toLowerCase()) {
      case 'option':
        return this.#option(this.#next())
      case 'hardware':
        return this.#asking.hardware
      case 'substring':
        return this.#substring()
      case 'lcase':
        return this.#argument()?.toLowerCase()
      case 'ucase':
        return this.#argument()?.toUpperCase()
      default:
        if (!/^[0-9a-f]{1,2}(?::[0-9a-f]{1,2})*$/i.test(token)) throw new Unknown()
        return String.fromCharCode(...token.split(':').map(byte => Number.parseInt(byte, 16)))
    }
  }

  #argument(): string | undefined {
    this.#expect('(')
    return this.#closed(this.#data())
  }

  #substring(): string | undefined {
    this.#expect('(')
    const data = this.#data()
    this.#expect(',')
    const start = Number(this.#next())
    this.#expect(',')
    const length = Number(this.#next())
    return this.#closed(data?.slice(start, start + length))
  }

  #option(name: string): string | undefined {
    if (!this.#asking.options.has(name.toLowerCase())) throw new Unknown()
    return this.#asking.options.get(name.toLowerCase())
  }

  #closed<T>(value: T): T {
    this.#expect(')')
    return value
  }

  #expect(token: string): void {
    if (!this.#take(token)) throw new Unknown()
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at]?.toLowerCase() !== token) return false
    this.#at++
    return true
  }

  #next(): string {
    return this.#tokens[this.#at++] ?? ''
  }
}
