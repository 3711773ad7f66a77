import * as exports from '@cluster-configs/exports'
import { isThere } from './files.ts'
import { posix } from 'node:path'
import { networkOf } from './addresses.ts'
import type { Place } from './place.ts'
import type { Format, Reader } from './source.ts'
import type { Subnet } from '../address.ts'

const FORMAT: Format<exports.Document> = { id: 'exports', ...exports }

/** A directory exported to one client. */
export interface Export {
  readonly path: string
  readonly host: string
  readonly kind: exports.ClientKind
  readonly options: readonly string[]
  readonly readOnly: boolean
  /** Whether the client's root is root here, too. */
  readonly rootIsRoot: boolean
  /** Where its client stands. */
  readonly place: () => Place
  /** What grants it, to find what the package says of it. */
  readonly node: exports.Node
  readonly network: Subnet | undefined
}

/** All that is exported, by path. */
export interface ExportTable {
  readonly all: readonly Export[]
  readonly byPath: ReadonlyMap<string, PathExports>
}

/** What one path is exported to: machines by address, and all that stands for several, or for one not known. */
interface PathExports {
  readonly all: readonly Export[]
  readonly hosts: ReadonlyMap<number, Export>
  readonly wider: readonly Export[]
}

/**
 * Reads /etc/exports and /etc/exports.d.
 * @param addressesOf the addresses that a name has on the master
 * @returns undefined if there is neither, or exportfs could not read one of them to its end
 */
export function readExports(
  reader: Reader,
  addressesOf: (name: string) => readonly number[],
): ExportTable | undefined {
  const more = reader.files
    .list('/etc/exports.d')
    .filter(name => name.endsWith('.exports') && !name.startsWith('.'))
    .map(name => `/etc/exports.d/${name}`)
  const paths = ['/etc/exports', ...more].filter(path => isThere(reader.files, path))
  const sources = paths.flatMap(path => reader.open(path, FORMAT) ?? [])
  if (paths.length === 0 || sources.length < paths.length) return undefined
  const all = sources.flatMap(source =>
    source.document.children.flatMap(entry =>
      entry.type === 'entry' ? exports.grants(entry).map(grant => exported(source, entry, grant)) : [],
    ),
  )
  return { all, byPath: indexed(all, addressesOf) }
}

function exported(
  source: { readonly place: (node: exports.Node, field?: string) => Place },
  entry: exports.Entry,
  { node, host, options, flavours }: exports.Grant,
): Export {
  const [rights] = flavours.values()
  return {
    path: posix.resolve('/', entry.path),
    host,
    kind: exports.clientKind(host),
    options,
    readOnly: rights?.readOnly !== false,
    rootIsRoot: rights?.rootSquash === false && !rights.allSquash,
    place: () => source.place(node, node.type === 'client' ? 'host' : undefined),
    node,
    network: networkOf(host),
  }
}

interface Builder {
  readonly all: Export[]
  readonly hosts: Map<number, Export>
  readonly wider: Export[]
}

function indexed(
  all: readonly Export[],
  addressesOf: (name: string) => readonly number[],
): ReadonlyMap<string, PathExports> {
  const byPath = new Map<string, Builder>()
  for (const item of all) {
    const known: Builder = byPath.get(item.path) ?? { all: [], hosts: new Map(), wider: [] }
    byPath.set(item.path, known)
    known.all.push(item)
    const addresses = item.kind === 'host' ? addressesOf(item.host) : []
    for (const address of addresses) known.hosts.set(address, item)
    if (addresses.length === 0) known.wider.push(item)
  }
  // nfs-utils asks the kinds of clients in this order, and the first that fits is what holds.
  for (const { wider } of byPath.values()) wider.sort((left, right) => rank(left) - rank(right))
  return byPath
}

const RANKS: readonly exports.ClientKind[] = ['host', 'network', 'wildcard', 'netgroup', 'everyone', 'gss']

function rank({ kind }: Export): number {
  return RANKS.indexOf(kind)
}

/** The exports that a path is a part of: its own, and else those of the nearest directory above that has any. */
export function exportsOf(table: ExportTable, path: string): readonly Export[] {
  for (let at = posix.resolve('/', path); ; at = posix.dirname(at)) {
    const found = table.byPath.get(at)
    if (found !== undefined) return found.all
    if (at === '/') return []
  }
}

/**
 * What a machine is granted of a path.
 * @param names what the machine is called, in full and in short; none if that is not known
 * @returns undefined if nothing is; what cannot be known here, such as who is in a netgroup, is taken to fit
 */
export function grantedTo(
  table: ExportTable,
  path: string,
  address: number,
  names: readonly string[],
): Export | undefined {
  for (let at = posix.resolve('/', path); ; at = posix.dirname(at)) {
    const found = table.byPath.get(at)
    if (found !== undefined) {
      const item = found.hosts.get(address) ?? found.wider.find(item => covers(item, address, names))
      if (item !== undefined) return item
    }
    if (at === '/') return undefined
  }
}

function covers({ kind, host, network }: Export, address: number, names: readonly string[]): boolean {
  if (kind === 'network') return network !== undefined && network.first <= address && address <= network.last
  if (kind !== 'wildcard' || names.length === 0) return true
  const pattern = host.toLowerCase().replace(/[\\^$.|+(){}]/g, String.raw`\$&`)
  const glob = pattern.replaceAll(/\*+/g, '.*').replaceAll('?', '.')
  return names.some(name => new RegExp(`^${glob}$`).test(name))
}
