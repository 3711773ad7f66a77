import type fc from 'fast-check'
import type { Location } from '../position.ts'
import type { Node, Parent } from '../tree.ts'

/** A format as its laws see it: its verbs, and the documents and texts to try them on. */
export interface FormatUnderLaw<Document extends Parent> {
  readonly parse: (text: string) => Document
  readonly serialize: (document: Document) => string
  readonly format: (text: string) => string
  readonly locate: (document: Document, node: Node, field?: string, item?: number) => Location | undefined
  /** Documents as the builders make them. */
  readonly documents: fc.Arbitrary<Document>
  /** Texts that `parse` accepts, in every spelling that the program allows. */
  readonly texts: fc.Arbitrary<string>
  /** Pieces of the format's syntax, from which broken texts are made. */
  readonly alphabet: readonly string[]
  /** What a document means, if more than the layout is to be left out. */
  readonly meaning?: (document: Document) => unknown
  /** Parses the text of one node in a place where such a node may stand; by itself if left out. */
  readonly reparse?: (slice: string, node: Node, ancestors: readonly Node[]) => Node | undefined
}
