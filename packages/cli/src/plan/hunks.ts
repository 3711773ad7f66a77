import { formatPatch, OMIT_HEADERS, structuredPatch, type StructuredPatchHunk } from 'diff'

/** How two texts differ. */
export interface Hunks {
  /** Tells it from other differences. */
  readonly id: number
  /** A unified diff without the names of the files. */
  readonly text: string
}

/** Where more lines differ, not the fewest are looked for: that takes time by the square of their number. */
const MOST_EDITS = 2000

/**
 * Compares texts, each pair once: all nodes have a few files in common, and those change alike.
 * @param context so many lines are shown around each change
 */
export function differ(context = 3): (before: string, after: string) => Hunks {
  const known = new Map<string, { readonly after: string; readonly hunks: Hunks }>()
  let id = 0
  return (before, after) => {
    const found = known.get(before)
    if (found?.after === after) return found.hunks
    const hunks = { id: id++, text: textOf(compare(before, after, context)) }
    known.set(before, { after, hunks })
    return hunks
  }
}

function compare(before: string, after: string, context: number): StructuredPatchHunk[] {
  const limit = { context, maxEditLength: MOST_EDITS }
  const patch = structuredPatch('', '', before, after, undefined, undefined, limit)
  if (patch !== undefined) return patch.hunks
  const [removed] = structuredPatch('', '', before, '').hunks
  const [added] = structuredPatch('', '', '', after).hunks
  if (removed === undefined || added === undefined) return []
  const { oldStart, oldLines } = removed
  const { newStart, newLines } = added
  return [{ oldStart, oldLines, newStart, newLines, lines: [...removed.lines, ...added.lines] }]
}

function textOf(hunks: StructuredPatchHunk[]): string {
  const names = { oldFileName: undefined, newFileName: undefined, oldHeader: undefined, newHeader: undefined }
  return formatPatch({ ...names, hunks }, OMIT_HEADERS)
}
