import { NONE, type Gap, type Writer } from '@cluster-configs/syntax'

/** What means nothing before a word: blanks, NULs, continued lines. */
const BLANK = '(?:[ \\t\\0]|\\\\\\n)*'
/** The same where it must end a word. */
const SEPARATOR = `(?:[ \\t\\r\\v\\f\\0]|\\\\\\n)${BLANK}`

/** What may stand before a line's first word, or on an empty line. */
export const GAP: Gap = { pattern: RegExp(`^${BLANK}$`), canonical: '' }

export const FEED: Gap = { pattern: /^\n$/, canonical: '\n' }
export const OPTIONAL_FEED: Gap = { pattern: /^\n?$/, canonical: '\n' }
export const END: Gap = { pattern: /^\r?\n$/, canonical: '\n' }
/** What may end the last line. */
export const LAST_END: Gap = { pattern: /^(?:\r?\n|\r)?$/, canonical: '\n' }

/** What may stand behind a word. */
interface Gaps {
  /** Before the next word. */
  readonly word: Gap
  /** Before the end of the line. */
  readonly end: Gap
  /** The same behind a client, where an empty word ends the entry. */
  readonly stop: Gap
  /** The same where the file ends and may leave quotes open. */
  readonly lastStop: Gap
  readonly comment: Gap
  /** The same behind a client. */
  readonly lastComment: Gap
}

/** @param lead what ends the word */
function gaps(lead: string): Gaps {
  const terminated = `[\\r\\v\\f]${BLANK}|(?:"")+${SEPARATOR}`
  const stop = `(?:${lead})?|${lead}(?:${terminated}|(?:"")+)`
  return {
    word: { pattern: RegExp(`^${lead}$`), canonical: ' ' },
    end: { pattern: RegExp(`^(?:${lead})?$`), canonical: '' },
    stop: { pattern: RegExp(`^(?:${stop})$`), canonical: '' },
    lastStop: { pattern: RegExp(`^(?:${stop}|${lead}(?:"")*")$`), canonical: '' },
    comment: { pattern: RegExp(`^${lead}$`), canonical: ' ' },
    lastComment: { pattern: RegExp(`^${lead}(?:${terminated})?$`), canonical: ' ' },
  }
}

const usual = gaps(SEPARATOR)
const alone = gaps(BLANK)

/** What may stand behind the word just written. An empty word of white space alone needs no more of it. */
export function gapsBehind(out: Writer): Gaps {
  return out.endsWith('\r') || out.endsWith('\v') || out.endsWith('\f') ? alone : usual
}

/**
 * What may end the line behind an empty word that ended the entry: no carriage return, which would end the file,
 * nor anything that unclosed quotes would swallow.
 */
export function stoppedEnd(gap: string, onSameLine: boolean, last: boolean): Gap {
  const quotes = gap.split('"').length - 1
  if (quotes % 2 === 1) return NONE
  return last || (onSameLine && !gap.endsWith('"')) ? OPTIONAL_FEED : FEED
}
