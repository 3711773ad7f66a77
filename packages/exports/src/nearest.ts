import { VALUED, WORDS } from './vocabulary.ts'

const KNOWN = [...new Set([...WORDS, ...VALUED.keys()])].map(name => [name, bare(name)] as const)

/** The option that somebody who wrote an unknown one may have meant. */
export function nearest(name: string): string | undefined {
  const written = bare(name)
  // In short words a slip of the pen is too near to anything.
  const allowed = written.length < 4 ? 0 : written.length < 7 ? 1 : 2
  const near = KNOWN.filter(([, word]) => Math.abs(word.length - written.length) <= allowed).map(
    ([known, word]) => [known, distance(written, word)] as const,
  )
  const best = near.toSorted(([, left], [, right]) => left - right)[0]
  return best !== undefined && best[1] <= allowed ? best[0] : undefined
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[-_ \t]/g, '')
}

/** How many letters must be put in, taken out or changed to make one word of another (Levenshtein). */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let index = 0; index < left.length; index++) {
    const next = [index + 1]
    for (let column = 0; column < right.length; column++) {
      const changed = (row[column] ?? 0) + (left[index] === right[column] ? 0 : 1)
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 0
}
