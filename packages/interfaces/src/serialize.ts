import {
  eolStyle,
  locateWith,
  noted,
  print,
  refuseStrangers,
  SerializeError,
  type Location,
  type Node as AnyNode,
  type ParseOptions,
  type Spelling,
  type Writer,
} from '@cluster-configs/syntax'
import type { Blank, Comment, Document, Iface, Mapping, Node, Option, Selection } from './ast.ts'
import { optionNames, writeCanonical, writeCanonicalOption } from './canonical.ts'
import {
  allowClass,
  BETWEEN,
  CHILD_INDENT,
  commentText,
  family,
  INDENT,
  inherits,
  items,
  mappingOptionName,
  method,
  optionalValue,
  optionName,
  value,
  word,
} from './lexical.ts'
import { isBlank } from './line.ts'
import { parse } from './parse.ts'
import { begin, close, end, list, nothing, rest, type Place } from './written-line.ts'
import { FAMILY } from './tree.ts'

/**
 * The text of a document: what was parsed comes back as it was, what was built or changed in its canonical
 * spelling, with the lines of a stanza indented by four spaces.
 * @throws SerializeError if the document holds what no interfaces file can carry, such as an option without a value
 */
export function serialize(document: Document): string {
  return print(fold, document)
}

/**
 * The text in its canonical spelling: the meaning and every comment stay, blanks and odd spellings go.
 * @throws ParseError where ifupdown could not read the text
 */
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
  let behind = document.children.length
  let afterIface = false
  const isUsual = eol === '\n' && out.spans === undefined
  const names = optionNames()
  for (const node of document.children) {
    const last = --behind === 0
    const text = isUsual && !last ? writeCanonical(node, !out.canonical, names) : undefined
    if (text === undefined) stanza(out, node, { eol, names, last, indent: '', closes: undefined }, afterIface)
    else out.write(text)
    if (node.type !== 'comment' && node.type !== 'blank') afterIface = node.type === 'iface'
  }
}

/** @param afterIface whether a line without names would be read as one of the iface above it */
function stanza(out: Writer, node: Node, place: Place, afterIface: boolean): void {
  switch (node.type) {
    case 'option':
      throw new SerializeError(node, undefined, 'stands outside of any iface or mapping')
    case 'iface':
      return iface(out, node, place)
    case 'mapping':
      return mapping(out, node, place)
    case 'comment':
    case 'blank':
      return loose(out, node, place)
    case 'rename':
      begin(out, node, node.type, place)
      list(out, node, 'renames', node.renames)
      return end(out, node, 'renames', place)
    case 'source':
    case 'sourceDirectory':
      begin(out, node, node.type, place)
      rest(out, node, 'path', node.path, optionalValue)
      return end(out, node, 'path', place)
    default: {
      const { field, names } = select(out, node, place)
      const none = isNone(names)
      if (none && afterIface) {
        throw new SerializeError(
          node,
          field,
          'is an empty list, and the line would belong to the iface above',
        )
      }
      list(out, node, field, names)
      return end(out, node, none ? 'class' : field, place)
    }
  }
}

function iface(out: Writer, node: Iface, place: Place): void {
  refuseStrangers(node, FAMILY)
  begin(out, node, 'iface', place)
  const part = <Value>(field: string, value: Value, spelling: Spelling<Value>): void => {
    out.gap(node, field, BETWEEN)
    out.field(node, field, value, spelling)
  }
  part('name', node.name, word)
  checkMethod(node)
  if (node.family !== undefined) part('family', node.family, family)
  if (node.family !== undefined && node.method !== undefined) part('method', node.method, method(node.family))
  if (node.inherits !== undefined) part('inherits', node.inherits, inherits)
  // Words behind those that are read are warned of, and ignored.
  const ignored = (words: string): boolean =>
    words === '' || (isBlank(words.charCodeAt(0)) && (node.inherits !== undefined || !INHERITS.test(words)))
  block(out, node, 'inherits', place, ignored)
}

const INHERITS = /^[ \t\v\f\r]*inherits(?:[ \t\v\f\r]|$)/

