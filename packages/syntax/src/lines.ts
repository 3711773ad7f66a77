import { noted, type LayoutNotes } from './layout.ts'
import type { Node } from './tree.ts'
import type { Gap, Writer } from './writer.ts'

/** A line end as a file has it throughout, unless a line says otherwise. */
export type Eol = '\n' | '\r\n'

/** Spaces and tabs: what separates words on a line. Never empty. */
export const BLANKS: Gap = { pattern: /^[ \t]+$/, canonical: ' ' }
/** Spaces and tabs where there may be none, before a line's first part or behind its last. */
export const INDENT: Gap = { pattern: /^[ \t]*$/, canonical: '' }
/** Nothing at all. */
export const NONE: Gap = { pattern: /^$/, canonical: '' }
const END: Gap = { pattern: /^\r?\n$/, canonical: '\n' }
const LAST_END: Gap = { pattern: /^(?:\r?\n|\r)$/, canonical: '\n' }
const OPTIONAL_END: Gap = { pattern: /^(?:\r?\n|\r)?$/, canonical: '\n' }

/**
 * Ends the line that a node is or closes with.
 * @param eol the line end to write if the node does not say otherwise
 * @param last whether it is the last line of the text, which may lack its line feed
 */
export function endLine(out: Writer, node: Node, eol: Eol, last: boolean): void {
  out.write(lineEnd(out, node, eol, last))
}

/**
 * What `endLine` would write.
 * @param gap what would be written before it
 */
export function lineEnd(out: Writer, node: Node, eol: Eol, last: boolean, gap = ''): string {
  const endsWith = (character: string): boolean =>
    gap === '' ? out.endsWith(character) : gap.endsWith(character)
  // A last line without any text is a line only by its end.
  const optional = last && out.length + gap.length > 0 && !endsWith('\n')
  const end = out.gapText(node, 'eol', optional ? OPTIONAL_END : last ? LAST_END : END, eol)
  // A carriage return that belongs to the line must not be taken for a part of its end.
  return endsWith('\r') && !end.startsWith('\r') ? '\r\n' : end
}

/** The line end that a text uses: that of its first line. */
export function eolOf(text: string): Eol {
  const feed = text.indexOf('\n')
  return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n'
}

/** Notes in a document's layout which line end its lines have, for those that come new. */
export function noteEol(notes: LayoutNotes, eol: Eol): void {
  notes.note('style', 'eol', eol, '\n')
}

/** The line end that a document's lines have, where a line does not say otherwise. */
export function eolStyle(out: Writer, document: Node): Eol {
  return !out.canonical && noted(document, 'style', 'eol') === '\r\n' ? '\r\n' : '\n'
}
