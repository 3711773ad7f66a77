/** The word that another is most likely a slip of: one letter in a short word, two in a longer one. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const limit = word.length < 3 ? 0 : word.length < 6 ? 1 : 2
  let best: string | undefined
  let least = limit + 1
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const size = distance(word, candidate)
    if (size < least) [best, least] = [candidate, size]
  }
  return best
}

/** How many letters are to be changed, put in, taken out or swapped with the next to make one word another. */
function distance(left: string, right: string): number {
  let before: number[] = []
  let above = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      current.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + same,
          swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
        ),
      )
    }
    before = above
    above = current
  }
  return above[right.length] ?? 0
}
