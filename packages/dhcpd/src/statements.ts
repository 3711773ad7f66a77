import { LayoutNotes, ParseError, SerializeError, type Writer } from '@cluster-configs/syntax'
import type { Block, Case, Declaration, Statement } from './ast.ts'
import { Head, type Close } from './head.ts'
import { lowerCase, NUMBER, Scanner, WORD } from './lexical.ts'
import { Pen } from './pen.ts'
import {
  readBlock,
  readFailoverPeer,
  readNoFailoverPeer,
  readSubclass,
  writeBlock,
} from './statements/blocks.ts'
import { readCase, writeGeneric } from './statements/generic.ts'
import { readOption, writeOption } from './statements/option.ts'
import { readSimple, writeSimple } from './statements/simple.ts'
import { BLOCKS, OTHER_BLOCKS, PARAMETERS, SIMPLE } from './vocabulary.ts'

/**
 * Reads a statement's own tokens; a block gets its children later.
 * @throws ParseError if dhcpd would not read them
 */
export function readDeclaration(head: Head): Declaration {
  if (head.tokens.kind(0) !== WORD && head.tokens.kind(0) !== NUMBER) throw noStatement(head)
  const keyword = lowerCase(head.tokens.raw(0))
  const isBlock = head.close === '{'
  if (isBlock && (SIMPLE.has(keyword) || (PARAMETERS.has(keyword) && !OTHER_BLOCKS.has(keyword))))
    throw head.missingSemicolon()
  const isMissing = !isBlock && BLOCKS.has(keyword)
  const node = isBlock || isMissing ? readBlock(head, keyword) : readLine(head, keyword)
  if (isMissing) throw head.missingBrace()
  head.finish(BLOCKS.has(keyword) || keyword === 'group' ? '{' : ';')
  return node
}

/** A text that ends behind what ends a statement, and not in a comment. */
const AFTER_END = /(?:^|\n)[^#\n]*([;}])\s*$/

function noStatement(head: Head): Error {
  const { tokens } = head
  if (head.isComment) return head.comment()
  const before = head.hasMore ? undefined : AFTER_END.exec(tokens.text.slice(0, head.closeAt))?.[1]
  if (before !== undefined && head.close === ';')
    return head.error(head.closeAt, `no ";" stands behind a "${before}"; take it out`)
  return head.unexpected('a statement')
}

/** Reads what has no block, though some of it may have one. */
function readLine(head: Head, keyword: string): Declaration {
  switch (keyword) {
    case 'option':
    case 'supersede':
    case 'prepend':
    case 'append':
    case 'send':
      return readOption(head)
    case 'default':
      return head.close === ':' ? readCase(head) : readOption(head)
    case 'case':
      return readCase(head)
    case 'no':
      return readNoFailoverPeer(head)
    case 'subclass':
      return readSubclass(head)
    case 'failover':
      return head.tokens.isWord(1, 'peer') ? readFailoverPeer(head) : readSimple(head, keyword)
    default:
      return readSimple(head, keyword)
  }
}

/**
 * Writes a statement's own tokens.
 * @returns the pen, to end them with, and what they end with
 * @throws SerializeError if a field holds what no text can carry
 */
export function writeDeclaration(
  out: Writer,
  node: Declaration,
): { readonly pen: Pen; readonly close: Close } {
  const pen = new Pen(out, node)
  writeParts(pen, node)
  return { pen, close: closeOf(node) }
}

function closeOf(node: Declaration): Close {
  if ('children' in node && node.children !== undefined) return '{'
  return node.type === 'case' ? ':' : node.type === 'noFailoverPeer' ? '' : ';'
}

function writeParts(pen: Pen, node: Declaration): void {
  switch (node.type) {
    case 'option':
    case 'optionExpression':
    case 'optionDefinition':
    case 'optionSpace':
      return writeOption(pen, node)
    case 'range':
    case 'hardware':
    case 'fixedAddress':
    case 'allow':
    case 'deny':
    case 'ignore':
    case 'authoritative':
    case 'include':
      return writeSimple(pen, node)
    case 'parameter':
      return writeGeneric(pen, node)
    case 'case':
    case 'block':
    case 'statement':
      refuseOther(node)
      return writeGeneric(pen, node)
    default:
      return writeBlock(pen, node)
  }
}

/** What is written of words that could be anything must not be read as another node, or not at all. */
function refuseOther(node: Block | Case | Statement): void {
  if (node.type === 'case' && node.value === undefined) return
  const words = node.type === 'case' ? `case ${node.value}` : `${node.keyword} ${node.words ?? ''}`
  const text = `${words}${closeOf(node)}`
  const scanner = new Scanner(text)
  let again: Declaration | undefined
  try {
    const head = new Head(scanner, {})
    head.next(new LayoutNotes())
    again = readDeclaration(head)
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    throw new SerializeError(node, undefined, `would be written as "${text}", and there: ${error.reason}`)
  }
  if (scanner.at !== text.length)
    throw new SerializeError(
      node,
      undefined,
      `would be written as "${text}", which is more than one statement`,
    )
  if (again.type !== node.type)
    throw new SerializeError(
      node,
      undefined,
      `would be written as "${text}", which is a node of the type ${again.type}`,
    )
}
