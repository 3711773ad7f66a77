import type { Node } from '../ast.ts'
import { plainName } from '../option-list.ts'
import { Fault } from './fault.ts'
import type { Examination } from './place.ts'

/**
 * Warns of options and parameters that another statement of the same block sets anew: dhcpd adds nothing to what there is
 * unless it is told to append (set_option of options.c).
 */
export function checkOverridden(children: readonly Node[], report: Examination): void {
  const last = new Map<string, { readonly node: Node; readonly value: string }>()
  for (const node of children) {
    // Of the cases of a switch only one may be executed.
    if (node.type === 'case') last.clear()
    const set = settingOf(node, report)
    if (set === undefined) continue
    const { what, value } = set
    const before = last.get(what)
    // Whether an expression has a value is known only when a machine asks.
    if (before !== undefined && before.value !== value && node.type !== 'optionExpression')
      report.warning(
        before.node,
        undefined,
        new Fault('overridden', `a later ${what} stands in its place; put all that is meant in one of them`),
      )
    last.set(what, { node, value })
  }
}

function settingOf(
  node: Node,
  report: Examination,
): { readonly what: string; readonly value: string } | undefined {
  switch (node.type) {
    case 'option':
    case 'optionExpression': {
      if (!SETS.test(node.operation)) return undefined
      const value = node.type === 'option' ? node.data.join(', ') : `= ${node.expression}`
      return { what: `option ${plainName(node.name)}`, value }
    }
    case 'parameter':
      return report.values.isServerParameter(node.name) ? { what: node.name, value: node.value } : undefined
    default:
      return undefined
  }
}

/** What is done with the value that an option has already: it goes. */
const SETS = /^(?:option|supersede|send)$/
