import { shown } from '@cluster-configs/syntax'
import type { Directive, Document, Node } from './ast.ts'
import { findEntry, type Configuration, type Entry } from './configuration.ts'
import { restOfName } from './entry.ts'
import { skipWord } from './lexical.ts'
import { nearest } from './near.ts'
import type { Report } from './report.ts'
import { walk } from './tree.ts'

/** What is booted if nobody chooses: whether there is such a thing, and whether it is the one that was meant. */
export function reportDefault(document: Document, configuration: Configuration, report: Report): void {
  const { command, defaultLine, entries } = configuration
  if (command === undefined) reportNothing(document, configuration, report)
  else if ((command.value ?? '') === '') {
    report.error('empty-default', command, undefined, `${command.keyword} names nothing to boot`)
  } else if (defaultLine?.value !== undefined) reportName(defaultLine, configuration, report)
  for (const line of configuration.fallbacks) reportFallback(line, configuration, report)
  reportDuplicates(entries, report)
  reportMenu(document, configuration, report)
}

/** PXELINUX says so and shows its prompt, if it may. */
function reportNothing(document: Document, configuration: Configuration, report: Report): void {
  const { entries, includes, noEscape } = configuration
  const first = entries[0]?.label ?? document.children.at(-1)
  if (includes || first === undefined) return
  const instead =
    entries[0] === undefined ? 'and the name of a label' : `${entries[0].label.name} to boot that`
  const rest = noEscape
    ? 'and NOESCAPE closes the boot: prompt'
    : 'so that PXELINUX waits at its boot: prompt, unless another file includes this one'
  const message = `there is neither DEFAULT nor UI, ${rest}; write DEFAULT ${instead}`
  if (noEscape) report.error('no-default', first, undefined, message)
  else if (entries.length > 0) report.warning('no-default', first, undefined, message)
}

function reportName(line: Directive, configuration: Configuration, report: Report): void {
  const { command, entries, implicit, includes } = configuration
  const value = line.value ?? ''
  const entry = findEntry(entries, value)
  const started = command === line
  if (entry !== undefined) {
    if (entry.action !== 'menu' || !started) return
    report.error(
      'unknown-default',
      line,
      'value',
      `${shown(value)} leads elsewhere in a menu and boots nothing`,
    )
    return
  }
  const name = firstWord(value)
  const known = entries.map(({ label }) => label.name)
  const disabled = known.includes(name)
  const meant = meantBy(value, known)
  const isFile = mayBeFile(name) || entries.length === 0 || includes
  if (implicit && isFile && (meant === undefined || disabled || meant.toLowerCase() !== name.toLowerCase()))
    return
  const why = disabled ? 'that label is disabled' : `no label is called ${shown(name)}`
  const then = !started
    ? 'so that the menu begins with another'
    : implicit
      ? 'so that PXELINUX looks for a file of that name'
      : 'and IMPLICIT 0 forbids the name of a file'
  const hint = meant === undefined || disabled ? '' : `; write ${meant}`
  const message = `${why}, ${then}${hint}`
  if (started && !(implicit && isFile)) report.error('unknown-default', line, 'value', message)
  else report.warning('unknown-default', line, 'value', message)
}

/** What is booted instead is looked for as a file where no label has its name, and few mean that by a plain word. */
function reportFallback(line: Directive, { entries, includes }: Configuration, report: Report): void {
  const value = line.value ?? ''
  const name = firstWord(value)
  const known = entries.map(({ label }) => label.name)
  if (name === '' || mayBeFile(name) || includes || known.length === 0 || known.includes(name)) return
  const meant = meantBy(value, known)
  const hint = meant === undefined ? '' : `; write ${meant}`
  const message = `no label is called ${shown(name)}, so that PXELINUX looks for a file of that name${hint}`
  report.warning('unknown-default', line, 'value', message)
}

function firstWord(value: string): string {
  return value.slice(0, skipWord(value, 0, value.length))
}

/** A module is found without its extension. */
function mayBeFile(name: string): boolean {
  return /[./]|menu$/i.test(name)
}

/** The label whose name is likely to be meant. */
function meantBy(value: string, known: readonly string[]): string | undefined {
  const name = firstWord(value)
  return (
    known.find(other => other.toLowerCase() === name.toLowerCase()) ??
    known.find(other => other.startsWith(`${name}-`) || other === value.trimEnd()) ??
    nearest(name, known)
  )
}

/** Only what is booted by its name needs one of its own; that a name is cut off at a blank is told of already. */
function reportDuplicates(entries: readonly Entry[], report: Report): void {
  const names = new Set<string>()
  for (const { label, action } of entries) {
    if (action !== 'boot') continue
    if (names.has(label.name) && label.name !== '' && restOfName(label) === '') {
      const message = `a label before this one is called ${shown(label.name)}, and PXELINUX boots that; give one another name`
      report.warning('duplicate-label', label, 'name', message)
    }
    names.add(label.name)
  }
}

/** Lines for a menu that nothing shows. */
function reportMenu(document: Document, configuration: Configuration, report: Report): void {
  const { command, entries, includes } = configuration
  if (command?.value === undefined || includes || command.keyword === 'UI') return
  const starts = [command.value, ...entries.map(({ kernel }) => kernel)]
  if (starts.some(text => /^[^\0- \x7f]*(?:menu|\.c32)(?:[\0- \x7f]|$)/i.test(text))) return
  const menu = firstMenu(document)
  if (menu === undefined) return
  const message =
    'nothing here shows a menu, so that the MENU lines do nothing, unless a file that includes this one shows it; write UI menu.c32 to show one'
  report.warning('menu-without-ui', menu, undefined, message)
}

function firstMenu(document: Document): Node | undefined {
  for (const node of walk(document)) if (node.type === 'menu' || node.type === 'submenu') return node
  return undefined
}
