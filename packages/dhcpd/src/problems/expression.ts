import { Fault } from './fault.ts'
import type { Names } from './names.ts'
import { checkNumber } from './number.ts'
import type { Reader } from './reader.ts'

/*
 * dhcp-eval(5)'s expressions as parse_expression of parse.c reads them, whose precedence is upside down: comparisons
 * bind tighter than `and` and `or`, these tighter than `+`, and `+` tighter than `*`. Only the kind of what an
 * expression gives is of interest here; `any` is a variable's or a function's.
 */

export type Kind = 'data' | 'numeric' | 'boolean' | 'any'
type Context = Kind | 'dataOrNumeric'

type Operator = '=' | '!=' | '~=' | '~~' | 'and' | 'or' | '+' | '-' | '/' | '*' | '%' | '&' | '|' | '^'

const PRECEDENCE: Readonly<Record<Operator, number>> = {
  '=': 4,
  '!=': 4,
  '~=': 4,
  '~~': 4,
  and: 3,
  or: 3,
  '+': 2,
  '-': 2,
  '*': 1,
  '/': 1,
  '%': 1,
  '&': 100,
  '|': 100,
  '^': 100,
}

const SINGLE = ['=', '+', '-', '/', '*', '%', '&', '|', '^'] as const

/** Reads expressions and tells what is wrong with them. */
export class Expressions {
  readonly #names: Names

  constructor(names: Names) {
    this.#names = names
  }

  /** @throws Fault if no expression of the kind comes next; a variable may be of any kind */
  expect(reader: Reader, kind: 'data' | 'numeric' | 'boolean'): void {
    const found = this.read(reader, kind)
    if (found !== kind && found !== 'any')
      throw new Fault('wrong-kind', `expected ${ARTICLES[kind]} expression, found ${ARTICLES[found]} one`)
  }

  /** Whether an expression could begin here. */
  begins(reader: Reader): boolean {
    if (reader.kind === 'mark') return reader.isMark('(')
    if (reader.kind !== 'keyword') return reader.kind !== 'end'
    const word = reader.raw.toLowerCase()
    return FUNCTIONS[word] !== undefined || WORDS.has(word) || NUMBERS.has(word) || OTHERS.has(word)
  }

  /** @throws Fault if no expression comes next */
  read(reader: Reader, context: Context, first?: Kind, operator?: Operator): Kind {
    let left = first
    let before = operator
    let expected = context
    for (;;) {
      let right = this.#operand(reader, expected)
      let next = this.#operator(reader)
      expected = right
      if (left === undefined || before === undefined) {
        if (next === undefined) return right
        reader.take()
        left = right
        before = next
        continue
      }
      if (next !== undefined && PRECEDENCE[before] < PRECEDENCE[next]) {
        reader.take()
        right = this.read(reader, contextOf(next), right, next)
        next = undefined
      }
      checkOperands(before, left, right)
      left = resultOf(before)
      if (next === undefined) return left
      reader.take()
      before = next
    }
  }

  /** The operator that comes next; all of it but its last character is taken. */
  #operator(reader: Reader): Operator | undefined {
    if (reader.isWord('and')) return 'and'
    if (reader.isWord('or')) return 'or'
    if (reader.takes('!')) {
      if (!reader.isMark('='))
        throw new Fault('bad-expression', `expected "!=", found "!" and ${reader.found}`)
      return '!='
    }
    if (reader.takes('~')) {
      if (reader.isMark('~')) return '~~'
      if (reader.isMark('=')) return '~='
      throw new Fault('bad-expression', `expected "~=" or "~~", found "~" and ${reader.found}`)
    }
    return SINGLE.find(mark => reader.isMark(mark))
  }

  /** Reads what an operator can stand beside (parse_non_binary). */
  #operand(reader: Reader, context: Context): Kind {
    switch (reader.kind) {
      case 'string':
        reader.take()
        return 'data'
      case 'number':
        if (context !== 'numeric' && context !== 'dataOrNumeric') return readBytes(reader)
        reader.take()
        return 'numeric'
      case 'hex':
        return readBytes(reader)
      case 'keyword':
        return this.#keyword(reader, reader.raw.toLowerCase(), context)
      case 'name':
        reader.take()
        return reader.takes('(') ? this.#call(reader) : 'any'
      default:
        if (reader.isMark('='))
          throw new Fault('bad-expression', 'a comparison has one equals sign; write one "="')
        if (!reader.takes('(')) throw noExpression(reader)
        return this.#enclosed(reader, context)
    }
  }

  #enclosed(reader: Reader, context: Context): Kind {
    const kind = this.read(reader, context)
    reader.expect(')')
    return kind
  }

  #call(reader: Reader): Kind {
    do this.read(reader, 'any')
    while (reader.takes(','))
    reader.expect(')')
    return 'any'
  }

  #keyword(reader: Reader, word: string, context: Context): Kind {
    const name = reader.take()
    const parameters = FUNCTIONS[word]
    if (parameters !== undefined) return this.#function(reader, parameters)
    if (WORDS.has(word)) return 'data'
    if (NUMBERS.has(word)) return 'numeric'
    switch (word) {
      case 'not': {
        const kind = this.#operand(reader, 'boolean')
        if (kind !== 'boolean')
          throw new Fault('bad-expression', `"not" takes one condition; put what follows it in parentheses`)
        return kind
      }
      case 'known':
      case 'static':
        return 'boolean'
      case 'check':
        if (reader.expectString('the name of a collection') !== 'default')
          throw new Fault('unknown-collection', 'there is no such collection; the only one is "default"')
        return 'boolean'
      case 'exists':
        this.#names.readOption(reader)
        return 'boolean'
      case 'option':
      case 'config-option':
        this.#names.readOption(reader)
        return 'data'
      case 'defined':
        reader.expect('(')
        if (reader.kind !== 'name' && reader.kind !== 'hex')
          throw new Fault('reserved-name', `${reader.found} can be no variable's name`)
        reader.take()
        reader.expect(')')
        return 'boolean'
      default:
        throw new Fault('bad-expression', `expected ${ARTICLES[context]} expression, found "${name}"`)
    }
  }

  #function(reader: Reader, parameters: string): Kind {
    reader.expect('(')
    let isFirst = true
    for (const parameter of parameters.slice(1)) {
      if (!isFirst && parameter !== '*') reader.expect(',')
      isFirst = false
      if (parameter === 'd') this.expect(reader, 'data')
      else if (parameter === 'n') this.expect(reader, 'numeric')
      else if (parameter === 's') reader.expectString('a host name')
      else if (parameter === 'w') readWidth(reader)
      else while (reader.takes(',')) this.expect(reader, 'data')
    }
    reader.expect(')')
    return parameters.startsWith('n') ? 'numeric' : 'data'
  }
}

