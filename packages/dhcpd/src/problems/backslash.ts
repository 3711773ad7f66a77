import { noted } from '@cluster-configs/syntax'
import type { Option, Parameter } from '../ast.ts'
import { items } from '../tokens.ts'
import { Fault, ofItem } from './fault.ts'
import type { Examination } from './place.ts'

/** Tells of a backslash that dhcpd drops, as it does before letters that are no escape: "boot\wdsnbp.com". */
export function checkBackslashes(node: Option | Parameter, report: Examination): void {
  const field = node.type === 'option' ? 'data' : 'value'
  // What has lost it is no canonical string, and so noted as it was written.
  const written = noted(node, 'spelling', field)
  if (written?.includes('\\') !== true) return
  const lost = [...written.matchAll(/\\(.)/gs)].find(([, letter]) => /[ac-mo-qsu-wyzA-Z]/.test(letter ?? ''))
  if (lost === undefined) return
  const item = items(written).findIndex(({ end }) => end > lost.index)
  const message = `dhcpd drops the backslash before "${lost[1]}"; write two where one is meant`
  report.warning(node, field, ofItem(new Fault('lost-backslash', message), item))
}
