import type { Parent } from '@cluster-configs/syntax'
import { bare } from '@cluster-configs/syntax/laws'
import { deepStrictEqual, strictEqual } from 'node:assert/strict'

interface Verbs<Document extends Parent> {
  readonly parse: (text: string) => Document
  readonly serialize: (document: Document) => string
  readonly format: (text: string) => string
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
