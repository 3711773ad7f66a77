import type { Directive, Document, Keyword, Label, Menu, Node } from './ast.ts'
import { hasTag, skipWord } from './lexical.ts'
import { bits, integer } from './number.ts'

/*
 * What PXELINUX has in mind when it has read a file: the entries that labels make, and what holds for all of them.
 * (syslinux, com32/elflink/ldlinux/readconfig.c)
 */

/** What a label boots. */
export interface Entry {
  readonly label: Label
  /** The directive that names what to boot: `LOCALBOOT` and the like say how. */
  readonly type: BootKeyword
  readonly kernel: string
  /** The line that it stands in; the label's own name is the kernel if there is none. */
  readonly kernelLine: Directive | undefined
  /** The options in force, those of the file if the label has none of its own; `''` if there are none. */
  readonly append: string
  readonly appendLine: Directive | undefined
  /** The options of the file as they are where the label stands. */
  readonly globalAppend: Directive | undefined
  readonly initrdLine: Directive | undefined
  /** Which options PXELINUX adds, a bit for each. */
  readonly sysappend: number
  /** What choosing it does: only `boot` boots something, and a disabled one is not found by its name. */
  readonly action: 'boot' | 'menu' | 'disabled'
}

export interface Configuration {
  readonly entries: readonly Entry[]
  /** The line that says what is booted: the last `UI`, or else the last `DEFAULT`. */
  readonly command: Directive | undefined
  /** The last `DEFAULT`, which is what a menu begins with if there is a `UI`. */
  readonly defaultLine: Directive | undefined
  /** The last `ONTIMEOUT` and the last `ONERROR`, which say what is booted instead. */
  readonly fallbacks: readonly Directive[]
  /** Whether what no label is called may be the name of a file. */
  readonly implicit: boolean
  /** Whether options may follow such a name. */
  readonly options: boolean
  /** Whether the boot prompt is closed. */
  readonly noEscape: boolean
  readonly prompt: boolean
  /** Which options PXELINUX adds to those of a file that is no label's. */
  readonly sysappend: number
  /** Whether other files are read into it. */
  readonly includes: boolean
}

const BOOT = [
  'BOOT',
  'BSS',
  'COM32',
  'COMBOOT',
  'CONFIG',
  'FDIMAGE',
  'KERNEL',
  'LINUX',
  'LOCALBOOT',
  'NONE',
  'PXE',
] as const
export type BootKeyword = (typeof BOOT)[number]
const bootKeywords: ReadonlySet<Keyword> = new Set(BOOT)

/** Whether a directive says what a label boots. */
export function isBoot(node: Node): node is Directive & { readonly keyword: BootKeyword } {
  return node.type === 'directive' && bootKeywords.has(node.keyword)
}

/** What PXELINUX takes from a document. The files that it includes are not looked into. */
export function readConfiguration(document: Document): Configuration {
  const reading = new Reading()
  reading.readAll(document.children)
  return reading.configuration()
}

class Reading {
  readonly #entries: Entry[] = []
  /** The last line of each directive of the whole file. */
  readonly #globals = new Map<Keyword, Directive>()
  #append: Directive | undefined
  #sysappend = 0
  #includes = false

