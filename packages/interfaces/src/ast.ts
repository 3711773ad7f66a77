import type { Layout } from '@cluster-configs/syntax'

/** A whole interfaces file. */
export interface Document {
  readonly type: 'document'
  readonly children: readonly Stanza[]
  readonly layout?: Layout
}

export type Node = Stanza | Option

/** What may stand in a document: stanzas, and the comments and blank lines between them. */
export type Stanza = Selection | Rename | Source | SourceDirectory | Iface | Mapping | Comment | Blank

/** Lines about interfaces by name. */
export type Selection = Auto | Allow | NoAutoDown | NoScripts

/** What may stand in an `iface`. A selection stands here without names, and means this interface. */
export type IfaceChild = Option | Selection | Comment | Blank

/** What may stand in a `mapping`; of the options only `script`, once, and `map`. */
export type MappingChild = Option | Comment | Blank

/** The address families that ifupdown knows on Linux. */
export type Family = 'inet' | 'inet6' | 'ipx' | 'can'

/** `auto eth0 eth1`: interfaces that are brought up at boot, by `ifup -a`. */
export interface Auto {
  readonly type: 'auto'
  /** Names, or patterns such as `/eth*=eth`; none in an `iface`, which is then the one. */
  readonly names: readonly string[]
  readonly layout?: Layout
}

/** `allow-hotplug eth0`: interfaces that a subsystem brings up, by `ifup --allow=hotplug`. */
export interface Allow {
  readonly type: 'allow'
  /** What follows `allow-`, such as `hotplug`. */
  readonly class: string
  /** As in {@link Auto}. */
  readonly names: readonly string[]
  readonly layout?: Layout
}

/** `no-auto-down eth0`: interfaces that `ifdown -a` leaves up, such as the one that holds the root file system. */
export interface NoAutoDown {
  readonly type: 'noAutoDown'
  /** Names or patterns; none in an `iface`, which is then the one. */
  readonly patterns: readonly string[]
  readonly layout?: Layout
}

/** `no-scripts eth0`: interfaces for which the scripts in /etc/network/if-*.d are not run. */
export interface NoScripts {
  readonly type: 'noScripts'
  /** As in {@link NoAutoDown}. */
  readonly patterns: readonly string[]
  readonly layout?: Layout
}

/** `rename eth0=lan`: what interfaces are called before anything else is done. */
export interface Rename {
  readonly type: 'rename'
  /** Each `CUR=NEW`, where the first may be a pattern. */
  readonly renames: readonly string[]
  readonly layout?: Layout
}

/** `source interfaces.d/*.cfg`: other files to read here. */
export interface Source {
  readonly type: 'source'
  /** As written, with wildcards, quotes and variables: wordexp(3) is what reads it. */
  readonly path: string
  readonly layout?: Layout
}

/** `source-directory interfaces.d`: directories to read every file of, if its name has no dot. */
export interface SourceDirectory {
  readonly type: 'sourceDirectory'
  /** As in {@link Source}. */
  readonly path: string
  readonly layout?: Layout
}

/** `iface eth0 inet static`: how a (logical) interface is configured. */
export interface Iface {
  readonly type: 'iface'
  readonly name: string
  /** Left out only where the stanza has it from the one that it inherits from. */
  readonly family?: Family
  /** One that the family has, such as `static`, `dhcp`, `manual`; may be left out as the family may. */
  readonly method?: string
  /** The name of an earlier `iface` whose options this one begins with. */
  readonly inherits?: string
  readonly children: readonly IfaceChild[]
  readonly layout?: Layout
}

/** `mapping eth*`: how logical interfaces are chosen for physical ones. */
export interface Mapping {
  readonly type: 'mapping'
  /** Shell patterns for the names of physical interfaces. */
  readonly patterns: readonly string[]
  readonly children: readonly MappingChild[]
  readonly layout?: Layout
}

/** `address 10.0.33.1/24`: an option of the stanza that it stands in. Any name is one; a repeated one adds a line. */
export interface Option {
  readonly type: 'option'
  readonly name: string
  /** The rest of the line. */
  readonly value: string
  readonly layout?: Layout
}

/** A line of its own that begins with `#`. There are no others: a `#` elsewhere is data. */
export interface Comment {
  readonly type: 'comment'
  /** Everything behind the `#`. */
  readonly text: string
  readonly layout?: Layout
}

/** An empty line. */
export interface Blank {
  readonly type: 'blank'
  readonly layout?: Layout
}
