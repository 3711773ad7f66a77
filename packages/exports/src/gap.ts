import type { Gap } from '@cluster-configs/syntax'

/** What means nothing before a word: blanks, NULs, continued lines. */
const BLANK = '(?:[ \\t\\0]|\\\\\\n)*'
const TERMINATOR = '(?:[ \\t\\r\\v\\f\\0]|\\\\\\n)'
/** What means nothing behind a word. */
const SEPARATOR = TERMINATOR + BLANK

/** What may stand before a line's first word, or on an empty line. */
export const GAP: Gap = { pattern: RegExp(`^${BLANK}$`), canonical: '' }

export const FEED: Gap = { pattern: /^\n$/, canonical: '\n' }
export const OPTIONAL_FEED: Gap = { pattern: /^\n?$/, canonical: '\n' }
export const END: Gap = { pattern: /^\r?\n$/, canonical: '\n' }
/** What may end the last line. */
export const LAST_END: Gap = { pattern: /^(?:\r?\n|\r)?$/, canonical: '\n' }

/** What may stand behind a word. */
export interface Gaps {
  /** Before the next word. */
  readonly word: Gap
  /** Before the end of the line. */
  readonly end: Gap
  /** The same behind a client, where an empty word ends the entry. */
  readonly stop: Gap
  /** The same where the next entry follows on the line. */
  readonly stopInLine: Gap
  /** The same where the file ends and may leave quotes open. */
  readonly lastStop: Gap
  readonly comment: Gap
  /** The same behind a client. */
  readonly lastComment: Gap
}

/** @param lead what ends the word */
function gaps(lead: string): Gaps {
  const gap = (pattern: string, canonical: string): Gap => ({
    pattern: RegExp(`^(?:${pattern})$`),
    canonical,
  })
  const end = `(?:${lead})?`
  const stop = `${end}|${lead}(?:[\\r\\v\\f]${BLANK}|(?:"")+(?:${SEPARATOR})?)`
  return {
    word: gap(lead, ' '),
    end: gap(end, ''),
    stop: gap(stop, ''),
    stopInLine: gap(`${end}|${lead}(?:[\\r\\v\\f]|(?:"")+${TERMINATOR})`, ''),
    lastStop: gap(`${stop}|${lead}(?:"")*"`, ''),
    comment: gap(lead, ' '),
    lastComment: gap(`${lead}(?:[\\r\\v\\f]${BLANK}|(?:"")+${SEPARATOR})?`, ' '),
  }
}

/** Behind a usual word. */
export const USUAL: Gaps = gaps(SEPARATOR)
/** Behind an empty word that is but the white space that ends it. */
export const ALONE: Gaps = gaps(BLANK)
