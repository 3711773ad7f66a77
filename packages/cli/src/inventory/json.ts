import jsonc, { type Node as JsonNode, type ParseError as JsonError } from 'jsonc-parser'

/** The way to a value in a JSON text: names of properties and indices of items. */
export type Path = readonly (string | number)[]

/** A JSON text that was read: its value, and where in the text each part of it stands. */
export interface JsonSource {
  readonly value: unknown
  /** The offset of a value, or of the nearest one around it that exists. */
  offsetOf(path: Path): number
  /** The offset of a property's name. */
  offsetOfName(path: Path): number
}

/** Something that makes a text no JSON, or a JSON text ambiguous. */
export interface JsonFault {
  readonly offset: number
  readonly reason: string
  /** Where the other one stands. */
  readonly other?: number
}

/** Reads a JSON text (RFC 8259); more strictly, in that an object names each property once. */
export function readJson(text: string): JsonSource | readonly JsonFault[] {
  // A byte order mark is no JSON, but nothing is gained by refusing the file for one.
  const plain = text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text
  const errors: JsonError[] = []
  let value: unknown
  let tree: JsonNode | undefined
  try {
    tree = jsonc.parseTree(plain, errors, { disallowComments: true, allowEmptyContent: false })
    if (errors.length === 0 && tree !== undefined) value = JSON.parse(plain)
  } catch (error) {
    if (error instanceof RangeError) return [{ offset: 0, reason: 'the file is nested too deeply' }]
    if (error instanceof SyntaxError) return [{ offset: 0, reason: `the file is no JSON: ${error.message}` }]
    throw error
  }
  const [first] = errors
  if (first !== undefined)
    return [{ offset: Math.min(first.offset, plain.length), reason: explain(plain, first) }]
  if (tree === undefined) return [{ offset: 0, reason: 'the file is empty' }]
  const repeated = [...repeatedNames(tree)]
  return repeated.length > 0 ? repeated : source(tree, value)
}

function source(tree: JsonNode, value: unknown): JsonSource {
  const nearest = (path: Path): JsonNode => {
    for (let length = path.length; length > 0; length--) {
      const found = jsonc.findNodeAtLocation(tree, path.slice(0, length))
      if (found !== undefined) return found
    }
    return tree
  }
  return {
    value,
    offsetOf: path => nearest(path).offset,
    offsetOfName: path => {
      const found = nearest(path)
      return (found.parent?.type === 'property' ? found.parent : found).offset
    },
  }
}

function* repeatedNames(node: JsonNode): Generator<JsonFault> {
  const seen = new Map<string, number>()
  for (const child of node.children ?? []) {
    const name = node.type === 'object' ? child.children?.[0] : undefined
    if (name !== undefined) {
      const key = String(name.value)
      const other = seen.get(key)
      if (other !== undefined) {
        yield {
          offset: name.offset,
          reason: `the name ${JSON.stringify(key)} stands here a second time`,
          other,
        }
      } else if (key === '__proto__') {
        yield { offset: name.offset, reason: '"__proto__" is no name for anything' }
      }
      seen.set(key, name.offset)
    }
    yield* repeatedNames(child)
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  InvalidSymbol: 'expected a value: a string in double quotes, a number, true, false, null, { or [',
  InvalidNumberFormat: 'this is no number as JSON writes them',
  PropertyNameExpected: 'expected a name in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected ":" behind the name',
  CommaExpected: 'expected "," before this',
  CloseBraceExpected: 'expected "}": an object is not closed',
  CloseBracketExpected: 'expected "]": a list is not closed',
  EndOfFileExpected: 'expected nothing more: the file holds one object',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'the string is not closed',
  UnexpectedEndOfNumber: 'the number is not complete',
  InvalidUnicode: 'expected four hexadecimal digits behind "\\u"',
  InvalidEscapeCharacter: 'a backslash in a string stands before one of " \\ / b f n r t u',
  InvalidCharacter: 'a control character in a string must be written as "\\u" and four hexadecimal digits',
}

function explain(text: string, error: JsonError): string {
  const name = jsonc.printParseErrorCode(error.error)
  const before = text.slice(0, error.offset).trimEnd()
  if (text.trim() === '') return 'the file is empty'
  if (name.endsWith('Expected') && before.endsWith(',') && /[}\]]/.test(text[error.offset] ?? '')) {
    return 'a comma stands before this and nothing behind it: remove the comma'
  }
  return EXPECTED[name] ?? `the file is no JSON here (${name})`
}
