import type { Layout } from '@cluster-configs/syntax'

/*
 * Two kinds of text stand in the fields. A name or a file that the format quotes is the plain string; the quotation
 * marks and escapes are the serializer's. Where dhcpd takes words, numbers and strings alike (option data, values,
 * conditions), the field is `code`: the tokens as they are written, strings in their quotes, one canonical blank
 * where one is needed. `quote` makes such a string of any text.
 */

/** A whole dhcpd.conf. */
export interface Document {
  readonly type: 'document'
  readonly children: readonly Node[]
  readonly layout?: Layout
}

export type Node =
  | Subnet
  | SharedNetwork
  | Group
  | Pool
  | Host
  | Class
  | Subclass
  | Zone
  | Key
  | FailoverPeer
  | NoFailoverPeer
  | Conditional
  | Branch
  | Otherwise
  | Block
  | Case
  | Option
  | OptionExpression
  | OptionDefinition
  | OptionSpace
  | Range
  | Hardware
  | FixedAddress
  | Permission<'allow'>
  | Permission<'deny'>
  | Permission<'ignore'>
  | Authoritative
  | Include
  | Parameter
  | Statement
  | Comment
  | Blank
  | Ignored

/** The nodes that are one statement or declaration, written in words that end with a semicolon or a block. */
export type Declaration = Exclude<Node, Conditional | Branch | Otherwise | Comment | Blank | Ignored>

/** What every statement may have beside its own fields. */
interface Common {
  /** What follows `#` on the line on which the statement ends. */
  readonly comment?: string
  readonly layout?: Layout
}

interface Container extends Common {
  readonly children: readonly Node[]
}

/** `subnet subnet-number netmask netmask { … }` */
export interface Subnet extends Container {
  readonly type: 'subnet'
  readonly subnetNumber: string
  readonly netmask: string
}

/** `shared-network name { … }` */
export interface SharedNetwork extends Container {
  readonly type: 'sharedNetwork'
  readonly name: string
}

/** `group { … }`, or `group name { … }` */
export interface Group extends Container {
  readonly type: 'group'
  readonly name?: string
}

/** `pool { … }` */
export interface Pool extends Container {
  readonly type: 'pool'
}

/** `host hostname { … }` */
export interface Host extends Container {
  readonly type: 'host'
  readonly name: string
}

/** `class "class-name" { … }` */
export interface Class extends Container {
  readonly type: 'class'
  readonly name: string
}

/** `subclass "class-name" data;` or `subclass "class-name" data { … }` */
export interface Subclass extends Common {
  readonly type: 'subclass'
  readonly name: string
  /** Code: a string in quotes, or bytes in hexadecimal such as `1:08:00:2b:4c:39:ad`. */
  readonly data: string
  /** Left out where a semicolon stands for the block. */
  readonly children?: readonly Node[]
}

/** `zone name { primary …; key …; }` */
export interface Zone extends Container {
  readonly type: 'zone'
  readonly name: string
}

/** `key name { algorithm …; secret …; }` */
export interface Key extends Container {
  readonly type: 'key'
  readonly name: string
}

/** `failover peer "name" { … }`, or `failover peer "name";` where a pool or a shared network refers to it. */
export interface FailoverPeer extends Common {
  readonly type: 'failoverPeer'
  readonly name: string
  /** Left out in a reference. */
  readonly children?: readonly Node[]
}

/** `no failover peer` in a pool, which dhcpd reads without a semicolon only. */
export interface NoFailoverPeer extends Common {
  readonly type: 'noFailoverPeer'
}

/** `if … { … } elsif … { … } else { … }`: a branch, then any number of them, then perhaps an otherwise. */
export interface Conditional extends Common {
  readonly type: 'conditional'
  readonly children: readonly (Branch | Otherwise)[]
}

/** The `if` of a conditional, or one of its `elsif`s. */
export interface Branch {
  readonly type: 'branch'
  /** Code: dhcp-eval(5)'s boolean expression, as it is written. */
  readonly condition: string
  readonly children: readonly Node[]
  readonly layout?: Layout
}

/** The `else` of a conditional. */
export interface Otherwise {
  readonly type: 'otherwise'
  readonly children: readonly Node[]
  readonly layout?: Layout
}

