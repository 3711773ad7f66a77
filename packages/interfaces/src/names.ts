import { noted, shown, type Problem } from '@cluster-configs/syntax'
import type { Mapping, Node, Rename, Selection } from './ast.ts'
import { KEYWORDS } from './lexical.ts'
import { logicalName, type Overview } from './overview.ts'
import type { Rule } from './rules.ts'
import { warning } from './warning.ts'

/*
 * Lines that name interfaces: auto and its kin, rename, and the first line of a mapping.
 */

/** The kernel's names are shorter than IFNAMSIZ, which is 16 with the NUL at the end. */
const LONGEST_NAME = 15

/** What lines about interfaces by name say otherwise than meant. */
export function* selectionProblems(node: Selection, own: boolean, file: Overview): Generator<Problem<Node>> {
  if (node.type === 'allow') yield* classProblems(node.class, node)
  const field = 'names' in node ? 'names' : 'patterns'
  const names = 'names' in node ? node.names : node.patterns
  if (names.length === 0 && !own) yield namesNothing(node)
  yield* listProblems(node, field, names)
  for (const [item, name] of clean(names).entries()) {
    const message = field === 'patterns' ? patternFault(name) : (nameFault(name) ?? unknownFault(name, file))
    if (message !== undefined) yield warning(message.rule, node, field, message.text, item)
  }
}

interface Fault {
  readonly rule: Rule
  readonly text: string
}

function namesNothing(node: Selection): Problem<Node> {
  const word = node.type === 'allow' ? `allow-${node.class}` : KEYWORDS[node.type]
  return warning('names-nothing', node, undefined, `${word} names no interface here; write "${word} eth0"`)
}

/** Classes are free, so that a misspelt one is a class that nothing brings up. */
function* classProblems(name: string, node: Node): Generator<Problem<Node>> {
  const plain = name.toLowerCase().replace(/[-_]|ged$|s$/g, '')
  if ((plain !== 'hotplug' && plain !== 'auto') || plain === name) return
  yield warning(
    'misspelt-class',
    node,
    'class',
    `nothing brings up the class ${shown(name)}; write ${plain === 'auto' ? 'auto' : 'allow-hotplug'}`,
  )
}

/** What is wrong with a list of words as such. */
function* listProblems(node: Node, field: string, words: readonly string[]): Generator<Problem<Node>> {
  const hash = words.findIndex(word => word.startsWith('#'))
  if (hash !== -1) {
    const comment = words.slice(hash)
    yield warning(
      'comment-behind',
      node,
      field,
      `there are no comments at the end of a line: ${comment.slice(0, 3).map(shown).join(', ')} ${comment.length === 1 ? 'is read as a name' : 'are read as names'}; put the comment on a line of its own`,
      hash,
    )
  }
  yield* cutProblems(node, field)
}

/** Words before a comment. */
function clean(words: readonly string[]): readonly string[] {
  const hash = words.findIndex(word => word.startsWith('#'))
  return hash === -1 ? words : words.slice(0, hash)
}

/** ifupdown reads words into 80 bytes; the tree has what it keeps of them. */
export function* cutProblems(node: Node, field: string): Generator<Problem<Node>> {
  const spelt = noted(node, 'spelling', field)
  if (spelt === undefined || !/[^ \t\v\f\r\n]{80}/.test(spelt)) return
  yield warning(
    'cut-word',
    node,
    field,
    'ifupdown keeps 79 bytes of a word and cuts off the rest; write a shorter one',
  )
}

/** What is wrong with one name that is to be brought up. */
function nameFault(name: string): Fault | undefined {
  if (/^.+,|^,/.test(name)) {
    const names = name.split(',').filter(Boolean)
    return {
      rule: 'comma-in-name',
      text: `${shown(name)} is read as one name; separate names with blanks: ${names.join(' ')}`,
    }
  }
  if (/^["'].*["']$/.test(name)) {
    return { rule: 'quoted', text: `the quotation marks are part of the name; write ${name.slice(1, -1)}` }
  }
  if (!name.includes('/') && /[*?[]/.test(name)) {
    return {
      rule: 'pattern-without-slash',
      text: `${shown(name)} is no pattern without a slash; write /${name}`,
    }
  }
  if (name.endsWith(':')) {
    return { rule: 'colon-behind', text: `the colon is part of the name; write ${name.slice(0, -1)}` }
  }
  const [real = ''] = name.split('=')
  if (!name.includes('/') && real.length > LONGEST_NAME) {
    return {
      rule: 'long-name',
      text: `Linux has no interface named ${shown(real)}: a name has at most ${LONGEST_NAME} bytes`,
    }
  }
  return undefined
}

function unknownFault(name: string, file: Overview): Fault | undefined {
  const logical = logicalName(name)
  // A pattern without a logical name stands for whatever interfaces there are.
  if (file.sources || name === 'lo' || (name.includes('/') && logical === name)) return undefined
  if (file.named.has(logical) || file.isMapped(logical)) return undefined
  return {
    rule: 'no-such-iface',
    text: `there is no "iface ${logical}", and ifup says "unknown interface ${logical}"`,
  }
}

/** no-auto-down and no-scripts take shell patterns, unlike auto. */
function patternFault(pattern: string): Fault | undefined {
  if (!pattern.includes('/')) return undefined
  const plain = pattern.slice(pattern.indexOf('/') + 1)
  return {
    rule: 'pattern-with-slash',
    text: `patterns stand here without a slash, and ${shown(pattern)} matches no interface; write ${plain}`,
  }
}

/** What is wrong with the first line of a mapping, and what it lacks. */
export function* mappingProblems(node: Mapping): Generator<Problem<Node>> {
  if (node.patterns.length === 0) {
    yield warning('names-nothing', node, undefined, 'mapping names no interface here; write "mapping eth0"')
  }
  yield* listProblems(node, 'patterns', node.patterns)
  for (const [item, pattern] of clean(node.patterns).entries()) {
    const fault = patternFault(pattern)
    if (fault !== undefined) yield warning(fault.rule, node, 'patterns', fault.text, item)
  }
  if (
    !node.children.some(child => child.type === 'option' && child.name === 'script' && child.value !== '')
  ) {
    yield warning(
      'no-script',
      node,
      undefined,
      'the mapping has no script, which ifup runs; add one as in "script /etc/network/map"',
    )
  }
}

/** ifup ends at once where a renaming has no new name. */
export function* renameProblems(node: Rename): Generator<Problem<Node>> {
  yield* listProblems(node, 'renames', node.renames)
  if (node.renames.length === 0) {
    yield warning('names-nothing', node, undefined, 'rename names no interface here; write "rename eth0=lan"')
  }
  for (const [item, word] of clean(node.renames).entries()) {
    if (word.includes('=')) continue
    yield warning(
      'no-new-name',
      node,
      'renames',
      `${shown(word)} has no new name, and ifup does nothing but say so; write ${word}=lan`,
      item,
    )
  }
}
