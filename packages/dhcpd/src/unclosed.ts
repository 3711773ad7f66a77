import { END, Scanner } from './lexical.ts'

/** The faults of a string that ends far from where it was meant to. */
const ENDLESS = /^(?:has no closing|is longer than)/

/**
 * Where the string most likely begins whose closing quotation mark is missing. All strings behind it begin where others
 * end, and only the last one is at fault to the scanner: it is the first one that goes on in the next line.
 * @param start where the string at fault begins
 * @returns undefined if no quotation mark is missing
 */
export function unclosedString(text: string, start: number, fault: string): number | undefined {
  if (!ENDLESS.test(fault)) return undefined
  const scanner = new Scanner(text)
  while (scanner.next() !== END && scanner.start <= start) {
    const { start: from, end } = scanner
    if (text[from] === '"' && text.slice(from, end).includes('\n')) return from
  }
  return undefined
}
