import type { Problem } from '@cluster-configs/syntax'
import type { Document, Node } from './ast.ts'
import { Examiner } from './problems/examination.ts'
import type { Protocol } from './problems/place.ts'

export interface ProblemOptions {
  /** 6 if the file is one for DHCPv6, with which dhcpd is started as `dhcpd -6`; 4 if it is left out. */
  readonly protocol?: Protocol
}

/**
 * What dhcpd rejects in a document beyond its syntax (`error`), and what it warns of or what does harm although it
 * says nothing (`warning`), in the order of the document. The files that it includes are not looked into.
 */
export function problems(
  document: Document,
  { protocol = 4 }: ProblemOptions = {},
): readonly Problem<Node>[] {
  return new Examiner(protocol).of(document)
}
