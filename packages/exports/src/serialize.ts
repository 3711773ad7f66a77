import {
  endLine,
  eolStyle,
  locateWith,
  NONE,
  noted,
  OptionTexts,
  print,
  refuseStrangers,
  SerializeError,
  type Eol,
  type Location,
  type Node as AnyNode,
  type ParseOptions,
  type Writer,
} from '@cluster-configs/syntax'
import type { Client, Defaults, Document, Entry, Node } from './ast.ts'
import { OPTIONS_FIELD, writeCanonical } from './canonical.ts'
import { ALONE, END, FEED, GAP, LAST_END, OPTIONAL_FEED, USUAL, type Gaps } from './gap.ts'
import {
  defaults,
  hosts,
  ignored,
  isAlone,
  lastDefaults,
  lastPath,
  items,
  options as optionsSpelling,
  path,
  readClientWord,
  rest,
  SURE,
  TOO_LONG,
  type Before,
} from './lexical.ts'
import { parse } from './parse.ts'
import { FAMILY } from './tree.ts'

/**
 * The text of a document: what was parsed comes back as it was, what was built or changed in its canonical
 * spelling, one space before each client.
 * @throws SerializeError if a field holds what no export table can carry, such as a host with a parenthesis
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

type Line = Document['children'][number]

function fold(out: Writer, document: Document): void {
  refuseStrangers(document, FAMILY)
  const eol = eolStyle(out, document)
  const { children } = document
  const isUsual = eol === '\n' && out.spans === undefined
  const lists = new OptionTexts(OPTIONS_FIELD)
  let index = 0
  for (const node of children) {
    const next = children[++index]
    const text = isUsual && next !== undefined ? writeCanonical(node, !out.canonical, lists) : undefined
    if (text === undefined) line(out, node, eol, next)
    else out.write(text)
    if (node.type === 'ignored' && next !== undefined)
      throw new SerializeError(next, undefined, 'stands behind text at which exportfs stops reading')
  }
}

function line(out: Writer, node: Line, eol: Eol, next: Line | undefined): void {
  switch (node.type) {
    case 'entry':
      entry(out, node, eol, next)
      break
    case 'comment':
      out.gap(node, 'text', GAP)
      out.open(node)
      comment(out, node, 'text', node.text, eol, next)
      break
    case 'ignored':
      out.open(node)
      out.field(node, 'text', node.text, ignored)
      out.close(node)
      break
    case 'blank':
      blank(out, node, next)
      break
    default:
      throw new SerializeError(node, undefined, 'stands in no entry')
  }
}

function comment(
  out: Writer,
  node: Node,
  field: string,
  text: string,
  eol: Eol,
  next: Line | undefined,
): void {
  out.write('#')
  out.field(node, field, text, rest)
  // Behind a carriage return the line end is what makes that one text.
  const whole = out.endsWith('\r')
  if (!whole) out.close(node)
  endLine(out, node, eol, next === undefined)
  if (whole) out.close(node)
}

/** An empty line ends in a line feed only, in any file: a carriage return on it would end the file. */
function blank(out: Writer, node: Node, next: Line | undefined): void {
  out.open(node)
  const gap = out.gapText(node, 'end', GAP)
  out.write(gap)
  out.gap(node, 'eol', next === undefined && gap !== '' ? OPTIONAL_FEED : FEED)
  out.close(node)
}

function entry(out: Writer, node: Entry, eol: Eol, next: Line | undefined): void {
  refuseStrangers(node, FAMILY)
  const open = next === undefined && isOpenEnded(out, node)
  out.gap(node, 'path', GAP)
  out.open(node)
  out.field(node, 'path', node.path, open && node.children.length === 0 ? lastPath : path)
  let before: Before = 'path'
  let gaps = USUAL
  for (const [index, child] of node.children.entries()) {
    const last = open && index === node.children.length - 1
    out.gap(child, child.type === 'client' ? 'host' : 'options', gaps.word)
    out.open(child)
    gaps = word(out, child, before, last)
    out.close(child)
    before = child.type
  }
  if (node.comment !== undefined) {
    out.gap(node, 'comment', before === 'client' ? gaps.lastComment : gaps.comment)
    comment(out, node, 'comment', node.comment, eol, next)
  } else if (open && gaps === USUAL) {
    out.close(node)
  } else {
    end(out, node, eol, next, before, gaps)
  }
}

