import * as dhcpd from '@cluster-configs/dhcpd'
import { posix } from 'node:path'
import type { Place } from './place.ts'
import type { Format, Reader, Source } from './source.ts'

const FORMAT: Format<dhcpd.Document> = { id: 'dhcpd', ...dhcpd }

/** A dhcpd.conf with what it includes put in place. */
export interface DhcpFile {
  readonly file: Source<dhcpd.Document>
  /** As if one file held all of it. */
  readonly document: dhcpd.Document
  /** Where a node stands, in whichever file that is. */
  readonly place: (node: dhcpd.Node, field?: string, item?: number) => Place
}

/**
 * Reads a dhcpd.conf and the files that it includes, and notes what is wrong with the whole.
 * @returns undefined if it is not there or does not parse
 */
export function readDhcpFile(reader: Reader, path: string): DhcpFile | undefined {
  const file = reader.open(path, FORMAT, false)
  if (file === undefined) return undefined
  const merge = new Merge(reader)
  const children = merge.children(file.document.children, file, [path])
  const whole = children === file.document.children ? file.document : { ...file.document, children }
  const place: DhcpFile['place'] = (node, field, item) => {
    const { source, original } = merge.origins.get(node) ?? { source: file, original: node }
    return source.place(original, field, item)
  }
  // Judged as a whole, for what one file declares another one uses.
  reader.judge(FORMAT, whole, (node, field, item) =>
    merge.isNode(node) ? place(node, field, item) : file.place(node),
  )
  return { file, document: whole, place }
}

/** Puts the nodes of included files where their `include` stands. */
class Merge {
  readonly #reader: Reader
  /** Nodes that are not the main file's own: those of included files, and copies of what has an `include` in it. */
  readonly origins = new Map<
    dhcpd.Node,
    { readonly source: Source<dhcpd.Document>; readonly original: dhcpd.Node }
  >()

  constructor(reader: Reader) {
    this.#reader = reader
  }

  isNode(node: { readonly type: string }): node is dhcpd.Node {
    return node.type !== 'document'
  }

  children(
    nodes: readonly dhcpd.Node[],
    source: Source<dhcpd.Document>,
    above: readonly string[],
  ): readonly dhcpd.Node[] {
    let changed = false
    const merged = nodes.flatMap((node): readonly dhcpd.Node[] => {
      const found = node.type === 'include' ? this.#included(node, above) : this.#copied(node, source, above)
      if (above.length > 1) this.origins.set(node, { source, original: node })
      if (found === undefined) return [node]
      changed = true
      return found
    })
    return changed ? merged : nodes
  }

  /** The statements of an included file; undefined where it cannot be read, so that the `include` stays. */
  #included(node: dhcpd.Include, above: readonly string[]): readonly dhcpd.Node[] | undefined {
    const path = posix.resolve('/', node.file)
    if (above.includes(path)) return undefined
    const source = this.#reader.open(path, FORMAT, false)
    return source === undefined
      ? undefined
      : this.children(source.document.children, source, [...above, path])
  }

  #copied(
    node: dhcpd.Node,
    source: Source<dhcpd.Document>,
    above: readonly string[],
  ): readonly dhcpd.Node[] | undefined {
    if (!('children' in node) || node.children === undefined) return undefined
    // A conditional holds its branches, in which no file can be included.
    if (node.type === 'conditional') return this.#noted(node, source, above)
    const children = this.children(node.children, source, above)
    if (children === node.children) return undefined
    const copy = { ...node, children }
    this.origins.set(copy, { source, original: node })
    return [copy]
  }

  #noted(node: dhcpd.Conditional, source: Source<dhcpd.Document>, above: readonly string[]): undefined {
    for (const branch of node.children) {
      if (above.length > 1) this.origins.set(branch, { source, original: branch })
      this.children(branch.children, source, above)
    }
  }
}
