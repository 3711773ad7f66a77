import { SerializeError } from '@cluster-configs/syntax'
import type { Block, Case, Parameter, Statement } from '../ast.ts'
import type { Field } from '../field.ts'
import * as data from '../fields/data.ts'
import * as names from '../fields/names.ts'
import type { Head } from '../head.ts'
import { MARK } from '../lexical.ts'
import type { Pen } from '../pen.ts'
import { KNOWN_OPTIONS } from '../problems/option-table.ts'
import { KEYWORDS, nearestKeyword, OTHER_BLOCKS, PARAMETERS } from '../vocabulary.ts'

/** Reads a label of a `switch`. */
export function readCase(head: Head): Case {
  if (head.isWord('default')) {
    head.keyword('default')
    return { type: 'case' }
  }
  head.keyword('case')
  const value = head.field('value', data.expression)
  if (head.close !== ':') throw head.unexpected('":"')
  return { type: 'case', value }
}

/** Reads a parameter, or a statement of which no more is known than its first word. */
export function readStatement(head: Head, keyword: string): Parameter | Statement {
  const { tokens } = head
  const parameter = PARAMETERS.get(keyword)
  if (parameter !== undefined && !head.hasNoData && !tokens.isMark(1, '='))
    return readParameter(head, parameter)
  const isCall = tokens.count === 1 || tokens.kind(1) === MARK
  if (!KEYWORDS.has(keyword) && !isCall && !tokens.isWord(1, 'and') && !tokens.isWord(1, 'or'))
    throw unknown(head, keyword)
  return { type: 'statement', keyword: head.field('keyword', names.word), ...readWords(head) }
}

/** Reads the tokens before a block of which no more is known than its first word. */
export function readOtherBlock(head: Head, keyword: string): Block {
  if (!OTHER_BLOCKS.has(keyword)) throw unknown(head, keyword)
  const { children } = head
  return { type: 'block', keyword: head.field('keyword', names.word), ...readWords(head), children }
}

function readParameter(head: Head, field: Field<string>): Parameter {
  const name = head.field('name', names.lowerWord)
  const value = head.field('value', field)
  if (field === data.token && (head.isMark('.') || head.isMark('/')))
    throw head.unexpected(`";" (a value with dots or slashes is written in quotation marks)`)
  return { type: 'parameter', name, value }
}

function readWords(head: Head): { readonly words?: string } {
  return head.hasMore ? { words: head.field('words', data.words) } : {}
}

/** What only the file of leases has. */
const LEASES =
  /^(?:authoring-byte-order|starts|ends|tstp|tsfp|atsfp|cltt|binding|rewind|ia-(?:na|ta|pd)|iaaddr|iaprefix)$/

function unknown(head: Head, keyword: string): Error {
  if (keyword === 'else' || keyword === 'elsif')
    return head.error(head.tokens.start(0), `"${keyword}" follows no "if"`)
  if (KNOWN_OPTIONS.has(keyword))
    return head.error(head.tokens.start(0), `"${keyword}" is an option; write option ${keyword}`)
  if (LEASES.test(keyword))
    return head.error(
      head.tokens.start(0),
      `no statement begins with "${keyword}": dhcpd writes it to its file of leases`,
    )
  const nearest = nearestKeyword(keyword)
  const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`
  return head.error(head.tokens.start(0), `no statement begins with "${keyword}"${hint}`)
}

/** Writes any of these. */
export function writeGeneric(pen: Pen, node: Block | Case | Parameter | Statement): void {
  switch (node.type) {
    case 'case':
      if (node.value === undefined) return pen.keyword('default')
      pen.keyword('case')
      return pen.field('value', node.value, data.expression)
    case 'block':
    case 'statement':
      pen.field('keyword', node.keyword, names.word)
      return node.words === undefined ? undefined : pen.field('words', node.words, data.words)
    case 'parameter': {
      const field = PARAMETERS.get(node.name)
      if (field === undefined)
        throw new SerializeError(node, 'name', 'is not a parameter; write a statement instead')
      pen.field('name', node.name, names.lowerWord)
      if (typeof node.value === 'string' && node.value.startsWith('='))
        throw new SerializeError(node, 'value', 'is an expression; write a statement instead')
      return pen.field('value', node.value, field)
    }
  }
}
