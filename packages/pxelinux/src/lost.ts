import { hasByteOrderMark, isUtf16, noted, UTF_16 } from '@cluster-configs/syntax'
import type { Document, Ignored, Node } from './ast.ts'
import { firstWords, menuFirstWords, upperCase } from './keywords.ts'
import { skipBlanks, skipWord } from './lexical.ts'
import { MAX_LINE } from './lines.ts'
import { nearest } from './near.ts'
import type { Report } from './report.ts'
import { walk } from './tree.ts'

/** What PXELINUX passes over, cuts off or takes for something else because of where a line ends. */
export function reportLost(document: Document, report: Report): void {
  const first = document.children[0]
  const last = lastOf(document)
  let continued = false
  let before: Node | undefined
  for (const node of walk(document)) {
    if (node === first && node.type === 'ignored' && hasByteOrderMark(node.text)) {
      report.warning('byte-order-mark', node, 'text', MARKED)
    } else if (node === first && node.type === 'ignored' && isUtf16(node.text)) {
      report.warning('byte-order-mark', node, 'text', `PXELINUX can read none of this; ${UTF_16}`)
    } else if (node.type === 'ignored' && !continued) reportIgnored(node, before, report)
    before = node
    continued = endsWithBackslash(node)
    if (continued) report.warning('continued-line', node, undefined, CONTINUED)
    if (node !== last) reportSplit(node, report)
    const cut = /^([\r\0])(?!\r?\n?$)/.exec(noted(node, 'gaps', 'eol') ?? '')?.[1]
    if (cut !== undefined) reportCut(cut, node, report)
    reportBlocks(node, report)
  }
}

const MARKED =
  'the file begins with a byte order mark, which is read as a part of the first word, so that the line is passed over; take it out'
const CONTINUED =
  'the backslash at the end is a part of the value and does not continue the line; write all of it on one line'

function endsWithBackslash(node: Node): boolean {
  return (node.type === 'directive' || node.type === 'menu') && node.value?.endsWith('\\') === true
}

function lastOf(document: Document): Node | undefined {
  const node = document.children.at(-1)
  return node?.type === 'label' ? (node.children.at(-1) ?? node) : node
}

function reportIgnored(node: Ignored, before: Node | undefined, report: Report): void {
  const { text, reason } = node
  const isRest = before?.type === 'directive' && before.keyword === 'APPEND'
  const hint = hintFor(text) ?? (isRest ? 'all of an APPEND is on one line' : undefined)
  const message = `PXELINUX passes over this line: ${reason}${hint === undefined ? '' : `; ${hint}`}`
  report.warning('ignored-line', node, 'text', message)
}

const DOS_END = '\x1a'
const U_BOOT = /^(?:fdt|fdtdir|fdtoverlays|devicetree|devicetreedir|devicetree-overlay)$/i
const GRUB =
  /^(?:menuentry|root|set|insmod|search|splashimage|hiddenmenu|initrdefi|linuxefi|linux16|initrd16|savedefault)$/i

/** What was most likely meant by a line that means nothing. */
function hintFor(text: string): string | undefined {
  if (text === DOS_END) return 'it is the mark that DOS ends a file with; take it out'
  if (/^(?:\/\/|;|!|--|\/\*|rem\b)/i.test(text)) return 'a comment begins with #'
  const end = skipWord(text, 0, text.length)
  const word = text.slice(0, end)
  if (word === '') return 'it begins with a control character; take that out'
  if (U_BOOT.test(word)) return 'only U-Boot reads it'
  if (upperCase(word) === 'ENDTEXT') return 'there is no TEXT that it could end'
  if (upperCase(word) === 'MENU') return hintForMenu(text.slice(skipBlanks(text, end, text.length)))
  if (firstWords.includes(upperCase(word))) return misplaced(upperCase(word))
  if (menuFirstWords.includes(upperCase(word))) return `write MENU ${upperCase(word)}`
  if (GRUB.test(word)) return 'it is of GRUB’s configuration'
  if (/[=:]/.test(word)) return undefined
  const near = nearest(upperCase(word), firstWords)
  if (near !== undefined) return `did you mean ${near}`
  const glued = /^(menu|label|kernel|append|initrd|default|timeout|prompt|linux|include)[^a-z]*./i.exec(
    word,
  )?.[1]
  return glued === undefined ? undefined : `write a blank behind ${upperCase(glued)}`
}

function hintForMenu(text: string): string | undefined {
  const word = upperCase(text.slice(0, skipWord(text, 0, text.length)))
  if (menuFirstWords.includes(word)) return misplaced(`MENU ${word}`)
  if (word === '') return 'a keyword such as TITLE or LABEL must follow MENU'
  if (firstWords.includes(word)) return `write ${word} without MENU`
  const near = nearest(word, menuFirstWords)
  return near === undefined ? undefined : `did you mean MENU ${near}`
}

function misplaced(keyword: string): string {
  return keyword === 'MENU EXIT'
    ? 'put it into a label of a submenu, or include this file in one'
    : `put ${keyword} behind a LABEL line`
}

/** A line that is not ended goes on in what is read as the next one. */
function reportSplit(node: Node, report: Report): void {
  if (noted(node, 'gaps', 'eol') !== '') return
  report.warning(
    'line-too-long',
    node,
    undefined,
    `PXELINUX reads ${MAX_LINE} bytes at once: what is behind them is read as a line of its own; make it shorter`,
  )
}

function reportCut(character: string, node: Node, report: Report): void {
  const name = character === '\r' ? 'a carriage return' : 'a NUL'
  const why = character === '\r' ? '; end lines with a line feed' : ''
  report.warning('line-cut', node, undefined, `PXELINUX reads the line up to ${name} in it${why}`)
}

/** Blocks that do not end, or do not begin. */
function reportBlocks(node: Node, report: Report): void {
  if (node.type === 'menu' && node.keyword === 'BEGIN') {
    report.warning('unended-submenu', node, undefined, 'no MENU END ends this submenu')
  }
  if (node.type === 'menu' && node.keyword === 'END') {
    report.warning('menu-end', node, undefined, 'there is no MENU BEGIN that this MENU END could end')
  }
  if (node.type !== 'text') return
  if (noted(node, 'spelling', 'end') === '') {
    const message = 'no ENDTEXT ends this text, so that the rest of the file is a part of it'
    report.warning('unended-text', node, undefined, message)
  }
  if (node.command !== 'HELP') {
    report.warning(
      'text-command',
      node,
      'command',
      'the text is passed over; write TEXT HELP to have it shown',
    )
  }
}
