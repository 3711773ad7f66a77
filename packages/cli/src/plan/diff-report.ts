import type { Paint, Style } from '../check/report.ts'
import { hostlist } from '../hostlist.ts'
import type { Diff } from './diffs.ts'

/** A unified diff as a person reads it, under a line that tells of the machines for which it is the same. */
export function reportDiff({ machines, paths, same, text }: Diff, paint: Paint): string {
  const lines = visible(text)
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      const style = index < 2 ? 'bold' : STYLES[line[0] ?? '']
      return style === undefined ? line : paint(style, line)
    })
  const others = machines.length === paths.length ? hostlist(machines.slice(1)) : `${paths.length - 1} more`
  const how = same ? 'the same' : 'alike, but for names and addresses,'
  const also =
    paths.length === 1 ? [] : [paint('dim', `On ${machines[0] ?? paths[0]}, and ${how} on ${others}:`)]
  return [...also, ...lines, ''].join('\n')
}

/** By what a line begins with. */
const STYLES: Readonly<Record<string, Style>> = { '+': 'green', '-': 'red', '@': 'cyan' }

/** A file that somebody has changed may hold what a terminal would obey. */
function visible(text: string): string {
  return text.replace(
    // Control characters but for the tab and the line feed.
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g,
    character => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}
