import { noted, shown } from '@cluster-configs/syntax'
import type { Directive, Label, Node } from './ast.ts'
import { entryCommand, imageType, initrds, MAX_COMMAND } from './command-line.ts'
import { isBoot, isPlainInclude, type Entry } from './configuration.ts'
import { items } from './lexical.ts'
import type { Report } from './report.ts'

/** What a label boots: whether it can be booted, and whether it is what its lines seem to say. */
export function reportEntry(entry: Entry, report: Report): void {
  const { label, action } = entry
  reportLabelName(label, report)
  reportRepeats(label, report)
  if (action !== 'boot') return
  reportKernel(entry, report)
  reportAppend(entry, report)
  if (['KERNEL', 'LINUX'].includes(entry.type) && imageType(entryCommand(entry)) === 'linux') {
    reportInitrd(entry, report)
  }
  reportLength(entry, report)
}

function reportLabelName(label: Label, report: Report): void {
  const { name } = label
  if (name === '') {
    report.warning('label-name', label, undefined, 'the label has no name, and nothing can choose it')
    return
  }
  const rest = restOfName(label)
  if (rest === '') return
  const message = `PXELINUX calls this label ${shown(name)}, its menu ${shown(`${name} ${rest}`)}; make it one word, and write MENU LABEL for what is shown`
  report.warning('label-name', label, 'name', message)
}

/** What stands behind the name of a label, which is a part of it to a menu. */
export function restOfName(label: Label): string {
  return noted(label, 'gaps', 'end')?.trim() ?? ''
}

/** Of lines of one kind only the last counts. */
function reportRepeats(label: Label, report: Report): void {
  const last = new Map<string, Directive>()
  for (const node of label.children) {
    if (node.type !== 'directive') continue
    const { keyword } = node
    const kind = isBoot(node) ? 'kernel' : keyword === 'SYSAPPEND' ? 'IPAPPEND' : keyword
    if (!['kernel', 'IPAPPEND', 'APPEND', 'INITRD'].includes(kind)) continue
    const before = last.get(kind)
    last.set(kind, node)
    if (before === undefined || (before.value === node.value && before.keyword === keyword)) continue
    const instead =
      kind === 'APPEND'
        ? '; put all options on one line'
        : kind === 'INITRD'
          ? '; put all files on one line with commas between them'
          : ''
    const message = `a later ${keyword} of this label stands in its place${instead}`
    report.warning('overridden', before, undefined, message)
  }
}

function reportKernel({ label, type, kernel, kernelLine }: Entry, report: Report): void {
  if (kernelLine === undefined) {
    if (label.name === '' || label.children.some(bringsKernel)) return
    const message = `the label has no KERNEL, so that PXELINUX loads a file called ${shown(label.name)}`
    report.warning('label-without-kernel', label, 'name', message)
    return
  }
  if (kernel === '' && type !== 'LOCALBOOT' && type !== 'NONE') {
    report.error('empty-kernel', kernelLine, undefined, `${type} names no file`)
    return
  }
  if (type === 'NONE' || type === 'COMBOOT') {
    report.error('kind-of-kernel', kernelLine, 'keyword', `PXELINUX 6 boots nothing by ${type}; write KERNEL`)
  }
  const name = /^[^\0- \x7f]*/.exec(kernel)?.[0] ?? ''
  const kind = imageType(name)
  if (type === 'FDIMAGE' || (type === 'KERNEL' && name.endsWith('.img'))) {
    const message = 'PXELINUX cannot boot a floppy image; write KERNEL memdisk, and the image behind INITRD'
    report.warning('floppy-image', kernelLine, 'value', message)
  } else if (
    type === 'KERNEL' &&
    ['boot', 'bss', 'pxe'].includes(kind) &&
    /(?<!pxe)linu[xz]|kernel|bzimage|memtest/i.test(name)
  ) {
    const ending = /\.[^.]*$/.exec(name)?.[0] ?? ''
    const what = kind === 'pxe' ? 'a PXE boot loader' : 'a boot sector'
    const message = `PXELINUX takes a file whose name ends in ${ending} for ${what}; write LINUX in place of KERNEL`
    report.warning('kind-of-kernel', kernelLine, 'value', message)
  } else if (type === 'LINUX' && kind === 'com32') {
    const message = 'a module is no Linux kernel, which PXELINUX takes it for; write COM32 in place of LINUX'
    report.warning('kind-of-kernel', kernelLine, 'keyword', message)
  }
}

