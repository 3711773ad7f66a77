import { hasBlankLookalike, namesOf, shown, type Problem } from '@cluster-configs/syntax'
import type { Client, Defaults, Node } from './ast.ts'
import { nearest } from './nearest.ts'
import { error, warning } from './problem.ts'
import { isOfAFlavour } from './security.ts'
import { valueProblems } from './value-problems.ts'
import { MEANT, NAMES, OVERRULED, SWITCHES, VALUED, WORDS } from './vocabulary.ts'

/** What exportfs rejects of a list of options, and what in it changes nothing. */
export function* optionProblems(node: Client | Defaults): Generator<Problem<Node>> {
  const { options } = node
  for (const [index, option] of options.entries()) {
    if (WORDS.has(option)) continue
    const equals = option.indexOf('=')
    const name = equals === -1 ? option : option.slice(0, equals)
    const found =
      equals !== -1 && VALUED.has(name)
        ? valueProblems(node, name, option.slice(equals + 1))
        : [unknown(node, name, option, options[index - 1])]
    for (const problem of found) yield { ...problem, item: index }
  }
  yield* contradictions(node)
}

/** An option that exportfs does not know; its error ends the reading. */
function unknown(node: Node, name: string, option: string, before: string | undefined): Problem<Node> {
  const example = VALUED.get(option)
  if (example !== undefined) {
    const advice = `${shown(option)} needs a value; write one such as ${option}=${example}`
    return error('missing-value', node, 'options', advice)
  }
  if (WORDS.has(name)) {
    const advice = /^r[ow]$/.test(name)
      ? `write the clients behind the path, each with its options, as in node1(${name})`
      : `write ${name}`
    return error('unexpected-value', node, 'options', `${shown(name)} takes no value; ${advice}`)
  }
  const list = /^squash_[ug]ids(?==)/.exec(before ?? '')?.[0]
  if (list !== undefined && /^[0-9]+(?:-[0-9]+)?$/.test(option)) {
    const advice = `exportfs reads one number or range behind ${list}=; write ${list}=${option} for the next`
    return error('squash-list', node, 'options', advice)
  }
  const advice = adviceFor(name, option)
  const message = `exportfs knows no option ${shown(option)}, and stops reading there${advice}`
  return error('unknown-option', node, 'options', message)
}

function adviceFor(name: string, option: string): string {
  if (/[ \t]$/.test(option)) return '; take the blank behind it out'
  if (hasBlankLookalike(option)) return '; take the no-break space out, which is no blank'
  const meant = MEANT.get(name.toLowerCase().replace(/^-+/, ''))
  if (meant !== undefined) return `; ${meant}`
  const near = nearest(name)
  if (near !== undefined) return `; write ${near}${option.slice(name.length)} if you mean that`
  return /[;:]/.test(option) ? '; options have commas between them' : ''
}

/** The pair of each switch, one for both of its names. */
const PAIRS = new Map(
  SWITCHES.flatMap(pair => pair.flatMap(option => namesOf(NAMES, option).map(name => [name, pair] as const))),
)

/** Options that another one undoes. Behind `sec=` they are those of other flavours, and may differ. */
function* contradictions(node: Client | Defaults): Generator<Problem<Node>> {
  const { options } = node
  const held = new Map<readonly string[], number>()
  for (const [index, option] of options.entries()) {
    if (option.startsWith('sec=')) {
      for (const pair of held.keys()) if (pair.some(isOfAFlavour)) held.delete(pair)
    }
    const pair = PAIRS.get(option)
    if (pair === undefined) continue
    const item = held.get(pair)
    const before = item === undefined ? undefined : options[item]
    held.set(pair, index)
    if (before === undefined || namesOf(NAMES, option).includes(before)) continue
    const message = `both ${before} and ${option} are written, and the last one holds; take ${before} out`
    yield warning('contradiction', node, 'options', message, item)
  }
  for (const [by, option, why] of OVERRULED) {
    const [stronger, item] = [by, option].map(name => held.get(PAIRS.get(name) ?? []) ?? -1)
    if (options[stronger ?? -1] !== by || options[item ?? -1] !== option) continue
    const message = `${option} changes nothing beside ${by}, for ${why}; take one of them out`
    yield warning('contradiction', node, 'options', message, item)
  }
}
