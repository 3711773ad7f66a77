import type { Explanation } from '@cluster-configs/syntax'

const explanations = {
  allowoptions: {
    why: 'Somebody at the keyboard can still boot with options of their own, such as a root shell.',
    advice: 'Write NOESCAPE 1, and no PROMPT 1.',
  },
  'append-replaced': {
    why: 'The kernel does not see the options that are written for all labels.',
    advice: 'Repeat them in the label.',
  },
  'bad-color': {
    why: 'The menu is not shown as it was meant to be.',
    advice: 'Write #aarrggbb, #rrggbb or *.',
  },
  'byte-order-mark': {
    why: 'PXELINUX does not know the first line, and passes over it.',
    advice: 'Save the file as UTF-8 without a byte order mark.',
  },
  'command-line-too-long': {
    why: 'The machine does not start, or starts without the options at the end.',
    advice: 'Write fewer or shorter options.',
  },
  'comment-in-value': {
    why: 'The comment goes to the kernel, or is looked for as a file.',
    advice: 'Put the comment on a line of its own.',
  },
  'continued-line': {
    why: 'PXELINUX joins no lines: it passes over the second one.',
    advice: 'Write both as one line.',
  },
  'duplicate-label': {
    why: 'The second one is never booted by its name.',
    advice: 'Give each label a name of its own.',
  },
  'empty-default': {
    why: 'Machines stop at the prompt, or boot nothing.',
    advice: 'Name a label.',
  },
  'empty-initrd': {
    why: 'The machine does not start: PXELINUX finds no file without a name.',
    advice: 'Name the file, or take initrd= out.',
  },
  'empty-kernel': {
    why: 'The machine does not start: PXELINUX finds no file without a name.',
    advice: 'Name the file of the kernel.',
  },
  'equals-sign': {
    why: 'PXELINUX looks for a file or label called "=", or Linux gets it for an option.',
    advice: 'Write a blank between the keyword and its value, and no equals sign.',
  },
  'floppy-image': {
    why: 'The machine does not start.',
    advice: 'Write KERNEL memdisk, and the image behind INITRD.',
  },
  'ignored-line': {
    why: 'What the line is to do is not done, and PXELINUX does not say so.',
    advice: 'Correct the keyword, or begin the line with "#".',
  },
  'initrd-blank': {
    why: 'The second file is not loaded, and its name is an option of the kernel.',
    advice: 'Write commas between the files, and no blanks.',
  },
  'initrd-case': {
    why: 'No initial RAM disk is loaded, and the kernel finds no root.',
    advice: 'Write initrd= in small letters, or INITRD on a line of its own.',
  },
  'initrd-twice': {
    why: 'The files of the second one are not loaded, and the kernel may find no root.',
    advice: 'Write all files behind one initrd=, with commas between them.',
  },
  'kind-of-kernel': {
    why: 'PXELINUX starts the file as something that it is not, and the machine stops.',
    advice: 'Write LINUX, or KERNEL and a file with the usual ending of its kind.',
  },
  'label-name': {
    why: 'The label cannot be chosen by what is written.',
    advice: 'Give it a name of one word, and write MENU LABEL for what is shown.',
  },
  'label-without-kernel': {
    why: 'PXELINUX asks for a file with the name of the label, and the machine does not start.',
    advice: 'Write KERNEL, or LOCALBOOT.',
  },
  'line-cut': {
    why: 'What stands behind it has no effect.',
    advice: 'Take the control character out.',
  },
  'line-too-long': {
    why: 'The end of the line is lost, or is read as another directive.',
    advice: 'Write a shorter line.',
  },
  'menu-end': {
    why: 'The labels behind it may be in another menu than they seem to be.',
    advice: 'Take it out, or write the MENU BEGIN that is missing.',
  },
  'menu-without-ui': {
    why: 'Machines show a bare prompt, or none, in place of the menu.',
    advice: 'Write UI menu.c32, or vesamenu.c32.',
  },
  'no-break-space': {
    why: 'It looks like a blank and separates nothing, so that two words are read as one.',
    advice: 'Write a plain blank.',
  },
  'no-default': {
    why: 'Machines that nobody sits at wait, or look for a file that is not there.',
    advice: 'Write DEFAULT and the name of a label.',
  },
  nohalt: {
    why: 'The setting is another one than is written.',
    advice: 'Write a zero before the number.',
  },
  'not-a-number': {
    why: 'It counts as 0, which switches off what was to be set.',
    advice: 'Write a whole number.',
  },
  overridden: {
    why: 'One of the two lines has no effect.',
    advice: 'Leave the one that is meant.',
  },
  quotes: {
    why: 'PXELINUX looks for a file or label with quotation marks in its name.',
    advice: 'Take them out.',
  },
  'short-timeout': {
    why: 'Nobody can choose in so short a time.',
    advice: 'Write the tenths of a second that are meant.',
  },
  'text-command': {
    why: 'Nobody sees the text.',
    advice: 'Write TEXT HELP.',
  },
  'unended-submenu': {
    why: 'All labels that follow are in the submenu.',
    advice: 'Write MENU END where it ends.',
  },
  'unended-text': {
    why: 'All labels that follow are text, and cannot be booted.',
    advice: 'Write ENDTEXT where it ends.',
  },
  'unknown-bits': {
    why: 'Nothing is added to the command line for them.',
    advice: 'Add up the bits that are meant: 1 for ip=, 2 for BOOTIF=, 4 for SYSUUID=.',
  },
  'unknown-default': {
    why: 'Machines that nobody sits at boot nothing, or a file of that name.',
    advice: 'Write the name of a label as it stands behind LABEL.',
  },
  'unknown-element': {
    why: 'The menu is not shown as it was meant to be.',
    advice: 'Write an element that the menu knows.',
  },
  'unknown-submenu': {
    why: 'The menu leads nowhere.',
    advice: 'Write the tag of a MENU BEGIN of this file.',
  },
} as const

export type Rule = keyof typeof explanations

/** Why what `problems` finds matters, and what to do, by its rule. */
export const rules: Readonly<Record<string, Explanation>> = explanations
