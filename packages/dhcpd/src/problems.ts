import type { Problem } from '@cluster-configs/syntax'
import type { Document, Node } from './ast.ts'
import { Examiner } from './problems/examination.ts'

/**
 * What dhcpd rejects in a document beyond its syntax (`error`), and what it warns of (`warning`), in the order of the
 * document. It is judged as a server for IPv4 would (`dhcpd` without `-6`), and without the files that it includes.
 */
export function problems(document: Document): readonly Problem<Node>[] {
  return new Examiner().of(document)
}
