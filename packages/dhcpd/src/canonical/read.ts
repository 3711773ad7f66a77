import { indentedLayout, type Layout } from '@cluster-configs/syntax'
import type { Comment, Host, Node } from '../ast.ts'
import { complete } from '../complete.ts'
import type { Scanner } from '../lexical.ts'
import {
  CAPITAL_HARDWARE,
  COMMENT,
  FIXED_ADDRESS,
  HARDWARE,
  HOST,
  OPTION,
  PARAMETERS,
  RANGE,
  type Form,
  type Simple,
} from './forms.ts'
import { INLINE, ONE_LINE } from './layouts.ts'

/**
 * Reads what begins where the scanner is, up to its semicolon or brace.
 * @param indent what stands before it on its line
 * @returns undefined if it is left to the tokens
 */
type Reader = (scanner: Scanner, indent: string) => Readable | undefined
type Readable = Simple | Host | Comment

/** By the code of the letter that they begin with. The optimizer leaves functions in a table apart, which is quicker. */
type Readers = readonly (readonly Reader[])[]

function readersOf(readers: readonly (readonly [word: string, reader: Reader])[]): Readers {
  const table: Reader[][] = Array.from({ length: 128 }, () => [])
  for (const [word, reader] of readers) table[word.charCodeAt(0)]?.push(reader)
  return table
}

const STATEMENTS = [HARDWARE, CAPITAL_HARDWARE, FIXED_ADDRESS, OPTION, RANGE, ...PARAMETERS].map(
  form => [form.keyword, (scanner: Scanner) => readForm(form, scanner)] as const,
)
const ON_ONE_LINE = readersOf(STATEMENTS)
const LINES = [...STATEMENTS, ['#', readComment] as const]
const IN_HOSTS = readersOf(LINES)
const ANYWHERE = readersOf([['host', readHost], ...LINES])

const HOST_HEAD = new RegExp(String.raw`host ${HOST} \{`, 'y')
const INDENT = /[ \t]*(?=[^ \t\n\v\f\r\0}])/y
const COMMENT_LINE = new RegExp(`#${COMMENT}(?=\n)`, 'y')

const FEED = 0x0a
const BLANK = 0x20

/**
 * Reads the lines that begin where the scanner is, one behind the other, each with its line feed. The scanner stays
 * before the first one that is left to the tokens.
 * @param indent what stands before what is on them
 * @param hosts whether there may be hosts
 */
export function readCanonical(scanner: Scanner, indent: string, children: Node[], hosts: boolean): void {
  const { text } = scanner
  const readers = hosts ? ANYWHERE : IN_HOSTS
  for (let from = scanner.at; ; from = scanner.at) {
    if (text.charCodeAt(from) === FEED) {
      scanner.at = from + 1
      children.push({ type: 'blank' })
      continue
    }
    if (!text.startsWith(indent, from)) return
    const node = readOne(scanner, from + indent.length, indent, readers)
    if (node === undefined || !readEnd(scanner, node)) {
      scanner.at = from
      return
    }
    children.push(node)
  }
}

function readOne(scanner: Scanner, at: number, indent: string, readers: Readers): Readable | undefined {
  for (const read of readers[scanner.text.charCodeAt(at)] ?? []) {
    scanner.at = at
    const node = read(scanner, indent)
    if (node !== undefined) return node
  }
  return undefined
}

/** Reads the line feed behind a node, with the comment before it if there is one. */
function readEnd(scanner: Scanner, node: Readable): boolean {
  const { text, at } = scanner
  const isEnd = text.charCodeAt(at) === FEED
  scanner.at = at + 1
  return isEnd || readTrailing(scanner, node)
}

function readTrailing(scanner: Scanner, node: Readable): boolean {
  const { text, at } = scanner
  const comment = text.charCodeAt(at - 1) === BLANK ? readComment(scanner) : undefined
  if (comment === undefined || node.type === 'comment') return false
  complete(node, node.layout, comment.text)
  scanner.at++
  return true
}

/** Reads a comment up to its line feed. */
function readComment(scanner: Scanner): Comment | undefined {
  const { text, at } = scanner
  COMMENT_LINE.lastIndex = at
  if (!COMMENT_LINE.test(text)) return undefined
  scanner.at = COMMENT_LINE.lastIndex
  return { type: 'comment', text: text.slice(at + 1, scanner.at) }
}

function readForm({ head, pattern, fields, node }: Form, scanner: Scanner): Simple | undefined {
  const { text, at } = scanner
  pattern.lastIndex = at
  if (!pattern.test(text)) return undefined
  // To look for the blanks again costs less than a list of what was captured.
  const first = at + head.length
  const end = pattern.lastIndex - 1
  const blank = fields.length === 1 ? end : text.indexOf(' ', first)
  scanner.at = pattern.lastIndex
  return node(text.slice(first, blank), text.slice(blank + 1, end))
}

function readHost(scanner: Scanner, indent: string): Host | undefined {
  const { text, at } = scanner
  HOST_HEAD.lastIndex = at
  if (!HOST_HEAD.test(text)) return undefined
  const behind = HOST_HEAD.lastIndex
  const name = text.slice(at + 'host '.length, behind - ' {'.length)
  scanner.at = behind
  const children: Node[] = []
  let layout: Layout | undefined
  if (text.charCodeAt(behind) === FEED) {
    scanner.at = behind + 1
    const usual = `${indent}  `
    const inner = isIndented(text, behind + 1, usual) ? usual : (indentAt(text, behind + 1) ?? usual)
    if (inner !== usual && (layout = indentedLayout(inner)) === undefined) return undefined
    readCanonical(scanner, inner, children, false)
    if (!text.startsWith(indent, scanner.at)) return undefined
    scanner.at += indent.length
  } else {
    readInline(scanner, children)
    layout = ONE_LINE
    if (children.length === 0 || text.charCodeAt(scanner.at++) !== BLANK) return undefined
  }
  if (text[scanner.at++] !== '}') return undefined
  // A copy has no room to grow: it lives as long as the document.
  return complete({ type: 'host', name, children: children.slice() }, layout)
}

/** Whether a line has these blanks before what is on it, and no others. */
function isIndented(text: string, from: number, indent: string): boolean {
  return text.startsWith(indent, from) && text.charCodeAt(from + indent.length) > BLANK
}

/** What stands before the first thing in a block; undefined if there is none on this line. */
function indentAt(text: string, from: number): string | undefined {
  INDENT.lastIndex = from
  return INDENT.test(text) ? text.slice(from, INDENT.lastIndex) : undefined
}

/** Reads statements with a blank before each of them. */
function readInline(scanner: Scanner, children: Node[]): void {
  const { text } = scanner
  for (let from = scanner.at; text.charCodeAt(from) === BLANK; from = scanner.at) {
    const node = readOne(scanner, from + 1, '', ON_ONE_LINE)
    if (node === undefined || node.layout !== undefined || node.type === 'comment') {
      scanner.at = from
      return
    }
    children.push(complete(node, INLINE))
  }
}
