import { other, type Place } from './place.ts'
import type { Finding, Severity } from './rule.ts'

export type Style = 'red' | 'yellow' | 'green' | 'cyan' | 'bold' | 'dim' | 'underline'

/** How a piece of text is shown: in colour, or as it is. */
export type Paint = (style: Style, text: string) => string

/** Places of other parties that are shown, and of findings that say the same; of more than that only the number. */
const OTHERS = 3

const COLOURS = { error: 'red', warning: 'yellow', note: 'cyan' } as const

/**
 * Findings as a person reads them: by file, each with the lines that it is about, the other parties, why it matters,
 * which is said once of each rule, and what to do. Those that say the same are told with the first of them.
 * @param findings in the order in which `check` gives them
 */
export function report(findings: readonly Finding[], paint: Paint): string {
  const parts: string[] = []
  let file: string | undefined
  const explained = new Set<string>()
  for (const [finding, ...alike] of groups(findings)) {
    const [place] = finding.places
    if (place.file !== file) parts.push(`${paint('underline', place.file)}\n`)
    file = place.file
    parts.push(`${shown(finding, alike, paint, !explained.has(finding.rule))}\n`)
    explained.add(finding.rule)
  }
  return [...parts, `${summary(findings)}\n`].join('\n')
}

/** Findings of one rule with one message, where the first of them stands: one mistake is often in many files. */
function groups(findings: readonly Finding[]): Iterable<readonly [Finding, ...Finding[]]> {
  const groups = new Map<string, [Finding, ...Finding[]]>()
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.message}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  return groups.values()
}

function shown(
  { rule, severity, message, places, why, hint }: Finding,
  alike: readonly Finding[],
  paint: Paint,
  first: boolean,
): string {
  const [place, ...others] = places
  const at = `${place.line}:${place.column}`
  const head = `${at}  ${paint(COLOURS[severity], severity)}  ${paint('bold', message)}  ${paint('dim', rule)}`
  const lines = [
    head,
    '',
    indented(place.frame),
    '',
    ...listed(others),
    ...listed(alike.map(({ places: [place] }) => other(place, 'the same here'))),
    ...(why === undefined || !first ? [] : [`  ${paint('cyan', 'why:')} ${why}`]),
    ...(hint === undefined ? [] : [`  ${paint('cyan', 'hint:')} ${hint}`]),
  ]
  return lines.join('\n').trimEnd()
}

function listed(places: readonly Place[]): readonly string[] {
  const more = places.length - OTHERS
  return [...places.slice(0, OTHERS).map(otherPlace), ...(more > 0 ? [`  and ${more} more`] : [])]
}

function otherPlace({ file, line, column, label }: Place): string {
  return `  ${file}:${line}:${column}${label === undefined ? '' : `: ${label}`}`
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}

/** How many there are of each severity. */
function summary(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'note'] as const).flatMap(severity => {
    const count = findings.filter(finding => finding.severity === severity).length
    return count === 0 ? [] : `${count} ${plural(severity, count)}`
  })
  return counts.length === 0 ? 'nothing found' : counts.join(', ')
}

function plural(severity: Severity, count: number): string {
  return count === 1 ? severity : `${severity}s`
}

/** Findings as data for programs; lines and columns count from 1. */
export function jsonReport(findings: readonly Finding[]): string {
  const plain = findings.map(({ rule, severity, message, why, hint, places }) => ({
    rule,
    severity,
    message,
    why,
    hint,
    places: places.map(({ file, line, column, endLine, endColumn, label }) => ({
      file,
      line,
      column,
      endLine,
      endColumn,
      label,
    })),
  }))
  return `${JSON.stringify({ findings: plain }, undefined, 2)}\n`
}
