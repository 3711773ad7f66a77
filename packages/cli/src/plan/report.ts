import type { Paint } from '../check/report.ts'
import { reportDiff } from './diff-report.ts'
import type { FileChange } from './files.ts'
import { masterRows } from './master-rows.ts'
import { nodeRows } from './node-rows.ts'
import type { Plan } from './plan.ts'
import type { Row } from './row.ts'

/** A plan as a person reads it: the lines that change, and at the end, where it is seen, what that means. */
export function reportPlan(plan: Plan, paint: Paint): string {
  const diffs = plan.diffs.map(diff => `${reportDiff(diff, paint)}\n`)
  const end =
    plan.refusal === undefined ? '' : `\n${paint('red', 'A run would refuse this:')} ${plan.refusal}\n`
  return `${diffs.join('')}${summary(plan, paint)}${planned(plan)}\n${end}`
}

/** What is told of a run. */
export interface RunReport {
  /** A line for each file that was written or removed, before what that means. */
  readonly everyFile?: boolean
}

/** What a run has done, as a person reads it: what its plan means, and how many files it was. */
export function reportRun(plan: Plan, paint: Paint, { everyFile = false }: RunReport = {}): string {
  const lines = everyFile ? plan.files.map(({ change, path }) => `${change}  ${path}\n`) : []
  const gap = lines.length === 0 ? '' : '\n'
  return `${lines.join('')}${gap}${summary(plan, paint)}${written(plan)}\n`
}

/** As `reportRun`, of a run that had nothing to do. */
export function reportUpToDate(directory: string, unchanged: number): string {
  return `${written({ directory, files: [], unchanged })}\n`
}

/** What a plan means for the nodes and the master. */
function summary(plan: Plan, paint: Paint): string {
  const sections = [
    ['Nodes', nodeRows(plan)],
    ['Master', masterRows(plan)],
    ['Left as they are', leftRows(plan)],
  ] as const
  const texts = sections.flatMap(([title, rows]) =>
    rows.length === 0 ? [] : [`${paint('bold', title)}\n${rows.map(row => line(row, paint)).join('')}\n`],
  )
  return texts.join('')
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

function planned(plan: Plan): string {
  const { directory, files, unchanged, changes } = plan
  if (!changes) return `${directory}: nothing would change, ${unchanged} unchanged`
  const { create, update, remove } = counts(files)
  return `${directory}: ${create} to create, ${update} to update, ${remove} to remove, ${unchanged} unchanged`
}

function written({ directory, files, unchanged }: Pick<Plan, 'directory' | 'files' | 'unchanged'>): string {
  const { create, update, remove } = counts(files)
  return `${directory}: ${create} created, ${update} updated, ${remove} removed, ${unchanged} unchanged`
}

function counts(files: Plan['files']): Readonly<Record<FileChange['change'], number>> {
  const found = { create: 0, update: 0, remove: 0, leave: 0 }
  for (const { change } of files) found[change]++
  return found
}
