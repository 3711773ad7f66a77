import { hasBlankLookalike, noBreakSpaceIn, noted, shown } from '@cluster-configs/syntax'
import type { Directive, Document, Keyword } from './ast.ts'
import type { Configuration } from './configuration.ts'
import { ALL_BITS } from './sysappend.ts'
import { items } from './lexical.ts'
import { bits, integer } from './number.ts'
import type { Report } from './report.ts'
import { walk } from './tree.ts'

/** Values that PXELINUX takes for something else than a person would. */
export function reportValues(document: Document, { noEscape }: Configuration, report: Report): void {
  const last = new Map<Keyword, Directive>()
  for (const node of walk(document)) {
    if (node.type !== 'directive') continue
    reportNumber(node, report)
    reportText(node, report)
    if (node.keyword === 'ALLOWOPTIONS' && !noEscape) reportOptions(node, report)
    if (!SETTINGS.has(node.keyword)) continue
    const before = last.get(node.keyword)
    last.set(node.keyword, node)
    if (before === undefined || before.value === node.value) continue
    const message = `a later ${node.keyword} stands in its place${node.value === undefined ? '' : `: ${shown(node.value)}`}`
    report.warning('overridden', before, undefined, message)
  }
}

const FLAGS: ReadonlySet<Keyword> = new Set<Keyword>([
  'ALLOWOPTIONS',
  'CONSOLE',
  'IMPLICIT',
  'NOCOMPLETE',
  'NOESCAPE',
  'NOHALT',
  'PROMPT',
])
const TIMES: ReadonlySet<Keyword> = new Set<Keyword>(['TIMEOUT', 'TOTALTIMEOUT'])
const MASKS: ReadonlySet<Keyword> = new Set<Keyword>(['IPAPPEND', 'SYSAPPEND'])
const NUMBERS: ReadonlySet<Keyword> = new Set<Keyword>([
  ...FLAGS,
  ...TIMES,
  ...MASKS,
  'LOCALBOOT',
  'PXERETRY',
  'SENDCOOKIES',
])
/** Directives that set something of the whole file. */
const SETTINGS: ReadonlySet<Keyword> = new Set<Keyword>([
  ...FLAGS,
  ...TIMES,
  'DEFAULT',
  'ONERROR',
  'ONTIMEOUT',
  'UI',
])

function reportNumber(node: Directive, report: Report): void {
  const { keyword, value = '' } = node
  if (!NUMBERS.has(keyword)) return
  if (!/^[+-]?[0-9]/.test(value)) {
    const number = FLAGS.has(keyword) && /^(?:yes|on|true)/i.test(value) ? '1' : 'a number'
    const seen = value === '' ? `${keyword} has no number` : `${shown(value)} is no number`
    report.warning(
      'not-a-number',
      node,
      value === '' ? undefined : 'value',
      `${seen} and counts as 0; write ${number}`,
    )
    return
  }
  if (TIMES.has(keyword)) reportTime(node, value, report)
  if (MASKS.has(keyword) && bits(value) > ALL_BITS) {
    const message = `PXELINUX knows the bits up to ${ALL_BITS} only`
    report.warning('unknown-bits', node, 'value', message)
  }
  if (keyword === 'NOHALT') reportNoHalt(node, value, report)
}

function reportTime(node: Directive, value: string, report: Report): void {
  const tenths = integer(value)
  const unit = /^[0-9]+[ \t]*(s|sec|second|seconds)\b/i.test(value) || /^[0-9]+[.,][0-9]/.test(value)
  if (!unit && (tenths <= 0 || tenths >= 10)) return
  const seconds = Number(/^[0-9]+(?:\.[0-9]+)?/.exec(value.replace(',', '.'))?.[0] ?? '0')
  const message = `${node.keyword} counts tenths of a second: ${tenths} is ${spell(tenths / 10)}; write ${Math.round(seconds * 10)} for ${spell(seconds)}`
  report.warning('short-timeout', node, 'value', message)
}

function reportOptions(node: Directive, report: Report): void {
  if (integer(node.value ?? '') !== 0) return
  const message =
    'at the boot: prompt options behind a label’s name are taken all the same, only those behind a file’s are not; NOESCAPE 1 closes the prompt'
  report.warning('allowoptions', node, 'value', message)
}

function spell(seconds: number): string {
  return seconds === 1 ? '1 second' : `${seconds} seconds`
}

/** PXELINUX skips two characters more behind NOHALT than behind other keywords. */
function reportNoHalt(node: Directive, value: string, report: Report): void {
  const read = integer(`${noted(node, 'gaps', 'value') ?? ' '}${value}`.slice(2))
  if (read === integer(value)) return
  const message = `PXELINUX does not see the first character of this value and reads ${read}; write 0${value}`
  report.warning('nohalt', node, 'value', message)
}

const NAMES: ReadonlySet<Keyword> = new Set<Keyword>([
  'DEFAULT',
  'DISPLAY',
  'INCLUDE',
  'INITRD',
  'KERNEL',
  'LINUX',
  'UI',
])

function reportText(node: Directive, report: Report): void {
  const { keyword, value = '' } = node
  if (NAMES.has(keyword) && /^["']/.test(value)) {
    report.warning('quotes', node, 'value', 'quotes are a part of the value; write it without them')
  }
  if ((NAMES.has(keyword) || keyword === 'APPEND') && /^=[ \t]/.test(value)) {
    report.warning('equals-sign', node, 'value', 'the equals sign is a part of the value; take it out', 0)
  }
  if ((NAMES.has(keyword) || keyword === 'APPEND') && hasBlankLookalike(value)) {
    const words = items(value).map(({ start, end }) => value.slice(start, end))
    const item = words.findIndex(hasBlankLookalike)
    report.warning('no-break-space', node, 'value', noBreakSpaceIn(shown(words[item] ?? '')), item)
  }
  // What stands behind a number is not looked at.
  if (NUMBERS.has(keyword)) return
  const comment = /(?:^|[ \t])#(?=[ \t]|$)/.exec(value) ?? (NAMES.has(keyword) ? /[ \t]#/.exec(value) : null)
  if (comment !== null) {
    const message = 'a # behind a value is a part of it; put the comment on a line of its own'
    const item = items(value.slice(0, comment.index)).length
    report.warning('comment-in-value', node, 'value', message, item)
  }
}
