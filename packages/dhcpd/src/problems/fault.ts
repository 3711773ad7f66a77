import type { Rule } from '../rules.ts'

/** Why dhcpd would reject a statement, found while its code is read. */
export class Fault extends Error {
  readonly rule: Rule

  readonly severity: 'error' | 'warning'

  /** The field that is at fault, if it is another one than that whose code was read. */
  field?: string

  /** The item of the field that is at fault, where commas separate several. */
  item?: number

  constructor(rule: Rule, message: string, severity: 'error' | 'warning' = 'error') {
    super(message)
    this.severity = severity
    this.rule = rule
  }
}

/**
 * Does a check, and has a fault that it finds stand at an item of the field.
 * @param item counted from 0; asked when the fault is found
 */
export function atItem(item: () => number, check: () => void): void {
  try {
    check()
  } catch (error) {
    throw error instanceof Fault ? ofItem(error, item()) : error
  }
}

/** The same fault, in one item of its field. */
export function ofItem(fault: Fault, item: number): Fault {
  fault.item = item
  return fault
}

/** The same fault, in the name of its node. */
export function inName(fault: Fault): Fault {
  fault.field = 'name'
  return fault
}

/** What only a server of DHCPv6 knows, in the file of a server for IPv4. */
export function ipv6Only(keyword: string): Fault {
  return new Fault(
    'ipv6-only',
    `"${keyword}" is for a server of DHCPv6, which is started with -6 and has a file of its own`,
  )
}

/** What a server of DHCPv6 reads, and makes no use of. */
export function ipv4Only(keyword: string, instead: string): Fault {
  return new Fault(
    'ipv4-only',
    `a server of DHCPv6 reads "${keyword}" and makes no use of it; write ${instead}`,
  )
}

export function secondAddress(): Fault {
  return new Fault(
    'second-address',
    'the host has a fixed address already; write several in one statement, with commas between',
  )
}
