import type { Place, Text } from './place.ts'

/** An assignment of a file that sh sources, such as those in /etc/default. */
export interface Assignment {
  readonly value: string
  readonly place: Place
}

const ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s;#]*))/gm

/** The assignments of such a file by their name, of one name the last. What depends on other variables stays as it is. */
export function assignments(file: Text): ReadonlyMap<string, Assignment> {
  const found = new Map<string, Assignment>()
  for (const match of file.text.matchAll(ASSIGNMENT)) {
    const [whole, name = '', double, single, bare] = match
    const value = double?.replace(/\\([\\"$`])/g, '$1') ?? single ?? bare ?? ''
    const end = match.index + whole.length
    const written = (double ?? single)?.length
    const start = written === undefined ? end - (bare ?? '').length : end - written - 1
    found.set(name, { value, place: file.at(start, written === undefined ? end : end - 1) })
  }
  return found
}