  readAll(nodes: readonly Node[]): void {
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at]
      if (node?.type === 'submenu') this.readAll(node.children)
      else if (node?.type === 'label') {
        const behind = linesBehind(nodes, at)
        this.#label(node, [...node.children, ...behind])
        at += behind.length
      } else if (node !== undefined) this.#line(node)
    }
  }

  configuration(): Configuration {
    const flag = (keyword: Keyword, initial: boolean) => {
      const line = this.#globals.get(keyword)
      return line === undefined ? initial : integer(line.value ?? '') !== 0
    }
    const defaultLine = this.#globals.get('DEFAULT')
    return {
      entries: this.#entries,
      command: this.#globals.get('UI') ?? defaultLine,
      defaultLine,
      fallbacks: (['ONTIMEOUT', 'ONERROR'] as const).flatMap(keyword => this.#globals.get(keyword) ?? []),
      implicit: flag('IMPLICIT', true),
      options: flag('ALLOWOPTIONS', true),
      noEscape: flag('NOESCAPE', false),
      prompt: flag('PROMPT', false),
      sysappend: this.#sysappend,
      includes: this.#includes,
    }
  }

  /** A line outside any label. */
  #line(node: Node): void {
    this.#global(node)
    if (node.type !== 'directive') return
    if (node.keyword === 'APPEND') this.#append = node
    if (isSysappend(node)) this.#sysappend = bits(node.value ?? '')
  }

  /** What acts on the whole file wherever it stands. */
  #global(node: Node): void {
    if (node.type === 'menu') this.#includes ||= node.keyword === 'INCLUDE'
    if (node.type !== 'directive') return
    this.#globals.set(node.keyword, node)
    this.#includes ||= node.keyword === 'INCLUDE'
  }

  #label(label: Label, lines: readonly Node[]): void {
    let kernelLine: Entry['kernelLine']
    let type: BootKeyword = 'KERNEL'
    let ownAppend: Directive | undefined
    let initrdLine: Directive | undefined
    let sysappend = this.#sysappend
    let action: Entry['action'] = 'boot'
    for (const node of lines) {
      this.#global(node)
      if (node.type === 'menu') action = actionOf(node.keyword, action)
      if (node.type !== 'directive') continue
      if (isBoot(node)) [kernelLine, type] = [node, node.keyword]
      if (node.keyword === 'APPEND') ownAppend = node
      if (node.keyword === 'INITRD') initrdLine = node
      if (isSysappend(node)) sysappend = bits(node.value ?? '')
    }
    const appendLine = ownAppend ?? this.#append
    const append = appendLine?.value ?? ''
    this.#entries.push({
      label,
      type,
      kernel: kernelLine === undefined ? label.name : (kernelLine.value ?? ''),
      kernelLine,
      append: append === '-' ? '' : append,
      appendLine,
      globalAppend: this.#append,
      initrdLine,
      sysappend,
      action,
    })
  }
}

/**
 * What PXELINUX takes for lines of a label although its menus do not: to these a label ends at an `INCLUDE` with a tag,
 * while PXELINUX sees no tag (do_include).
 */
function linesBehind(nodes: readonly Node[], label: number): readonly Node[] {
  const from = label + 1
  // Most labels are followed by another one: nothing is copied to see that.
  let at = from
  while (nodes[at]?.type === 'comment' || nodes[at]?.type === 'blank') at++
  const next = nodes[at]
  if (next?.type !== 'directive' || next.keyword !== 'INCLUDE') return []
  let to = from
  while (to < nodes.length && !endsLabel(nodes[to])) to++
  return nodes.slice(from, to)
}

function endsLabel(node: Node | undefined): boolean {
  if (node?.type === 'menu') return ['SEPARATOR', 'BEGIN', 'END'].includes(node.keyword) || isTagged(node)
  return node?.type === 'label' || node?.type === 'submenu'
}

function isTagged({ keyword, value = '' }: Directive | Menu): boolean {
  return keyword === 'INCLUDE' && hasTag(value)
}

function isSysappend({ keyword }: Directive): boolean {
  return keyword === 'IPAPPEND' || keyword === 'SYSAPPEND'
}

function actionOf(keyword: string, action: Entry['action']): Entry['action'] {
  if (keyword === 'DISABLE' || keyword === 'DISABLED') return 'disabled'
  if (action === 'disabled') return action
  return keyword === 'QUIT' || keyword === 'GOTO' || keyword === 'EXIT' ? 'menu' : action
}

/** The entry that a command line names by its first word: the first of that name, in the same case. */
export function findEntry(entries: readonly Entry[], command: string): Entry | undefined {
  const name = command.slice(0, skipWord(command, 0, command.length))
  return entries.find(({ label, action }) => label.name === name && action !== 'disabled')
}

/** Whether an include may bring lines for the label or menu that it stands in, rather than a submenu. */
export function isPlainInclude(node: Node): boolean {
  if (node.type !== 'directive' && node.type !== 'menu') return false
  return node.keyword === 'INCLUDE' && !isTagged(node)
}
