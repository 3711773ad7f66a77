import * as dhcpd from '@cluster-configs/dhcpd'
import * as exports from '@cluster-configs/exports'
import * as fstab from '@cluster-configs/fstab'
import * as interfaces from '@cluster-configs/interfaces'
import * as pxelinux from '@cluster-configs/pxelinux'
import type { Parent, Problem } from '@cluster-configs/syntax'

/** A format as the tools see it: the verbs that every sibling has, on documents they need not know. */
export interface Format {
  readonly name: FormatName
  readonly parse: (text: string) => Parent
  /** Parses a text, and serializes it again. */
  readonly roundTrip: (text: string, file?: string) => { readonly document: Parent; readonly text: string }
  readonly format: (text: string) => string
  /** What is wrong with a text that parses. */
  readonly problems: (text: string) => readonly Problem[]
}

export type FormatName = 'dhcpd' | 'exports' | 'fstab' | 'interfaces' | 'pxelinux'

interface Verbs<Document extends Parent> {
  readonly parse: (text: string, options?: { readonly file?: string }) => Document
  readonly serialize: (document: Document) => string
  readonly format: (text: string) => string
  readonly problems: (document: Document) => readonly Problem[]
}

function format<Document extends Parent>(name: FormatName, verbs: Verbs<Document>): Format {
  const { parse, serialize, format, problems } = verbs
  return {
    name,
    parse,
    roundTrip: (text, file) => {
      const document = parse(text, file === undefined ? {} : { file })
      return { document, text: serialize(document) }
    },
    format: text => format(text),
    problems: text => problems(parse(text)),
  }
}

export const FORMATS: Readonly<Record<FormatName, Format>> = {
  dhcpd: format('dhcpd', dhcpd),
  exports: format('exports', exports),
  fstab: format('fstab', fstab),
  interfaces: format('interfaces', interfaces),
  pxelinux: format('pxelinux', pxelinux),
}
