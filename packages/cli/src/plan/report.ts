import type { Paint } from '../check/report.ts'
import { reportDiff } from './diff-report.ts'
import { masterRows } from './master-rows.ts'
import { nodeRows } from './node-rows.ts'
import type { Plan } from './plan.ts'
import type { Row } from './row.ts'

/** A plan as a person reads it: the lines that change, and at the end, where it is seen, what that means. */
export function reportPlan(plan: Plan, paint: Paint): string {
  const diffs = plan.diffs.map(diff => `${reportDiff(diff, paint)}\n`)
  const end =
    plan.refusal === undefined ? '' : `\n${paint('red', 'A run would refuse this:')} ${plan.refusal}\n`
  return `${diffs.join('')}${summary(plan, paint)}${end}`
}

/** What a plan means for the nodes and the master, and how many files it changes. */
function summary(plan: Plan, paint: Paint): string {
  const sections = [
    ['Nodes', nodeRows(plan)],
    ['Master', masterRows(plan)],
    ['Left as they are', leftRows(plan)],
  ] as const
  const texts = sections.flatMap(([title, rows]) =>
    rows.length === 0 ? [] : [`${paint('bold', title)}\n${rows.map(row => line(row, paint)).join('')}\n`],
  )
  return `${texts.join('')}${counts(plan)}\n`
}

/** As wide as the longest word. */
const WIDTH = 'update-kernel'.length

function line({ word, style, text }: Row, paint: Paint): string {
  return `  ${paint(style, word.padEnd(WIDTH))}  ${text}\n`
}

function leftRows({ directory, files }: Plan): readonly Row[] {
  return files
    .filter(({ change }) => change === 'leave')
    .map(({ path }) => {
      const text = `${directory}/${path}: no longer generated, but changed by hand`
      return { word: 'leave', style: 'yellow', text }
    })
}

function counts({ directory, files, unchanged, changes }: Plan): string {
  if (!changes) return `${directory}: nothing would change, ${unchanged} unchanged`
  const count = (wanted: string): number => files.filter(({ change }) => change === wanted).length
  return `${directory}: ${count('create')} to create, ${count('update')} to update, ${count('remove')} to remove, ${unchanged} unchanged`
}
