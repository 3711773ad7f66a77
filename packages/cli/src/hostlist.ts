import { groups } from './groups.ts'

/** Ranges that are written out; of the names behind them only the number. */
const SHOWN = 12

/** Names that are the same but for their numbers, which follow each other. */
interface Range {
  readonly prefix: string
  /** As they are written; empty for a name without a number. */
  readonly first: string
  readonly last: string
  readonly count: number
}

/**
 * Names of machines as clusters abbreviate them: `c[01-59,61], login`.
 * @param names in the order in which they are to be told
 */
export function hostlist(names: readonly string[]): string {
  const ranges = rangesOf(names)
  const shown = ranges.slice(0, SHOWN)
  const rest = names.length - shown.reduce((sum, { count }) => sum + count, 0)
  const words = groups(shown, ({ prefix, first }) => `${prefix} ${first === ''}`).map(word)
  return `${words.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`
}

function word(ranges: readonly Range[]): string {
  const numbers = ranges.map(({ first, last }) => (first === last ? first : `${first}-${last}`)).join(',')
  const alone = ranges.length === 1 && ranges[0]?.count === 1
  return `${ranges[0]?.prefix ?? ''}${alone ? numbers : `[${numbers}]`}`
}

function rangesOf(names: readonly string[]): readonly Range[] {
  const ranges: Range[] = []
  for (const name of names) {
    const [, prefix = '', number = ''] = /^(.*?)(\d*)$/.exec(name) ?? []
    const before = ranges.at(-1)
    if (before?.prefix === prefix && number !== '' && number === next(before.last))
      ranges[ranges.length - 1] = { ...before, last: number, count: before.count + 1 }
    else ranges.push({ prefix, first: number, last: number, count: 1 })
  }
  return ranges
}

/** The number behind one, with as many digits at least: 10 behind 9, and behind 09. */
function next(number: string): string | undefined {
  return number === '' ? undefined : (BigInt(number) + 1n).toString().padStart(number.length, '0')
}
