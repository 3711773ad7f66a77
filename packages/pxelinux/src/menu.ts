import { shown } from '@cluster-configs/syntax'
import type { Document, Menu, Node } from './ast.ts'
import type { MenuKeyword } from './keywords.ts'
import { hasTag, skipBlanks, skipWord } from './lexical.ts'
import { nearest } from './near.ts'
import type { Report } from './report.ts'
import { walk } from './tree.ts'

/** Lines of the menu that name what there is not. */
export function reportMenus(document: Document, report: Report): void {
  const tags = new Set(['.top', '.hidden'])
  const jumps: Menu[] = []
  for (const node of walk(document)) {
    const tag = tagOf(node)
    if (tag !== undefined) tags.add(tag)
    if (node.type !== 'menu') continue
    if (node.keyword === 'COLOR' || node.keyword === 'COLOUR') reportColor(node, report)
    reportNumbers(node, report)
    if (node.keyword === 'GOTO' || (node.keyword === 'EXIT' && node.value !== undefined)) jumps.push(node)
  }
  for (const jump of jumps) {
    const { value = '' } = jump
    if (tags.has(value)) continue
    const near = nearest(value, [...tags])
    const hint = near === undefined ? '' : `; did you mean ${near}`
    const fault = value === '' ? 'MENU GOTO names no submenu' : `no submenu is called ${shown(value)}`
    const message = `${fault}, so that the menu shows the entry as disabled${hint}`
    report.warning('unknown-submenu', jump, value === '' ? undefined : 'value', message)
  }
}

/** What MENU GOTO may call the submenu that a line begins. */
function tagOf(node: Node): string | undefined {
  if (node.type === 'submenu') return node.tag
  if (node.type !== 'menu' && node.type !== 'directive') return undefined
  const { keyword, value = '' } = node
  if (keyword === 'BEGIN') return value
  if (keyword !== 'INCLUDE' || !hasTag(value)) return undefined
  return value.slice(skipBlanks(value, skipWord(value, 0, value.length), value.length))
}

const NUMBERS: ReadonlySet<MenuKeyword> = new Set<MenuKeyword>([
  'CMDLINEROW',
  'ENDROW',
  'HELPMSGENDROW',
  'HELPMSGROW',
  'HIDDENROW',
  'HSHIFT',
  'INDENT',
  'MARGIN',
  'PASSWORDMARGIN',
  'PASSWORDROW',
  'ROWS',
  'TABMSGROW',
  'TIMEOUTROW',
  'VSHIFT',
  'WIDTH',
])

function reportNumbers(node: Menu, report: Report): void {
  const { keyword, value = '' } = node
  const field = value === '' ? undefined : 'value'
  if (NUMBERS.has(keyword) && !/^[+-]?[0-9]/.test(value)) {
    const seen = value === '' ? `MENU ${keyword} has no number` : `${shown(value)} is no number`
    report.warning('not-a-number', node, field, `${seen} and counts as 0; write a number`)
  } else if (keyword === 'RESOLUTION' && !/^(?:0x[0-9a-f]+|[0-9]+)[ \t]+[0-9]/i.test(value)) {
    const message =
      'what is no number here counts as 0; write width and height with a blank between, as 1024 768'
    report.warning('not-a-number', node, field, message)
  }
}

/** What has a colour of its own (com32/menu/colors.c). */
const ELEMENTS = [
  'screen',
  'border',
  'title',
  'unsel',
  'hotkey',
  'sel',
  'hotsel',
  'scrollbar',
  'tabmsg',
  'cmdmark',
  'cmdline',
  'pwdborder',
  'pwdheader',
  'pwdentry',
  'timeout_msg',
  'timeout',
  'help',
  'disabled',
]
/** How many hexadecimal digits a colour may have. */
const DIGITS: ReadonlySet<number> = new Set([3, 4, 6, 8, 9, 12, 16])

function reportColor(node: Menu, report: Report): void {
  const [element = '', , ...colors] = (node.value ?? '').split(/[\0- \x7f]+/)
  if (!ELEMENTS.includes(element.toLowerCase()) && !/^msg[0-9a-f]{2}$/i.test(element)) {
    const near = nearest(element.toLowerCase(), ELEMENTS)
    const hint = near === undefined ? '' : `; did you mean ${near}`
    const fault = element === '' ? 'this names no element' : `no element is called ${shown(element)}`
    const message = `${fault}, and the menu passes over the line${hint}`
    report.warning('unknown-element', node, node.value === undefined ? undefined : 'value', message, 0)
    return
  }
  for (const [index, color] of colors.slice(0, 2).entries()) {
    const digits = /^#?([0-9a-f]*)$/i.exec(color)?.[1]
    if (color === '*' || color === '' || (digits !== undefined && DIGITS.has(digits.length))) continue
    const message = `${shown(color)} is no colour, and is shown as bright red; write #aarrggbb, #rrggbb or *`
    report.warning('bad-color', node, 'value', message, index + 2)
  }
}
