import type { Explanation } from '@cluster-configs/syntax'

const explanations = {
  'alias-with-dhcp': {
    why: 'The lease replaces that of the interface itself, or none comes.',
    advice: 'Write static and an address.',
  },
  'bad-source': {
    why: 'The file is not read, and ifupdown does not say so.',
    advice: 'Write the path of the file, or a pattern for several.',
  },
  'blank-behind-backslash': {
    why: 'The next line is read as one of its own.',
    advice: 'Let the backslash be the last character of the line.',
  },
  'broadcast-differs': {
    why: 'What is sent to all of the network reaches nobody, or a single machine.',
    advice: 'Leave the broadcast address out: it is computed.',
  },
  'colon-behind': {
    why: 'The interface has no such name, and is not brought up.',
    advice: 'Take the colon out.',
  },
  'comma-in-list': {
    why: 'All is read as one word, and none of the addresses is used.',
    advice: 'Write blanks between the words.',
  },
  'comma-in-name': {
    why: 'No interface has such a name, and none is brought up.',
    advice: 'Write blanks between the names.',
  },
  'comment-behind': {
    why: 'The words of the comment are taken for names, or for a part of the value.',
    advice: 'Put the comment on a line of its own.',
  },
  'comment-in-line': {
    why: 'The comment is a part of the value.',
    advice: 'Put the comment above the first line.',
  },
  'cut-word': {
    why: 'ifupdown works with another word than the one that is written.',
    advice: 'Write at most 79 bytes.',
  },
  'duplicate-address': {
    why: 'The second of the two interfaces does not come up, or answers for the first.',
    advice: 'Give each interface an address of its own.',
  },
  'gateway-is-self': {
    why: 'The machine reaches nothing beyond its own network.',
    advice: 'Write the address of the router.',
  },
  'gateway-outside': {
    why: 'The kernel refuses the route, so that ifup fails and the machine reaches nothing beyond its own network.',
    advice: 'Write the address that the router has in this network.',
  },
  'ignored-words': {
    why: 'What they say has no effect.',
    advice: 'Write options on lines of their own, and comments, too.',
  },
  'invalid-address': {
    why: 'ifup fails, and the interface has no address.',
    advice: 'Write one address with the length of its prefix, such as 10.0.33.1/24.',
  },
  'invalid-broadcast': {
    why: 'ifup fails, or what is sent to all of the network reaches nobody.',
    advice: 'Leave it out: it is computed.',
  },
  'invalid-gateway': {
    why: 'ifup fails when it comes to the route, and the machine reaches nothing beyond its own network.',
    advice: 'Write the address of the router, without a prefix.',
  },
  'invalid-hwaddress': {
    why: 'ifup fails, and the interface does not come up.',
    advice: 'Write "ether" and six pairs of digits, of which the first is even.',
  },
  'invalid-nameserver': {
    why: 'The resolver passes over it, and names are not found.',
    advice: 'Write the address of the name server.',
  },
  'invalid-netmask': {
    why: 'ifup fails, and the interface has no address.',
    advice: 'Leave it out, and write the length of the prefix behind the address.',
  },
  'invalid-number': {
    why: 'ifup fails, or the setting is not made.',
    advice: 'Write a whole number.',
  },
  'line-goes-on': {
    why: 'The next line is a part of this one, and does not do what it says.',
    advice: 'Take the backslash out.',
  },
  'long-name': {
    why: 'No interface can have such a name, and ifup fails.',
    advice: 'Write a name of at most 15 bytes.',
  },
  'missing-option': {
    why: 'ifup refuses to bring the interface up.',
    advice: 'Add the option.',
  },
  'misspelt-class': {
    why: 'Nothing brings the interfaces up at boot.',
    advice: 'Write auto, or allow-hotplug.',
  },
  'misspelt-option': {
    why: 'The setting is not made: options that ifupdown does not know go to scripts only.',
    advice: 'Correct the name of the option.',
  },
  'names-nothing': {
    why: 'The line does nothing.',
    advice: 'Name the interfaces, or take the line out.',
  },
  'netmask-differs': {
    why: 'The network of the interface is another one than its address says.',
    advice: 'Leave the netmask out.',
  },
  'no-break-space': {
    why: 'It looks like a blank and separates nothing, so that two words are read as one.',
    advice: 'Write a plain blank.',
  },
  'no-host': {
    why: 'The kernel refuses such an address, or other machines do not answer it.',
    advice: 'Write the address of a host in the network.',
  },
  'no-keyword': {
    why: 'The line does nothing: it is taken for an option of the interface above.',
    advice: 'Correct the keyword.',
  },
  'no-new-name': {
    why: 'Nothing is renamed.',
    advice: 'Write the old name, an equals sign and the new one.',
  },
  'no-prefix-length': {
    why: 'The machine takes others to be in its network, or out of it, by the class of the address.',
    advice: 'Write the length of the prefix behind the address.',
  },
  'no-script': {
    why: 'ifup fails for the interfaces of the mapping.',
    advice: 'Name the script that tells which iface to use.',
  },
  'no-such-iface': {
    why: 'ifup fails, and the interface does not come up.',
    advice: 'Correct the name, or declare the iface.',
  },
  nul: {
    why: 'What stands behind it has no effect.',
    advice: 'Take the NUL byte out.',
  },
  'pattern-as-name': {
    why: 'No interface is found by it.',
    advice: 'Write auto with the pattern and a name for it, and an iface of that name.',
  },
  'pattern-with-slash': {
    why: 'No interface is found by it.',
    advice: 'Take the slash out.',
  },
  'pattern-without-slash': {
    why: 'No interface has such a name, and none is brought up.',
    advice: 'Write a slash before the pattern.',
  },
  quoted: {
    why: 'No interface has such a name, and none is brought up.',
    advice: 'Take the quotation marks out.',
  },
  'repeated-option': {
    why: 'The joined value means neither of the two, and ifup may fail on it.',
    advice: 'Leave one of them, or declare one more iface of that name.',
  },
  'second-gateway': {
    why: 'One of the two interfaces does not come up, or has no route.',
    advice: 'Leave the gateway of the interface that leads outside.',
  },
  'unknown-base': {
    why: 'ifupdown reads nothing of the file, and no interface comes up.',
    advice: 'Declare the iface above, or correct the name.',
  },
  'unused-option': {
    why: 'The setting is not made.',
    advice: 'Write static as the method, or take the option out.',
  },
} as const

export type Rule = keyof typeof explanations

/** Why what `problems` finds matters, and what to do, by its rule. */
export const rules: Readonly<Record<string, Explanation>> = explanations