/** A file that is included may name the kernel, and MENU HELP shows a file. */
function bringsKernel(node: Node): boolean {
  return isPlainInclude(node) || (node.type === 'menu' && node.keyword === 'HELP')
}

/** Who repeats some of the APPEND for the whole file, or boots no Linux, knows that it does not count here. */
function reportAppend(entry: Entry, report: Report): void {
  const { appendLine, globalAppend } = entry
  const own = appendLine?.value ?? ''
  const global = globalAppend?.value ?? ''
  if (appendLine === undefined || appendLine === globalAppend || own === '-') return
  if (global === '' || global === '-' || imageType(entryCommand(entry)) !== 'linux') return
  const words = new Set(own.split(/\s+/))
  if (global.split(/\s+/).some(word => words.has(word))) return
  const message = `this stands in place of the APPEND for the whole file, ${shown(global)}, and does not add to it`
  report.warning('append-replaced', appendLine, 'value', message)
}

/** PXELINUX loads what it finds behind the first `initrd=`, and boots nothing if one of the files is not there. */
function reportInitrd(entry: Entry, report: Report): void {
  const { initrdLine, label } = entry
  const command = entryCommand(entry)
  if (!/initrd=/i.test(command)) return
  const words = initrdWords(entry)
  if (initrds(command).includes('')) {
    const message = 'initrd= names no file here; write the files behind it with commas and without blanks'
    const [first] = words
    if (first === undefined) report.error('empty-initrd', label, undefined, message)
    else report.error('empty-initrd', first.node, 'value', message, first.item)
  }
  // Behind the files may stand an option, such as setkmap=us.
  if (initrdLine?.value !== undefined && /^[^ \t]+[ \t]+[^ \t=]+(?:[ \t]|$)/.test(initrdLine.value)) {
    const message =
      'the file’s name ends at the blank, and the rest goes to the kernel; write commas between files'
    report.warning('initrd-blank', initrdLine, 'value', message, 1)
  }
  // An option such as skipinitrd=1 has it, too, and does no harm behind the one that is meant.
  const lost = words.find(
    ({ word }, index) => word.includes(',initrd=') || (index > 0 && word.startsWith('initrd=')),
  )
  if (lost !== undefined) {
    const message =
      'PXELINUX loads the files of the first initrd= only, which is another; put all files behind one with commas between them'
    report.warning('initrd-twice', lost.node, 'value', message, lost.item)
  }
  if (command.includes('initrd=')) return
  for (const { node, item, word } of wordsOf(entry)) {
    if (!/^initrd=/i.test(word)) continue
    report.warning('initrd-case', node, 'value', 'PXELINUX knows initrd= in small letters only', item)
  }
}

/** A word of the lines that make the command of a label. */
interface Word {
  readonly node: Directive
  readonly item: number
  readonly word: string
}

/** The words in which an `initrd=` stands, in the order of the command; `INITRD` puts one before its own first word. */
function initrdWords(entry: Entry): readonly Word[] {
  const { initrdLine } = entry
  const words = wordsOf(entry).filter(({ word }) => word.includes('initrd='))
  return initrdLine === undefined ? words : [...words, { node: initrdLine, item: 0, word: 'initrd=' }]
}

/** The words behind `KERNEL` and `APPEND`. */
function wordsOf({ append, appendLine, kernel, kernelLine }: Entry): readonly Word[] {
  const lines = [
    [kernelLine, kernel],
    [appendLine, append],
  ] as const
  return lines.flatMap(([node, text]) =>
    node === undefined
      ? []
      : items(text).map(({ start, end }, item) => ({ node, item, word: text.slice(start, end) })),
  )
}

function reportLength(entry: Entry, report: Report): void {
  const { appendLine, kernel, label } = entry
  const { length } = entryCommand(entry)
  const node = appendLine ?? label
  if (length > MAX_COMMAND) {
    const message = `the label’s command line has ${length} characters, and PXELINUX boots none of more than ${MAX_COMMAND}`
    report.error('command-line-too-long', node, undefined, message)
  } else if (length + `BOOT_IMAGE=${kernel}`.length > MAX_COMMAND + kernel.length) {
    const message = `with the BOOT_IMAGE= that PXELINUX puts before it the command line has more than ${MAX_COMMAND} characters, and Linux does not see its end`
    report.warning('command-line-too-long', node, undefined, message)
  }
}
