import { SerializeError } from '@cluster-configs/syntax'
import type { Option, OptionDefinition, OptionExpression, OptionSpace, Statement } from './ast.ts'
import * as fields from './fields.ts'
import type { Head } from './head.ts'
import type { Pen } from './pen.ts'

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
    const name = head.field('name', fields.lowerIdentifier)
    return {
      type: 'optionSpace',
      name,
      ...(head.hasMore ? { widths: head.field('widths', fields.expression) } : {}),
    }
  }
  if (head.hasNoData) {
    const keyword = head.field('keyword', fields.word)
    return { type: 'statement', keyword, words: head.field('words', fields.words) }
  }
  const operation = head.field('operation', fields.operation)
  const name = head.field('name', fields.optionName)
  if (isOption && head.isWord('code')) {
    head.keyword('code')
    const code = head.field('code', fields.number)
    head.mark('=')
    return { type: 'optionDefinition', name, code, definition: head.field('definition', fields.definition) }
  }
  if (!head.isMark('=')) head.refuseNextStatement()
  if (!head.isMark('=')) return { type: 'option', operation, name, data: head.field('data', fields.data) }
  head.mark('=')
  return {
    type: 'optionExpression',
    operation,
    name,
    expression: head.field('expression', fields.expression),
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
    pen.field('name', node.name, fields.lowerIdentifier)
    return node.widths === undefined ? undefined : pen.field('widths', node.widths, fields.expression)
  }
  const operation = node.type === 'optionDefinition' ? 'option' : node.operation
  if (operation === 'option' && /^space(?![^.])/.test(node.name))
    throw new SerializeError(node, 'name', 'would be read as the definition of an option space')
  pen.field('operation', operation, fields.operation)
  pen.field('name', node.name, fields.optionName)
  switch (node.type) {
    case 'option':
      refuseFirstDatum(node)
      return pen.field('data', node.data, fields.data)
    case 'optionExpression':
      pen.mark('=')
      return pen.field('expression', node.expression, fields.expression)
    case 'optionDefinition':
      pen.keyword('code')
      pen.field('code', node.code, fields.number)
      pen.mark('=')
      return pen.field('definition', node.definition, fields.definition)
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
