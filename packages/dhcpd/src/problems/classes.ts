import type { Class, Subclass } from '../ast.ts'
import { shown } from '../shown.ts'
import { readBytes } from './expression.ts'
import { Fault } from './fault.ts'
import type { Examination } from './place.ts'
import { Reader } from './reader.ts'

/*
 * Classes and their subclasses (parse_class_declaration of confpars.c)
 */

export function checkClass(node: Class, report: Examination): void {
  checkMembers(node, report)
  report.names.classes.add(node.name)
}

export function checkSubclass(node: Subclass, report: Examination): void {
  report.attempt(node, 'name', () => {
    if (!report.names.classes.has(node.name))
      throw new Fault('unknown-class', `there is no class ${shown(node.name)} above`)
  })
  report.attempt(node, 'data', () => {
    const reader = new Reader(node.data)
    if (reader.kind === 'string') reader.take()
    else readBytes(reader)
    reader.expectEnd()
  })
  checkMembers(node, report)
}

function checkMembers(node: Class | Subclass, report: Examination): void {
  const seen = { condition: false, match: false }
  for (const child of node.children ?? []) {
    const keyword = child.type === 'statement' ? child.keyword.toLowerCase() : ''
    if (child.type !== 'statement' || (keyword !== 'match' && keyword !== 'spawn' && keyword !== 'lease')) {
      report.examine([child], { scope: 'class' })
      continue
    }
    report.attempt(child, 'words', () => {
      const reader = new Reader(child.words ?? '')
      if (keyword === 'lease') return checkLimit(reader)
      if (node.type === 'subclass')
        throw new Fault('wrong-scope', `"${keyword}" is not allowed in a subclass; it belongs in its class`)
      checkMatch(reader, keyword, seen, report)
    })
  }
}

function checkMatch(
  reader: Reader,
  keyword: 'match' | 'spawn',
  seen: { condition: boolean; match: boolean },
  { values }: Examination,
): void {
  if (keyword === 'match' && reader.takes('if')) {
    if (seen.condition)
      throw new Fault('second-match', 'a class can have one "match if" alone; join the conditions with "or"')
    seen.condition = true
    values.expressions.expect(reader, 'boolean')
  } else {
    if (keyword === 'spawn') reader.expect('with')
    if (seen.match) throw new Fault('second-match', 'a class can have one "match" or "spawn with" alone')
    seen.match = true
    values.expressions.expect(reader, 'data')
  }
  reader.expectEnd()
}

function checkLimit(reader: Reader): void {
  reader.expect('limit')
  if (reader.kind !== 'number')
    throw new Fault('wrong-value', `expected a number of leases, found ${reader.found}`)
  reader.take()
  reader.expectEnd()
}
