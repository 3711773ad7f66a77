import type { Block } from '../ast.ts'
import { shown } from '../shown.ts'
import { checkPool6, checkSubnet6 } from './declarations6.ts'
import { checkEvents, readSwitch, readVariable } from './execute.ts'
import { Fault, ipv6Only } from './fault.ts'
import type { Examination, Place } from './place.ts'
import { Reader } from './reader.ts'
import { inScope, misplacedWord } from './scope.ts'

/** Checks a block that is no node of its own. */
export function checkBlock(node: Block, place: Place, report: Examination): void {
  const keyword = node.keyword.toLowerCase()
  switch (keyword) {
    case 'on':
      report.attempt(node, 'words', () => {
        const reader = new Reader(node.words ?? '')
        checkEvents(reader)
        reader.expectEnd()
      })
      return report.examine(node.children, { scope: 'execution' })
    case 'switch': {
      let cases: Place['cases'] = 'numeric'
      report.attempt(node, 'words', () => {
        cases = readSwitch(node.words ?? '', report.values)
      })
      return report.examine(node.children, { scope: 'execution', cases })
    }
    case 'define':
    case 'set':
      report.attempt(node, 'words', () => checkFunction(new Reader(node.words ?? '')))
      return report.examine(node.children, { scope: 'execution', cases: place.cases })
    case 'vendor-class':
    case 'user-class':
      report.attempt(node, 'words', () => checkOldClass(node, keyword, place, report))
      return report.examine(node.children, { scope: 'class' })
    case 'subnet6':
    case 'pool6': {
      const wrong = report.protocol === 6 ? misplacedWord(keyword, place.scope) : ipv6Only(keyword)
      if (wrong !== undefined) return report.error(node, 'keyword', wrong)
      return keyword === 'pool6' ? checkPool6(node, place, report) : checkSubnet6(node, place, report)
    }
    default:
      return report.error(
        node,
        'keyword',
        new Fault(
          'lease-file-only',
          `a block that begins with "${keyword}" does not belong in a configuration`,
        ),
      )
  }
}

/** `vendor-class "name" { … }` and `user-class "name" { … }`, which were subclasses before there were those. */
function checkOldClass(node: Block, keyword: string, place: Place, report: Examination): void {
  if (place.scope === 'class' || place.scope === 'execution')
    throw new Fault('wrong-scope', `"${keyword}" is not allowed ${inScope(place.scope)}`)
  const reader = new Reader(node.words ?? '')
  const name = reader.expectString('the name of a class')
  reader.expectEnd()
  if (!report.names.classes.has(name))
    throw new Fault('unknown-class', `there is no class ${shown(name)} above`)
}

/** The name and the arguments of a function. */
function checkFunction(reader: Reader): void {
  readVariable(reader)
  reader.expect('(')
  while (!reader.takes(')')) {
    readVariable(reader)
    if (reader.takes(')')) break
    reader.expect(',')
  }
  reader.expectEnd()
}
