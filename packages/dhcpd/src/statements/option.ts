import { SerializeError } from '@cluster-configs/syntax'
import type { Option, OptionDefinition, OptionExpression, OptionSpace, Statement } from '../ast.ts'
import * as data from '../fields/data.ts'
import * as names from '../fields/names.ts'
import type { Head } from '../head.ts'
import type { Pen } from '../pen.ts'

const NUMBER = /^[0-9]+$/

/**
 * Reads `option` and the other words that say what is done with an option's value.
 * @throws ParseError if dhcpd would not read it
 */
export function readOption(
  head: Head,
): Option | OptionExpression | OptionDefinition | OptionSpace | Statement {
  const isOption = head.isWord('option')
  if (isOption && head.tokens.isWord(1, 'space')) {
    head.keyword('option')
    head.keyword('space')
    const name = head.field('name', names.lowerIdentifier)
    return {
      type: 'optionSpace',
      name,
      ...(head.hasMore ? { widths: head.field('widths', data.expression) } : {}),
    }
  }
  if (head.hasNoData) {
    const keyword = head.field('keyword', names.word)
    return { type: 'statement', keyword, words: head.field('words', data.words) }
  }
  const operation = head.field('operation', names.operation)
  if (isOption && NUMBER.test(head.tokens.raw(1)) && !head.tokens.isWord(2, 'code'))
    throw head.unexpected(`an option's name (by its number, it is unknown-${head.tokens.raw(1)})`)
  const name = head.field('name', names.optionName)
  if (isOption && head.isWord('code')) {
    head.keyword('code')
    const code = head.field('code', data.number)
    head.mark('=')
    return { type: 'optionDefinition', name, code, definition: head.field('definition', data.definition) }
  }
  if (!head.isMark('=')) head.refuseNextStatement()
  if (!head.isMark('=')) return { type: 'option', operation, name, data: head.field('data', data.items) }
  head.mark('=')
  return {
    type: 'optionExpression',
    operation,
    name,
    expression: head.field('expression', data.expression),
  }
}

/**
 * Writes the same.
 * @throws SerializeError if it would be read as another node
 */
export function writeOption(
  pen: Pen,
  node: Option | OptionExpression | OptionDefinition | OptionSpace,
): void {
  if (node.type === 'optionSpace') {
    pen.keyword('option')
    pen.keyword('space')
    pen.field('name', node.name, names.lowerIdentifier)
    return node.widths === undefined ? undefined : pen.field('widths', node.widths, data.expression)
  }
  const operation = node.type === 'optionDefinition' ? 'option' : node.operation
  if (operation === 'option' && /^space(?![^.])/.test(node.name))
    throw new SerializeError(node, 'name', 'would be read as the definition of an option space')
  pen.field('operation', operation, names.operation)
  pen.field('name', node.name, names.optionName)
  switch (node.type) {
    case 'option':
      refuseFirstDatum(node)
      return pen.field('data', node.data, data.items)
    case 'optionExpression':
      pen.mark('=')
      return pen.field('expression', node.expression, data.expression)
    case 'optionDefinition':
      pen.keyword('code')
      pen.field('code', node.code, data.number)
      pen.mark('=')
      return pen.field('definition', node.definition, data.definition)
  }
}

function refuseFirstDatum(node: Option): void {
  const [first]: readonly unknown[] = Array.isArray(node.data) ? node.data : []
  if (typeof first !== 'string') return
  if (node.operation === 'option' && /^code(?![A-Za-z0-9_-])/i.test(first))
    throw new SerializeError(node, 'data', 'would be read as the definition of an option')
  if (first.startsWith('.') && !node.name.includes('.'))
    throw new SerializeError(node, 'data', "would be read as a part of the option's name")
}
