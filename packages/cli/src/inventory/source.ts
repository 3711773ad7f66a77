import jsonc, { type Node as Tree } from 'jsonc-parser'
import { readJson } from './json.ts'
import { readYaml } from './yaml.ts'

/** The way to a value in a text: names of properties and indices of items. */
export type Path = readonly (string | number)[]

/** A text that was read: its value, and where in the text each part of it stands. */
export interface Source {
  readonly value: unknown
  /** The offset of a value, or of the nearest one around it that exists. */
  offsetOf(path: Path): number
  /** The offset of a property's name. */
  offsetOfName(path: Path): number
}

/** Something that makes a text unreadable, or ambiguous. */
export interface SourceFault {
  readonly offset: number
  readonly reason: string
  /** Where the other one stands. */
  readonly other?: number
}

/**
 * Reads a text: YAML if the file's name ends with `.yaml` or `.yml`, JSON otherwise, which may have comments.
 * Whichever it is, an object names each property once.
 * @param file the name of the file, if it has one
 */
export function readSource(text: string, file = ''): Source | readonly SourceFault[] {
  const read = /\.ya?ml$/i.test(file) ? readYaml(text) : readJson(text)
  if ('faults' in read) return read.faults
  return sourceOf(read)
}

/** Said of a text that nests more than this program, or its readers, can follow. */
export const TOO_DEEP = 'the file is nested too deeply: an inventory has a few levels'

/** What a reader makes of a text: jsonc-parser's tree of it, whatever the language, or why there is none. */
export type Reading =
  { readonly tree: Tree; readonly value: unknown } | { readonly faults: readonly SourceFault[] }

/** What a tree says, or which names stand in it twice, or that it is too deep to be walked. */
export function sourceOf({ tree, value }: Extract<Reading, { tree: Tree }>): Source | readonly SourceFault[] {
  const faults: SourceFault[] = []
  addTreeFaults(tree, 0, faults)
  if (faults.length > 0) return faults
  const nearest = (path: Path): Tree => {
    for (let length = path.length; length > 0; length--) {
      const found = jsonc.findNodeAtLocation(tree, path.slice(0, length))
      if (found !== undefined) return found
    }
    return tree
  }
  return {
    value,
    offsetOf: path => nearest(path).offset,
    offsetOfName: path => {
      const found = nearest(path)
      return (found.parent?.type === 'property' ? found.parent : found).offset
    },
  }
}

/** Far more than an inventory needs, and far less than the stack holds. */
const DEEPEST = 64

function addTreeFaults(node: Tree, depth: number, faults: SourceFault[]): void {
  if (depth > DEEPEST) return void faults.push({ offset: node.offset, reason: TOO_DEEP })
  if (node.type === 'object') addNameFaults(node, faults)
  for (const child of node.children ?? []) addTreeFaults(child, depth + 1, faults)
}

function addNameFaults(node: Tree, faults: SourceFault[]): void {
  const seen = new Map<string, number>()
  for (const child of node.children ?? []) {
    const name = child.children?.[0]
    if (name === undefined) continue
    const key = String(name.value)
    const { offset } = name
    const other = seen.get(key)
    if (other !== undefined) {
      const reason = `the name ${JSON.stringify(key)} stands here a second time: remove one of them`
      faults.push({ offset, reason, other })
    } else if (key === '__proto__') {
      faults.push({ offset, reason: '"__proto__" is no name for anything: choose another' })
    }
    seen.set(key, offset)
  }
}

/** What an object or a list holds at a path; undefined if it holds nothing there. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (parent, part) =>
      typeof parent === 'object' && parent !== null
        ? Object.getOwnPropertyDescriptor(parent, part)?.value
        : undefined,
    value,
  )
}
