import type { Place } from './place.ts'
import type { Finding, Rule } from './rule.ts'
import { addressRules } from './rules/addresses.ts'
import { bootRules } from './rules/boot.ts'
import { nameRules } from './rules/names.ts'
import { nfsRules } from './rules/nfs.ts'
import { nodeRules } from './rules/nodes.ts'
import { serverRules } from './rules/server.ts'
import { tftpRules } from './rules/tftp.ts'
import { singleRules } from './single-rules.ts'
import type { System } from './system.ts'

/** What is looked for across files, in the order in which a machine boots. */
export const rules: readonly Rule[] = [
  ...serverRules,
  ...addressRules,
  ...tftpRules,
  ...bootRules,
  ...nfsRules,
  ...nodeRules,
  ...nameRules,
]

/** The ids of all rules: of those across files, and of those of single files. */
export const ruleIds: readonly string[] = [...rules.map(({ id }) => id), ...singleRules.keys()]

/**
 * Looks for all that is wrong with a system: what single files show, and what only several together do.
 * @param off the ids of rules that are not asked
 * @returns the findings, by file and place
 */
export function check(system: System, off: ReadonlySet<string> = new Set()): readonly Finding[] {
  const across: Finding[] = []
  const covered = new Set<string>()
  for (const rule of rules) {
    if (off.has(rule.id)) continue
    for (const found of rule.check(system)) {
      across.push({ rule: rule.id, severity: rule.severity, why: rule.why, hint: rule.hint, ...found })
      for (const id of rule.covers ?? []) covered.add(lineOf(id, found.places[0]))
    }
  }
  const single = system.faults
    .filter(({ rule, place }) => !off.has(rule) && !covered.has(lineOf(rule, place)))
    .map(({ rule, severity, message, place }): Finding => {
      const told = singleRules.get(rule)
      return { rule, severity, message, places: [place], ...(told && { why: told.why, hint: told.advice }) }
    })
  return [...single, ...across].toSorted(byPlace)
}

function lineOf(rule: string, { file, line }: Place): string {
  return `${rule} ${file}:${line}`
}

function byPlace({ places: [left] }: Finding, { places: [right] }: Finding): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1
  return left.offset - right.offset
}
