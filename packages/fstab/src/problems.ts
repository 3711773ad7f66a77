import type { Problem } from '@cluster-configs/syntax'
import type { Document, Entry, Node } from './ast.ts'
import { entryProblems } from './entry.ts'
import { contentEnd } from './lexical.ts'
import { readMntents } from './mntent.ts'
import { differences } from './readers.ts'
import { serialize } from './serialize.ts'
import { Targets } from './targets.ts'

/**
 * What mount(8) reports of a table (`error`: it passes over the line), what findmnt --verify warns of as far as
 * the text alone can tell, and where systemd reads a line otherwise than mount (`warning`); in the order of the
 * document.
 * @throws SerializeError if the document holds what no fstab can carry
 */
export function problems(document: Document): readonly Problem<Node>[] {
  const text = serialize(document)
  const lines = text.split(/(?<=\n)/)
  const readings = readMntents(text)
  const targets = new Targets(document.children.filter((node): node is Entry => node.type === 'entry'))
  const found: Problem<Node>[] = []
  // Every node is one line.
  for (const [index, node] of document.children.entries()) {
    const whole = lines[index] ?? ''
    const line = whole.slice(0, contentEnd(whole))
    if (node.type === 'ignored') {
      found.push({
        rule: 'ignored-line',
        severity: 'error',
        node,
        message: `mount passes over this line: ${node.reason}`,
      })
    }
    if (node.type === 'entry') found.push(...entryProblems(node), ...targets.problems(node))
    found.push(...differences(node, line, readings[index] ?? 'nothing'))
  }
  return found
}
