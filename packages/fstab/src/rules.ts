import type { Explanation } from '@cluster-configs/syntax'

const explanations = {
  'byte-order-mark': {
    why: 'The first line is not what it seems to be.',
    advice: 'Save the file as UTF-8 without a byte order mark.',
  },
  'carriage-return': {
    why: 'systemd mounts something else than mount does, or reports a unit that fails.',
    advice: 'Save the file with line feeds alone, as dos2unix does.',
  },
  'cifs-source': {
    why: 'mount.cifs does not know which server to ask.',
    advice: 'Write //host/share.',
  },
  contradiction: {
    why: 'One of the options has no effect, or both are refused, and nothing says which of them was meant.',
    advice: 'Take out the one that is not meant.',
  },
  'dotted-target': {
    why: 'It is mounted by mount -a, and not at boot.',
    advice: 'Write the path without "..".',
  },
  'duplicate-target': {
    why: 'Which of the two is seen depends on the program that mounts them.',
    advice: 'Leave one line for each mount point.',
  },
  'empty-source': {
    why: 'There is nothing to mount, and the boot waits for it or fails.',
    advice: 'Write the device or the share that is meant.',
  },
  'empty-tag': {
    why: 'There is nothing to mount, and the boot waits for it or fails.',
    advice: 'Write the value that blkid shows.',
  },
  'escape-differs': {
    why: 'At boot another path is mounted than by mount -a.',
    advice: 'Write only those escapes that both know.',
  },
  'ignored-line': {
    why: 'What the line is to mount is not mounted.',
    advice: 'Mend the line, or begin it with "#".',
  },
  'line-for-systemd': {
    why: 'systemd makes a unit of a line that nobody meant to be one, and it fails at boot.',
    advice: 'Mend the line, or begin it with "#".',
  },
  'line-lost': {
    why: 'It is mounted by mount -a, and not at boot.',
    advice: 'Take the NUL byte out of the line before.',
  },
  'long-line': {
    why: 'At boot the end of the line is missing, and with it options or the mount itself.',
    advice: 'Write fewer options, or a unit of systemd.',
  },
  'misplaced-options': {
    why: 'There is no file system of that type, so that nothing is mounted.',
    advice: 'Write source, mount point, type, and then the options.',
  },
  'missing-tag': {
    why: 'It is taken for the name of a device, which does not exist.',
    advice: 'Write UUID= before it.',
  },
  'nfs-source': {
    why: 'mount.nfs does not know which server to ask.',
    advice: 'Write host:/path.',
  },
  'no-break-space': {
    why: 'It looks like a blank and separates nothing, so that two words are read as one.',
    advice: 'Write a plain blank.',
  },
  'none-type': {
    why: 'There is no file system of that type, so that nothing is mounted.',
    advice: 'Write the type of the file system, or add bind.',
  },
  'not-checkable': {
    why: 'At boot fsck is started for it, and fails or does nothing.',
    advice: 'Write 0 as the sixth field.',
  },
  'number-differs': {
    why: 'systemd and mount do not agree whether it is checked at boot.',
    advice: 'Write all six fields.',
  },
  'numeric-option': {
    why: 'The number is taken for an option, and those of freq and pass are 0.',
    advice: 'Write defaults before the two numbers.',
  },
  'path-in-tag': {
    why: 'No device has a path for its tag, so that nothing is mounted.',
    advice: 'Write the path alone.',
  },
  'relative-source': {
    why: 'It names no device, so that nothing is mounted.',
    advice: 'Write the path from the root, such as /dev/sda1.',
  },
  'relative-target': {
    why: 'mount takes it from where it is run, and systemd mounts nothing.',
    advice: 'Write the path from the root.',
  },
  'root-passno': {
    why: 'Others may be checked before the file system that all depends on.',
    advice: 'Write 1 for the root, and 2 for the others.',
  },
  'swap-option': {
    why: 'swapon passes over the option, or does not use the space at all.',
    advice: 'Write what swapon(8) names.',
  },
  'swap-target': {
    why: 'It looks as if something was mounted there.',
    advice: 'Write none.',
  },
  'tag-for-mount-only': {
    why: 'It is mounted by mount -a, and not at boot.',
    advice: 'Write the path below /dev/disk/by-id.',
  },
  'unbalanced-quote': {
    why: 'What stands behind it is read as a part of one value.',
    advice: 'Close the quotation mark, or take it out.',
  },
  'unknown-option': {
    why: 'The mount fails on it, or it has no effect.',
    advice: 'Correct the option, or take it out.',
  },
  'unknown-type': {
    why: 'There is no file system of that type, so that nothing is mounted.',
    advice: 'Correct the type.',
  },
  'unsupported-tag': {
    why: 'It is taken for the name of a device, which does not exist.',
    advice: 'Write UUID=, LABEL=, PARTUUID= or PARTLABEL=, or the path of the device.',
  },
  'wrong-order': {
    why: 'What is mounted first is hidden by what is mounted over it.',
    advice: 'Put the line of the outer mount point first.',
  },
} as const

export type Rule = keyof typeof explanations

/** Why what `problems` finds matters, and what to do, by its rule. */
export const rules: Readonly<Record<string, Explanation>> = explanations