/** Whether nothing at all stands behind an entry's last word, so that this may lack its closing quotation mark. */
function isOpenEnded(out: Writer, node: Entry): boolean {
  if (node.layout === undefined || node.comment !== undefined) return false
  if (out.canonical && !needsOpenEnd(node)) return false
  return noted(node, 'gaps', 'eol') === '' && (noted(node, 'gaps', 'end') ?? '') === ''
}

/** An empty path has no other spelling than the one it was read in, which may be open quotes around a NUL. */
function needsOpenEnd(node: Entry): boolean {
  const { path: value, children } = node
  return (
    value === '' && children.length === 0 && path.read(noted(node, 'spelling', 'path') ?? '') === undefined
  )
}

/** Ends an entry's line, or the entry by an empty word, behind which the next may follow on the same line. */
function end(out: Writer, node: Entry, eol: Eol, next: Line | undefined, before: Before, gaps: Gaps): void {
  const last = next === undefined
  const inLine = (next?.type === 'entry' || next?.type === 'ignored') && noted(node, 'gaps', 'eol') === ''
  const stop = last ? gaps.lastStop : inLine ? gaps.stopInLine : gaps.stop
  const gap = out.gapText(node, 'end', before === 'client' ? stop : gaps.end)
  const stopped = !gaps.end.pattern.test(gap)
  // A carriage return behind an empty word would end the file; so would a line feed go into open quotes.
  const open = gap.split('"').length % 2 === 0
  const pattern = stopped ? (inLine || open ? NONE : last ? OPTIONAL_FEED : FEED) : last ? LAST_END : END
  const line = out.gapText(node, 'eol', pattern, stopped ? pattern.canonical : eol)
  // A backslash that ends a word must not continue the line, nor a carriage return that is one be a part of its end.
  const apart = out.endsWith('\\') ? line.startsWith('\n') : out.endsWith('\r') && !line.startsWith('\r')
  out.write(gap === '' && apart ? ' ' : gap)
  out.close(node)
  out.write(line)
}

/** Writes a client or defaults; tells what may stand behind it. */
function word(out: Writer, node: Client | Defaults, before: Before, open: boolean): Gaps {
  if (node.type === 'client') return client(out, node, before, open)
  if (before === 'defaults') {
    throw new SerializeError(node, undefined, 'stands right behind others, and would be read as a host')
  }
  out.field(node, 'options', node.options, open ? lastDefaults : defaults)
  return USUAL
}

function client(out: Writer, node: Client, before: Before, open: boolean): Gaps {
  const means = (text: string): boolean => {
    const read = readClientWord(text, before, open)
    return read?.host === node.host && JSON.stringify(read.options) === JSON.stringify(node.options)
  }
  const word = noted(node, 'spelling', 'word')
  const fits = word !== undefined && means(word)
  if (fits && !out.canonical) return putWord(out, word)
  const host = out.fieldText(node, 'host', node.host, hosts[before])
  const options = out.fieldText(node, 'options', node.options, optionsSpelling) || (host === '' ? '()' : '')
  const sure = node.layout === undefined && host.length + options.length < SURE
  if (sure || means(host + options)) return putFields(out, node, host, options)
  if (fits) return putWord(out, word)
  // Spellings that fit each by itself need not fit together.
  const reason = hosts[before].refuse(node.host)
  if (reason !== undefined) throw new SerializeError(node, 'host', reason)
  const canonical = [hosts[before].write(node.host), optionsSpelling.write(node.options)] as const
  if (!means(canonical.join(''))) throw new SerializeError(node, 'options', TOO_LONG)
  return putFields(out, node, ...canonical)
}

function putWord(out: Writer, text: string): Gaps {
  out.write(text)
  return isAlone(text) ? ALONE : USUAL
}

function putFields(out: Writer, node: Client, host: string, options: string): Gaps {
  out.put(node, 'host', host)
  if (options !== '') out.put(node, 'options', options)
  return USUAL
}
