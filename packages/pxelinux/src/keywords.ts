/*
 * The keywords that PXELINUX itself (ldlinux.c32) or its menus (menu.c32, vesamenu.c32) act on. Each of the two
 * passes over what only the other knows, since both read the same file.
 */

/**
 * Directives that act on the whole configuration, wherever they stand. `NOHALT` does not see the first character of
 * its value: `01` turns it on.
 */
const GLOBAL = [
  'ALLOWOPTIONS',
  'CONSOLE',
  'DEFAULT',
  'DISPLAY',
  'F',
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

/** What decides which lines a label takes for its own: `entry` is a label's or a submenu's. */
export type Place = 'global' | 'shared' | 'entry' | 'label'

/** A keyword as a line begins with it. */
export type Word =
  | { readonly kind: 'label' | 'text' | 'menu' | 'say'; readonly text: string; readonly lower: string }
  | DirectiveWord

export interface DirectiveWord {
  readonly kind: 'directive'
  readonly keyword: Keyword
  readonly place: Place
  /** How it is written, in capital and in small letters. */
  readonly text: string
  readonly lower: string
}

export interface MenuWord {
  readonly keyword: MenuKeyword
  readonly place: Place
  readonly text: string
  readonly lower: string
}

const words = new Map<string, Word>()
for (const kind of ['label', 'text', 'menu', 'say'] as const) {
  enter(words, { kind, text: kind.toUpperCase(), lower: kind })
}
for (const [place, keywords] of [
  ['global', GLOBAL],
  ['shared', SHARED],
  ['label', LABEL_ONLY],
] as const) {
  for (const keyword of keywords) {
    enter(words, { kind: 'directive', keyword, place, text: keyword, lower: keyword.toLowerCase() })
  }
}

const menuWords = new Map<string, MenuWord>()
for (const [place, keywords] of [
  ['global', MENU_GLOBAL],
  ['shared', MENU_SHARED],
  ['entry', MENU_ENTRY],
  ['label', MENU_LABEL_ONLY],
] as const) {
  for (const keyword of keywords) {
    const text = `MENU ${keyword}`
    enter(menuWords, { keyword, place, text, lower: text.toLowerCase() }, keyword)
  }
}

function enter<W extends { readonly text: string }>(map: Map<string, W>, word: W, name = word.text): void {
  map.set(name, word)
  map.set(name.toLowerCase(), word)
}

/** The keyword that a word is, in any case of its letters. */
export function wordNamed(name: string): Word | undefined {
  return words.get(name) ?? words.get(upperCase(name))
}

/** The keyword behind `MENU` that a word (or `MASTER PASSWD`) is, in any case of its letters. */
export function menuWordNamed(name: string): MenuWord | undefined {
  return menuWords.get(name) ?? menuWords.get(upperCase(name))
}

/** The words that a line, or what follows `MENU`, can begin with. */
export const firstWords: readonly string[] = [
  ...GLOBAL,
  ...SHARED,
  ...LABEL_ONLY,
  'LABEL',
  'TEXT',
  'MENU',
  'SAY',
]
export const menuFirstWords: readonly string[] = [
  ...MENU_GLOBAL,
  ...MENU_SHARED,
  ...MENU_ENTRY,
  ...MENU_LABEL_ONLY,
]

/** Only ASCII letters have two cases for the program. */
export function upperCase(word: string): string {
  return word.replace(/[a-z]+/g, letters => letters.toUpperCase())
}
