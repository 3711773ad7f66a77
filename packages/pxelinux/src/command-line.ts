import type { Document, Label } from './ast.ts'
import { findEntry, readConfiguration, type Entry } from './configuration.ts'
import { endsWord, skipWord } from './lexical.ts'
import { sysappendOptions, type Machine } from './sysappend.ts'

/** How PXELINUX starts a file: what is not of another kind it takes for a Linux kernel. */
export type ImageType = 'boot' | 'bss' | 'com32' | 'config' | 'linux' | 'localboot' | 'pxe'

/** What PXELINUX boots. */
export interface CommandLine {
  /** The label that was named; none if the name is that of a file. */
  readonly label?: Label
  readonly type: ImageType
  /** The file to load; the number of the drive for `localboot`. */
  readonly kernel: string
  /** What follows it. */
  readonly options: string
  /** The files that make the initial RAM disk, as PXELINUX finds them in the options of a Linux kernel. */
  readonly initrds: readonly string[]
  /** What a Linux kernel shows in /proc/cmdline; for other files their name and options. */
  readonly text: string
}

/** PXELINUX boots no longer command line than this, its name for the kernel's kind among it. */
export const MAX_COMMAND = 2047

/**
 * What PXELINUX boots, as it computes it: the label's kernel with its options or those of the whole file, those that
 * follow the label's name, `initrd=` for `INITRD`, and what `IPAPPEND` adds. It takes the first of the labels of one
 * name; a name that no label has is that of a file. Files that the document includes are not looked into.
 *
 * @param command what is typed at the `boot:` prompt, such as `linux` or `linux single`; if it is left out, what
 * `UI` or else `DEFAULT` says
 * @param machine what options are made of by `IPAPPEND` and `SYSAPPEND`, if the document has any
 * @returns undefined if nothing is booted: there is no default, the label is one that leads elsewhere in the menu,
 * `IMPLICIT 0` forbids a file's name, or the whole is longer than 2047 characters
 * @throws RangeError if `machine` lacks what an option is made of
 */
export function commandLine(
  document: Document,
  command?: string,
  machine?: Machine,
): CommandLine | undefined {
  const configuration = readConfiguration(document)
  const typed = command ?? configuration.command?.value
  if (typed === undefined) return undefined
  const entry = findEntry(configuration.entries, typed)
  if (entry !== undefined) {
    if (entry.action !== 'boot') return undefined
    const options = typed.slice(skipSpace(typed, skipWord(typed, 0, typed.length)))
    const added = sysappendOptions(entry.sysappend, machine)
    const whole = entryCommand(entry, added) + (options === '' ? '' : ` ${options}`)
    const booted = execute(whole, imageType(whole), [])
    return booted === undefined ? undefined : { label: entry.label, ...booted }
  }
  if (!configuration.implicit) return undefined
  const file = configuration.options ? typed : typed.slice(0, skipWord(typed, 0, typed.length))
  return execute(file, imageType(file), sysappendOptions(configuration.sysappend, machine))
}

/**
 * The command that a label stands for.
 * @param added what `IPAPPEND` adds
 */
export function entryCommand(
  { type, kernel, append, initrdLine }: Entry,
  added: readonly string[] = [],
): string {
  const prefix = type === 'KERNEL' ? '' : `.${type.toLowerCase()} `
  const initrd = initrdLine === undefined ? [] : [`initrd=${initrdLine.value ?? ''}`]
  return prefix + [kernel, ...(append === '' ? [] : [append]), ...initrd, ...added].join(' ')
}

const EXTENSIONS: readonly (readonly [string, ImageType])[] = [
  ['.c32', 'com32'],
  // A floppy image: PXELINUX knows the name, but starts it as it does a Linux kernel.
  ['.img', 'linux'],
  ['.bss', 'bss'],
  ['.bin', 'boot'],
  ['.bs', 'boot'],
  ['.0', 'pxe'],
]

/** How a file is started if its name is all that is known. */
export function imageType(command: string): ImageType {
  const kernel = command.slice(0, skipWord(command, 0, command.length))
  return EXTENSIONS.find(([extension]) => kernel.endsWith(extension))?.[1] ?? 'linux'
}

/** The words that a label's command begins with if the label says how to start the file. */
const TYPES: ReadonlyMap<string, ImageType> = new Map([
  ['.localboot', 'localboot'],
  ['.kernel', 'linux'],
  ['.linux', 'linux'],
  ['.boot', 'boot'],
  ['.bss', 'bss'],
  ['.pxe', 'pxe'],
  ['.fdimage', 'linux'],
  ['.com32', 'com32'],
  ['.config', 'config'],
])

function execute(command: string, type: ImageType, added: readonly string[]): CommandLine | undefined {
  if (command.length > MAX_COMMAND) return undefined
  const end = skipWord(command, 0, command.length)
  const kernel = command.slice(0, end)
  const own = command.slice(skipSpace(command, end))
  const options = [...(own === '' ? [] : [own]), ...added].join(' ')
  const named = TYPES.get(kernel)
  if (named !== undefined) return execute(named === 'com32' ? withExtension(options) : options, named, added)
  if (type !== 'linux') return { type, kernel, options, initrds: [], text: `${kernel} ${options}`.trimEnd() }
  const text = `BOOT_IMAGE=${kernel} ${options}`
  return { type, kernel, options, initrds: initrds(text), text }
}

/** A module is found without its extension, too. */
function withExtension(command: string): string {
  const end = skipWord(command, 0, command.length)
  const kernel = command.slice(0, end)
  return kernel.endsWith('.c32') ? command : `${kernel}.c32${command.slice(end)}`
}

function skipSpace(text: string, at: number): number {
  let behind = at
  while (behind < text.length && endsWord(text.charCodeAt(behind))) behind++
  return behind
}

/** Only the first `initrd=` counts, wherever it stands; names are between commas, up to a blank. */
export function initrds(commandLine: string): readonly string[] {
  const at = commandLine.indexOf('initrd=')
  if (at === -1) return []
  const from = at + 'initrd='.length
  const end = commandLine.indexOf(' ', from)
  return commandLine.slice(from, end === -1 ? commandLine.length : end).split(',')
}
