import { SerializeError } from '@cluster-configs/syntax'
import type {
  Blank,
  Comment,
  Directive,
  Document,
  Ignored,
  Keyword,
  Label,
  Menu,
  MenuKeyword,
  Node,
  Say,
  Statement,
  Submenu,
  Text,
} from './ast.ts'
import { reasonToIgnore } from './spelling.ts'
import { Scope } from './scope.ts'
import { ALL_BITS } from './sysappend.ts'

/** A whole configuration file. */
export function document(children: readonly Node[]): Document {
  return { type: 'document', children }
}

/**
 * A configuration to boot by its name, with its directives: `kernel`, `append` and so on. All directives behind a
 * label belong to it up to the next label, so those of the whole file are best put before the first one.
 * @param name one word
 */
export function label(name: string, children: readonly Statement[]): Label {
  return { type: 'label', name, children }
}

/**
 * A menu inside the menu (`MENU BEGIN` … `MENU END`).
 * @param tag what `MENU GOTO` calls it; `''` for a menu without a name
 */
export function submenu(tag: string, children: readonly Node[]): Submenu {
  return { type: 'submenu', ...(tag === '' ? {} : { tag }), children }
}

/** Any directive, such as `directive('SERIAL', '0 115200')`. An empty value is none. */
export function directive(keyword: Keyword, value = ''): Directive {
  return { type: 'directive', keyword, ...(value === '' ? {} : { value }) }
}

/** A directive of the menu, such as `menu('TITLE', 'Cluster')` or `menu('HIDE')`. */
export function menu(keyword: MenuKeyword, value = ''): Menu {
  return { type: 'menu', keyword, ...(value === '' ? {} : { value }) }
}

/** The help that the menu shows for a label (`TEXT HELP` … `ENDTEXT`). */
export function text(lines: readonly string[]): Text {
  return { type: 'text', command: 'HELP', lines }
}

/** A comment on a line of its own; a blank is put between `#` and the text. */
export function comment(text: string): Comment {
  return { type: 'comment', text: text === '' ? '' : ` ${text}` }
}

/** An empty line. */
export function blank(): Blank {
  return { type: 'blank' }
}

/** The command line to boot unless another is chosen, most often a label's name (`DEFAULT`). */
export function defaultTo(commandLine: string): Directive {
  return directive('DEFAULT', commandLine)
}

/** Whether to wait at the `boot:` prompt (`PROMPT`): 1 always, 0 only if a key such as Shift is held. */
export function prompt(flag: 0 | 1): Directive {
  return directive('PROMPT', String(flag))
}

/**
 * How long to wait at the prompt or in the menu before the default is booted (`TIMEOUT`).
 * @param tenths in tenths of a second: 50 is five seconds; 0 is for ever
 * @throws SerializeError if that is not a whole number, which the program would cut off or read as 0
 */
export function timeout(tenths: number): Directive {
  return numbered('TIMEOUT', tenths, 0, 2 ** 31 - 1)
}

/** Prints a line on the screen while the configuration is read (`SAY`). */
export function say(text: string): Say {
  return { type: 'say', ...(text === '' ? {} : { text }) }
}

/** Prints a file on the screen before the prompt (`DISPLAY`). */
export function display(file: string): Directive {
  return directive('DISPLAY', file)
}

/** The module to run in place of the prompt (`UI`), such as `menu.c32`; it goes before any default. */
export function ui(module: string): Directive {
  return directive('UI', module)
}

/** Reads another file at this place (`INCLUDE`). */
export function include(file: string): Directive {
  return directive('INCLUDE', file)
}

/**
 * The file to boot (`KERNEL`), on the TFTP server relative to the boot loader's directory.
 * @throws SerializeError if it is no name at all
 */
export function kernel(file: string): Directive {
  const line = directive('KERNEL', file)
  if (file === '') throw new SerializeError(line, undefined, 'names no file')
  return line
}

/**
 * The initial RAM disk (`INITRD`): PXELINUX puts `initrd=file` behind the kernel's options.
 * @param file several are put together with commas between them
 * @throws SerializeError if it holds a blank, or there is nothing before or behind a comma
 */
export function initrd(file: string): Directive {
  const line = directive('INITRD', file)
  if (file.split(',').includes('')) throw new SerializeError(line, 'value', 'names no file')
  if (/[ \t]/.test(file))
    throw new SerializeError(line, 'value', 'holds a blank, and the file’s name would end there')
  return line
}

/** The kernel's options (`APPEND`). Those of a label stand for those of the whole file, they do not add to them. */
export function append(options: string): Directive {
  return directive('APPEND', options)
}

/**
 * Which options PXELINUX adds to the kernel's (`IPAPPEND`).
 * @param mask the sum of 1 for `ip=`, 2 for `BOOTIF=` and others of syslinux's `SYSAPPEND`
 * @throws SerializeError if the program knows no such sum
 */
export function ipappend(mask: number): Directive {
  return numbered('IPAPPEND', mask, 0, ALL_BITS)
}

/**
 * Boots from the local disk (`LOCALBOOT`).
 * @param type 0 for a normal boot, -1 to have the BIOS try the next device
 * @throws SerializeError if it is not a whole number of 16 bits
 */
export function localboot(type: number): Directive {
  return numbered('LOCALBOOT', type, -1, 0xffff)
}

function numbered(keyword: Keyword, value: number, least: number, most: number): Directive {
  const line = directive(keyword, String(value))
  if (Number.isInteger(value) && value >= least && value <= most) return line
  throw new SerializeError(line, 'value', `is not a whole number from ${least} to ${most}`)
}

/**
 * A line that PXELINUX and its menus pass over, kept as it is.
 * @throws RangeError if they would read it wherever it stands
 */
export function ignored(text: string): Ignored {
  const reason = reasonToIgnore(text, new Scope())
  if (reason === undefined) throw new RangeError(`PXELINUX does not pass over ${JSON.stringify(text)}`)
  return { type: 'ignored', text, reason }
}
