import { isUtf16, UTF_16 } from '@cluster-configs/syntax'
import type { Node, Option, OptionDefinition, OptionSpace, Parameter, Range } from '../ast.ts'
import { checkBackslashes } from './backslash.ts'
import { checkWidths, readDefinition } from './definition.ts'
import { checkCase, checkStatement } from './execute.ts'
import { checkPrefixEnd, checkRange6 } from './declarations6.ts'
import { Fault, ipv6Only } from './fault.ts'
import { checkFixedAddress, checkHardware } from './hosts.ts'
import { readRange } from './network.ts'
import { checkFeature } from './permit.ts'
import type { Examination, Place } from './place.ts'
import { Reader } from './reader.ts'
import { misplacedWord } from './scope.ts'

/** Checks a statement that ends with a semicolon. */
export function checkSimple(node: Node, place: Place, report: Examination): void {
  const { values } = report
  switch (node.type) {
    case 'ignored':
      return report.warning(
        node,
        'text',
        new Fault('ignored', isUtf16(node.text) ? `${node.reason}; ${UTF_16}` : node.reason),
      )
    case 'include':
      report.hasInclude = true
      if (place.share !== undefined) place.share.hasInclude = true
      if (node.file === '') report.error(node, 'file', new Fault('no-file', 'the name of the file is empty'))
      return
    case 'case':
      return void report.attempt(node, node.value === undefined ? undefined : 'value', () => {
        if (place.cases === undefined)
          throw new Fault(
            'wrong-scope',
            `"${node.value === undefined ? 'default' : 'case'}" belongs directly in the block of a switch`,
          )
        if (node.value !== undefined) checkCase(node.value, place.cases, values)
      })
    case 'noFailoverPeer':
      if (place.pool !== undefined) place.pool.hasPeer = false
      return
    case 'option':
      return checkOption(node, report)
    case 'optionExpression':
      return void report.attempt(node, 'expression', () =>
        values.checkOptionExpression(node.name, node.expression),
      )
    case 'optionDefinition':
      return void report.attempt(node, 'definition', () => defineOption(node, report))
    case 'optionSpace':
      return defineSpace(node, report)
    case 'range':
      return checkRange(node, place, report)
    case 'hardware':
      return place.host === undefined ? undefined : checkHardware(node, place.host, report)
    case 'fixedAddress':
      return place.host === undefined ? undefined : checkFixedAddress(node, place.host, report)
    case 'allow':
    case 'deny':
    case 'ignore':
      return void report.attempt(node, 'subject', () => checkFeature(new Reader(node.subject)))
    case 'parameter':
      return checkParameter(node, place, report)
    case 'statement':
      return void report.attempt(node, undefined, () => checkStatement(node, place, values))
    default:
      return
  }
}

function checkParameter(node: Parameter, place: Place, report: Examination): void {
  const { name, value } = node
  checkBackslashes(node, report)
  if (name === 'omapi-key' && place.isRoot === true) report.omapiKey = node
  if (name !== 'range6' && name !== 'prefix6')
    return void report.attempt(node, 'value', () => {
      report.values.checkParameter(name, value, place)
      if (name === 'fixed-prefix6') checkPrefixEnd(node)
    })
  const wrong = report.protocol === 6 ? misplacedWord(name, place.scope) : ipv6Only(name)
  if (wrong === undefined) checkRange6(node, place, report)
  else report.error(node, 'name', wrong)
}

function checkOption(node: Option, report: Examination): void {
  const isKnown = report.attempt(node, 'name', () => {
    report.names.formatOf(node.name)
  })
  if (isKnown) report.attempt(node, 'data', () => report.values.checkOption(node.name, node.data))
  checkBackslashes(node, report)
}

function defineOption(node: OptionDefinition, { names }: Examination): void {
  const dot = node.name.indexOf('.')
  const space = dot === -1 ? 'dhcp' : node.name.slice(0, dot)
  if (!names.hasSpace(space)) names.formatOf(node.name)
  const format = readDefinition(new Reader(node.definition), names)
  names.defineOption(space, node.name.slice(dot + 1), node.code, format)
}

function defineSpace(node: OptionSpace, report: Examination): void {
  report.names.defineSpace(node.name)
  report.attempt(node, 'widths', () => {
    if (node.widths !== undefined) checkWidths(new Reader(node.widths))
  })
}

function checkRange(node: Range, place: Place, report: Examination): void {
  const { ranges } = report
  report.attempt(node, 'lowAddress', () => {
    ranges.push({ ...readRange(node, place), node })
  })
}
