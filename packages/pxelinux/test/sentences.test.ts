import { parse, problems } from '@cluster-configs/pxelinux'
import { expect, test } from 'vitest'

/** What a person is told of a text: severity if it is an error, rule, field and sentence. */
function told(text: string): readonly string[] {
  return problems(parse(text)).map(({ severity, rule, field, message }) => {
    const place = field === undefined ? rule : `${rule} ${field}`
    return `${severity === 'error' ? 'error ' : ''}${place}: ${message}`
  })
}

test.each<readonly string[]>([
  ['DEFAULT', 'error empty-default: DEFAULT names nothing to boot'],
  ['UI', 'error empty-default: UI names nothing to boot'],
  [
    'NOESCAPE 1',
    'error no-default: there is neither DEFAULT nor UI, and NOESCAPE closes the boot: prompt; write DEFAULT and the name of a label',
  ],
  [
    'NOESCAPE 1\nLABEL a\nKERNEL k',
    'error no-default: there is neither DEFAULT nor UI, and NOESCAPE closes the boot: prompt; write DEFAULT a to boot that',
  ],
  [
    'LABEL a\nKERNEL k',
    'no-default: there is neither DEFAULT nor UI, so that PXELINUX waits at its boot: prompt, unless another file includes this one; write DEFAULT a to boot that',
  ],
  [
    'DEFAULT a\nLABEL a\nMENU DISABLED\nKERNEL k',
    'error unknown-default value: that label is disabled, so that PXELINUX looks for a file of that name',
    'menu-without-ui: nothing here shows a menu, so that the MENU lines do nothing, unless a file that includes this one shows it; write UI menu.c32 to show one',
  ],
  [
    'UI menu.c32\nDEFAULT b\nLABEL a\nKERNEL k',
    'unknown-default value: no label is called "b", so that the menu begins with another',
  ],
  [
    'IMPLICIT 0\nDEFAULT b\nLABEL a\nKERNEL k',
    'error unknown-default value: no label is called "b", and IMPLICIT 0 forbids the name of a file',
  ],
  [
    'DEFAULT lin\nLABEL lin-1\nKERNEL k',
    'error unknown-default value: no label is called "lin", so that PXELINUX looks for a file of that name; write lin-1',
  ],
  [
    'DEFAULT a b\nLABEL a-b\nKERNEL k',
    'error unknown-default value: no label is called "a", so that PXELINUX looks for a file of that name; write a-b',
  ],
  ['DEFAULT b\nMENU INCLUDE x\nLABEL a\nKERNEL k'],
  [
    'DEFAULT a\nONTIMEOUT A\nLABEL a\nKERNEL k',
    'unknown-default value: no label is called "A", so that PXELINUX looks for a file of that name; write a',
  ],
  [
    'DEFAULT a\nONERROR xyzzy b\nLABEL a\nKERNEL k',
    'unknown-default value: no label is called "xyzzy", so that PXELINUX looks for a file of that name',
  ],
  ['DEFAULT a\nONTIMEOUT a b\nONERROR c.c32\nLABEL a\nKERNEL k'],
  ['DEFAULT a\nONTIMEOUT\nLABEL a\nKERNEL k'],
  ['INCLUDE x\nONTIMEOUT b\nLABEL a\nKERNEL k'],
  ['DEFAULT k\nONTIMEOUT k'],
  ['DEFAULT a\nLABEL a\nMENU QUIT\nUI menu.c32'],
  [
    'DEFAULT a\nLABEL\nKERNEL k\nLABEL a\nKERNEL k',
    'label-name: the label has no name, and nothing can choose it',
  ],
  [
    'DEFAULT a\nLABEL a\nKERNEL k\nINITRD a\nINITRD b',
    'overridden: a later INITRD of this label stands in its place; put all files on one line with commas between them',
  ],
  ['DEFAULT a\nLABEL a\nKERNEL k\nKERNEL l', 'overridden: a later KERNEL of this label stands in its place'],
  [
    'DEFAULT a\nLABEL a\nKERNEL k\nIPAPPEND 1\nSYSAPPEND 2',
    'overridden: a later SYSAPPEND of this label stands in its place',
  ],
  [
    'DEFAULT a\nLABEL a\nNONE x',
    'error kind-of-kernel keyword: PXELINUX 6 boots nothing by NONE; write KERNEL',
  ],
  [
    'DEFAULT a\nLABEL a\nFDIMAGE x',
    'floppy-image value: PXELINUX cannot boot a floppy image; write KERNEL memdisk, and the image behind INITRD',
  ],
  [
    'DEFAULT a\nLABEL a\nKERNEL x.img',
    'floppy-image value: PXELINUX cannot boot a floppy image; write KERNEL memdisk, and the image behind INITRD',
  ],
  ['DEFAULT a\nLABEL a\nLINUX', 'error empty-kernel: LINUX names no file'],
  [
    'DEFAULT a\nLABEL a\nLINUX k\nAPPEND INITRD=x',
    'initrd-case value: PXELINUX knows initrd= in small letters only',
  ],
  [
    'DEFAULT a\nLABEL a\nLINUX k\nINITRD a,',
    'error empty-initrd value: initrd= names no file here; write the files behind it with commas and without blanks',
  ],
  [
    'APPEND x\nDEFAULT a\nLABEL a\nLINUX k\nAPPEND y',
    'append-replaced value: this stands in place of the APPEND for the whole file, "x", and does not add to it',
  ],
  ['APPEND x\nDEFAULT a\nLABEL a\nLINUX k\nAPPEND y x'],
  ['APPEND -\nDEFAULT a\nLABEL a\nLINUX k\nAPPEND y'],
  ['DEFAULT a\nLABEL a\nLINUX k\nAPPEND INITRD-y'],
  [
    'ALLOWOPTIONS 0',
    'allowoptions value: at the boot: prompt options behind a label’s name are taken all the same, only those behind a file’s are not; NOESCAPE 1 closes the prompt',
  ],
  ['CONSOLE yes', 'not-a-number value: "yes" is no number and counts as 0; write 1'],
  ['IMPLICIT on', 'not-a-number value: "on" is no number and counts as 0; write 1'],
  ['NOCOMPLETE true', 'not-a-number value: "true" is no number and counts as 0; write 1'],
  ['PROMPT off', 'not-a-number value: "off" is no number and counts as 0; write a number'],
  [
    'DEFAULT = a\nLABEL =\nKERNEL k',
    'equals-sign value: the equals sign is a part of the value; take it out',
  ],
  [
    'DEFAULT a\nLABEL a\nKERNEL k\nAPPEND = ro',
    'equals-sign value: the equals sign is a part of the value; take it out',
  ],
  ['DEFAULT a\nLABEL a\nKERNEL k\nAPPEND =ro'],
  [
    'UI vesamenu.c32\nMENU ROWS ten',
    'not-a-number value: "ten" is no number and counts as 0; write a number',
  ],
  ['UI vesamenu.c32\nMENU WIDTH', 'not-a-number: MENU WIDTH has no number and counts as 0; write a number'],
  [
    'UI vesamenu.c32\nMENU TIMEOUTROW -2\nMENU VSHIFT 7 rows\nMENU RESOLUTION 800 600\nMENU RESOLUTION 0x320 600',
  ],
  [
    'UI vesamenu.c32\nMENU RESOLUTION 1024x768',
    'not-a-number value: what is no number here counts as 0; write width and height with a blank between, as 1024 768',
  ],
  [
    'DEFAULT a\nLABEL a\nLINUX mboot.c32',
    'kind-of-kernel keyword: a module is no Linux kernel, which PXELINUX takes it for; write COM32 in place of LINUX',
  ],
  [
    '\x03prompt 1',
    'ignored-line text: PXELINUX passes over this line: "" is not a keyword; it begins with a control character; take that out',
  ],
  ['PROMPT', 'not-a-number: PROMPT has no number and counts as 0; write a number'],
  ['TIMEOUT on', 'not-a-number value: "on" is no number and counts as 0; write a number'],
  [
    'TOTALTIMEOUT 5',
    'short-timeout value: TOTALTIMEOUT counts tenths of a second: 5 is 0.5 seconds; write 50 for 5 seconds',
  ],
  [
    'TIMEOUT 2,5',
    'short-timeout value: TIMEOUT counts tenths of a second: 2 is 0.2 seconds; write 25 for 2.5 seconds',
  ],
  ['TIMEOUT 10'],
  ['TIMEOUT 0'],
  ['PXERETRY x', 'not-a-number value: "x" is no number and counts as 0; write a number'],
  ['SENDCOOKIES x', 'not-a-number value: "x" is no number and counts as 0; write a number'],
  [
    'DEFAULT a\nLABEL a\nKERNEL k\nSYSAPPEND 0x80000',
    'unknown-bits value: PXELINUX knows the bits up to 524287 only',
  ],
  ['DEFAULT a\nLABEL a\nKERNEL k\nSYSAPPEND 0x7ffff'],
  ['ONERROR a\nONERROR b', 'overridden: a later ONERROR stands in its place: "b"'],
  ['ONTIMEOUT a\nONTIMEOUT', 'overridden: a later ONTIMEOUT stands in its place'],
  ['UI menu.c32\nUI vesamenu.c32', 'overridden: a later UI stands in its place: "vesamenu.c32"'],
  ['UI menu.c32\nUI menu.c32'],
  ['DISPLAY "x"', 'quotes value: quotes are a part of the value; write it without them'],
  ["INCLUDE 'x'", 'quotes value: quotes are a part of the value; write it without them'],
  ['DEFAULT a\nLABEL a\nLINUX "k"', 'quotes value: quotes are a part of the value; write it without them'],
  [
    'DEFAULT a\nLABEL a\nLINUX k\nINITRD "i"',
    'quotes value: quotes are a part of the value; write it without them',
  ],
  ['DEFAULT a\nLABEL a\nLINUX k\nAPPEND "i"'],
  ['UI "menu.c32"', 'quotes value: quotes are a part of the value; write it without them'],
  [
    'DISPLAY x #c',
    'comment-in-value value: a # behind a value is a part of it; put the comment on a line of its own',
  ],
  ['DISPLAY x#c'],
  [
    'DEFAULT a\nLABEL a\nLINUX k\nAPPEND x # c',
    'comment-in-value value: a # behind a value is a part of it; put the comment on a line of its own',
  ],
  [
    'DEFAULT a\nLABEL a\nLINUX k\nAPPEND #',
    'comment-in-value value: a # behind a value is a part of it; put the comment on a line of its own',
  ],
  ['DEFAULT a\nLABEL a\nLINUX k\nAPPEND x #c'],
  [
    'MENU EXIT',
    'ignored-line text: PXELINUX passes over this line: MENU EXIT stands outside any submenu; put it into a label of a submenu, or include this file in one',
  ],
  [
    'MENU GOTO x',
    'ignored-line text: PXELINUX passes over this line: MENU GOTO stands outside any label; put MENU GOTO behind a LABEL line',
  ],
  [
    'MENU LABEL x',
    'ignored-line text: PXELINUX passes over this line: MENU LABEL stands outside any label or submenu; put MENU LABEL behind a LABEL line',
  ],
  ['INCLUDE y\nKERNEL x'],
  ['INCLUDE y tag\nKERNEL x'],
  ['MENU FOO', 'ignored-line text: PXELINUX passes over this line: "MENU FOO" is not a keyword'],
  [
    'MENU',
    'ignored-line text: PXELINUX passes over this line: "MENU" is not a keyword; a keyword such as TITLE or LABEL must follow MENU',
  ],
  ['TEXT HELP\nx', 'unended-text: no ENDTEXT ends this text, so that the rest of the file is a part of it'],
  ['TEXT foo\nx\nENDTEXT', 'text-command command: the text is passed over; write TEXT HELP to have it shown'],
  ['MENU END', 'menu-end: there is no MENU BEGIN that this MENU END could end'],
  ['MENU BEGIN x', 'unended-submenu: no MENU END ends this submenu'],
  ['MENU BEGIN\nMENU END'],
  [
    '\ufeffTIMEOUT 50',
    'byte-order-mark text: the file begins with a byte order mark, which is read as a part of the first word, so that the line is passed over; take it out',
  ],
  [
    'TIMEOUT 50\rx',
    'line-cut: PXELINUX reads the line up to a carriage return in it; end lines with a line feed',
  ],
  ['TIMEOUT 50\0x\nUI x.c32', 'line-cut: PXELINUX reads the line up to a NUL in it'],
  ['TIMEOUT 50\r\nUI x.c32\r\n'],
  ['TIMEOUT 50\r'],
  ['; x', 'ignored-line text: PXELINUX passes over this line: ";" is not a keyword; a comment begins with #'],
  [
    '/* x',
    'ignored-line text: PXELINUX passes over this line: "/*" is not a keyword; a comment begins with #',
  ],
  [
    'REM x',
    'ignored-line text: PXELINUX passes over this line: "REM" is not a keyword; a comment begins with #',
  ],
  ['remark x', 'ignored-line text: PXELINUX passes over this line: "remark" is not a keyword'],
  [
    'fdtdir x',
    'ignored-line text: PXELINUX passes over this line: "fdtdir" is not a keyword; only U-Boot reads it',
  ],
  ['myfdt x', 'ignored-line text: PXELINUX passes over this line: "myfdt" is not a keyword'],
  ['fdtfoo x', 'ignored-line text: PXELINUX passes over this line: "fdtfoo" is not a keyword'],
  [
    'set x',
    'ignored-line text: PXELINUX passes over this line: "set" is not a keyword; it is of GRUB’s configuration',
  ],
  ['reset x', 'ignored-line text: PXELINUX passes over this line: "reset" is not a keyword'],
  ['settle x', 'ignored-line text: PXELINUX passes over this line: "settle" is not a keyword'],
  [
    'title x',
    'ignored-line text: PXELINUX passes over this line: "title" is not a keyword; write MENU TITLE',
  ],
  [
    'LABELx',
    'ignored-line text: PXELINUX passes over this line: "LABELx" is not a keyword; did you mean LABEL',
  ],
  [
    'MENUTITLE x',
    'ignored-line text: PXELINUX passes over this line: "MENUTITLE" is not a keyword; write a blank behind MENU',
  ],
  ['XMENUTITLE x', 'ignored-line text: PXELINUX passes over this line: "XMENUTITLE" is not a keyword'],
  [
    'MENU KERNEL x',
    'ignored-line text: PXELINUX passes over this line: "MENU KERNEL" is not a keyword; write KERNEL without MENU',
  ],
  [
    'TIMEOUT_STYLE x',
    'ignored-line text: PXELINUX passes over this line: "TIMEOUT_STYLE" is not a keyword; write a blank behind TIMEOUT',
  ],
  [
    'DEFAULT:x',
    'ignored-line text: PXELINUX passes over this line: "DEFAULT:x" is not a keyword; write a blank behind DEFAULT',
  ],
  ['x=y', 'ignored-line text: PXELINUX passes over this line: "x=y" is not a keyword'],
  [
    'LABLE x',
    'ignored-line text: PXELINUX passes over this line: "LABLE" is not a keyword; did you mean LABEL',
  ],
  ['UX x', 'ignored-line text: PXELINUX passes over this line: "UX" is not a keyword'],
  [
    'DEFAULT a\nLABEL a\nKERNEL k\nAPPEND x \\\n y',
    'continued-line: the backslash at the end is a part of the value and does not continue the line; write all of it on one line',
  ],
  [
    'UI vesamenu.c32\nMENU COLOR msg0g x',
    'unknown-element value: no element is called "msg0g", and the menu passes over the line',
  ],
  [
    'UI vesamenu.c32\nMENU COLOR xmsg07 x',
    'unknown-element value: no element is called "xmsg07", and the menu passes over the line',
  ],
  [
    'UI vesamenu.c32\nMENU COLOR msg077 x',
    'unknown-element value: no element is called "msg077", and the menu passes over the line',
  ],
  [
    'UI vesamenu.c32\nMENU COLOR',
    'unknown-element: this names no element, and the menu passes over the line',
  ],
  [
    'UI vesamenu.c32\nMENU COLOUR titl x',
    'unknown-element value: no element is called "titl", and the menu passes over the line; did you mean title',
  ],
  [
    'UI vesamenu.c32\nMENU COLOR TITLE 0  red',
    'bad-color value: "red" is no colour, and is shown as bright red; write #aarrggbb, #rrggbb or *',
  ],
  [
    'UI vesamenu.c32\nMENU COLOR title * 123 #12345 std',
    'bad-color value: "#12345" is no colour, and is shown as bright red; write #aarrggbb, #rrggbb or *',
  ],
  ['UI m.c32\nDEFAULT a\nLABEL a\nMENU GOTO .hidden'],
  [
    'UI m.c32\nDEFAULT a\nLABEL a\nMENU GOTO',
    'unknown-submenu: MENU GOTO names no submenu, so that the menu shows the entry as disabled',
  ],
  [
    'UI m.c32\nMENU BEGIN x\nLABEL a\nMENU EXIT y\nMENU END',
    'unknown-submenu value: no submenu is called "y", so that the menu shows the entry as disabled',
  ],
  ['UI m.c32\nMENU BEGIN x\nLABEL a\nMENU EXIT\nMENU END'],
  ['UI m.c32\nDEFAULT a\nLABEL a\nMENU GOTO x\nMENU INCLUDE f x'],
  ['UI m.c32\nDEFAULT a\nLABEL a\nMENU GOTO x\nINCLUDE f x'],
  [
    'UI m.c32\nDEFAULT a\nLABEL a\nMENU GOTO x\nMENU BEGIN x',
    'unended-submenu: no MENU END ends this submenu',
  ],
])('%j', (text, ...sentences) => {
  expect(told(text ?? '')).toEqual(sentences)
})

test('a command line that PXELINUX or Linux would cut', () => {
  const long = (length: number): readonly string[] =>
    told(`DEFAULT a\nLABEL a\nLINUX k\nAPPEND ${'x'.repeat(length)}\n`)
  expect(long(2038)).toEqual([
    'command-line-too-long: with the BOOT_IMAGE= that PXELINUX puts before it the command line has more than 2047 characters, and Linux does not see its end',
  ])
  expect(long(2039)).toEqual([
    'error command-line-too-long: the label’s command line has 2048 characters, and PXELINUX boots none of more than 2047',
  ])
})
