import { isNode, noted, sharedIndent, type Writer } from '@cluster-configs/syntax'
import type { Comment, Hardware, Host, Node } from '../ast.ts'
import { KNOWN_OPTIONS } from '../problems/option-table.ts'
import { COMMENT, FIXED_ADDRESS, HARDWARE, HOST, OPTION, PARAMETERS, RANGE, type Form } from './forms.ts'
import { INLINE, ONE_LINE } from './layouts.ts'

const HOST_FIELD = new RegExp(`^${HOST}$`)
const COMMENT_FIELD = new RegExp(`^${COMMENT}$`)

/**
 * Writes the lines of nodes from an index on, one behind the other, up to the first that is left to the fields.
 * @param to the index behind the last one
 * @param indent what stands before what is on them
 * @param hosts whether there may be hosts
 * @returns the index of the first that was not written
 */
export function writeCanonical(
  out: Writer,
  nodes: readonly Node[],
  from: number,
  to: number,
  indent: string,
  hosts: boolean,
): number {
  for (let index = from; index < to; index++) {
    const node = nodes[index]
    const line =
      node === undefined || (node.type === 'host' && !hosts)
        ? undefined
        : lineText(node, indent, !out.canonical)
    if (line === undefined) return index
    out.write(line)
  }
  return to
}

/**
 * One line, or those of a host.
 * @param kept whether layouts are heeded
 */
function lineText(node: Node, indent: string, kept: boolean): string | undefined {
  if (node.type === 'blank') return node.layout === undefined && !('comment' in node) ? '\n' : undefined
  const text =
    node.type === 'host'
      ? hostText(node, indent, kept)
      : node.type === 'comment'
        ? commentText(node)
        : statementText(node, kept)
  if (text === undefined) return undefined
  if (!('comment' in node)) return `${indent}${text}\n`
  return isPlain(COMMENT_FIELD, node.comment) ? `${indent}${text} #${node.comment}\n` : undefined
}

function hostText({ name, children, layout }: Host, indent: string, kept: boolean): string | undefined {
  if (!isPlain(HOST_FIELD, name)) return undefined
  if (kept && layout === ONE_LINE) return inlineText(name, children)
  const inner = layout === undefined ? `${indent}  ` : kept ? sharedIndent(layout) : undefined
  if (inner === undefined) return undefined
  let text = `host ${name} {\n`
  for (const child of children) {
    if (!isNode(child)) return undefined
    const isPlain = child.layout === undefined && !('comment' in child)
    const statement = isPlain ? fieldsText(child) : undefined
    const line = statement === undefined ? oddText(child, inner, kept) : `${inner}${statement};\n`
    if (line === undefined) return undefined
    text += line
  }
  return `${text}${indent}}`
}

function inlineText(name: string, children: readonly Node[]): string | undefined {
  let text = `host ${name} {`
  for (const child of children) {
    const isInline = isNode(child) && child.layout === INLINE && !('comment' in child)
    const statement = isInline ? fieldsText(child) : undefined
    if (statement === undefined) return undefined
    text += ` ${statement};`
  }
  return `${text} }`
}

/** A line in a host that is more than its fields. */
function oddText(node: Node, indent: string, kept: boolean): string | undefined {
  return node.type === 'host' ? undefined : lineText(node, indent, kept)
}

function commentText({ text, layout }: Comment): string | undefined {
  return layout === undefined && isPlain(COMMENT_FIELD, text) ? `#${text}` : undefined
}

function statementText(node: Node, kept: boolean): string | undefined {
  const isHardware = kept && node.type === 'hardware'
  const text = node.layout === undefined ? fieldsText(node) : isHardware ? capitalHardware(node) : undefined
  return text === undefined ? undefined : `${text};`
}

function capitalHardware(node: Hardware): string | undefined {
  const written = noted(node, 'spelling', 'hardwareAddress')
  const { gaps, spelling = {} } = node.layout ?? {}
  if (written === undefined || gaps !== undefined || Object.keys(spelling).length > 1) return undefined
  return written.toLowerCase() === node.hardwareAddress && fieldsText(node) !== undefined
    ? `hardware ethernet ${written}`
    : undefined
}

/** A statement by its fields alone, without its semicolon: the fewer pieces a line has, the sooner they are one text. */
function fieldsText(node: Node): string | undefined {
  switch (node.type) {
    case 'hardware':
      return node.hardwareType === 'ethernet' ? write(HARDWARE, node.hardwareAddress) : undefined
    case 'fixedAddress':
      return write(FIXED_ADDRESS, only(node.addresses))
    case 'option':
      return node.operation === 'option' ? optionText(node.name, only(node.data)) : undefined
    case 'parameter':
      return write(
        PARAMETERS.find(({ keyword }) => keyword === node.name),
        node.value,
      )
    case 'range':
      return isFalse(node.dynamicBootp) ? write(RANGE, node.lowAddress, node.highAddress) : undefined
    default:
      return undefined
  }
}

/** A name that dhcpd knows need not be looked at again for each host. */
function optionText(name: string, datum: unknown): string | undefined {
  const isName = KNOWN_OPTIONS.has(name) || isPlain(OPTION.fields[0], name)
  return isName && isPlain(OPTION.fields[1], datum) ? `${OPTION.head}${name} ${datum}` : undefined
}

function write(form: Form | undefined, first: unknown, second?: unknown): string | undefined {
  if (form === undefined || !isPlain(form.fields[0], first)) return undefined
  if (form.fields.length === 1) return `${form.head}${first}`
  return isPlain(form.fields[1], second) ? `${form.head}${first} ${second}` : undefined
}

/** A document may come from anywhere: a field that is not a string is left to those who refuse it. */
function isPlain(pattern: RegExp | undefined, field: unknown): field is string {
  return pattern !== undefined && typeof field === 'string' && pattern.test(field)
}

function isFalse(field: unknown): boolean {
  return field === false
}

function only(items: readonly string[]): string | undefined {
  return Array.isArray(items) && items.length === 1 ? items[0] : undefined
}
