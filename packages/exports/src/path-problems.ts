import { hasBlankLookalike, noBreakSpaceIn, shown, type Problem } from '@cluster-configs/syntax'
import type { Entry, Node } from './ast.ts'
import { warning } from './problem.ts'
import type { Rule } from './rules.ts'

/** What cannot be meant by a path; exportfs takes any. Only the first that fits is told. */
export function* pathProblems(entry: Entry): Generator<Problem<Node>> {
  const { path } = entry
  const [, base = '', list] = /^(.*)\(([^()]*)\)$/s.exec(path) ?? []
  if (hasBlankLookalike(path)) {
    yield of(entry, 'no-break-space', noBreakSpaceIn(shown(path)))
  } else if (path.endsWith('\\')) {
    const message = `${shown(path)} ends with a backslash, which takes nothing from the blank behind it; write "${path.slice(0, -1)} …" with quotes around the whole path`
    yield of(entry, 'backslash-blank', message)
  } else if (list !== undefined && !path.startsWith('/')) {
    const message = `${shown(path)} is read as a path, for every line begins with one; if it is a client of the line before, end that with a backslash and nothing behind it, and put no comment between`
    yield of(entry, 'options-in-path', message)
  } else if (list !== undefined) {
    const message = `${shown(path)} is read as a path, for options stand behind a client; write ${base} *(${list}) for everyone`
    yield of(entry, 'options-in-path', message)
  } else if (!path.startsWith('/')) {
    yield of(entry, 'relative-path', `${shown(path)} is no path from the root; ${adviceFor(path)}`)
  } else if (/[*?]/.test(path)) {
    yield of(
      entry,
      'pattern-in-path',
      `${shown(path)} is one path with that name; write a line for each path`,
    )
  }
}

function of(entry: Entry, rule: Rule, message: string): Problem<Node> {
  return warning(rule, entry, 'path', message)
}

function adviceFor(path: string): string {
  // The root of NFSv4 as BSD writes it.
  if (path === 'V4:') return 'the root of NFSv4 is the export with fsid=0'
  if (path.startsWith(';')) return 'a comment begins with "#"'
  if (/^[^/]+:\//.test(path))
    return `an export is on this machine: write ${path.slice(path.indexOf(':') + 1)}`
  if (path.startsWith('-')) return 'options stand behind a path and its client'
  if (/^[0-9.]+(?:\/|$)|^[@*]/.test(path)) return 'a line begins with the path, and the clients follow'
  if (path.startsWith('~')) return 'exportfs knows no "~"'
  return /^[a-z0-9._]/i.test(path) ? `write /${path}` : 'a path begins with a slash'
}
