import { shown, type Problem } from '@cluster-configs/syntax'
import type { Entry, Node } from './ast.ts'
import { error, type Field } from './problem.ts'

/** What a program writes a value in place of: `{{ name }}`, `{% if %}`, `<%= name %>`, `$name`, `${name}`. */
const MARK = /\{\{|\}\}|\{%|%\}|<%|%>|\$\{?[A-Za-z_]\w*\}?/

/**
 * One problem for a line of a template, which is read word by word as it stands, in place of those of its words.
 * @param found the problems of the line
 * @returns undefined if there is none, or the line is no such one
 */
export function templateProblem(entry: Entry, found: readonly Problem<Node>[]): Problem<Node> | undefined {
  const place = found.length === 0 ? undefined : placeIn(entry)
  if (place === undefined) return undefined
  const { node, field, item, mark } = place
  const message = `${shown(mark)} looks like a template, and exportfs reads the line as it stands; write what is to stand there, or have the template filled in first`
  const isError = found.some(({ severity }) => severity === 'error')
  const problem = error('template', node, field, message, item)
  return isError ? problem : { ...problem, severity: 'warning' }
}

interface Place {
  readonly node: Node
  readonly field: Field
  readonly item?: number
  readonly mark: string
}

/** The first mark of a template in a line. */
function placeIn(entry: Entry): Place | undefined {
  for (const { text, ...place } of wordsOf(entry)) {
    const mark = MARK.exec(text)?.[0]
    if (mark !== undefined) return { ...place, mark }
  }
  return undefined
}

function* wordsOf(entry: Entry): Generator<Omit<Place, 'mark'> & { readonly text: string }> {
  yield { node: entry, field: 'path', text: entry.path }
  for (const node of entry.children) {
    if (node.type === 'client') yield { node, field: 'host', text: node.host }
    for (const [item, text] of node.options.entries()) yield { node, field: 'options', item, text }
  }
}
