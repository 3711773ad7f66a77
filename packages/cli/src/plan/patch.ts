import { FILE_HEADERS_ONLY, formatPatch, structuredPatch, type StructuredPatchHunk } from 'diff'
import { join } from 'node:path'

/** More lines than that are not told apart: finding the fewest that differ takes time by the square of their number. */
const MOST_EDITS = 2000

/**
 * Makes unified diffs of files below a directory.
 * @returns for a path and its two texts, of which one may be undefined where there is no file
 */
export function patcher(
  directory: string,
): (path: string, before: string | undefined, after: string | undefined) => string {
  // All nodes have a few files in common, and those change alike.
  const known = new Map<string, { readonly after: string; readonly hunks: StructuredPatchHunk[] }>()
  const hunksOf = (before: string, after: string): StructuredPatchHunk[] => {
    const found = known.get(before)
    if (found?.after === after) return found.hunks
    const hunks = compare(before, after)
    known.set(before, { after, hunks })
    return hunks
  }
  return (path, before, after) => {
    const place = join(directory, path)
    const name = (text: string | undefined): string => (text === undefined ? '/dev/null' : place)
    return formatPatch(
      {
        oldFileName: name(before),
        newFileName: name(after),
        oldHeader: undefined,
        newHeader: undefined,
        hunks: hunksOf(before ?? '', after ?? ''),
      },
      FILE_HEADERS_ONLY,
    )
  }
}

function compare(before: string, after: string): StructuredPatchHunk[] {
  const limit = { context: 3, maxEditLength: MOST_EDITS }
  const patch = structuredPatch('', '', before, after, undefined, undefined, limit)
  if (patch !== undefined) return patch.hunks
  const [removed] = structuredPatch('', '', before, '').hunks
  const [added] = structuredPatch('', '', '', after).hunks
  if (removed === undefined || added === undefined) return []
  const { oldStart, oldLines } = removed
  const { newStart, newLines } = added
  return [{ oldStart, oldLines, newStart, newLines, lines: [...removed.lines, ...added.lines] }]
}

/** What a diff says apart from the names of the files. */
export function withoutHeader(patch: string): string {
  return patch.slice(patch.indexOf('\n', patch.indexOf('\n') + 1) + 1)
}
