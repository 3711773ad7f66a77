import type { Explanation } from '@cluster-configs/syntax'

const explanations = {
  'address-pattern': {
    why: 'A pattern is compared with the names of clients, so that their addresses never match it.',
    advice: 'Write the network with the length of its prefix, such as 10.0.33.0/24.',
  },
  'backslash-blank': {
    why: 'The path ends at the blank, and the rest of it is read as a client.',
    advice: 'Put the whole path in quotation marks, or write \\040 for the blank.',
  },
  'bad-location': {
    why: 'Clients are sent to a place that does not exist.',
    advice: 'Write each path with the host that has it, such as refer=/srv@10.0.33.2.',
  },
  'bad-netmask': {
    why: 'exportfs drops the client, and it may mount nothing.',
    advice: 'Write the length of the prefix, such as 10.0.33.0/24.',
  },
  'bad-network': {
    why: 'exportfs drops the client, and it may mount nothing.',
    advice: 'Write an address and the length of its prefix, such as 10.0.33.0/24.',
  },
  'bad-prefix': {
    why: 'exportfs drops the client, and it may mount nothing.',
    advice: 'Write a length from 1 to 32, or for IPv6 to 128.',
  },
  'bad-value': {
    why: 'exportfs stops reading there, or takes another number than the one that is written.',
    advice: 'Write a decimal number that is in range.',
  },
  'blank-before-options': {
    why: 'The host gets the usual options, and everyone gets those that were meant for it.',
    advice: 'Take the blank out.',
  },
  'byte-order-mark': {
    why: 'The first line is not what it seems to be.',
    advice: 'Save the file as UTF-8 without a byte order mark.',
  },
  contradiction: {
    why: 'One of the options has no effect, and nothing says which of them was meant.',
    advice: 'Take out the one that is not meant.',
  },
  'dash-host': {
    why: 'The options are not in force, and a host of that name may mount the path.',
    advice: 'Write all default options in one word behind one hyphen, with commas between.',
  },
  'duplicate-export': {
    why: 'exportfs uses one of the two, and it is not plain which.',
    advice: 'Leave one line for each path and client.',
  },
  'duplicate-fsid': {
    why: 'A client that mounts one of the two may be shown the files of the other.',
    advice: 'Give each file system a number of its own.',
  },
  'everyone-writes': {
    why: 'Any machine that reaches the server can change or delete what is there.',
    advice: 'Name the clients that may write, and export it read-only to others.',
  },
  'host-bits': {
    why: 'More machines may mount the path than the address names.',
    advice: 'Write the number of the network, or the address without a prefix for one host.',
  },
  'host-name': {
    why: 'No machine has such a name, so that none may mount the path by it.',
    advice: 'Write a host name, an address, a network with its prefix, a netgroup, or *.',
  },
  'lost-option': {
    why: 'The option has no effect, and the older one stays in force.',
    advice: 'Repeat sec= before it, with the flavours that it is meant for.',
  },
  'missing-value': {
    why: 'exportfs stops reading there: what follows in the file is not exported.',
    advice: 'Write an equals sign and the value behind the option.',
  },
  'netmask-order': {
    why: 'It is the mask of no network, and matches machines all over.',
    advice: 'Write the length of the prefix, such as 10.0.33.0/24.',
  },
  'no-break-space': {
    why: 'It looks like a blank and separates nothing, so that two words are read as one.',
    advice: 'Write a plain blank.',
  },
  'no-client': {
    why: 'Any machine that reaches the server may mount the path.',
    advice: 'Name those that may, or write * if everyone is meant.',
  },
  'no-host': {
    why: 'Any machine that reaches the server gets these options.',
    advice: 'Write the client right before the parenthesis, without a blank.',
  },
  'no-options': {
    why: 'The client gets what exportfs takes for usual, which is read-only.',
    advice: 'Say what it may do, such as (ro,sync,no_subtree_check).',
  },
  'no-subtree-check': {
    why: 'exportfs warns of it every time that it runs, and real warnings go unseen among these.',
    advice: 'Write no_subtree_check among the options.',
  },
  'option-as-host': {
    why: 'The option is not in force, and a host of that name may mount the path.',
    advice: 'Write options in parentheses right behind their client.',
  },
  'options-in-path': {
    why: 'A path of that name is exported, and the one that was meant is not.',
    advice: 'Write the path, a blank, the client, and its options in parentheses right behind it.',
  },
  'pattern-in-path': {
    why: 'There is no directory of that name, so that nothing is exported.',
    advice: 'Write a line for each directory.',
  },
  'relative-mountpoint': {
    why: 'exportfs looks for it in the directory where it happens to run, and may export nothing.',
    advice: 'Write the path from the root.',
  },
  'relative-path': {
    why: 'It means another directory, or none, wherever exportfs is run from.',
    advice: 'Write the path from the root.',
  },
  'silent-end': {
    why: 'The clients of all later lines cannot mount anything, and no message says why.',
    advice: 'Take the odd line out.',
  },
  'squash-in-defaults': {
    why: 'exportfs crashes, and exports nothing of the file.',
    advice: 'Write the lists of ids behind each client.',
  },
  'squash-list': {
    why: 'exportfs stops reading there: what follows in the file is not exported.',
    advice: 'Write one number or range each time, such as squash_uids=0-99.',
  },
  template: {
    why: 'exportfs fills nothing in: it exports to hosts and paths of such names, or stops reading.',
    advice: 'Have the program that the template is for write the table, and check that.',
  },
  'unexpected-value': {
    why: 'exportfs stops reading there: what follows in the file is not exported.',
    advice: 'Write the option alone.',
  },
  'unknown-flavour': {
    why: 'exportfs stops reading there: what follows in the file is not exported.',
    advice: 'Write flavours that exports(5) names, with colons between them.',
  },
  'unknown-option': {
    why: 'exportfs stops reading there: what follows in the file is not exported.',
    advice: 'Correct the option, or take it out.',
  },
  'zero-prefix': {
    why: 'Nobody is let in but one host.',
    advice: 'Write * for everyone.',
  },
} as const

export type Rule = keyof typeof explanations

/** Why what `problems` finds matters, and what to do, by its rule. */
export const rules: Readonly<Record<string, Explanation>> = explanations
