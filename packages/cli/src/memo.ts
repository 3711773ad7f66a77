/** A text of fewer characters is worked on again as quickly as it is looked up. */
const WORTHWHILE = 1024
/** Texts remembered at a time: all nodes have a few files in common. */
const CAPACITY = 8

/** A function of a text that remembers its last few results for long texts. */
export function memo<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>()
  return text => {
    if (text.length < WORTHWHILE) return compute(text)
    const result = known.get(text) ?? compute(text)
    if (known.size >= CAPACITY) known.clear()
    known.set(text, result)
    return result
  }
}
