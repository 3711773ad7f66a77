import { shown, type Problem } from '@cluster-configs/syntax'
import type { Node, Source, SourceDirectory } from './ast.ts'
import { KEYWORDS } from './lexical.ts'
import { warning } from './warning.ts'

/**
 * What `source` and `source-directory` would read nothing of, as far as can be told without looking: ifupdown
 * passes over what is not there, and over what wordexp(3) does not take, in silence.
 */
export function* sourceProblems(node: Source | SourceDirectory): Generator<Problem<Node>> {
  const message = pathFault(node)
  if (message !== undefined) yield warning('bad-source', node, 'path', message)
}

/** A word of wordexp(3): blanks in quotes and behind a backslash are a part of it. */
const WORD = /(?:\\.|'[^']*'|"(?:\\.|[^"\\])*"|[^ \t\v\f\r])+/gs

function pathFault({ type, path }: Source | SourceDirectory): string | undefined {
  const keyword = KEYWORDS[type]
  if (path === '')
    return `${keyword} names nothing to read; write "${keyword} interfaces.d${type === 'source' ? '/*' : ''}"`
  const [first = '', ...others] = path.match(WORD) ?? []
  if (others.some(word => word.startsWith('#'))) {
    return 'there are no comments at the end of a line; put the comment on a line of its own'
  }
  const bare = path.replace(/\\.|'[^']*'/gs, '')
  if (/`|\$\((?!\()/.test(bare)) return 'a command is not run here, and the whole line is ignored'
  const unquoted = bare.replace(/"[^"]*"/g, '')
  const special = /[\n|&;<>(){}"']/.exec(unquoted.replace(/\$\{[^}]*\}|\$\(\(.*\)\)/g, ''))
  if (special !== null) {
    return `${shown(special[0])} is not possible here unquoted or unclosed, and the whole line is ignored`
  }
  const relative = others.find(word => !/^[/~$"']/.test(word))
  if (relative !== undefined) {
    return `only the first path is taken from the directory of this file, not ${shown(relative)}; write it on a line of its own`
  }
  if (type === 'source' && /(?:\.d|\/)$/.test(first) && others.length === 0) {
    return `source reads files, not directories; write "source ${first.replace(/\/$/, '')}/*"`
  }
  if (type === 'sourceDirectory' && /\/[^/]*[*?][^/]*$/.test(first)) {
    return `source-directory reads directories, not files; write "source ${path}"`
  }
  return undefined
}
