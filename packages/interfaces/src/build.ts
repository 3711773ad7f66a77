import type {
  Allow,
  Auto,
  Blank,
  Comment,
  Document,
  Family,
  Iface,
  IfaceChild,
  Mapping,
  MappingChild,
  NoAutoDown,
  NoScripts,
  Option,
  Rename,
  Source,
  SourceDirectory,
  Stanza,
} from './ast.ts'

/** A whole interfaces file. */
export function document(children: readonly Stanza[]): Document {
  return { type: 'document', children }
}

/** Interfaces to bring up at boot. Without names, and as a child of an `iface`, it means that one. */
export function auto(names: readonly string[] = []): Auto {
  return { type: 'auto', names }
}

/**
 * Interfaces that a subsystem brings up. Without names, and as a child of an `iface`, it means that one.
 * @param className what follows `allow-`, such as `hotplug`
 */
export function allow(className: string, names: readonly string[] = []): Allow {
  return { type: 'allow', class: className, names }
}

/** Interfaces that `ifdown -a` leaves up. Without patterns, and as a child of an `iface`, it means that one. */
export function noAutoDown(patterns: readonly string[] = []): NoAutoDown {
  return { type: 'noAutoDown', patterns }
}

/** Interfaces without hook scripts. Without patterns, and as a child of an `iface`, it means that one. */
export function noScripts(patterns: readonly string[] = []): NoScripts {
  return { type: 'noScripts', patterns }
}

/** Interfaces to rename, each as `CUR=NEW`. */
export function rename(renames: readonly string[]): Rename {
  return { type: 'rename', renames }
}

/** Other files to read here; wildcards, quotes and variables are wordexp(3)'s. */
export function source(path: string): Source {
  return { type: 'source', path }
}

/** Directories whose files are read here, those with a dot in their name left out. */
export function sourceDirectory(path: string): SourceDirectory {
  return { type: 'sourceDirectory', path }
}

/**
 * How an interface is configured (interfaces(5), INTERFACE DEFINITIONS).
 * @param family undefined to have it, and the method, from the iface that is inherited from
 * @param method one that the family has; undefined to have it from the iface that is inherited from
 * @param children its options, in their order
 * @param inherits the name of an earlier iface whose options this one begins with
 * @example iface('eth1', 'inet', 'static', [option('address', '10.0.33.1/24')])
 */
export function iface(
  name: string,
  family: Family | undefined,
  method: string | undefined,
  children: readonly IfaceChild[] = [],
  inherits?: string,
): Iface {
  return {
    type: 'iface',
    name,
    ...(family === undefined ? {} : { family }),
    ...(method === undefined ? {} : { method }),
    ...(inherits === undefined ? {} : { inherits }),
    children,
  }
}

/** How logical interfaces are chosen for physical ones: the options `script`, once, and `map`. */
export function mapping(patterns: readonly string[], children: readonly MappingChild[] = []): Mapping {
  return { type: 'mapping', patterns, children }
}

/** An option of an `iface` or a `mapping`: a name and the rest of the line. */
export function option(name: string, value: string): Option {
  return { type: 'option', name, value }
}

/** A comment on a line of its own; a blank is put between `#` and the text. */
export function comment(text: string): Comment {
  return { type: 'comment', text: text === '' ? '' : ` ${text}` }
}

/** An empty line. */
export function blank(): Blank {
  return { type: 'blank' }
}
