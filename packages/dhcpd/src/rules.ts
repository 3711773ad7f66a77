import type { Explanation } from '@cluster-configs/syntax'

/** What to do about what dhcpd rejects. */
const rejections = {
  'ad-hoc-updates': 'Write "standard", "interim" or "none".',
  'bad-address': 'Write four numbers with dots between, such as 10.0.33.1.',
  'bad-case': 'Write a value of the kind that the switch compares, and a colon behind it.',
  'bad-code': 'Close what is open, and take odd characters out.',
  'bad-date': 'Write a day of the week from 0 to 6, the date and the time, as in 4 2026/11/26 18:30:00.',
  'bad-definition': 'Write a type that dhcp-options(5) knows for definitions.',
  'bad-domain': 'Write a domain name of parts with dots between, each of at most 63 letters.',
  'bad-duid': 'Write a type of DUID and what belongs to it, as dhcpd.conf(5) shows.',
  'bad-expression': 'Write an expression as dhcp-eval(5) has it.',
  'bad-number': 'Write a whole number.',
  'bad-prefix': 'Write the prefix and its length, such as 2001:db8::/64.',
  'bad-secret': 'Write the secret as tsig-keygen prints it.',
  'bootp-failover': 'Take dynamic-bootp out, or give the range a pool of its own without the peer.',
  'duplicate-host': 'Give each host a name of its own.',
  'empty-name': 'Give it a name.',
  'empty-network': 'Declare at least one subnet in it, or take it out.',
  'empty-pool': 'Give the pool a range, or take it out.',
  'flag-last': 'Put the statement before others of the group.',
  'hardware-address': 'Write six pairs of digits with colons between, such as 08:00:27:00:33:11.',
  'hardware-type': 'Write ethernet.',
  'hexadecimal-name': 'Give the variable a name with a letter behind f in it.',
  'host-bits': 'Write the number of the network, which is its first address.',
  'incomplete-key': 'Say both the algorithm and the secret of the key.',
  'incomplete-peer': 'Say all that dhcpd.conf(5) asks of a failover peer.',
  'ipv6-only': 'Move it to the file of the server that is started with -6.',
  'large-range': 'Write a smaller range.',
  'lease-file-only': 'Take it out: dhcpd writes such blocks to its lease file.',
  'missing-value': 'Write the value behind the name.',
  'mixed-networks': 'Keep a file for IPv4 and another for IPv6.',
  'no-file': 'Name the file.',
  'number-range': 'Write a number that is in range.',
  'range-outside': 'Write addresses of the subnet that the range stands in.',
  'reserved-name': 'Give the variable another name.',
  'second-address': 'Write all addresses in one fixed-address, with commas between.',
  'second-date': 'Leave one of them.',
  'second-encapsulation': 'Encapsulate the option space in one option alone.',
  'second-hardware': 'Declare a host for each card, and give both the same host-name.',
  'second-identifier': 'Leave one of them.',
  'second-interface': 'Leave one of them.',
  'second-match': 'Leave one of them, or join the conditions.',
  'second-peer': 'Give each failover peer a name of its own.',
  'second-uid': 'Leave one of them.',
  'second-value': 'Leave one of them.',
  'secondary-balance': 'Leave split and hba to the primary.',
  'temporary-length': 'Write a length from 64 to 127.',
  'unknown-class': 'Declare the class above, or correct the name.',
  'unknown-collection': 'Write "default", or take the statement out.',
  'unknown-event': 'Write commit, expiry, release or transmission.',
  'unknown-group': 'Declare the group above, or correct the name.',
  'unknown-key': 'Declare the key above, or correct the name.',
  'unknown-option': 'Correct the name of the option, or define it with its code.',
  'unknown-parameter': 'Correct the name of the parameter, or take it out.',
  'unknown-peer': 'Declare the failover peer above, or correct the name.',
  'unknown-permission': 'Write what dhcpd.conf(5) names behind allow and deny.',
  'unknown-space': 'Declare the option space above, or correct the name.',
  'unquoted-peer': 'Put the name in quotation marks.',
  'unused-peer': 'Refer to the peer in a pool, or take it out.',
  'wrong-kind': 'Write an expression of the kind that is expected.',
  'wrong-scope': 'Move the statement to where dhcpd takes it.',
  'wrong-value': 'Write a value of the kind that is expected.',
} as const

/** What dhcpd takes, and what does harm. */
const harms = {
  'address-in-range': {
    why: 'dhcpd gives it to any machine that asks, and then two machines have it.',
    advice: 'Move the address out of the range, or end the range before it.',
  },
  'blank-behind-length': {
    why: 'dhcpd takes the length for another one than is written.',
    advice: 'Write the semicolon right behind the number.',
  },
  'dropped-log': {
    why: 'Nothing is written to the log.',
    advice: 'Write a string in quotation marks, or another expression of data.',
  },
  'host-in-network': {
    why: 'The host is known in every network, whatever the place of its declaration suggests.',
    advice: 'Declare it outside of the subnet.',
  },
  ignored: {
    why: 'What stands there has no effect.',
    advice: 'Take it out.',
  },
  'ipv4-only': {
    why: 'Machines are told nothing of it.',
    advice: 'Write the statement for DHCPv6 that stands for it.',
  },
  'lost-backslash': {
    why: 'Machines are told another path than the one that is written.',
    advice: 'Write two backslashes for each.',
  },
  'no-effect': {
    why: 'The line does nothing, and dhcpd does not say so.',
    advice: 'Correct the word, or take the line out.',
  },
  'no-host': {
    why: 'The machine that gets it cannot be reached, and others may be disturbed.',
    advice: 'Begin the range behind the number of the network, and end it before the broadcast address.',
  },
  nul: {
    why: 'dhcpd may not start with such a file, and what stands behind the bytes may have no effect.',
    advice: 'Take the NUL bytes out.',
  },
  overridden: {
    why: 'Machines are told the last one alone: dhcpd adds none to another.',
    advice:
      'Write all values in one statement, with commas between, or take the statement out that is not meant.',
  },
  'overlapping-ranges': {
    why: 'dhcpd does not start with such ranges of IPv4, and of IPv6 it may give one address to two machines.',
    advice: 'End the one range before the other begins.',
  },
  'overlapping-subnets': {
    why: 'Which of the two holds for a machine is not plain, and neither are its router and its options.',
    advice: 'Correct the netmasks, so that no address is in both.',
  },
  'shared-address': {
    why: 'Both machines get it, and what is sent to one reaches the other.',
    advice: 'Give each host an address of its own.',
  },
  'shared-hardware': {
    why: 'dhcpd takes one of the two for the machine, and the other is never used.',
    advice: 'Correct the address of one of them, or take it out.',
  },
} as const

export type Rule = keyof typeof rejections | keyof typeof harms

const REJECTED = 'dhcpd does not start with such a file, and no machine gets an address.'

/** Why what `problems` finds matters, and what to do, by its rule. */
export const rules: Readonly<Record<string, Explanation>> = {
  ...harms,
  ...Object.fromEntries(
    Object.entries(rejections).map(([rule, advice]) => [rule, { why: REJECTED, advice }]),
  ),
}
