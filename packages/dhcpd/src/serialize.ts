import {
  eolStyle,
  isParent,
  locateWith,
  noted,
  print,
  refuseStrangers,
  SerializeError,
  type Eol,
  type Gap,
  type Location,
  type Node as AnyNode,
  type ParseOptions,
  type Spelling,
  type Writer,
} from '@cluster-configs/syntax'
import type { Branch, Conditional, Declaration, Document, Node, Otherwise } from './ast.ts'
import { writeCanonical } from './canonical/write.ts'
import { expression } from './fields/data.ts'
import { elsif } from './fields/names.ts'
import { longRun, readIgnored } from './lexical.ts'
import { DEEPEST, parse } from './parse.ts'
import { EXTRA_SEMICOLON, LOOSE, Pen } from './pen.ts'
import { writeDeclaration } from './statements.ts'
import { items } from './tokens.ts'
import { FAMILY } from './tree.ts'

/**
 * The text of a document: what was parsed comes back as it was, what was built or changed in its canonical
 * spelling, one statement a line, two spaces deeper in every block.
 * @throws SerializeError if a field holds what no dhcpd.conf can carry, or would be read as something else
 */
export function serialize(document: Document): string {
  return refuseLongRun(document, print(fold, document))
}

/** The text in its canonical spelling: the meaning and every comment stay, blanks and odd spellings go. */
export function format(text: string, options?: ParseOptions): string {
  const document = parse(text, options)
  return refuseLongRun(document, print(fold, document, 'format'))
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

function refuseLongRun(document: Document, text: string): string {
  if (longRun(text) === -1) return text
  throw new SerializeError(
    document,
    undefined,
    'more than 1499 blanks would follow one another, and dhcpd gives up',
  )
}

/** What the lines of a block share. */
interface Context {
  readonly eol: Eol
  readonly indent: string
  /** How many blocks these lines are in. */
  readonly depth: number
  /** The document, if these are its own lines: its last one may lack its line end. */
  readonly root: Document | undefined
}

function fold(out: Writer, document: Document): void {
  refuseStrangers(document, FAMILY)
  const indent = indentStyle(out, document, '')
  lines(out, document.children, {
    eol: eolStyle(out, document),
    indent,
    depth: 0,
    root: document,
  })
}

function indentStyle(out: Writer, node: AnyNode, canonical: string): string {
  const indent = out.canonical ? undefined : noted(node, 'style', 'indent')
  return indent !== undefined && INDENT.pattern.test(indent) ? indent : canonical
}

function lines(out: Writer, nodes: readonly Node[], context: Context): void {
  const { eol, indent, depth, root } = context
  const isPlain = eol === '\n' && out.spans === undefined
  // The last line of a document may lack its end.
  const ended = root === undefined ? nodes.length : nodes.length - 1
  for (let index = 0; index < nodes.length; index++) {
    if (isPlain) index = writeCanonical(out, nodes, index, ended, indent, depth < DEEPEST)
    const node = nodes[index]
    if (node !== undefined) line(out, node, nodes[index + 1], context)
  }
}

function line(out: Writer, node: Node, next: Node | undefined, context: Context): void {
  const indent = node.type === 'blank' ? '' : out.gapText(node, 'indent', INDENT, context.indent)
  out.write(indent)
  out.open(node)
  body(out, node, indent, context)
  const ends =
    'comment' in node && node.comment !== undefined
      ? trailing(out, node, node.comment)
      : node.type === 'comment'
  const isOpen = node.type === 'ignored' && readIgnored(node.text)?.open === true
  if (isOpen && (ends || next !== undefined || context.root === undefined))
    throw new SerializeError(
      node,
      'text',
      'makes dhcpd pass over everything behind it too, so nothing can follow',
    )
  if (!ends) out.gap(node, 'end', INDENT)
  // The line end is all there is of an empty line. Behind a carriage return it is what makes that one text.
  const whole = node.type === 'blank' || (ends && out.endsWith('\r'))
  if (!whole) out.close(node)
  lineEnd(out, node, ends, next, context)
  if (whole) out.close(node)
}

function trailing(out: Writer, node: Node, comment: string): true {
  out.gap(node, 'comment', BEFORE_COMMENT)
  out.write('#')
  out.field(node, 'comment', comment, rest)
  return true
}

/** Writes what is not blank on a node's lines. */
function body(out: Writer, node: Node, own: string, context: Context): void {
  switch (node.type) {
    case 'blank':
      return
    case 'comment':
      out.write('#')
      return out.field(node, 'text', node.text, rest)
    case 'ignored':
      return out.field(node, 'text', node.text, ignored)
    case 'conditional':
      return conditional(out, node, own, context)
    case 'branch':
    case 'otherwise':
      throw new SerializeError(node, undefined, 'is not in a conditional')
    default:
      return statement(out, node, own, context)
  }
}

function statement(out: Writer, node: Declaration, own: string, context: Context): void {
  const { pen, close } = writeDeclaration(out, node)
  if (close !== '') pen.mark(close, close === '{' ? ' ' : '')
  if (isParent(node)) block(out, node, own, context)
  if (node.type === 'key') out.gap(node, '<;>', EXTRA_SEMICOLON)
}

/** What has a block. */
type Opened = Node & { readonly children: readonly Node[] }

/** Writes what stands behind an opening brace. */
function block(out: Writer, node: Opened, own: string, context: Context): void {
  refuseStrangers(node, FAMILY)
  const { eol } = context
  const { children } = node
  const depth = context.depth + 1
  if (depth > DEEPEST) throw new SerializeError(node, undefined, `is nested more than ${DEEPEST} deep`)
  const isBlank = children[0]?.type === 'blank'
  out.gap(node, 'open', isBlank ? LINE_END_BEHIND_BLANKS : OPEN, forcedEol(node, 'open', eol))
  lines(out, children, { eol, indent: indentStyle(out, node, `${own}  `), depth, root: undefined })
  out.gap(node, 'close', INDENT, own)
  out.write('}')
}

function conditional(out: Writer, node: Conditional, own: string, context: Context): void {
  refuseStrangers(node, FAMILY)
  const { children } = node
  const last = children.length - 1
  if (children[0]?.type !== 'branch')
    throw new SerializeError(node, undefined, 'does not begin with a branch')
  for (const [index, branch] of children.entries()) {
    if (branch.type === 'otherwise' && index < last)
      throw new SerializeError(branch, undefined, 'is not the last of its conditional')
    if (index > 0) out.gap(branch, '<before>', LOOSE)
    out.open(branch)
    branchHead(out, branch, index === 0, own, context)
    out.close(branch)
  }
}

function branchHead(
  out: Writer,
  branch: Branch | Otherwise,
  isFirst: boolean,
  own: string,
  context: Context,
): void {
  const pen = new Pen(out, branch)
  if (branch.type === 'otherwise') pen.keyword('else')
  else {
    if (isFirst) pen.field('<if>', 'if', firstIf(branch))
    else pen.field('<elsif>', 'elsif', elsif)
    pen.field('condition', branch.condition, expression)
  }
  pen.mark('{')
  block(out, branch, own, context)
}

/** The `if` of a conditional, which may have been an `elsif` until what was before it was removed. */
function firstIf(branch: Branch): Spelling<string> {
  const read = (text: string): string | undefined => (/^if$/i.test(text) ? 'if' : undefined)
  return {
    read,
    write: () => {
      const last = noted(branch, 'spelling', '<elsif>')?.slice(-2) ?? 'if'
      return read(last) === undefined ? 'if' : last
    },
    refuse: () => undefined,
  }
}

/**
 * Ends the line, unless the next statement or the closing brace stands on the same one.
 * @param ends whether the line ends with a comment, and so cannot go on
 */
function lineEnd(
  out: Writer,
  node: Node,
  ends: boolean,
  next: Node | undefined,
  { eol, root }: Context,
): void {
  const isLast = root !== undefined && next === undefined
  const isLineEnd = out.length === 0 || out.endsWith('\n')
  const mayGoOn = isLast
    ? !isLineEnd || (node.type !== 'blank' && node.type !== 'ignored')
    : !ends && node.type !== 'blank' && canFollow(out, node, next)
  const lacksEnd =
    isLast && mayGoOn && !out.canonical && node.type !== 'blank' && noted(root, 'gaps', 'eol') === ''
  const gap = ends ? (mayGoOn ? OPTIONAL_COMMENT_END : COMMENT_END) : mayGoOn ? OPTIONAL_END : LINE_END
  const end = out.gapText(node, 'eol', gap, lacksEnd ? '' : forcedEol(node, 'eol', eol))
  // A carriage return that belongs to the comment must not be taken for a part of the line end.
  out.write(ends && end === '\n' && out.endsWith('\r') ? '\r\n' : end)
}

/** Where there was no line end and one is needed, a line feed is all that comes new. */
function forcedEol(node: Node, part: string, eol: Eol): Eol {
  return noted(node, 'gaps', part) === '' ? '\n' : eol
}

/** Whether the next node can stand on the same line. */
function canFollow(out: Writer, node: Node, next: Node | undefined): boolean {
  if (next === undefined) return true
  if (next.type === 'comment' || next.type === 'blank') return false
  // Without a semicolon only a blank keeps the next word apart.
  if (node.type !== 'noFailoverPeer' || next.type === 'ignored') return true
  return !out.canonical && /^[ \t\v\f\r\0]+$/.test(noted(node, 'gaps', 'end') ?? '')
}

/** Blanks on one line, or none. */
const INDENT: Gap = { pattern: /^[ \t\v\f\r\0]*$/, canonical: '' }
const BEFORE_COMMENT: Gap = { ...INDENT, canonical: ' ' }
const LINE_END: Gap = { pattern: /^\r?\n$/, canonical: '\n' }
const OPTIONAL_END: Gap = { pattern: /^(?:\r?\n)?$/, canonical: '\n' }
const COMMENT_END: Gap = { pattern: /^(?:\r?\n|\xff)$/, canonical: '\n' }
const OPTIONAL_COMMENT_END: Gap = { pattern: /^(?:\r?\n|\xff)?$/, canonical: '\n' }
const LINE_END_BEHIND_BLANKS: Gap = { pattern: /^[ \t\v\f\r\0]*\n$/, canonical: '\n' }
const OPEN: Gap = { pattern: /^(?:[ \t\v\f\r\0]*\n)?$/, canonical: '\n' }
/** Text that runs up to the end of its line. */
const rest: Spelling<string> = {
  read: text => (rest.refuse(text) === undefined ? text : undefined),
  write: text => text,
  refuse: text => {
    if (typeof text !== 'string') return 'is not a string'
    return /[\n\xff]/.test(text)
      ? 'holds a line feed or a byte 0xFF, and the comment would end before it'
      : undefined
  },
}

/** What dhcpd passes over. */
const ignored: Spelling<string> = {
  read: text => (ignored.refuse(text) === undefined ? text : undefined),
  write: text => text,
  refuse: text => {
    const isIgnored = typeof text === 'string' && readIgnored(text) !== undefined
    return isIgnored ? undefined : 'is not what dhcpd passes over'
  },
}
