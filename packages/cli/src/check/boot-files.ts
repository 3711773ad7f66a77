import * as pxelinux from '@cluster-configs/pxelinux'
import { posix } from 'node:path'
import { plain, type Dhcp } from './dhcp.ts'
import type { Place } from './place.ts'
import type { Format, Reader, Source } from './source.ts'
import { FOLDER, servedFile, type Tftp } from './tftp.ts'

const FORMAT: Format<pxelinux.Document> = { id: 'pxelinux', ...pxelinux }

/** A file of a directory `pxelinux.cfg`. */
export interface BootFile extends Source<pxelinux.Document> {
  readonly name: string
  /** The directory that PXELINUX takes its paths from: that of the boot loader. */
  readonly directory: string
  /** Which machines ask for it; undefined if none can. */
  readonly asker: Asker | undefined
  readonly labels: readonly BootLabel[]
}

/** Whose file it is, by its name. */
export type Asker =
  | { readonly by: 'mac'; readonly mac: string }
  | { readonly by: 'uuid' }
  /** `first` and `last` are equal for all eight digits. */
  | { readonly by: 'address'; readonly first: number; readonly last: number }
  | { readonly by: 'default' }

/** What a label of it boots. */
export interface BootLabel {
  readonly node: pxelinux.Label
  /** The files that it loads, as it names them. */
  readonly kernel: string
  readonly initrds: readonly string[]
  /** Whether the kernel is a file of the TFTP server, as it is not for the local disk. */
  readonly loads: boolean
  /** The kernel's command line without what only the machine itself could add. */
  readonly text: string
  readonly root: NfsRoot | undefined
}

/** The root file system that a kernel is told to mount. */
export interface NfsRoot {
  /** Left out where the kernel is to ask the DHCP server for it. */
  readonly server: string | undefined
  readonly path: string
  /** Whether it is mounted read-write: `rw` on the command line, and no `ro` behind it. */
  readonly writable: boolean
  /** What the initramfs lays over it, from the same server (`nfslayer=`): the machine's own files. */
  readonly layer: string | undefined
}

/** The directories of boot loaders that DHCP names, and the server's own. */
export function bootDirectories(dhcp: Dhcp | undefined, tftp: Tftp): readonly string[] {
  const names = (dhcp?.parameters ?? []).flatMap(({ node }) =>
    node.name === 'filename' ? [plain(node.value)] : [],
  )
  const served = names.flatMap(name => servedFile(tftp, name) ?? [])
  return [...new Set([tftp.directory, ...served.map(path => posix.dirname(path))])]
}

/** All PXELINUX files below the given directories. */
export function readBootFiles(reader: Reader, directories: readonly string[]): readonly BootFile[] {
  return directories.flatMap(directory => {
    const names = reader.files.list(posix.join(directory, FOLDER))
    return names.flatMap(name => readBootFile(reader, directory, name) ?? [])
  })
}

/** One PXELINUX file; undefined if it is not there, or cannot be read. */
export function readBootFile(reader: Reader, directory: string, name: string): BootFile | undefined {
  const source = reader.open(posix.join(directory, FOLDER, name), FORMAT)
  return source && { ...source, name, directory, asker: askerOf(name), labels: labelsOf(source.document) }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Who asks for a file of a name: PXELINUX spells names in one way only. */
export function askerOf(name: string): Asker | undefined {
  if (name === 'default') return { by: 'default' }
  // A UUID of version 0 or 15 is asked for by nobody.
  if (UUID.test(name)) return /^.{14}[0f]/.test(name) ? undefined : { by: 'uuid' }
  const mac = /^[0-9a-f]{2}-((?:[0-9a-f]{2}-){5}[0-9a-f]{2})$/.exec(name)?.[1]
  if (mac !== undefined) return { by: 'mac', mac: mac.replaceAll('-', ':') }
  if (!/^[0-9A-F]{1,8}$/.test(name)) return undefined
  return {
    by: 'address',
    first: Number.parseInt(name.padEnd(8, '0'), 16),
    last: Number.parseInt(name.padEnd(8, 'F'), 16),
  }
}

/** What is not known of a machine here, but may be a part of its command line. */
const ANY: pxelinux.Machine = {
  mac: '00:00:00:00:00:00',
  ipv4: '0.0.0.0',
  server: '0.0.0.0',
  netmask: '0.0.0.0',
}

function labelsOf(document: pxelinux.Document): BootLabel[] {
  const seen = new Set<string>()
  return [...pxelinux.walk(document)].flatMap(node => {
    // PXELINUX takes the first label of a name.
    if (node.type !== 'label' || seen.has(node.name)) return []
    seen.add(node.name)
    const command = pxelinux.commandLine(document, node.name, ANY)
    if (command === undefined) return []
    const { kernel, initrds, type, text } = command
    return { node, kernel, initrds, loads: type !== 'localboot', text, root: nfsRootOf(text) }
  })
}

/**
 * What a kernel's command line says of its root: `nfsroot=[server:]path[,options]`, and `nfslayer=server:path` as the
 * initramfs of a shared root reads it.
 * @returns undefined if it names no root over NFS
 */
export function nfsRootOf(text: string): NfsRoot | undefined {
  const words = text.split(/\s+/)
  const last = (name: string): string | undefined =>
    words.findLast(word => word.startsWith(name))?.slice(name.length)
  const value = last('nfsroot=')
  if (value === undefined) return undefined
  const [whole = ''] = value.split(',')
  const colon = whole.indexOf(':')
  const server = colon === -1 ? undefined : whole.slice(0, colon)
  const path = whole.slice(colon + 1)
  if (!path.startsWith('/')) return undefined
  const mode = words.findLast(word => word === 'rw' || word === 'ro')
  const layer = last('nfslayer=')?.replace(/^[^/]*/, '')
  return { server, path: posix.resolve('/', path), writable: mode === 'rw', layer: layer || undefined }
}

/** Where a label has a text in one of its lines; the label itself where it has it from elsewhere. */
export function placeInLabel(file: BootFile, { node }: BootLabel, text: string): Place {
  const line = node.children.find(child => child.type === 'directive' && child.value?.includes(text) === true)
  if (line === undefined) return file.place(node, 'name')
  const start = file.text.indexOf(text, file.place(line, 'value').offset)
  return file.at(start, start + text.length)
}
