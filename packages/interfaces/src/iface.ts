import { noted, shown, type Problem } from '@cluster-configs/syntax'
import type { Iface, Node } from './ast.ts'
import type { Resolved } from './inherit.ts'
import { unfoldEnd } from './line.ts'
import { cutProblems } from './names.ts'
import type { Overview } from './overview.ts'
import type { Rule } from './rules.ts'
import { warning } from './warning.ts'

/** What is wrong with the first line of an iface, and what the stanza lacks. */
export function* ifaceProblems(node: Iface, file: Overview): Generator<Problem<Node>> {
  yield* nameProblems(node)
  for (const field of ['name', 'inherits']) yield* cutProblems(node, field)
  const resolved = file.resolved.get(node)
  const missing = node.inherits !== undefined && resolved?.base === undefined
  if (missing) yield unknownBase(node, node.inherits, file)
  yield* ignoredWords(node)
  if (resolved !== undefined && !file.bases.has(node)) yield* missingOptions(resolved, file)
}

function* nameProblems(node: Iface): Generator<Problem<Node>> {
  const { name } = node
  if (name.endsWith(':')) {
    yield warning('colon-behind', node, 'name', `the colon is part of the name; write ${name.slice(0, -1)}`)
  } else if (name.includes('/')) {
    yield warning(
      'pattern-as-name',
      node,
      'name',
      `an iface is found by its name alone, and ${shown(name)} is no pattern here; write "auto ${name}=lan" and "iface lan"`,
    )
  } else if (/[*?]/.test(name)) {
    yield warning(
      'pattern-as-name',
      node,
      'name',
      `an iface is found by its name alone, and ${shown(name)} is no pattern here; write "auto /${name}=lan" and "iface lan"`,
    )
  } else if (name.includes(':') && node.method === 'dhcp') {
    yield warning(
      'alias-with-dhcp',
      node,
      'method',
      `${name} is only a label for one more address of ${name.replace(/:.*/, '')}, and cannot ask for a lease; write static and the address`,
    )
  }
}

/** ifupdown reads no further than here: the whole file is rejected. */
function unknownBase(node: Iface, name: string, file: Overview): Problem<Node> {
  const problem = { rule: 'unknown-base' satisfies Rule, node, field: 'inherits' }
  const other = file.named.get(name)
  const reason = baseFault(node, name, other)
  // A file that is sourced may have it; that cannot be known.
  return file.sourcesBefore(node)
    ? { ...problem, severity: 'warning', message: `${reason}, unless a file sourced above does so` }
    : { ...problem, severity: 'error', message: reason }
}

function baseFault(node: Iface, name: string, other: Iface | undefined): string {
  const wanted = node.family === undefined ? '' : ` of the family ${node.family}`
  if (other === node)
    return `an iface cannot inherit from itself, and no other above has the name ${shown(name)}`
  if (other === undefined) return `no iface${wanted} above has the name ${shown(name)}`
  return `no iface${wanted} above has the name ${shown(name)}; put the one of that name${wanted} above this one`
}

function* ignoredWords(node: Iface): Generator<Problem<Node>> {
  const end = noted(node, 'gaps', 'end')
  const words = end === undefined ? '' : (unfoldEnd(`${end}\n`, true)?.trim() ?? '')
  if (words === '') return
  yield warning(
    'ignored-words',
    node,
    node.inherits === undefined ? 'method' : 'inherits',
    words.startsWith('#')
      ? `there are no comments at the end of a line; ${shown(words)} is ignored, but put it on a line of its own`
      : `${shown(words)} is ignored; options stand on lines of their own below the first`,
  )
}

/** The options without which ifup refuses to bring an interface up (the method's commands need them). */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'inet static': ['address'],
  'inet tunnel': ['address', 'netmask', 'mode', 'endpoint'],
  'inet6 static': ['address'],
  'inet6 tunnel': ['mode', 'endpoint'],
  'inet6 v4tunnel': ['endpoint'],
  'inet6 6to4': ['local'],
  'ipx static': ['frame', 'netnum'],
  'ipx dynamic': ['frame'],
  'can static': ['bitrate'],
}

const EXAMPLES: Readonly<Record<string, string>> = {
  'inet static address': 'address 10.0.33.1/24',
  'inet6 static address': 'address fd00:33::1/64',
  'inet tunnel address': 'address 10.0.33.1',
  'inet tunnel netmask': 'netmask 255.255.255.0',
  'inet tunnel mode': 'mode gre',
  'inet6 tunnel mode': 'mode ip6gre',
  'can static bitrate': 'bitrate 500000',
}

function* missingOptions(resolved: Resolved, file: Overview): Generator<Problem<Node>> {
  const { node, family, method } = resolved
  const kind = `${family} ${method}`
  const required = REQUIRED[kind]
  if (required === undefined) return
  // What it inherits may be in another file.
  if (!resolved.complete) return
  for (const name of required) {
    const has = file.options.get(node)?.has(name) === true
    if (has) continue
    const example = EXAMPLES[`${kind} ${name}`]
    yield warning(
      'missing-option',
      node,
      'method',
      `${node.name} has no ${name}, and ifup refuses to bring it up${example === undefined ? '' : `; add a line such as "${example}"`}`,
    )
  }
}
