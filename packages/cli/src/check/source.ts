import { ParseError, type Location, type Node, type Problem } from '@cluster-configs/syntax'
import type { Files } from './files.ts'
import { textOf, type Place, type Text } from './place.ts'

/** What every format's package can do. */
export interface Format<Document> {
  /** What the ids of its own problems begin with. */
  readonly id: 'dhcpd' | 'exports' | 'fstab' | 'interfaces' | 'pxelinux'
  readonly parse: (text: string, options: { readonly file: string }) => Document
  readonly problems: (document: Document) => readonly Problem[]
  readonly locate: (document: Document, node: Node, field?: string, item?: number) => Location | undefined
  /** Documents without a problem, by their text: of files that all nodes have alike one is read for all. */
  readonly clean?: Map<string, Document>
}

/** A file that was read and understood. */
export interface Source<Document> extends Text {
  readonly document: Document
  /** Where a node stands, or a field or an item of it, or the node where the field is not written. */
  readonly place: (node: Node, field?: string, item?: number) => Place
}

/** Something that one file alone shows to be wrong: it does not parse, or its package tells of a problem. */
export interface Fault {
  /** `dhcpd/unknown-option`, or `dhcpd/syntax` for a file that does not parse. */
  readonly rule: string
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly place: Place
  /** The node that the problem is about. */
  readonly node: Node | undefined
}

/** Reads files of the five formats, and keeps what is wrong with each by itself. */
export class Reader {
  readonly files: Files
  readonly faults: Fault[] = []

  constructor(files: Files) {
    this.files = files
  }

  /** A file as it is; undefined if it is not there, or cannot be read, which is noted. */
  text(path: string): Text | undefined {
    const text = this.files.read(path)
    const file = this.files.shown(path)
    if (text !== undefined) return textOf(path, file, text)
    if (this.files.kind(path) === 'file') this.#unreadable(path, file)
    return undefined
  }

  /**
   * A file of a format; undefined if it is not there or does not parse, which is noted.
   * @param judged whether the problems of the document are those of this file, as for one that nothing includes
   */
  open<Document>(path: string, format: Format<Document>, judged = true): Source<Document> | undefined {
    const text = this.text(path)
    if (text === undefined) return undefined
    try {
      const known = format.clean?.get(text.text)
      const document = known ?? format.parse(text.text, { file: text.file })
      const place = placer(text, document, format)
      const clean = known !== undefined || (judged && this.judge(format, document, place))
      if (clean) format.clean?.set(text.text, document)
      return { ...text, document, place }
    } catch (error) {
      if (!(error instanceof ParseError)) throw error
      const place = text.at(error.offset)
      const rule = `${format.id}/syntax`
      this.faults.push({ rule, severity: 'error', message: error.reason, place, node: undefined })
      return undefined
    }
  }

  /** Notes what a format's own package finds wrong with a document; true if that is nothing. */
  judge<Document>(
    format: Format<Document>,
    document: Document,
    place: (node: Node, field?: string, item?: number) => Place,
  ): boolean {
    const before = this.faults.length
    for (const { rule, severity, node, field, item, message } of format.problems(document))
      this.faults.push({
        rule: `${format.id}/${rule}`,
        severity,
        message,
        place: place(node, field, item),
        node,
      })
    return this.faults.length === before
  }

  #unreadable(path: string, file: string): void {
    const message = `${file} is there and cannot be read`
    const place = textOf(path, file, '').at(0)
    this.faults.push({ rule: 'file/unreadable', severity: 'warning', message, place, node: undefined })
  }
}

function placer<Document>(
  text: Text,
  document: Document,
  { locate }: Format<Document>,
): Source<Document>['place'] {
  return (node, field, item) => {
    const location = locate(document, node, field, item) ?? locate(document, node)
    return location === undefined ? text.at(0) : text.at(location.start.offset, location.end.offset)
  }
}
