import {
  eolStyle,
  locateWith,
  noted,
  print,
  refuseStrangers,
  SerializeError,
  type Eol,
  type Location,
  type Node as AnyNode,
  type ParseOptions,
  type Writer,
} from '@cluster-configs/syntax'
import type { Directive, Document, Label, Menu, Node, Submenu, Text } from './ast.ts'
import { ROOM, writeCanonicalDirective, writeCanonicalLabel, type Manner } from './canonical.ts'
import { menuWordNamed, wordNamed } from './keywords.ts'
import * as compose from './compose.ts'
import { hasTag, items } from './lexical.ts'
import { childIndent, fit, type LineOf } from './line.ts'
import { parse } from './parse.ts'
import { MAX_DEPTH, Scope } from './scope.ts'
import { helpLines, reasonToIgnore, words } from './spelling.ts'
import { FAMILY } from './tree.ts'

/**
 * The text of a document: what was parsed comes back as it was, what was built or changed in its canonical
 * spelling, keywords in capital letters and a label's directives indented by two spaces.
 * @throws SerializeError if a value holds what no line can carry, or a node would mean something else where it
 * stands, such as an `APPEND` of the whole file behind a label
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

/** What stays the same throughout a document. */
interface Context extends Manner {
  readonly out: Writer
  readonly eol: Eol
  readonly scope: Scope
}

/** Where a node stands. */
interface Place {
  readonly indent: string
  readonly depth: number
  readonly last: boolean
  /** The label that it is in, and whether it ends that label's text. */
  readonly label?: Label
  readonly closes?: boolean
}

function fold(out: Writer, document: Document): void {
  refuseStrangers(document, FAMILY)
  const lower = !out.canonical && noted(document, 'style', 'keyword') === 'lower'
  const context = { out, eol: eolStyle(out, document), lower, kept: !out.canonical, scope: new Scope() }
  let behind = document.children.length
  for (const node of document.children) write(context, node, { indent: '', depth: 0, last: --behind === 0 })
}

function write(context: Context, node: Node, place: Place): void {
  stand(context, node, place)
  switch (node.type) {
    case 'label':
      return label(context, node, place)
    case 'submenu':
      return submenu(context, node, place)
    case 'text':
      return text(context, node, place)
    case 'directive':
      return emit(context, node, place, compose.directive)
    case 'say':
      return emit(context, node, place, compose.say)
    case 'menu':
      return emit(context, node, place, compose.menu)
    case 'comment':
      return emit(context, node, place, compose.comment)
    case 'ignored':
      return emit(context, node, place, compose.ignored)
    case 'blank':
      return emit(context, node, { ...place, indent: '' }, compose.blank, { gaps: ['', 'eol'] })
  }
}

/** Puts a node where it is to stand, or refuses it if it would mean something else there. */
function stand({ scope }: Context, node: Node, { label }: Place): void {
  const refuse = (reason: string): never => {
    throw new SerializeError(node, undefined, reason)
  }
  if (label !== undefined && endsLabel(node)) refuse('ends a label, and cannot stand inside one')
  if (node.type === 'ignored' && words.refuse(node.text) === undefined) {
    if (reasonToIgnore(node.text, scope) !== undefined) return
    throw new SerializeError(node, 'text', 'is not a line that the program passes over here')
  }
  const word = wordOf(node)
  const reason = word === undefined ? undefined : scope.passesOver(word.place, word.text)
  if (reason !== undefined) refuse(`${reason}, and the program would pass over it`)
  const shared = node.type === 'text' || (word !== undefined && word.place !== 'global')
  if (label === undefined && scope.label === 'open' && shared) {
    refuse('stands behind a label and would become a part of it; put it among its children, or before it')
  }
  if (node.type === 'menu') standMenu(scope, node, refuse)
  if (isInclude(node)) scope.include(isTagged(node))
}

function standMenu(scope: Scope, { keyword }: Menu, refuse: (reason: string) => never): void {
  if (!['SEPARATOR', 'BEGIN', 'END'].includes(keyword)) return
  scope.label = 'closed'
  const deep = scope.nesting.length >= MAX_DEPTH
  if (keyword === 'BEGIN') scope.nesting.push(deep ? 'deep' : 'open')
  if (keyword !== 'END') return
  const ended = scope.nesting.pop()
  if (ended === 'open') refuse('ends a MENU BEGIN before it; make a submenu of the two')
  if (ended === 'submenu') refuse('ends the submenu around it')
}

