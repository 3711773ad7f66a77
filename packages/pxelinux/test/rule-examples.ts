import type { Rule } from '../src/rules.ts'

/** A configuration that boots one label, with some lines for the whole file before it. */
function file(before: string, ...lines: readonly string[]): string {
  return `DEFAULT linux\n${before}LABEL linux\n${(lines.length === 0 ? ['KERNEL vmlinuz'] : lines).map(line => `  ${line}\n`).join('')}`
}

/** One that boots a label with some lines behind its kernel. */
function label(...lines: readonly string[]): string {
  return file('', 'KERNEL vmlinuz', ...lines)
}

const MENU = 'UI vesamenu.c32\n'

/**
 * For each rule a configuration that offends it with the first of each `«wrong|right»`, and offends none with the
 * second.
 */
export const examples: Readonly<Record<Rule, string>> = {
  allowoptions: file('«ALLOWOPTIONS 0|NOESCAPE 1»\n'),
  'append-replaced': file('APPEND console=ttyS0\n', 'KERNEL vmlinuz', 'APPEND «|console=ttyS0 »ro'),
  'bad-color': `${MENU}MENU COLOR title 1;36;44 «red|#ffff0000» #00000000 std\n${file('')}`,
  'byte-order-mark': `«\ufeff|»# the nodes\n${file('')}`,
  'command-line-too-long': label(`APPEND ro«${' console=ttyS0,115200'.repeat(100)}| console=ttyS0,115200»`),
  'comment-in-value': label('«|# for the nodes\n  »APPEND root=/dev/nfs« # for the nodes|»'),
  'continued-line': label('APPEND root=/dev/nfs «\\\n    |»ip=dhcp'),
  'duplicate-label': file('') + 'LABEL «linux|rescue»\n  KERNEL vmlinuz\n  APPEND single\n',
  'empty-default': 'DEFAULT«| linux»\nLABEL linux\n  KERNEL vmlinuz\n',
  'empty-initrd': label('APPEND initrd=« |»initrd.img ro'),
  'empty-kernel': file('', 'KERNEL«| vmlinuz»', 'APPEND ro'),
  'equals-sign': label('APPEND «= |»root=/dev/nfs'),
  'floppy-image': file('', 'KERNEL «bios.img|memdisk»«|\n  INITRD bios.img»'),
  'ignored-line': label('«APEND|APPEND» root=/dev/nfs ip=dhcp'),
  'initrd-blank': label('INITRD ucode.img« |,»initrd.img'),
  'initrd-case': label('APPEND «INITRD|initrd»=initrd.img ro'),
  'initrd-twice': label('APPEND initrd=ucode.img« initrd=|,»initrd.img ro'),
  'kind-of-kernel': file('', '«KERNEL|LINUX» vmlinuz-6.0'),
  'label-name': file('') + 'LABEL linux« |-»rescue\n  KERNEL vmlinuz\n  APPEND single\n',
  'label-without-kernel': file('', '«|KERNEL vmlinuz\n  »APPEND initrd=initrd.img ro'),
  'line-cut': label('APPEND root=/dev/nfs« \r| »ip=dhcp'),
  'line-too-long': `«${'#'.repeat(5000)}|${'#'.repeat(60)}»\n${file('')}`,
  'menu-end': `${MENU}${file('')}«MENU END\n|»`,
  'menu-without-ui': `«|${MENU}»MENU TITLE Cluster\n${file('')}`,
  'no-break-space': label('APPEND root=/dev/nfs«\u00a0| »ip=dhcp'),
  'no-default': '«TIMEOUT 50|DEFAULT linux»\nLABEL linux\n  KERNEL vmlinuz\n',
  nohalt: file('NOHALT «|0»1\n'),
  'not-a-number': file('PROMPT «yes|1»\n'),
  overridden: label('APPEND root=/dev/nfs«\n  APPEND|» ip=dhcp'),
  quotes: file('', 'KERNEL «"vmlinuz"|vmlinuz»'),
  'short-timeout': file('PROMPT 1\nTIMEOUT «3|30»\n'),
  'text-command': MENU + label('TEXT «TEXT|HELP»', '  Boots from the network', 'ENDTEXT'),
  'unended-submenu': `${MENU}MENU BEGIN tools\nLABEL memtest\n  KERNEL memtest\n«|MENU END\n»${file('')}`,
  'unended-text': MENU + label('TEXT HELP', '  Boots from the network«|\n  ENDTEXT»'),
  'unknown-bits': label('IPAPPEND «0x80000|2»'),
  'unknown-default': 'DEFAULT «Linux|linux»\nLABEL linux\n  KERNEL vmlinuz\n',
  'unknown-element': `${MENU}MENU COLOR «boarder|border» 30;44 #40000000 #00000000 std\n${file('')}`,
  'unknown-submenu': `${MENU}MENU BEGIN tools\nLABEL memtest\n  KERNEL memtest\nMENU END\nLABEL more\n  MENU GOTO tool«|s»\n`,
}
