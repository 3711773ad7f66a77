import { noted, shown, type Problem } from '@cluster-configs/syntax'
import type { Iface, Node, Option } from './ast.ts'
import { valueProblems } from './values.ts'
import { canonicalName, isCommand } from './effective.ts'
import { cutProblems } from './names.ts'
import type { Overview } from './overview.ts'
import { keywordMeant, optionMeant, SINGLE } from './vocabulary.ts'
import { warning } from './warning.ts'

/** What an option of an iface says otherwise than meant. */
export function* optionProblems(option: Option, iface: Iface, file: Overview): Generator<Problem<Node>> {
  yield* optionNameProblems(option, iface, file)
  yield* lineProblems(option)
  if (isCommand(option.name)) return
  yield* repeatProblems(option, iface, file)
  const comment = /(?:^|[ \t])#/.exec(option.value)
  if (comment !== null && !/^(?:wpa|wireless)|description/.test(option.name)) {
    const value = option.value.slice(0, comment.index).trimEnd()
    const item = value === '' ? 0 : value.split(/[ \t]+/).length
    yield warning(
      'comment-behind',
      option,
      'value',
      `there are no comments at the end of a line: the value is ${shown(option.value)}; write ${value === '' ? 'the comment on a line of its own' : `"${option.name} ${value}" and the comment on a line of its own`}`,
      item,
    )
    return
  }
  yield* valueProblems(option, iface, file)
}

/** Any name is an option, so that a misspelt one, or a keyword that is none, goes unnoticed. */
function* optionNameProblems(option: Option, iface: Iface, file: Overview): Generator<Problem<Node>> {
  const { name, value } = option
  yield* cutProblems(option, 'name')
  const keyword = keywordMeant(name)
  const meant = optionMeant(name)
  if (name === 'template') {
    yield warning(
      'no-keyword',
      option,
      'name',
      `there is no keyword "template", and this is an option of ${iface.name}; write "iface ${value}": a template is an iface that no auto names`,
    )
  } else if (keyword !== undefined) {
    yield warning(
      'no-keyword',
      option,
      'name',
      `${shown(name)} is no keyword, and this is an option of ${iface.name}; write "${keyword} ${value}"`,
    )
  } else if (meant !== undefined && !(name === 'hwaddr' && file.resolved.get(iface)?.method === 'bootp')) {
    yield warning(
      'misspelt-option',
      option,
      'name',
      `ifupdown has no option ${shown(name)}, and passes it on to scripts only; write "${meant} ${value}"`,
    )
  }
}

/** A keyword at the begin of a line that belongs to the one above. */
const SWALLOWED = /\\\n[ \t]*((?:auto|iface|mapping|source|source-directory|allow-[a-z]+)[ \t][^\n]*)/
const HASH_BELOW = /\\\n[ \t]*(#[^\n]*)/

/** What becomes of the lines that an option is written on. */
function* lineProblems(option: Option): Generator<Problem<Node>> {
  const { value } = option
  if (value.endsWith('\\')) {
    yield warning(
      'blank-behind-backslash',
      option,
      'value',
      'a blank stands behind the backslash, so that the line does not go on in the next; take it out',
    )
  }
  const spelt = noted(option, 'spelling', 'value') ?? ''
  const swallowed = SWALLOWED.exec(spelt)
  if (swallowed !== null) {
    yield warning(
      'line-goes-on',
      option,
      'value',
      `the backslash joins ${shown(swallowed[1] ?? '')} to this line; take it out`,
    )
  }
  const hash = HASH_BELOW.exec(spelt)
  if (hash !== null) {
    yield warning(
      'comment-in-line',
      option,
      'value',
      `${shown(hash[1] ?? '')} is no comment but a part of this line, which goes on; put it above`,
    )
  }
}

function* repeatProblems(option: Option, iface: Iface, file: Overview): Generator<Problem<Node>> {
  const name = canonicalName(option.name)
  const first = file.options.get(iface)?.get(name)
  if (!SINGLE.has(name) || first === undefined || first === option) return
  const instead =
    name === 'address'
      ? `for one more address write one more iface ${iface.name}`
      : 'leave one of the two out'
  yield warning(
    'repeated-option',
    option,
    undefined,
    `there is a "${name} ${first.value}" already, and ifupdown joins the two values with a line feed instead of taking one; ${instead}`,
  )
}
