import type { Statement } from '../ast.ts'
import { shown } from '../shown.ts'
import { nearestKeyword, PARAMETERS } from '../vocabulary.ts'
import { Fault } from './fault.ts'
import type { Kind } from './expression.ts'
import type { Values } from './parameter.ts'
import type { Place } from './place.ts'
import { Reader } from './reader.ts'
import { inScope } from './scope.ts'

const OPERATIONS = new Set('option supersede default prepend append send'.split(' '))

/**
 * Checks a statement that is no node of its own (parse_executable_statement of parse.c).
 * @throws Fault if dhcpd would reject it
 */
export function checkStatement(node: Statement, place: Place, values: Values): void {
  const keyword = node.keyword.toLowerCase()
  const words = node.words ?? ''
  const { expressions } = values
  if (OPERATIONS.has(keyword)) {
    const isDoubled = words.endsWith(';')
    if (isDoubled && place.isRoot === true) throw crashes()
    return values.checkEmptyOption(isDoubled ? words.slice(0, -1) : words, isDoubled)
  }
  if (PARAMETERS.has(keyword)) return checkParameterStatement(keyword, words, place, values)
  const reader = new Reader(words)
  switch (keyword) {
    case 'log':
      reader.expect('(')
      if (['fatal', 'error', 'debug', 'info'].some(word => reader.takes(word))) reader.expect(',')
      if (!expressions.begins(reader))
        throw new Fault(
          'dropped-log',
          `dhcpd passes over this statement: expected an expression, found ${reader.found}`,
          'warning',
        )
      expressions.expect(reader, 'data')
      reader.expect(')')
      break
    case 'set':
    case 'define':
      readVariable(reader)
      reader.expect('=')
      expressions.read(reader, 'any')
      break
    case 'unset':
      readVariable(reader)
      break
    case 'eval':
    case 'return':
      expressions.read(reader, 'data')
      break
    case 'execute':
      reader.expect('(')
      reader.expectString("a program's path")
      while (reader.takes(',')) expressions.expect(reader, 'data')
      reader.expect(')')
      break
    case 'add': {
      const name = reader.expectString('the name of a class')
      if (!values.names.classes.has(name))
        throw new Fault('unknown-class', `there is no class "${name}" above`)
      break
    }
    case 'on':
      checkEvents(reader)
      break
    case 'break':
    case 'parse-vendor-option':
      break
    case 'db-time-format':
      if (!reader.takes('default') && !reader.takes('local'))
        throw new Fault('wrong-value', `db-time-format takes default or local, and not ${reader.found}`)
      break
    case 'dynamic':
    case 'deleted':
    case 'static':
      if (keyword === 'static' ? place.scope !== 'group' : !['host', 'group', 'class'].includes(place.scope))
        throw new Fault('wrong-scope', `"${keyword}" is not allowed ${inScope(place.scope)}`)
      break
    case 'match':
    case 'spawn':
    case 'lease':
      throw new Fault(
        'wrong-scope',
        `"${keyword}" is not allowed ${inScope(place.scope)}; it belongs in a class`,
      )
    default:
      return checkCall(node, values)
  }
  reader.expectEnd()
}

function checkParameterStatement(keyword: string, words: string, place: Place, values: Values): void {
  // An option of DHCP's own (parse_statement of confpars.c), which what is carried out does not know.
  const isOption = keyword === 'server-identifier' && place.scope !== 'execution'
  if (!words.startsWith('=')) {
    if (words === ';' && place.isRoot === true) throw crashes()
    if (isOption && words === ';') return
    return values.checkEmptyParameter(keyword, words === ';')
  }
  if (!isOption && !values.isServerParameter(keyword))
    throw new Fault('wrong-value', `"${keyword}" takes no expression`)
  values.checkExpression(words.slice(1).trim())
}

/** dhcpd carries out what stands outside of any block when it starts. */
function crashes(): Fault {
  return new Fault(
    'missing-value',
    'dhcpd crashes on a statement without a value that stands outside of any block',
  )
}

/** A call of a function, or the name of a variable. */
function checkCall(node: Statement, values: Values): void {
  const reader = new Reader(`${node.keyword} ${node.words ?? ''}`.trim())
  if (reader.kind !== 'name' && reader.kind !== 'hex')
    throw new Fault('wrong-scope', `no statement begins with "${node.keyword}" here`)
  values.expressions.read(reader, 'data')
  reader.expectEnd()
  if (node.words?.startsWith('(') !== true) throw noEffect(node)
}

/** A word that dhcpd does not know is a variable to it, which it looks up. */
function noEffect({ keyword, words }: Statement): Fault {
  const nearest = words === undefined ? nearestKeyword(keyword.toLowerCase()) : undefined
  const hint = nearest === undefined ? 'take it out' : `did you mean "${nearest}"?`
  const message = `dhcpd takes ${shown(keyword)} for a variable, and does nothing here; ${hint}`
  return new Fault('no-effect', message, 'warning')
}

export function readVariable(reader: Reader): void {
  if (reader.kind !== 'name' && reader.kind !== 'hex')
    throw new Fault(
      'reserved-name',
      `${reader.found} can be no variable's name, as dhcpd has a word like that; take another`,
    )
  reader.take()
}

/** Reads what `on` waits for. */
export function checkEvents(reader: Reader): void {
  do {
    if (!['expiry', 'commit', 'release', 'transmission'].some(word => reader.takes(word)))
      throw new Fault(
        'unknown-event',
        `expected commit, expiry, release or transmission, found ${reader.found}`,
      )
  } while (reader.takes('or'))
}

/** Checks the condition of an `if`, which may stand in parentheses of its own. */
export function checkCondition(condition: string, values: Values): void {
  const reader = new Reader(condition)
  const isEnclosed = reader.takes('(')
  values.expressions.expect(reader, 'boolean')
  if (isEnclosed && !reader.takes(')'))
    throw new Fault('bad-expression', `expected ")", found ${reader.found}`)
  if (isEnclosed && reader.kind !== 'end')
    throw new Fault(
      'bad-expression',
      `the parenthesis that "if" begins with ends before ${reader.found}; put the whole condition in one more pair`,
    )
  reader.expectEnd()
}

/** The kind of what a switch compares. */
export function readSwitch(words: string, values: Values): Kind {
  const reader = new Reader(words)
  reader.expect('(')
  const kind = values.expressions.read(reader, 'dataOrNumeric')
  reader.expect(')')
  reader.expectEnd()
  return kind === 'data' ? 'data' : 'numeric'
}

export function checkCase(value: string, kind: Kind, values: Values): void {
  const reader = new Reader(`${value} :`)
  try {
    values.expressions.read(reader, kind)
  } catch (error) {
    if (error instanceof Fault && kind === 'data' && /^[0-9A-Fa-f:]+$/.test(value))
      throw new Fault(
        'bad-case',
        `dhcpd takes the colon behind ${value} for one between bytes; write a text in quotation marks, and for a number switch on extract-int(…, 8)`,
      )
    throw error
  }
  if (!reader.takes(':')) throw new Fault('bad-case', `expected ":", found ${reader.found}`)
  reader.expectEnd('bad-case')
}