/** Any other block, such as `on commit { … }`, `switch (…) { … }` or `subnet6 … { … }`. */
export interface Block extends Container {
  readonly type: 'block'
  /** The first word, as it is written. */
  readonly keyword: string
  /** Code: what stands between the first word and the brace, if anything does. */
  readonly words?: string
}

/** `case value:` in the block of a `switch`, or `default:` without a value. */
export interface Case extends Common {
  readonly type: 'case'
  /** Code: dhcp-eval(5)'s expression. */
  readonly value?: string
}

/** What is done with an option's value: dhcp-eval(5)'s statements, `option` being the usual one. */
export type Operation = 'option' | 'supersede' | 'default' | 'prepend' | 'append' | 'send'

/** `option name data, data;`; an option without any data is a statement. */
export interface Option extends Common {
  readonly type: 'option'
  readonly operation: Operation
  /** In lower case, with the option space before it if one is named: `routers`, `agent.circuit-id`. */
  readonly name: string
  /** Code: what the commas separate, such as `10.0.33.1`, `"cluster"`, `00:11:22`, `true`; at least one. */
  readonly data: readonly string[]
}

/** `option name = expression;` */
export interface OptionExpression extends Common {
  readonly type: 'optionExpression'
  readonly operation: Operation
  readonly name: string
  /** Code: dhcp-eval(5)'s data expression, as it is written. */
  readonly expression: string
}

/** `option new-name code new-code = definition;` */
export interface OptionDefinition extends Common {
  readonly type: 'optionDefinition'
  readonly name: string
  readonly code: number
  /** Code: the type, such as `unsigned integer 16` or `array of ip-address`. */
  readonly definition: string
}

/** `option space name;` */
export interface OptionSpace extends Common {
  readonly type: 'optionSpace'
  readonly name: string
  /** Code: `code width 2 length width 2`. */
  readonly widths?: string
}

/** `range [dynamic-bootp] low-address [high-address];` */
export interface Range extends Common {
  readonly type: 'range'
  readonly dynamicBootp: boolean
  readonly lowAddress: string
  /** Left out where the range is one address. */
  readonly highAddress?: string
}

/** `hardware hardware-type hardware-address;` */
export interface Hardware extends Common {
  readonly type: 'hardware'
  readonly hardwareType: string
  /** Two hexadecimal digits for each octet, in lower case, with colons between. */
  readonly hardwareAddress?: string
}

/** `fixed-address address, address;` */
export interface FixedAddress extends Common {
  readonly type: 'fixedAddress'
  /** Addresses or host names. */
  readonly addresses: readonly string[]
}

/** `allow …;`, `deny …;` and `ignore …;`, of the server's features and of the clients of a pool. */
export interface Permission<Type extends 'allow' | 'deny' | 'ignore'> extends Common {
  readonly type: Type
  /** Code: `booting`, `unknown-clients`, `members of "foo"`. */
  readonly subject: string
}

/** `authoritative;`, or `not authoritative;` if its value is false. */
export interface Authoritative extends Common {
  readonly type: 'authoritative'
  readonly value: boolean
}

/** `include "file";` */
export interface Include extends Common {
  readonly type: 'include'
  readonly file: string
}

/** A parameter of the server or of a zone or key, such as `default-lease-time 600;` or `filename "pxelinux.0";`. */
export interface Parameter extends Common {
  readonly type: 'parameter'
  /** In lower case. */
  readonly name: string
  /** Code: `600`, `"pxelinux.0"`, `10.0.33.1`, `on`. */
  readonly value: string
}

/** Any other statement, such as `log(info, "x");`, `set a = "b";`, `match if …;`. */
export interface Statement extends Common {
  readonly type: 'statement'
  /** The first word, as it is written. */
  readonly keyword: string
  /** Code: what stands between the first word and the semicolon, if anything does. */
  readonly words?: string
}

/** A comment on a line of its own. */
export interface Comment {
  readonly type: 'comment'
  /** Everything behind the `#`. */
  readonly text: string
  readonly layout?: Layout
}

/** An empty line. */
export interface Blank {
  readonly type: 'blank'
  readonly layout?: Layout
}

/** What dhcpd passes over: a statement that begins with `%`, and everything behind a byte 0xFF. */
export interface Ignored extends Common {
  readonly type: 'ignored'
  readonly text: string
  readonly reason: string
}
