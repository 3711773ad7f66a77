import {
  BLANKS,
  endLine,
  eolStyle,
  INDENT,
  locateWith,
  OptionTexts,
  print,
  refuseStrangers,
  type Eol,
  type Gap,
  type Location,
  type Node as AnyNode,
  type ParseOptions,
  type Spelling,
  type Writer,
} from '@cluster-configs/syntax'
import type { Document, Entry, Node } from './ast.ts'
import { OPTIONS_FIELD, writeCanonical } from './canonical.ts'
import { count, ignored, items, options, rest, spec, word } from './lexical.ts'
import { parse } from './parse.ts'
import { FAMILY } from './tree.ts'

/**
 * The text of a document: what was parsed comes back as it was, what was built or changed in its canonical
 * spelling, six fields with one space between.
 * @throws SerializeError if a field holds what no fstab can carry, such as an empty word or a NUL
 */
export function serialize(document: Document): string {
  return print(fold, document)
}

/** The text in its canonical spelling: the meaning and every comment stay, blanks and odd spellings go. */
export function format(text: string, options?: ParseOptions): string {
  return print(fold, parse(text, options), 'format')
}

/**
 * Where a node, one field of it, or one item of the field stands in what `serialize` gives for the document.
 * @param item counted from 0: of a list, or of the words of a value
 * @returns undefined if the node is not in the document, or the field is not written in it
 */
export function locate(
  document: Document,
  node: AnyNode,
  field?: string,
  item?: number,
): Location | undefined {
  return locateWith(fold, document, node, field, item, items)
}

function fold(out: Writer, document: Document): void {
  refuseStrangers(document, FAMILY)
  const eol = eolStyle(out, document)
  const isUsual = eol === '\n' && out.spans === undefined
  const lists = new OptionTexts(OPTIONS_FIELD)
  let behind = document.children.length
  for (const node of document.children) {
    const last = --behind === 0
    const text = isUsual && !last ? writeCanonical(node, !out.canonical, lists) : undefined
    if (text === undefined) line(out, node, eol, last)
    else out.write(text)
  }
}

function line(out: Writer, node: Node, eol: Eol, last: boolean): void {
  switch (node.type) {
    case 'entry':
      entry(out, node)
      break
    case 'comment':
      out.gap(node, 'text', INDENT)
      out.open(node)
      out.write('#')
      out.field(node, 'text', node.text, rest)
      break
    case 'ignored':
      out.open(node)
      out.field(node, 'text', node.text, ignored)
      break
    case 'blank':
      out.open(node)
      out.gap(node, 'end', INDENT)
  }
  // A NUL byte is a part of a line only if a line feed follows.
  const closed = node.type === 'ignored' && node.text.includes('\0')
  // The line end is all there is of an empty line. Behind a carriage return it is what makes that one text.
  const whole = node.type === 'blank' || closed || out.endsWith('\r')
  if (!whole) out.close(node)
  const unseen = last && !closed ? out.gapText(node, 'eol', UNSEEN) : ''
  if (unseen !== '') out.write(out.endsWith('\r') && !unseen.startsWith('\r') ? `\r${unseen}` : unseen)
  else endLine(out, node, eol, last && !closed)
  if (whole) out.close(node)
}

/** What ends a last line without a line feed: a NUL byte, and all behind it. */
const UNSEEN: Gap = { pattern: /^\r?\0[^\n]*$/, canonical: '' }

function entry(out: Writer, node: Entry): void {
  out.gap(node, 'spec', INDENT)
  out.open(node)
  out.field(node, 'spec', node.spec, spec)
  out.gap(node, 'file', BLANKS)
  out.field(node, 'file', node.file, word)
  out.gap(node, 'vfstype', BLANKS)
  out.field(node, 'vfstype', node.vfstype, word)
  const complete = optionalFields(out, node)
  if (node.comment === undefined) return out.gap(node, 'end', complete ? TAIL : INDENT)
  out.gap(node, 'comment', BEFORE_COMMENT)
  out.write('#')
  out.field(node, 'comment', node.comment, rest)
}

/** Writes the last three fields as far as they were written or are needed; tells whether that was all of them. */
function optionalFields(out: Writer, node: Entry): boolean {
  const fields = [
    optionalField(out, node, 'options', node.options, options),
    optionalField(out, node, 'freq', node.freq, count),
    optionalField(out, node, 'passno', node.passno, count),
  ]
  const written =
    node.comment === undefined ? fields.findLastIndex(field => field.text !== '') + 1 : fields.length
  for (const { name, text, canonical } of fields.slice(0, written)) {
    out.gap(node, name, name === 'options' ? BLANKS : BEFORE_NUMBER)
    out.put(node, name, text || canonical())
  }
  return written === fields.length
}

function optionalField<Value>(
  out: Writer,
  node: Entry,
  name: string,
  value: Value,
  spelling: Spelling<Value>,
) {
  return { name, text: out.fieldText(node, name, value, spelling), canonical: () => spelling.write(value) }
}

/** strtol(3) passes over any white space. */
const BEFORE_NUMBER: Gap = { pattern: /^[ \t][ \t\v\f\r]*$/, canonical: ' ' }
/** Nothing reads what follows the sixth field up to a `#`, but it is not ours to drop. */
const TAIL: Gap = { pattern: /^(?:[ \t][^#\n\0]*)?$/, canonical: '', keep: /[^ \t]/ }
const BEFORE_COMMENT: Gap = { ...TAIL, pattern: /^[ \t][^#\n\0]*$/, canonical: ' ' }
