import { isUtf16, lookalikeAdvice, shown, UTF_16 } from '@cluster-configs/syntax'
import { MEANT_OPTIONS, TAGS } from './vocabulary.ts'

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

/** What is wrong with a line that holds a NUL byte. */
export function nulFault(line: string): string {
  return `the line holds a NUL byte; ${isUtf16(line) ? UTF_16 : 'take it out'}`
}

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
    return `the line has ${fields.length === 1 ? 'one field' : 'two fields'} ${FEW}${lookalike(line)}`
  for (const [index, name] of NUMBERS) {
    const field = fields[index]
    if (field === undefined || isNumber(field)) continue
    return `the ${name} field is ${shown(field)} where a number is needed${advice(line, index, field)}`
  }
  return undefined
}

function lookalike(line: string): string {
  const advice = lookalikeAdvice(line)
  return advice === undefined ? '' : `; ${advice}`
}

function advice(line: string, index: number, field: string): string {
  const all = line.trim().split(/[ \t]+/)
  if (field.startsWith('#')) {
    return `; a comment can only stand behind all six fields: write ${index === 4 ? '0 0' : '0'} before it`
  }
  if (/^[0-9]+#/.test(field)) {
    return `; a comment can only stand behind all six fields: write ${index === 4 ? '0 and a blank' : 'a blank'} before it`
  }
  if (all[1] === '=' && TAGS.has(all[0] ?? ''))
    return `; a tag and its value have no blank between them: write ${all.slice(0, 3).join('')}`
  const before = all[index - 1] ?? ''
  if (field.startsWith(',') || before.endsWith(',') || (isOption(before) && isOption(field))) {
    return '; options are separated by commas alone, without a blank'
  }
  if (field.includes('\r')) return '; a line ends with a line feed, and a carriage return alone ends none'
  if (all.slice(0, 3).some(word => word.split('"').length % 2 === 0 || word.split("'").length % 2 === 0)) {
    return '; quotation marks hold nothing together, and a blank inside of a field is written \\040'
  }
  if (all.length > 6 && all.slice(-2).every(word => NUMBER.test(word))) {
    return `; the line has ${all.length} fields, and a blank inside of a field is written \\040`
  }
  if (/^[a-z]/i.test(field)) return '; write one, or put "#" before a line that is a comment'
  return index === 4 ? '; write 0' : '; write 1 for the root file system, 2 for others, 0 for no check'
}

/** Whether the first of some options is one that every file system has. */
function isOption(text: string): boolean {
  const [name = ''] = text.split(',')
  return MEANT_OPTIONS.get(name) === name
}