function wordOf(node: Node) {
  // A document may come from anywhere: what is not a string is left to those who refuse it.
  if (!('keyword' in node) || typeof node.keyword !== 'string') return undefined
  if (node.type === 'menu') return menuWordNamed(node.keyword)
  const word = node.type === 'directive' ? wordNamed(node.keyword) : undefined
  return word?.kind === 'directive' ? word : undefined
}

function isInclude(node: Node): node is Directive | Menu {
  return (node.type === 'directive' || node.type === 'menu') && node.keyword === 'INCLUDE'
}

function isTagged({ value }: Directive | Menu): boolean {
  return typeof value === 'string' && hasTag(value)
}

/** Whether a node cannot be among the children of a label. */
function endsLabel(node: Node): boolean {
  if (node.type === 'label' || node.type === 'submenu') return true
  if (node.type === 'menu' && ['SEPARATOR', 'BEGIN', 'END'].includes(node.keyword)) return true
  return isInclude(node) && isTagged(node)
}

function label(context: Context, node: Label, place: Place): void {
  refuseStrangers(node, FAMILY)
  const { out } = context
  let behind = node.children.length
  context.scope.label = 'open'
  const head = isUsual(context, place.indent, place.last) ? writeCanonicalLabel(node, context) : undefined
  if (head === undefined)
    emit(context, node, { ...place, last: place.last && behind === 0 }, compose.label, {
      close: behind === 0,
    })
  else out.write(`${place.indent}${head}`)
  const indent = childIndent(out, node, place.indent)
  for (const child of node.children) {
    const closes = --behind === 0
    const last = place.last && closes
    const line = isUsual(context, indent, last) ? writeCanonicalDirective(child, context) : undefined
    if (line !== undefined) out.write(`${indent}${line}`)
    else write(context, child, { indent, depth: place.depth + 1, last, label: node, closes })
  }
}

/** Whether a line may be written in one step. */
function isUsual({ out, eol }: Context, indent: string, last: boolean): boolean {
  return eol === '\n' && !last && out.spans === undefined && indent.length <= ROOM
}

function submenu(context: Context, node: Submenu, place: Place): void {
  refuseStrangers(node, FAMILY)
  const { out, scope } = context
  if (scope.nesting.length >= MAX_DEPTH) {
    throw new SerializeError(node, undefined, `is nested more than ${MAX_DEPTH} deep`)
  }
  scope.label = 'closed'
  emit(context, node, { ...place, last: false }, compose.menuBegin, { close: false })
  scope.nesting.push('submenu')
  const indent = childIndent(out, node, place.indent)
  for (const child of node.children) write(context, child, { indent, depth: place.depth + 1, last: false })
  if (scope.nesting.pop() !== 'submenu') {
    throw new SerializeError(node, undefined, 'holds a MENU BEGIN that its MENU END would end')
  }
  scope.label = 'closed'
  emit(context, node, place, compose.menuEnd, { open: false, gaps: ['end', 'endEol'] })
}

function text(context: Context, node: Text, place: Place): void {
  const { out, eol } = context
  // Without ENDTEXT the block goes on to the end of the text.
  const unended = place.last && noted(node, 'spelling', 'end') === ''
  const lines = out.fieldText(node, 'lines', node.lines, helpLines(eol, !unended))
  emit(context, node, { ...place, last: unended && lines === '' }, compose.text, {
    close: unended && lines === '',
  })
  out.put(node, 'lines', lines)
  if (!unended) return emit(context, node, place, compose.textEnd, { open: false, gaps: ['end', 'endEol'] })
  close(out, node, place)
}

interface Emission {
  /** Whether the node begins with this line, and whether it ends with it. */
  readonly open?: boolean
  readonly close?: boolean
  readonly gaps?: readonly [indent: string, eol: string]
}

/** Writes a line of a node. */
function emit<N extends Node>(
  { out, eol, lower }: Context,
  node: N,
  place: Place,
  pieces: LineOf<N>['compose'],
  { open = true, close: closing = true, gaps = ['keyword', 'eol'] }: Emission = {},
): void {
  const { indent, depth, last } = place
  const line = fit(out, { node, compose: pieces, style: { indent, eol, lower }, depth, last, gaps })
  out.write(line.indent)
  if (open) out.open(node)
  for (const [field, text] of line.pieces) {
    if (field === undefined) out.write(text)
    else out.put(node, field, text)
  }
  // The line end is all there is of an empty line.
  const whole = node.type === 'blank'
  if (closing && !whole) close(out, node, place)
  out.write(line.eol)
  if (closing && whole) close(out, node, place)
}

function close(out: Writer, node: Node, { label, closes }: Place): void {
  out.close(node)
  if (label !== undefined && closes === true) out.close(label)
}
