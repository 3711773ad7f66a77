import jsonc, { type Node as Tree, type ParseError as JsonError } from 'jsonc-parser'
import { TOO_DEEP, type Reading } from './source.ts'

/** Reads a JSON text (RFC 8259), which may have comments. */
export function readJson(text: string): Reading {
  // A byte order mark is no JSON, but nothing is gained by refusing the file for one.
  const plain = text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text
  const errors: JsonError[] = []
  let tree: Tree | undefined
  let value: unknown
  try {
    tree = jsonc.parseTree(plain, errors, { allowEmptyContent: false })
    // The tree is read more kindly than the standard has it.
    if (errors.length === 0 && tree !== undefined) value = strictly(plain)
  } catch (error) {
    if (error instanceof RangeError) return fault(0, TOO_DEEP)
    if (error instanceof SyntaxError) return fault(0, `the file is no JSON: ${error.message}`)
    throw error
  }
  const [first] = errors
  if (first !== undefined) return fault(Math.min(first.offset, plain.length), explain(plain, first))
  return tree === undefined ? fault(0, EMPTY) : { tree, value }
}

/** @throws SyntaxError if it is no JSON even without its comments, which most texts are without */
function strictly(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return JSON.parse(jsonc.stripComments(text, ' '))
  }
}

function fault(offset: number, reason: string): Reading {
  return { faults: [{ offset, reason }] }
}

const EMPTY = 'the file is empty: expected the object of an inventory, in { and }'

const EXPECTED: Readonly<Record<string, string>> = {
  InvalidSymbol: 'expected a value: a string in double quotes, a number, true, false, null, { or [',
  InvalidNumberFormat: 'expected a number as JSON writes them, such as 10 or 0.5',
  PropertyNameExpected: 'expected a name in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected ":" behind the name',
  CommaExpected: 'expected "," before this',
  CloseBraceExpected: 'expected "}": an object is not closed',
  CloseBracketExpected: 'expected "]": a list is not closed',
  EndOfFileExpected: 'expected nothing more: the file holds one object',
  UnexpectedEndOfComment: 'the comment is not closed: write */ behind it',
  UnexpectedEndOfString: 'the string is not closed: write " behind it',
  UnexpectedEndOfNumber: 'expected the rest of a number',
  InvalidUnicode: 'expected four hexadecimal digits behind "\\u"',
  InvalidEscapeCharacter: 'expected one of " \\ / b f n r t u behind the backslash in a string',
  InvalidCharacter: 'a control character in a string must be written as "\\u" and four hexadecimal digits',
}

function explain(text: string, error: JsonError): string {
  const name = jsonc.printParseErrorCode(error.error)
  const before = text.slice(0, error.offset).trimEnd()
  if (text.trim() === '') return EMPTY
  if (name.endsWith('Expected') && before.endsWith(',') && /[}\]]/.test(text[error.offset] ?? '')) {
    return 'a comma stands before this and nothing behind it: remove the comma'
  }
  return EXPECTED[name] ?? `expected JSON (${name})`
}
