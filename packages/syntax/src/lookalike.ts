/*
 * What only looks like plain text: it comes along with a line that is copied from a page, or an editor puts it there. A
 * text that is read as latin1 has the bytes of UTF-8 where another one has the character.
 */

const MARK = /^(?:\ufeff|\u00ef\u00bb\u00bf)/
/** The byte order mark of UTF-16, or letters with a NUL beside each. */
const WIDE = /^(?:\u00ff\u00fe|\u00fe\u00ff|\ufeff?\0?[^\0]\0[^\0]\0)/
const BLANK =
  /\u00c2\u00a0|(?<![\u0080-\u00ff])\u00a0|\u00e2\u0080[\u0080-\u008b]|\u00e3\u0080\u0080|[\u2000-\u200b\u3000]/
const QUOTE = /\u00e2\u0080[\u0098-\u009f]|[\u2018-\u201f]/

/** Whether a text begins with a byte order mark, that of UTF-16 not among them. */
export function hasByteOrderMark(text: string): boolean {
  return MARK.test(text)
}

/** Whether a text, from its beginning, is one in UTF-16. */
export function isUtf16(text: string): boolean {
  return WIDE.test(text)
}

/** What to do about a file in UTF-16. */
export const UTF_16 = 'the file is in UTF-16, it seems: save it as UTF-8'

/** Whether there is a no-break space or the like in a text. */
export function hasBlankLookalike(text: string): boolean {
  return BLANK.test(text)
}

/** What is told of a word with such a blank in it. */
export function noBreakSpaceIn(shown: string): string {
  return `there is a no-break space in ${shown}, which separates nothing; write a plain blank`
}

/**
 * The first of some fields, texts or lists of them, with such a blank in it.
 * @returns what `within` of a problem needs, and the word
 */
export function blankLookalikeIn<Field extends string>(
  fields: Iterable<readonly [Field, unknown]>,
): { readonly field: Field; readonly item: number | undefined; readonly word: string } | undefined {
  for (const [field, value] of fields)
    for (const [index, word] of [value].flat().entries())
      if (typeof word === 'string' && hasBlankLookalike(word))
        return { field, item: Array.isArray(value) ? index : undefined, word }
  return undefined
}

/**
 * What to do about what only looks like a plain character in a text that the program cannot read: a person does not see
 * what is wrong with it.
 * @returns undefined if there is no such character
 */
export function lookalikeAdvice(text: string): string | undefined {
  if (hasByteOrderMark(text)) return 'it begins with a byte order mark: take it out'
  if (hasBlankLookalike(text))
    return 'there is a no-break space in it, which separates nothing: write a plain blank'
  return QUOTE.test(text) ? 'there is a typographic quotation mark in it: write a plain one' : undefined
}
