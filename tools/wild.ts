import { ParseError, type Parent } from '@cluster-configs/syntax'
import { bare } from '@cluster-configs/syntax/laws'
import { deepStrictEqual, strictEqual } from 'node:assert/strict'

interface Verbs<Document extends Parent> {
  readonly parse: (text: string) => Document
  readonly serialize: (document: Document) => string
  readonly format: (text: string) => string
}

/** Whether a text is one of the format. */
export function isAccepted({ parse }: Pick<Verbs<Parent>, 'parse'>, text: string): boolean {
  try {
    parse(text)
    return true
  } catch (error) {
    if (error instanceof ParseError) return false
    throw error
  }
}

/** Asserts that a text comes back as it was, and that formatting is done once and changes nothing of its meaning. */
export function assertKept<Document extends Parent>(verbs: Verbs<Document>, text: string): void {
  const { parse, serialize, format } = verbs
  const document = parse(text)
  strictEqual(serialize(document), text)
  const once = format(text)
  strictEqual(format(once), once)
  deepStrictEqual(bare(parse(once)), bare(document))
}
