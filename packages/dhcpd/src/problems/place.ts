import type { Block, Node, Parameter, Range } from '../ast.ts'
import type { Fault } from './fault.ts'
import type { Kind } from './expression.ts'
import type { Names } from './names.ts'
import type { Interval, Networks } from './network.ts'
import type { Network6, Networks6 } from './network6.ts'
import type { Values } from './parameter.ts'

export type Scope =
  'root' | 'group' | 'sharedNetwork' | 'subnet' | 'pool' | 'pool6' | 'host' | 'class' | 'execution'

/** Which of its two protocols dhcpd serves: it is started for one of them, with `-4` or `-6`. */
export type Protocol = 4 | 6

/** An IPv4 network in numbers. */
export interface Network {
  readonly number: number
  readonly mask: number
}

/** A shared network, or the one that dhcpd makes up around a subnet that stands alone. */
export interface Share {
  /** Those that are closed: only they can hold a pool's range. */
  readonly subnets: Network[]
  hasSubnet: boolean
  /** Whether it includes a file, which may declare subnets. */
  hasInclude: boolean
  interface: string | undefined
  /** Whether its pools are for a failover peer unless they say otherwise. */
  hasPeer: boolean
}

/** What may stand only once in a host. */
export interface HostState {
  hasHardware: boolean
  hasAddress: boolean
  hasUid: boolean
  hasIdentifier: boolean
}

/** Where a statement stands. */
export interface Place {
  readonly scope: Scope
  readonly share?: Share | undefined
  readonly network?: Network | undefined
  readonly network6?: Network6 | undefined
  /** Whether the pool, so far, is for a failover peer. */
  readonly pool?: { hasPeer: boolean }
  readonly host?: HostState | undefined
  /** What the cases of a switch are compared with, directly in its block. */
  readonly cases?: Kind | undefined
  /** Whether the statements are carried out when the program starts. */
  readonly isRoot?: boolean
}

/** What a check tells of a node. */
interface Report {
  /** Runs a check, and reports its fault with the node. */
  attempt(node: Node, field: string | undefined, check: () => void): boolean
  error(node: Node, field: string | undefined, fault: Fault): void
  warning(node: Node, field: string | undefined, fault: Fault): void
}

/** What the checks of one document share. */
export interface Examination extends Report {
  readonly names: Names
  readonly values: Values
  readonly protocol: Protocol
  readonly networks: Networks
  readonly networks6: Networks6
  readonly ranges: Interval<number, Range>[]
  readonly intervals6: {
    readonly networks: Interval<bigint, Block>[]
    readonly ranges: Interval<bigint, Parameter>[]
  }
  /** The key of the whole server. */
  omapiKey: Parameter | undefined
  /** Whether a file is included of which nothing is known. */
  hasInclude: boolean
  /** How many problems there are so far. */
  readonly count: number
  /** Checks the statements of a block. */
  examine(children: readonly Node[], place: Place): void
}

export const SCOPES: Readonly<Record<Scope, string>> = {
  root: 'outside of any block',
  group: 'a group',
  sharedNetwork: 'a shared network',
  subnet: 'a subnet',
  pool: 'a pool',
  pool6: 'a pool6',
  host: 'a host',
  class: 'a class',
  execution: 'a condition, switch, function or "on"',
}
