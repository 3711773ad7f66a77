import type { Problem } from '@cluster-configs/syntax'
import type { Document, Node } from './ast.ts'
import { readConfiguration } from './configuration.ts'
import { reportDefault } from './default.ts'
import { reportEntry } from './entry.ts'
import { reportLost } from './lost.ts'
import { reportMenus } from './menu.ts'
import { Report } from './report.ts'
import { walk } from './tree.ts'
import { reportValues } from './value.ts'

/**
 * What is wrong with a configuration, in the order of the document. PXELINUX rejects no file: an `error` is what it
 * cannot boot, such as an `initrd=` without a file, and a `warning` is what it reads otherwise than a person would,
 * such as a line that it passes over. The document is taken for the file that PXELINUX opens first, and what it
 * includes is not looked into: a name that an included file may bring is not reported.
 */
export function problems(document: Document): readonly Problem<Node>[] {
  const report = new Report()
  const configuration = readConfiguration(document)
  reportLost(document, report)
  reportDefault(document, configuration, report)
  for (const entry of configuration.entries) reportEntry(entry, report)
  reportValues(document, configuration, report)
  reportMenus(document, report)
  return report.inOrder(walk(document))
}
