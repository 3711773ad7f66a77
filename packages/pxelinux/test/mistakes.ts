import { append, document, kernel, label, menu, serialize } from '@cluster-configs/pxelinux'
import type { Mistake } from '../../../tools/gallery.ts'

/** The mistakes that people make most in a PXELINUX configuration; `says` is what they must be told. */
export const mistakes: readonly (Mistake & { readonly says: string })[] = [
  {
    title: 'A slip in a keyword',
    text: 'DEFAULT linux\nLABEL linux\n  KERNAL vmlinuz\n',
    says: 'did you mean KERNEL',
  },
  {
    title: 'A slip in a keyword of the menu',
    text: 'UI menu.c32\nMENU TITEL Cluster\nLABEL linux\n  KERNEL vmlinuz\n',
    says: 'did you mean MENU TITLE',
  },
  {
    title: 'An equals sign',
    text: 'DEFAULT=linux\nLABEL linux\n  KERNEL vmlinuz\n',
    says: 'write a blank behind DEFAULT',
  },
  {
    title: 'No default',
    text: 'TIMEOUT 50\nLABEL linux\n  KERNEL vmlinuz\n',
    says: 'write DEFAULT linux to boot that',
  },
  {
    title: 'A default in other letters than its label',
    text: 'DEFAULT Linux\nLABEL linux\n  KERNEL vmlinuz\n',
    says: 'no label is called "Linux", so that PXELINUX looks for a file of that name; write linux',
  },
  {
    title: 'A default that no label is called',
    text: 'DEFAULT install\nLABEL linux\n  KERNEL vmlinuz\nLABEL local\n  LOCALBOOT 0\n',
    says: 'no label is called "install"',
  },
  {
    title: 'A time-out in seconds',
    text: 'DEFAULT linux\nPROMPT 1\nTIMEOUT 3\nLABEL linux\n  KERNEL vmlinuz\n',
    says: '3 is 0.3 seconds; write 30 for 3 seconds',
  },
  {
    title: 'A time-out with its unit',
    text: 'DEFAULT linux\nPROMPT 1\nTIMEOUT 10s\nLABEL linux\n  KERNEL vmlinuz\n',
    says: '10 is 1 second; write 100 for 10 seconds',
  },
  {
    title: 'A word for a number',
    text: 'DEFAULT linux\nPROMPT yes\nLABEL linux\n  KERNEL vmlinuz\n',
    says: '"yes" is no number and counts as 0; write 1',
  },
  {
    title: 'Two labels of one name',
    text: 'DEFAULT linux\nLABEL linux\n  KERNEL old\nLABEL linux\n  KERNEL new\n',
    says: 'a label before this one is called "linux", and PXELINUX boots that',
  },
  {
    title: 'A label of two words',
    text: 'DEFAULT linux\nLABEL linux rescue\n  KERNEL vmlinuz\n',
    says: 'make it one word, and write MENU LABEL for what is shown',
  },
  {
    title: 'A kernel before the first label',
    text: 'DEFAULT linux\nKERNEL vmlinuz\nLABEL linux\n  APPEND ro\n',
    says: 'put KERNEL behind a LABEL line',
  },
  {
    title: 'A label without a kernel',
    text: 'DEFAULT linux\nLABEL linux\n  APPEND initrd=initrd.img ro\n',
    says: 'the label has no KERNEL, so that PXELINUX loads a file called "linux"',
  },
  {
    title: 'Options continued with a backslash',
    text: 'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs \\\n    ip=dhcp\n',
    says: 'the backslash at the end is a part of the value',
  },
  {
    title: 'Options that go on in the next line',
    text: 'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs\n    ip=dhcp\n',
    says: 'all of an APPEND is on one line',
  },
  {
    title: 'Options on two lines',
    text: 'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND initrd=initrd.img\n  APPEND ro\n',
    says: 'put all options on one line',
  },
  {
    title: 'Options for the whole file that a label replaces',
    text: 'DEFAULT linux\nAPPEND console=ttyS0\nLABEL linux\n  KERNEL vmlinuz\n  APPEND ro\n',
    says: 'this stands in place of the APPEND for the whole file, "console=ttyS0"',
  },
  {
    title: 'A blank behind initrd=',
    text: 'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND initrd= initrd.img ro\n',
    says: 'write the files behind it with commas and without blanks',
  },
  {
    title: 'INITRD and initrd=',
    text: 'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  INITRD a.img\n  APPEND initrd=b.img ro\n',
    says: 'PXELINUX loads the files of the first initrd= only',
  },
  {
    title: 'Two files behind INITRD',
    text: 'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  INITRD ucode.img initrd.img\n',
    says: 'write commas between files',
  },
  {
    title: 'A comment behind a value',
    text: 'DEFAULT linux # the node\nLABEL linux\n  KERNEL vmlinuz\n',
    says: 'put the comment on a line of its own',
  },
  {
    title: 'A comment of another language',
    text: '// boot menu\nDEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n',
    says: 'a comment begins with #',
  },
  {
    title: 'Quotes',
    text: 'DEFAULT linux\nLABEL linux\n  KERNEL "vmlinuz"\n',
    says: 'quotes are a part of the value',
  },
  {
    title: 'A menu that nothing shows',
    text: 'DEFAULT linux\nMENU TITLE Cluster\nLABEL linux\n  MENU LABEL ^Linux\n  KERNEL vmlinuz\n',
    says: 'write UI menu.c32 to show one',
  },
  {
    title: 'A device tree',
    text: 'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  FDT board.dtb\n',
    says: 'only U-Boot reads it',
  },
  {
    title: 'NOHALT',
    text: 'DEFAULT linux\nNOHALT 1\nLABEL linux\n  KERNEL vmlinuz\n',
    says: 'reads 0; write 01',
  },
  {
    title: 'A help text without its end',
    text: 'DEFAULT linux\nLABEL linux\n  TEXT HELP\n  Boots it\n  KERNEL vmlinuz\n',
    says: 'no ENDTEXT ends this text',
  },
  {
    title: 'A kernel that is called like a boot loader',
    text: 'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz-6.0\n',
    says: 'write LINUX in place of KERNEL',
  },
  {
    title: 'A jump to no submenu',
    text: 'UI menu.c32\nMENU BEGIN tools\nLABEL linux\n  KERNEL vmlinuz\nMENU END\nLABEL more\n  MENU GOTO tool\n',
    says: 'did you mean tools',
  },
  {
    title: 'A slip in a colour',
    text: 'UI menu.c32\nMENU COLOR boarder 30;44 #40000000 #00000000 std\n',
    says: 'did you mean border',
  },
  {
    title: 'Lines of GRUB',
    text: 'DEFAULT linux\nset timeout=5\nLABEL linux\n  KERNEL vmlinuz\n',
    says: 'it is of GRUB’s configuration',
  },
  {
    title: 'Options for the whole file behind a label',
    build: () => serialize(document([label('linux', [kernel('vmlinuz')]), append('ro')])),
    code: "document([label('linux', [kernel('vmlinuz')]), append('ro')])",
    says: 'put it among its children, or before it',
  },
  {
    title: 'A byte order mark',
    text: '\ufeffDEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n',
    says: 'the file begins with a byte order mark',
  },
  {
    title: 'A label of two words, built',
    build: () => serialize(document([label('linux rescue', [kernel('vmlinuz')])])),
    code: "label('linux rescue', [kernel('vmlinuz')])",
    says: 'is not one word',
  },
  {
    title: 'Two lines in one value',
    build: () => serialize(document([menu('TITLE', 'Cluster\nDEFAULT other')])),
    code: "menu('TITLE', 'Cluster\\nDEFAULT other')",
    says: 'holds a line feed, and the line would end before it',
  },
]
