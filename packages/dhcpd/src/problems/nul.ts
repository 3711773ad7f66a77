import type { Layout } from '@cluster-configs/syntax'
import type { Document, Node } from '../ast.ts'
import { walk } from '../tree.ts'
import { Fault } from './fault.ts'
import type { Examination } from './place.ts'

/**
 * A NUL is no token to dhcpd's scanner, but its parser peeks at it as if it were one: two are too many, and one is
 * where nothing but a brace or the end of the file follows (do_peek_token of conflex.c).
 */
export function checkNuls(document: Document, report: Examination): void {
  const [first] = document.children
  const last = document.children.at(-1)
  if (first === undefined) return
  report.attempt(first, undefined, () => refuseNuls(document.layout, false))
  for (const node of walk(document))
    if (node.layout !== undefined && !isEndOfFile(node))
      report.attempt(node, undefined, () => refuseNuls(node.layout, node === last))
}

/** Nothing is read behind a byte 0xFF, as which the text of another encoding often begins. */
function isEndOfFile(node: Node): boolean {
  return node.type === 'ignored' && node.text.startsWith('\xff')
}

function refuseNuls(layout: Layout | undefined, isLast: boolean): void {
  for (const [name, written] of Object.entries({ ...layout?.gaps, ...layout?.style })) {
    const blanks = written.replace(/#[^\n\xff]*/g, '')
    if (!blanks.includes('\0')) continue
    const isRead = !blanks.includes('\0\0') && name !== 'close' && !(isLast && name === 'end')
    throw new Fault(
      'nul',
      'there are NUL bytes here, at which dhcpd may stop; take them out',
      isRead ? 'warning' : 'error',
    )
  }
}