/** What functions give and take: data, numbers, a string, a width in bits, and * for more data. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  substring: 'ddnn',
  suffix: 'ddn',
  lcase: 'dd',
  ucase: 'dd',
  concat: 'ddd*',
  'binary-to-ascii': 'dnndd',
  reverse: 'dnd',
  pick: 'dd*',
  'pick-first-value': 'dd*',
  packet: 'dnn',
  'extract-int': 'ndw',
  'encode-int': 'dnw',
  gethostname: 'd',
  gethostbyname: 'ds',
  v6relay: 'dnd',
}

const WORDS = new Set('hardware leased-address filename server-name null host-decl-name'.split(' '))
const NUMBERS = new Set(
  `lease-time client-state formerr noerror notauth notimp notzone nxdomain nxrrset refused servfail yxdomain yxrrset
  booting reboot select request bound renew rebind`.split(/\s+/),
)

const OTHERS = new Set('not known static check exists option config-option defined'.split(' '))

const ARTICLES: Readonly<Record<Context, string>> = {
  data: 'a data',
  numeric: 'a numeric',
  boolean: 'a boolean',
  dataOrNumeric: 'a data or numeric',
  any: 'an',
}

function readWidth(reader: Reader): void {
  if (reader.kind !== 'number' || !/^(?:8|16|32)$/.test(String(Number(reader.raw))))
    throw new Fault('bad-expression', `a width is 8, 16 or 32, and not ${reader.found}`)
  reader.take()
}

/** Reads bytes in hexadecimal with colons between (parse_cshl). */
export function readBytes(reader: Reader): Kind {
  do {
    if (reader.kind !== 'number' && reader.kind !== 'hex')
      throw new Fault('bad-expression', `expected a hexadecimal number, found ${reader.found}`)
    if (!reader.isMark(':', 1) && /^[^0-9-]/.test(reader.raw) && !/^[0-9A-Fa-f]{1,2}$/.test(reader.raw))
      throw new Fault(
        'hexadecimal-name',
        `dhcpd takes "${reader.raw}" for a hexadecimal number, as every character behind its first is such a digit; give the variable another name`,
      )
    checkNumber(reader.take(), 16, 8)
  } while (reader.takes(':'))
  return 'data'
}

/** How other languages write what dhcpd has words for. */
const OTHER_OPERATORS: Readonly<Record<string, string>> = { '&': 'and', '|': 'or', '!': 'not' }

function noExpression(reader: Reader): Fault {
  const word = reader.kind === 'mark' ? OTHER_OPERATORS[reader.raw] : undefined
  const hint = word === undefined ? '' : `; write "${word}"`
  return new Fault('bad-expression', `expected an expression, found ${reader.found}${hint}`)
}

function contextOf(operator: Operator): Context {
  if (PRECEDENCE[operator] === 4) return 'data'
  return PRECEDENCE[operator] === 3 ? 'boolean' : 'numeric'
}

function resultOf(operator: Operator): Kind {
  return PRECEDENCE[operator] === 3 || PRECEDENCE[operator] === 4 ? 'boolean' : 'numeric'
}

function checkOperands(operator: Operator, left: Kind, right: Kind): void {
  if (left !== 'any' && right !== 'any' && left !== right)
    throw new Fault(
      'wrong-kind',
      `"${operator}" stands between ${ARTICLES[left]} and ${ARTICLES[right]} expression; put what belongs together in parentheses`,
    )
  const expected =
    operator === '~=' ? right === 'data' : operator === '~~' ? true : isOperand(operator, right)
  if (!expected)
    throw new Fault('wrong-kind', `${ARTICLES[right]} expression cannot stand behind "${operator}"`)
}

function isOperand(operator: Operator, right: Kind): boolean {
  if (right === 'any') return true
  if (PRECEDENCE[operator] === 4) return right !== 'boolean'
  return right === (PRECEDENCE[operator] === 3 ? 'boolean' : 'numeric')
}
