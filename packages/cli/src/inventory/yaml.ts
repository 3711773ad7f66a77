import { createRequire } from 'node:module'
import jsonc, { type Node as Tree } from 'jsonc-parser'
import type * as Yaml from 'yaml'
import { TOO_DEEP, type Reading, type SourceFault } from './source.ts'

const require = createRequire(import.meta.url)

/**
 * Reads a YAML 1.2 text as far as it says what JSON can say, and in one way. What readers of YAML understand
 * differently is refused: numbers with leading zeros, aliases, merge keys and tags.
 */
export function readYaml(text: string): Reading {
  // Loaded when there is YAML to read: that takes as long as all the rest of a start.
  const yaml: typeof Yaml = require('yaml')
  try {
    // Names that stand twice are found for all languages alike, and in linear time.
    const document = yaml.parseDocument(text, { uniqueKeys: false, prettyErrors: false })
    if (document.directives?.yaml.explicit === true) {
      return refused(0, 'a %YAML directive is not read here: remove it, the file is read as YAML 1.2')
    }
    const [error] = document.errors
    if (error !== undefined) return refused(Math.min(error.pos[0], text.length), explain(error))
    if (document.contents === null)
      return refused(0, 'the file is empty: expected the fields of an inventory')
    const faults: SourceFault[] = []
    const tree = treeOf(document.contents, undefined, { yaml, faults })
    return faults.length > 0 ? { faults } : { tree, value: jsonc.getNodeValue(tree) }
  } catch (error) {
    if (error instanceof RangeError) return refused(0, TOO_DEEP)
    throw error
  }
}

function refused(offset: number, reason: string): Reading {
  return { faults: [{ offset, reason }] }
}

function explain({ code, message }: Yaml.YAMLParseError): string {
  if (code === 'RESOURCE_EXHAUSTION') return TOO_DEEP
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here, and the file holds one'
  if (code === 'TAB_AS_INDENT') return 'a tab stands in the indentation: YAML takes only spaces'
  return `the file is no YAML here: ${message}`
}

interface Reader {
  readonly yaml: typeof Yaml
  readonly faults: SourceFault[]
}

/** The tree that jsonc-parser would have made of the same in JSON. */
function treeOf(node: unknown, parent: Tree | undefined, reader: Reader): Tree {
  const { isAlias, isMap, isScalar, isSeq } = reader.yaml
  const place = { offset: offsetOf(node) ?? parent?.offset ?? 0, length: 0, ...(parent && { parent }) }
  const refuse = (reason: string): number => reader.faults.push({ offset: place.offset, reason })
  if (isAlias(node)) refuse('an alias is not read here: a profile says what nodes have in common')
  else if (isMap(node) || isSeq(node) || isScalar(node)) {
    if (node.tag !== undefined) refuse(`the tag ${node.tag} is not read here: leave it out`)
    if (isScalar(node)) return { ...place, ...literal(node, refuse) }
    const children: Tree[] = []
    const tree: Tree = { ...place, type: isMap(node) ? 'object' : 'array', children }
    if (isMap(node)) for (const pair of node.items) children.push(property(pair, tree, reader))
    else for (const item of node.items) children.push(treeOf(item, tree, reader))
    return tree
  }
  return { ...place, type: 'null', value: null }
}

function property({ key, value }: Yaml.Pair, parent: Tree, reader: Reader): Tree {
  const offset = offsetOf(key) ?? parent.offset
  const refuse = (reason: string): number => reader.faults.push({ offset, reason })
  const children: Tree[] = []
  const tree: Tree = { type: 'property', offset, length: 0, parent, children }
  let name = ''
  if (!reader.yaml.isScalar(key)) refuse('this is no name: a name is a word, or text in quotes')
  // A name is what is written, though it may look like a number or a truth value.
  else name = typeof key.value === 'string' ? key.value : (key.source ?? '')
  if (name === '<<') refuse('a merge key is not read here: a profile says what nodes have in common')
  children.push({ type: 'string', value: name, offset, length: 0, parent: tree }, treeOf(value, tree, reader))
  return tree
}

function literal(
  { value, source = '' }: Yaml.Scalar,
  refuse: (reason: string) => number,
): Pick<Tree, 'type' | 'value'> {
  if (typeof value === 'string') return { type: 'string', value }
  if (typeof value === 'boolean') return { type: 'boolean', value }
  if (typeof value !== 'number') return { type: 'null', value: null }
  if (!Number.isFinite(value))
    refuse(`${source} is no number here: write a finite one, or put it in quotes if it is text`)
  if (/^[+-]?0[\dox]/i.test(source)) {
    refuse(
      `${source} is not the same number to every reader: write it without a leading zero, or in quotes if it is text`,
    )
  }
  return { type: 'number', value }
}

function offsetOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined
  const { range } = node
  const first: unknown = Array.isArray(range) ? range[0] : undefined
  return typeof first === 'number' ? first : undefined
}
