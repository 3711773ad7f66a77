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
  const found = evaluate(code, asking, reader => ({ value: reader.condition() }))
  // dhcpd executes nothing on a condition without a value.
  return found === undefined ? undefined : found.value === true
}

/**
 * The bytes that a data expression of dhcp-eval(5) gives.
 * @param code the expression as it is written
 * @returns undefined if that cannot be told; a value that is undefined if what it asks for is not sent
 */
export function dataOf(code: string, asking: Asking): { readonly value: string | undefined } | undefined {
  return evaluate(code, asking, reader => ({ value: reader.data() }))
}

function evaluate<T>(code: string, asking: Asking, read: (reader: Reader) => T): T | undefined {
  const reader = new Reader(code.match(TOKEN) ?? [], asking)
  try {
    const value = read(reader)
    return reader.done ? value : undefined
  } catch (error) {
    if (error instanceof Unknown) return undefined
    throw error
  }
}

const TOKEN = /"(?:[^"\\]|\\[^])*"|[0-9a-f]{1,2}(?::[0-9a-f]{1,2})+|[\w-]+(?:\.[\w-]+)?|!=|~~|~=|[^\s\w]/gi

/** What an operand begins with that is no data. */
const BOOLEAN: ReadonlySet<string> = new Set(['not', '(', 'known', 'exists'])

/** Undefined is what dhcpd calls NULL: a condition that has no value. */
type Truth = boolean | undefined

/** dhcpd asks for the right side only where the left one is true, and without it there is no value (tree.c). */
function and(left: Truth, right: Truth): Truth {
  return left === true ? right : undefined
}

function or(left: Truth, right: Truth): Truth {
  return left === true ? true : (right ?? left)
}

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

  /**
   * `and` and `or` bind alike, and from the left; but a comparison behind one of them takes all that follows for its
   * own (parse_expression of parse.c).
   */
  condition(): Truth {
    let value = this.#comparison()
    for (;;) {
      const operator = this.#take('and') ? and : this.#take('or') ? or : undefined
      if (operator === undefined) return value
      if (!this.#isBoolean) return operator(value, this.condition())
      value = operator(value, this.#operand())
    }
  }

  /** A comparison, or an operand that is true or false by itself. */
  #comparison(): Truth {
    if (this.#isBoolean) return this.#operand()
    const left = this.data()
    const operator = this.#next()
    const right = this.data()
    if (operator !== '=' && operator !== '!=') throw new Unknown()
    // What is not sent differs from all that is.
    return (left === right) === (operator === '=')
  }

  get #isBoolean(): boolean {
    return BOOLEAN.has(this.#tokens[this.#at]?.toLowerCase() ?? '')
  }

  #operand(): Truth {
    if (this.#take('not')) {
      if (!this.#isBoolean) throw new Unknown()
      const value = this.#operand()
      return value === undefined ? undefined : !value
    }
    if (this.#take('(')) return this.#closed(this.condition())
    if (this.#take('known')) return this.#asking.known
    this.#expect('exists')
    return this.#option(this.#next()) !== undefined
  }

  data(): string | undefined {
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
    return this.#closed(this.data())
  }

  #substring(): string | undefined {
    this.#expect('(')
    const data = this.data()
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
