import { closest, distance } from 'fastest-levenshtein'

/** Which of some words somebody may have meant who wrote another one; undefined if it is like none of them. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined
  const found = closest(word.toLowerCase(), words)
  return distance(word.toLowerCase(), found.toLowerCase()) <= Math.max(2, word.length / 3) ? found : undefined
}
