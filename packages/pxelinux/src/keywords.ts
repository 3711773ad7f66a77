/*
 * The keywords that PXELINUX itself (ldlinux.c32) or its menus (menu.c32, vesamenu.c32) act on. Each of the two
 * passes over what only the other knows, since both read the same file.
 */

/** Directives that act on the whole configuration, wherever they stand. */
const GLOBAL = [
  'ALLOWOPTIONS',
  'CONSOLE',
  'DEFAULT',
  'DISPLAY',
  'F0',
  'F1',
  'F2',
  'F3',
  'F4',
  'F5',
  'F6',
  'F7',
  'F8',
  'F9',
  'F10',
  'F11',
  'F12',
  'FONT',
  'IMPLICIT',
  'INCLUDE',
  'KBDMAP',
  'NOCOMPLETE',
  'NOESCAPE',
  'NOHALT',
  'ONERROR',
  'ONTIMEOUT',
  'PATH',
  'PROMPT',
  'PXERETRY',
  'SAY',
  'SENDCOOKIES',
  'SERIAL',
  'TIMEOUT',
  'TOTALTIMEOUT',
  'UI',
] as const

/** Directives of a label; those before the first label are for all that have none of their own. */
const SHARED = ['APPEND', 'IPAPPEND', 'SYSAPPEND'] as const

/** Directives that mean something in a label only. The last of a label that names what to boot counts. */
const LABEL_ONLY = [
  'BOOT',
  'BSS',
  'COM32',
  'COMBOOT',
  'CONFIG',
  'FDIMAGE',
  'INITRD',
  'KERNEL',
  'LINUX',
  'LOCALBOOT',
  'NONE',
  'PXE',
] as const

const MENU_GLOBAL = [
  'AUTOBOOT',
  'BACKGROUND',
  'BEGIN',
  'CLEAR',
  'CMDLINEROW',
  'COLOR',
  'COLOUR',
  'END',
  'ENDROW',
  'HELPMSGENDROW',
  'HELPMSGROW',
  'HIDDEN',
  'HIDDENKEY',
  'HIDDENROW',
  'HSHIFT',
  'INCLUDE',
  'MARGIN',
  'MASTER PASSWD',
  'MSGCOLOR',
  'MSGCOLOUR',
  'NOTABMSG',
  'ONERROR',
  'PASSPROMPT',
  'PASSWORDMARGIN',
  'PASSWORDROW',
  'RESOLUTION',
  'ROWS',
  'SEPARATOR',
  'SHIFTKEY',
  'START',
  'TABMSG',
  'TABMSGROW',
  'TIMEOUTROW',
  'TITLE',
  'VSHIFT',
  'WIDTH',
] as const

/** Of a label or, outside of one, of the menu around. */
const MENU_SHARED = [
  'DISABLE',
  'DISABLED',
  'HIDE',
  'IMMEDIATE',
  'INDENT',
  'NOIMMEDIATE',
  'NOSAVE',
  'SAVE',
] as const

/** Of a label or, outside of one, of the entry that leads to the submenu; nothing in the top menu. */
const MENU_ENTRY = ['DEFAULT', 'LABEL', 'PASSWD'] as const

const MENU_LABEL_ONLY = ['EXIT', 'GOTO', 'HELP', 'QUIT'] as const

/** The first word of a directive's line. `SYSAPPEND` is another name of `IPAPPEND`. */
export type Keyword = (typeof GLOBAL | typeof SHARED | typeof LABEL_ONLY)[number]

/** What follows `MENU` on its line. */
export type MenuKeyword = (
  typeof MENU_GLOBAL | typeof MENU_SHARED | typeof MENU_ENTRY | typeof MENU_LABEL_ONLY
)[number]

/** Where a keyword means what: the sets that decide which lines a label takes for its own. */
export type Place = 'global' | 'shared' | 'entry' | 'label'

interface Entry<Name> {
  readonly keyword: Name
  readonly place: Place
}

function table<Name extends string>(
  ...groups: readonly (readonly [Place, readonly Name[]])[]
): ReadonlyMap<string, Entry<Name>> {
  const entries = new Map<string, Entry<Name>>()
  for (const [place, names] of groups) {
    for (const keyword of names) {
      const entry = { keyword, place }
      entries.set(keyword, entry)
      entries.set(keyword.toLowerCase(), entry)
    }
  }
  return entries
}

const directives = table<Keyword>(['global', GLOBAL], ['shared', SHARED], ['label', LABEL_ONLY])
const menus = table<MenuKeyword>(
  ['global', MENU_GLOBAL],
  ['shared', MENU_SHARED],
  ['entry', MENU_ENTRY],
  ['label', MENU_LABEL_ONLY],
)

/** The directive that a word means, in any case of its letters. */
export function directiveNamed(word: string): Entry<Keyword> | undefined {
  return directives.get(word) ?? directives.get(upperCase(word))
}

/** The menu directive that a word (two for `MASTER PASSWD`) means, in any case of its letters. */
export function menuNamed(word: string): Entry<MenuKeyword> | undefined {
  return menus.get(word) ?? menus.get(upperCase(word))
}

/** ASCII letters alone have two cases for the program. */
export function upperCase(word: string): string {
  return word.replace(/[a-z]+/g, letters => letters.toUpperCase())
}
