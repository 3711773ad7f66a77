/*
 * Why mount(8) passes over a line, said to the person who wrote it: what it needs there, and what may have been
 * meant.
 */

const FEW = 'where three are needed: what to mount, where, and its type'
const NUMBER = /^[0-9]+$/
/** The places of the fields that are numbers. */
const NUMBERS = [
  [4, 'fifth'],
  [5, 'sixth'],
] as const

/**
 * What is wrong with the fields of a line.
 * @param line the whole line, which has one field or more
 * @param isNumber whether mount takes a text for a number
 */
export function fault(
  line: string,
  fields: readonly string[],
  isNumber: (text: string) => boolean,
): string | undefined {
  if (fields.length < 3)
    return `the line has ${fields.length === 1 ? 'one field' : 'two fields'} ${FEW}${blanks(line)}`
  for (const [index, name] of NUMBERS) {
    const field = fields[index]
    if (field === undefined || isNumber(field)) continue
    return `the ${name} field is ${shown(field)} where a number is needed${advice(line, index, field)}`
  }
  return undefined
}

/** Blanks of other alphabets come along when a line is copied from a page; in UTF-8 read as latin1, too. */
function blanks(line: string): string {
  return /\u00a0|[\u2000-\u200b\u3000]/.test(line)
    ? '; there is a no-break space in it, which separates nothing: write a plain blank'
    : ''
}

function advice(line: string, index: number, field: string): string {
  const all = line.trim().split(/[ \t]+/)
  if (field.startsWith('#')) {
    return `; a comment can only stand behind all six fields: write ${index === 4 ? '0 0' : '0'} before it`
  }
  if (field.startsWith(',') || all[index - 1]?.endsWith(',') === true) {
    return '; options are separated by commas alone, without a blank'
  }
  if (all.length > 6 && all.slice(-2).every(word => NUMBER.test(word))) {
    return `; the line has ${all.length} fields, and a blank inside of a field is written \\040`
  }
  return index === 5 && field === '-' ? '; write 0 for never' : ''
}

/** A text as a message shows it: in quotation marks, and cut where it is long. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text)
}