/** The family and the method are either written or inherited. */
function checkMethod(node: Iface): void {
  if (node.family === undefined && node.method !== undefined) {
    throw new SerializeError(node, 'method', 'has no family before it')
  }
  if (node.method !== undefined || node.inherits !== undefined) return
  const missing = node.family === undefined ? 'family' : 'method'
  throw new SerializeError(node, missing, 'is left out, and there is no iface to inherit it from')
}

function mapping(out: Writer, node: Mapping, place: Place): void {
  refuseStrangers(node, FAMILY)
  begin(out, node, 'mapping', place)
  list(out, node, 'patterns', node.patterns)
  const scripts = node.children.filter(child => child.type === 'option' && child.name === 'script')
  if (scripts[1] !== undefined) throw new SerializeError(scripts[1], 'name', 'is there twice in one mapping')
  block(out, node, 'patterns', place, nothing)
}

/** Ends the first line of a stanza, and writes the others. */
function block(
  out: Writer,
  node: Iface | Mapping,
  field: string,
  place: Place,
  ignored: (words: string) => boolean,
): void {
  const last = node.children.length - 1
  end(out, node, field, last === -1 ? place : { ...place, last: false }, ignored, last === -1)
  lines(out, node, place)
}

/** Writes the lines of a stanza behind its first. */
function lines(out: Writer, node: Iface | Mapping, place: Place): void {
  const style = out.canonical ? undefined : noted(node, 'style', 'indent')
  const indent = style !== undefined && INDENT.pattern.test(style) ? style : CHILD_INDENT
  const inner: Place = { ...place, last: false, indent }
  const isUsual = node.type === 'iface' && place.eol === '\n' && out.spans === undefined
  let behind = node.children.length
  for (const child of node.children) {
    const within = --behind === 0 ? { ...inner, last: place.last, closes: node } : inner
    const text = isUsual && !within.last ? writeCanonicalOption(child, place.names) : undefined
    if (text !== undefined) out.write(`${indent}${text}`)
    else if (node.type === 'iface') ifaceChild(out, child, within)
    else mappingChild(out, child, within)
  }
}

function ifaceChild(out: Writer, node: Node, place: Place): void {
  switch (node.type) {
    case 'option':
      return option(out, node, optionName, value, place)
    case 'comment':
    case 'blank':
      return loose(out, node, place)
    case 'auto':
    case 'allow':
    case 'noAutoDown':
    case 'noScripts': {
      const { field, names } = select(out, node, place)
      if (isNone(names)) return end(out, node, 'class', place)
      throw new SerializeError(
        node,
        field,
        'is to be empty in an iface, which is the interface that is meant',
      )
    }
    default:
      throw new SerializeError(node, undefined, 'cannot stand in an iface')
  }
}

function mappingChild(out: Writer, node: Node, place: Place): void {
  if (node.type === 'option') return option(out, node, mappingOptionName, optionalValue, place)
  if (node.type === 'comment' || node.type === 'blank') return loose(out, node, place)
  throw new SerializeError(node, undefined, 'cannot stand in a mapping')
}

function option(
  out: Writer,
  node: Option,
  name: Spelling<string>,
  value: Spelling<string>,
  place: Place,
): void {
  out.gap(node, 'name', INDENT, place.indent)
  out.open(node)
  out.field(node, 'name', node.name, name)
  rest(out, node, 'value', node.value, value)
  end(out, node, 'value', place)
}

/** Writes the first word of a line about interfaces by name, and tells which they are. */
function select(out: Writer, node: Selection, place: Place): { field: string; names: readonly string[] } {
  if (node.type === 'allow') {
    out.gap(node, 'class', INDENT, place.indent)
    out.open(node)
    out.field(node, 'class', node.class, allowClass)
  } else begin(out, node, node.type, place)
  return 'names' in node ? { field: 'names', names: node.names } : { field: 'patterns', names: node.patterns }
}

/** Whether a list is empty; what is no list is for its spelling to refuse. */
function isNone(names: readonly string[]): boolean {
  return Array.isArray(names) && names.length === 0
}

function loose(out: Writer, node: Comment | Blank, place: Place): void {
  if (node.type === 'blank') {
    out.open(node)
    return end(out, node, undefined, place)
  }
  out.gap(node, 'text', INDENT, place.indent)
  out.open(node)
  out.write('#')
  out.field(node, 'text', node.text, commentText)
  close(out, node, place, out.endsWith('\r'))
}
